package cn.yardstick.publication.rest;

import cn.yardstick.kernel.Grade;
import cn.yardstick.ledger.CanonicalJson;
import cn.yardstick.ledger.ListCheck;
import cn.yardstick.publication.Difference;
import cn.yardstick.publication.ListChecks;
import cn.yardstick.publication.Places;
import cn.yardstick.publication.PublicationLineView;
import cn.yardstick.publication.PublicationState;
import cn.yardstick.publication.PublicationView;
import cn.yardstick.publication.Publications;
import cn.yardstick.publication.Seals;
import cn.yardstick.publication.Shown;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Requests and answers about publications, as in the contract. */
final class PublicationMessages {

    /** A list to approve. */
    public record PublicationRequest(@NotBlank @Size(max = 100) String title, @Size(max = 1000) String note, Places places, Shown shown) {
    }

    /** Why. */
    public record Reason(@NotBlank @Size(max = 500) String reason) {
    }

    /** How many lines of a revision differ. */
    public record RevisionCounts(int changed, int forOthers, int kept) {
    }

    /** Who is four in all pools together, and by what: nobody with cause was missed, nobody is four without cause. */
    public record Certificates(long pools, long byCeiling, long byScore, long byPlace, long byTie, long byLeadership, long shortfall, long missed, long passedOver, long withoutCause,
            long withoutDeduction) {
        static Certificates of(String canonical) {
            if (canonical == null) {
                return null;
            }
            var counts = (Map<?, ?>) CanonicalJson.parse(canonical);
            return new Certificates((Long) counts.get("pools"), (Long) counts.get("byCeiling"), (Long) counts.get("byScore"), (Long) counts.get("byPlace"), (Long) counts.get("byTie"),
                    (Long) counts.get("byLeadership"), (Long) counts.get("shortfall"), (Long) counts.get("missed"), (Long) counts.get("passedOver"), (Long) counts.get("withoutCause"),
                    (Long) counts.get("withoutDeduction"));
        }
    }

    /** What the reader may do with a list, whether it is open for objections, and whether also what is behind it is shown. */
    record Reader(boolean mayAcknowledge, Publications.May may, boolean openForObjection, boolean seesAll) {
    }

    /** A publication. */
    public record PublicationResponse(String id, String cycleId, String cycleName, String assessmentId, int revision, String title, String note, PublicationState state,
            String proposedBy, Instant proposedAt, String approvedBy, Instant publishedAt, LocalDate termEndsOn, int officers, String supersedesId, Places places, RevisionCounts counts, Shown shown, Certificates certificates,
            boolean openForObjection, boolean mayAcknowledge, boolean mayApprove, boolean mayWithdraw, long version) {
        static PublicationResponse of(PublicationView one, String cycleName, Reader reader) {
            var counts = one.supersedesId() == null || !reader.seesAll() ? null : new RevisionCounts(one.counts().changed(), one.counts().forOthers(), one.counts().kept());
            return new PublicationResponse(Long.toString(one.id()), Long.toString(one.cycleId()), cycleName, Long.toString(one.runId()), one.revision(), one.title(), one.note(), one.state(),
                    one.proposedBy(), one.proposedAt(), one.approvedBy(), one.publishedAt(), one.termEndsOn(), one.officers(), one.supersedesId() == null ? null : one.supersedesId().toString(),
                    one.places(), counts, one.shown(), Certificates.of(one.certificates()), reader.openForObjection(), reader.mayAcknowledge(), reader.may().approve(), reader.may().withdraw(), one.version());
        }
    }

    /** When the reader confirmed having seen the own line. */
    public record ReadingResponse(Instant readAt) {
    }

    /** How the list is sealed. */
    public record PublicationSeal(String document, String digest, String note) {
        static PublicationSeal of(Seals.Seal seal) {
            return new PublicationSeal(seal.document(), seal.digest(), seal.note());
        }
    }

    /** Whether the stored rows are what was sealed. */
    public record PublicationCheck(int lines, List<ListFault> faults) {
        static PublicationCheck of(ListChecks.Checked checked) {
            return new PublicationCheck(checked.lines(), checked.faults().stream().map(one -> new ListFault(one.kind(), one.place())).toList());
        }
    }

    /** What was changed, and where. */
    public record ListFault(ListCheck.Kind kind, String place) {
    }

    /** A unit by id and name. */
    public record UnitRef(String id, String name) {
    }

    /** An officer by id, police number and name. */
    public record OfficerRef(String id, String badgeNo, String name) {
    }

    /** A line of the list. */
    public record PublicationLine(OfficerRef officer, UnitRef unit, Grade grade) {
        static PublicationLine of(PublicationLineView line) {
            return new PublicationLine(new OfficerRef(Long.toString(line.officerId()), line.badgeNo(), line.name()), new UnitRef(Long.toString(line.unitId()), line.unitName()), line.grade());
        }
    }

    /** A line that differs; why is told to who makes or checks lists. */
    public record PublicationChange(OfficerRef officer, UnitRef unit, Difference.Kind kind, Grade before, Grade grade, Grade computed, Boolean ownFacts) {
        static PublicationChange of(PublicationLineView line, boolean all) {
            var shown = PublicationLine.of(line);
            var why = line.difference();
            return new PublicationChange(shown.officer(), shown.unit(), why.kind(), why.before(), line.grade(), all ? why.computed() : null, all ? why.ownFacts() : null);
        }
    }

    private PublicationMessages() {
    }
}
