package cn.yardstick.publication.rest;

import cn.yardstick.kernel.Grade;
import cn.yardstick.publication.PublicationLineView;
import cn.yardstick.publication.PublicationState;
import cn.yardstick.publication.PublicationView;
import cn.yardstick.publication.Publications;
import cn.yardstick.publication.Seals;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;

/** Requests and answers about publications, as in the contract. */
final class PublicationMessages {

    /** A list to approve. */
    public record PublicationRequest(@NotBlank @Size(max = 100) String title, @Size(max = 1000) String note) {
    }

    /** Why. */
    public record Reason(@NotBlank @Size(max = 500) String reason) {
    }

    /** A publication. */
    public record PublicationResponse(String id, String cycleId, String cycleName, String assessmentId, int revision, String title, String note, PublicationState state,
            String proposedBy, Instant proposedAt, String approvedBy, Instant publishedAt, LocalDate termEndsOn, int officers, boolean mayAcknowledge, boolean mayApprove, boolean mayWithdraw, long version) {
        static PublicationResponse of(PublicationView one, String cycleName, boolean mayAcknowledge, Publications.May may) {
            return new PublicationResponse(Long.toString(one.id()), Long.toString(one.cycleId()), cycleName, Long.toString(one.runId()), one.revision(), one.title(), one.note(), one.state(),
                    one.proposedBy(), one.proposedAt(), one.approvedBy(), one.publishedAt(), one.termEndsOn(), one.officers(), mayAcknowledge, may.approve(), may.withdraw(), one.version());
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

    private PublicationMessages() {
    }
}
