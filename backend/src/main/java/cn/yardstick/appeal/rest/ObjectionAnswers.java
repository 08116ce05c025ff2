package cn.yardstick.appeal.rest;

import cn.yardstick.appeal.ObjectionAttachments;
import cn.yardstick.appeal.ObjectionSteps;
import cn.yardstick.appeal.ObjectionView;
import cn.yardstick.appeal.Remedies;
import cn.yardstick.appeal.Remedy;
import cn.yardstick.appeal.RemedyKind;
import cn.yardstick.appeal.Revisions;
import cn.yardstick.appeal.rest.ObjectionMessages.ClauseRef;
import cn.yardstick.appeal.rest.ObjectionMessages.ContestedEntry;
import cn.yardstick.appeal.rest.ObjectionMessages.ContestedGrade;
import cn.yardstick.appeal.rest.ObjectionMessages.FindingToWithdraw;
import cn.yardstick.appeal.rest.ObjectionMessages.ObjectionResponse;
import cn.yardstick.appeal.rest.ObjectionMessages.OfficerRef;
import cn.yardstick.appeal.rest.ObjectionMessages.RemedyOptions;
import cn.yardstick.appeal.rest.ObjectionMessages.RemedyResponse;
import cn.yardstick.appeal.rest.ObjectionMessages.SignedVote;
import cn.yardstick.appeal.rest.ObjectionMessages.TieToRetake;
import cn.yardstick.appeal.rest.ObjectionMessages.UnitRef;
import cn.yardstick.assessment.Ties;
import cn.yardstick.attachment.Attachments;
import cn.yardstick.cycle.Cycles;
import cn.yardstick.grading.Cut;
import cn.yardstick.incident.FindingView;
import cn.yardstick.incident.Findings;
import cn.yardstick.officer.Officers;
import cn.yardstick.platform.http.Params;
import cn.yardstick.platform.time.BureauTime;
import cn.yardstick.publication.PublicationView;
import cn.yardstick.publication.PublishedGrades;
import cn.yardstick.rulebook.ClauseView;
import cn.yardstick.rulebook.Clauses;
import cn.yardstick.score.EntryRows;
import cn.yardstick.score.EntryView;
import cn.yardstick.unit.Units;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What an objection is answered as; for a page by a fixed number of statements. */
@ApplicationScoped
class ObjectionAnswers {

    private final ObjectionSteps steps;
    private final Revisions revisions;
    private final Officers officers;
    private final Units units;
    private final Cycles cycles;
    private final EntryRows entries;
    private final Clauses clauses;
    private final PublishedGrades grades;
    private final Attachments attachments;
    private final Ties ties;
    private final Findings findings;
    private final BureauTime time;

    ObjectionAnswers(ObjectionSteps steps, Revisions revisions, Officers officers, Units units, Cycles cycles, EntryRows entries, Clauses clauses, PublishedGrades grades, Attachments attachments,
            Ties ties, Findings findings, BureauTime time) {
        this.steps = steps;
        this.revisions = revisions;
        this.officers = officers;
        this.units = units;
        this.cycles = cycles;
        this.entries = entries;
        this.clauses = clauses;
        this.grades = grades;
        this.attachments = attachments;
        this.ties = ties;
        this.findings = findings;
        this.time = time;
    }

    ObjectionResponse of(ObjectionView objection) {
        return of(List.of(objection)).getFirst();
    }

