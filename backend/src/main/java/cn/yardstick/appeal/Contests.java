package cn.yardstick.appeal;

import cn.yardstick.assessment.Explanation;
import cn.yardstick.assessment.Explanations;
import cn.yardstick.assessment.TieDecision;
import cn.yardstick.assessment.Ties;
import cn.yardstick.calendar.WorkingDays;
import cn.yardstick.cycle.Cycles;
import cn.yardstick.cycle.Stage;
import cn.yardstick.incident.FindingView;
import cn.yardstick.incident.Findings;
import cn.yardstick.platform.problem.ProblemException;
import cn.yardstick.platform.problem.ProblemType;
import cn.yardstick.platform.time.BureauTime;
import cn.yardstick.publication.PublicationView;
import cn.yardstick.publication.PublishedGrades;
import cn.yardstick.score.EntryRows;
import cn.yardstick.score.EntryState;
import cn.yardstick.score.EntryView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What may be contested by whom, and until when. What is not one's own is refused in the same words as what is not there. */
@ApplicationScoped
class Contests {

    private final EntryRows entries;
    private final PublishedGrades grades;
    private final Ties ties;
    private final Findings findings;
    private final Explanations explanations;
    private final Cycles cycles;
    private final WorkingDays calendar;

    Contests(EntryRows entries, PublishedGrades grades, Ties ties, Findings findings, Explanations explanations, Cycles cycles, WorkingDays calendar) {
        this.entries = entries;
        this.grades = grades;
        this.ties = ties;
        this.findings = findings;
        this.explanations = explanations;
        this.cycles = cycles;
        this.calendar = calendar;
    }

    /** Holds the cycle until the transaction ends. */
    @Transactional(Transactional.TxType.MANDATORY)
    Contest of(NewObjection wish, long officer, ReviewTerms terms, LocalDate today) {
        return wish.matter() == ObjectionMatter.ENTRY ? entry(wish, officer, terms) : grade(wish, officer, today);
    }

    /** Own entries of a cycle that count or were taken back; 422 at {@code place} for others. */
    List<EntryView> own(Collection<Long> ids, long cycleId, long officer, String place) {
        var found = entries.byIds(ids).values().stream().filter(one -> one.officerId() == officer && one.cycleId() == cycleId).filter(one -> one.state() == EntryState.CONFIRMED || one.state() == EntryState.REVERSED).toList();
        if (found.size() != Set.copyOf(ids).size()) {
            throw ProblemType.NOT_ACCEPTED.raise("须为本人在本周期内已确认的记分。", "Only confirmed entries about the same officer in the same cycle.").at(place);
        }
        return found;
    }

    private Contest entry(NewObjection wish, long officer, ReviewTerms terms) {
        if (wish.entryId() == null || wish.publicationId() != null || !wish.contestedEntryIds().isEmpty()) {
            throw none("/entryId");
        }
        var entry = entries.byIds(Set.of(wish.entryId())).get(wish.entryId());
        if (entry == null || entry.officerId() != officer) {
            throw none("/entryId");
        }
        cycles.inStage(entry.cycleId(), Stage.SCORING, Stage.GRADING);
        if (entry.state() != EntryState.CONFIRMED) {
            throw ProblemType.CONFLICT.raise("只能对已确认且计入的记分提出异议；未确认的请先陈述。", "Only an entry that counts is contested; to one that is proposed you answer first.");
        }
        return new Contest(entry.cycleId(), officer, entry.unitId(), null, calendar.term(BureauTime.day(entry.decidedAt()), terms.entryDays()).lastDay(), null, makers(List.of(entry)));
    }

    private Contest grade(NewObjection wish, long officer, LocalDate today) {
        var line = wish.publicationId() == null || wish.entryId() != null ? null : grades.of(wish.publicationId(), officer);
        if (line == null) {
            throw none("/publicationId");
        }
        var list = line.publication();
        cycles.inStage(list.cycleId(), Stage.GRADING, Stage.PUBLICITY, Stage.FINAL);
        var makers = new HashSet<>(makers(own(wish.contestedEntryIds(), list.cycleId(), officer, "/contestedEntryIds")));
        makers.addAll(grades.makers(list.id()));
        makers.addAll(ties.voters(list.cycleId(), officer));
        makers.addAll(findings.makers(answeredFor(list, officer)));
        var known = line.readAt() == null ? today : BureauTime.day(line.readAt());
        return new Contest(list.cycleId(), officer, line.unitId(), line.grade(), list.termEndsOn(), known.plusDays(ReviewTerms.KNOWING_DAYS), makers);
    }

    /** Decisions on ties by which the officer's place in a list was settled, whatever became of them since. */
    List<TieDecision> ties(long publicationId, long officer) {
        var list = list(publicationId);
        var taken = explanations.of(list.runId(), officer).decisions().stream().map(Explanation.Decision::tieId).collect(Collectors.toSet());
        return ties.decided(list.cycleId(), officer).stream().filter(one -> taken.contains(one.tieId())).toList();
    }

    /** Findings for which the officer answers in a list, whatever became of them since. */
    List<FindingView> findings(long publicationId, long officer) {
        return findings.byIds(answeredFor(list(publicationId), officer));
    }

    private List<Long> answeredFor(PublicationView list, long officer) {
        return explanations.of(list.runId(), officer).findings().stream().map(Explanation.Finding::findingId).toList();
    }

    private PublicationView list(long publicationId) {
        return grades.byIds(Set.of(publicationId)).get(publicationId);
    }

    private static Set<Long> makers(List<EntryView> made) {
        var accounts = new HashSet<Long>();
        made.forEach(one -> {
            accounts.add(one.proposerId());
            accounts.add(one.deciderId());
        });
        return accounts;
    }

    private static ProblemException none(String place) {
        return ProblemType.NOT_ACCEPTED.raise("没有可供您提出异议的此项：须为本人的记分，或已公示名单中本人的等级。", "There is nothing of yours to object against: an own entry, or the own grade in a published list.").at(place);
    }
}
