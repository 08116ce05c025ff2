package cn.yardstick.appeal;

import cn.yardstick.assessment.TieDecision;
import cn.yardstick.assessment.Ties;
import cn.yardstick.identity.CurrentActor;
import cn.yardstick.incident.FindingView;
import cn.yardstick.incident.Findings;
import cn.yardstick.officer.Officers;
import cn.yardstick.officer.Serving;
import cn.yardstick.platform.problem.ProblemType;
import cn.yardstick.score.EntryState;
import cn.yardstick.score.EntryView;
import cn.yardstick.score.ScoreEntries;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What was upheld is put right with the answer, by as many of the decisions as were wrong: entries, the group's on a tie, a finding about a unit led. */
@ApplicationScoped
public class Remedies {

    /** What the decision itself says of why it does not count any more. Its readers are more than may know that somebody objected, so it is the same whatever the answer says. */
    private static final String CHECKED = "经核查撤销。Reversed after a check.";

    /** Decisions beside the own entries that a contested grade rests on. */
    public record Options(List<TieDecision> ties, List<FindingView> findings) {
    }

    /** What was done; {@code changed}: not all of it had been put right before. */
    record Applied(List<Remedy> remedies, boolean changed) {
    }

    private final EntityManager em;
    private final ObjectionRows rows;
    private final Contests contests;
    private final ScoreEntries entries;
    private final Ties ties;
    private final Findings findings;
    private final Officers officers;
    private final CurrentActor actor;

    Remedies(EntityManager em, ObjectionRows rows, Contests contests, ScoreEntries entries, Ties ties, Findings findings, Officers officers, CurrentActor actor) {
        this.em = em;
        this.rows = rows;
        this.contests = contests;
        this.entries = entries;
        this.ties = ties;
        this.findings = findings;
        this.officers = officers;
        this.actor = actor;
    }

    /** What may be put right if it is upheld, for who may answer it; nothing beside the entry where that is contested. The look is written down. */
    @Transactional
    public Options options(long id) {
        var view = rows.read(id);
        if (actor.get().isSelf(view.officerId())) {
            throw ProblemType.NOT_ON_OWN.raise();
        }
        return view.matter() == ObjectionMatter.ENTRY ? new Options(List.of(), List.of())
                : new Options(contests.ties(view.publicationId(), view.officerId()), contests.findings(view.publicationId(), view.officerId()));
    }

    /** Puts right what the answer names; what was taken back before stays so, and is named all the same. */
    @Transactional(Transactional.TxType.MANDATORY)
    Applied apply(ObjectionView view, Decision decision) {
        var upheld = decision.outcome() == ObjectionState.UPHELD;
        var grade = view.matter() == ObjectionMatter.GRADE;
        if (decision.remedies().isEmpty() == (upheld && grade)) {
            throw ProblemType.NOT_ACCEPTED.raise("等级异议成立的，须指明纠正哪些决定：撤销本人的记分、重新决定并列或撤回认定；其他情形不得指明。",
                    "Upheld against a grade it names what is put right: own entries, ties or findings; else it names none.").at("/reverseEntryIds");
        }
        if (!upheld) {
            return new Applied(List.of(), false);
        }
        var all = new ArrayList<>(List.of(reverse(view, grade ? Set.copyOf(decision.reverseEntryIds()) : Set.of(view.entryId()))));
        if (grade) {
            all.add(retake(view, Set.copyOf(decision.retakeTieIds())));
            all.add(withdraw(view, Set.copyOf(decision.withdrawFindingIds())));
        }
        var done = all.stream().flatMap(one -> one.remedies().stream()).toList();
        done.forEach(one -> em.persist(new ObjectionRemedy(view.id(), one)));
        return new Applied(done, all.stream().anyMatch(Applied::changed));
    }

    private Applied reverse(ObjectionView view, Set<Long> named) {
        var wrong = contests.own(named, view.cycleId(), view.officerId(), "/reverseEntryIds");
        wrong.stream().map(EntryView::id).filter(entry -> !view.entryIds().contains(entry)).forEach(entry -> em.persist(new ObjectionEntry(view.id(), entry)));
        var standing = wrong.stream().filter(one -> one.state() == EntryState.CONFIRMED).toList();
        if (standing.stream().anyMatch(one -> actor.get().isSame(one.proposerId()))) {
            throw ProblemType.NOT_SAME_PERSON.raise();
        }
        standing.forEach(one -> entries.reverseOnReview(one.id(), CHECKED));
        return applied(RemedyKind.REVERSE_ENTRY, named, !standing.isEmpty());
    }

    private Applied retake(ObjectionView view, Set<Long> named) {
        known(named, named.isEmpty() ? List.of() : contests.ties(view.publicationId(), view.officerId()).stream().map(TieDecision::tieId).toList(), "/retakeTieIds");
        var changed = false;
        for (var tie : named) {
            changed |= ties.setAside(tie, CHECKED);
        }
        return applied(RemedyKind.RETAKE_TIE, named, changed);
    }

    /** Not by one of the leaders who answer for it. */
    private Applied withdraw(ObjectionView view, Set<Long> named) {
        var all = named.isEmpty() ? List.<FindingView>of() : contests.findings(view.publicationId(), view.officerId());
        var changed = false;
        known(named, all.stream().map(FindingView::id).toList(), "/withdrawFindingIds");
        for (var finding : all) {
            if (named.contains(finding.id())) {
                if (officers.leadersOf(finding.unitId(), finding.occurredOn()).stream().map(Serving::officerId).anyMatch(actor.get()::isSelf)) {
                    throw ProblemType.NOT_ON_OWN.raise();
                }
                changed |= findings.withdrawOnReview(finding.id(), CHECKED);
            }
        }
        return applied(RemedyKind.WITHDRAW_FINDING, named, changed);
    }

    private static void known(Set<Long> named, List<Long> all, String place) {
        if (!new HashSet<>(all).containsAll(named)) {
            throw ProblemType.NOT_ACCEPTED.raise("该等级不取决于所指的决定。", "The contested grade does not rest on that decision.").at(place);
        }
    }

    private static Applied applied(RemedyKind kind, Set<Long> ids, boolean changed) {
        return new Applied(ids.stream().sorted().map(id -> new Remedy(kind, id)).toList(), changed);
    }
}