    /** In one transaction, whatever the page holds. */
    @Transactional
    List<ObjectionResponse> of(List<ObjectionView> page) {
        var badges = officers.badgesOf(page.stream().map(ObjectionView::officerId).distinct().toList());
        var names = cycles.byIds(page.stream().map(ObjectionView::cycleId).collect(Collectors.toSet()));
        var contested = entries.byIds(page.stream().flatMap(one -> one.entryIds().stream()).collect(Collectors.toSet()));
        var texts = clauses.byIds(contested.values().stream().map(EntryView::clauseId).distinct().toList());
        var lists = grades.byIds(page.stream().map(ObjectionView::publicationId).filter(Objects::nonNull).collect(Collectors.toSet()));
        var enclosed = attachments.of(ObjectionAttachments.TYPE, page.stream().map(ObjectionView::id).toList());
        var awaiting = revisions.awaited(page);
        var cuts = ties.cuts(targets(page, RemedyKind.RETAKE_TIE));
        var found = findings.byIds(targets(page, RemedyKind.WITHDRAW_FINDING)).stream().collect(Collectors.toMap(FindingView::id, Function.identity()));
        var today = time.today();
        return page.stream().map(one -> {
            var may = steps.of(one, today);
            var badge = badges.get(one.officerId());
            return new ObjectionResponse(Long.toString(one.id()), one.step(), Params.idText(one.reviewId()), Params.idText(one.appealId()), one.matter(), Long.toString(one.cycleId()), names.get(one.cycleId()).name(),
                    new OfficerRef(Long.toString(one.officerId()), badge.badgeNo(), badge.name()), unit(one.unitId()),
                    grade(one, one.publicationId() == null ? null : lists.get(one.publicationId())), one.entryIds().stream().map(contested::get).map(entry -> entry(entry, texts)).toList(),
                    one.contested(), one.reason(), enclosed.getOrDefault(one.id(), List.of()), one.writtenAt(), one.filedAt(), one.inTimeUntil(), one.late(), one.state(), one.answerUntil(), one.extension(),
                    one.overdue(today), one.body(), one.decidedBy(), one.decidedAt(), one.answer(), one.remedies().stream().map(remedy -> remedy(remedy, cuts, found)).toList(), awaiting.contains(one.id()), one.appealUntil(), may.withdraw(), may.decide(), may.refuseLate(), may.extend(),
                    may.appeal(), one.version());
        }).toList();
    }

    /** What a review may have taken anew. */
    RemedyOptions of(Remedies.Options options) {
        return new RemedyOptions(options.ties().stream().map(one -> new TieToRetake(Long.toString(one.tieId()), one.cut(), one.places(), one.tied(), one.chosen(), one.decidedAt(), one.setAsideAt() != null,
                one.votes().stream().map(vote -> new SignedVote(vote.assessor(), vote.reason(), vote.at())).toList())).toList(),
                options.findings().stream().map(one -> new FindingToWithdraw(Long.toString(one.id()), unit(one.unitId()), one.leaderSteps(), one.occurredOn(), one.reason(), one.withdrawnReason() != null)).toList());
    }

    private static Set<Long> targets(List<ObjectionView> page, RemedyKind kind) {
        return page.stream().flatMap(one -> one.remedies().stream()).filter(one -> one.kind() == kind).map(Remedy::targetId).collect(Collectors.toSet());
    }

    private RemedyResponse remedy(Remedy one, Map<Long, Cut> cuts, Map<Long, FindingView> found) {
        var finding = one.kind() == RemedyKind.WITHDRAW_FINDING ? found.get(one.targetId()) : null;
        return new RemedyResponse(one.kind(), Long.toString(one.targetId()), one.kind() == RemedyKind.RETAKE_TIE ? cuts.get(one.targetId()) : null, finding == null ? null : unit(finding.unitId()),
                finding == null ? null : finding.leaderSteps());
    }

    private UnitRef unit(long id) {
        return new UnitRef(Long.toString(id), units.nameOf(id));
    }

    private static ContestedGrade grade(ObjectionView one, PublicationView list) {
        return list == null ? null : new ContestedGrade(Long.toString(list.id()), list.title(), list.revision(), one.grade());
    }

    private static ContestedEntry entry(EntryView entry, Map<Long, ClauseView> texts) {
        var clause = texts.get(entry.clauseId());
        return new ContestedEntry(Long.toString(entry.id()), new ClauseRef(Long.toString(clause.id()), clause.code(), clause.textZh(), clause.textEn()), entry.points(), entry.occurredOn(),
                Params.idText(entry.reversedBy()));
    }
}
