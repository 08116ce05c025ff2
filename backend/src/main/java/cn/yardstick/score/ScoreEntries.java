package cn.yardstick.score;

import cn.yardstick.attachment.Attachments;
import cn.yardstick.attachment.Enclosed;
import cn.yardstick.audit.AuditLog;
import cn.yardstick.audit.HistoryLine;
import cn.yardstick.audit.RecordRef;
import cn.yardstick.calendar.WorkingDays;
import cn.yardstick.cycle.Cycles;
import cn.yardstick.cycle.Stage;
import cn.yardstick.identity.CurrentActor;
import cn.yardstick.identity.Matter;
import cn.yardstick.identity.Permission;
import cn.yardstick.incident.Incidents;
import cn.yardstick.platform.concurrency.IfMatch;
import cn.yardstick.platform.paging.Page;
import cn.yardstick.platform.paging.PageParams;
import cn.yardstick.platform.problem.ProblemType;
import cn.yardstick.platform.time.BureauTime;
import cn.yardstick.rulebook.ClauseKind;
import cn.yardstick.rulebook.Clauses;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Deductions and awards (M7); who may do what stands in access.md. */
@ApplicationScoped
public class ScoreEntries {

    private final EntityManager em;
    private final EntryRows rows;
    private final ProposalRules rules;
    private final Cycles cycles;
    private final Clauses clauses;
    private final Incidents incidents;
    private final EntryFlags flags;
    private final WorkingDays days;
    private final Event<EntryStep> steps;
    private final CurrentActor actor;
    private final AuditLog audit;
    private final BureauTime time;
    private final Attachments attachments;

    ScoreEntries(EntityManager em, EntryRows rows, ProposalRules rules, Cycles cycles, Clauses clauses, Incidents incidents, EntryFlags flags, WorkingDays days, Event<EntryStep> steps,
            CurrentActor actor, AuditLog audit, BureauTime time, Attachments attachments) {
        this.em = em;
        this.rows = rows;
        this.rules = rules;
        this.cycles = cycles;
        this.clauses = clauses;
        this.incidents = incidents;
        this.flags = flags;
        this.days = days;
        this.steps = steps;
        this.actor = actor;
        this.audit = audit;
        this.time = time;
        this.attachments = attachments;
    }

    /** Proposes an entry while scoring is open; 409 where the same fact already counts for this person and clause. */
    @Transactional
    public EntryView propose(Proposal proposal) {
        var known = cycles.byIds(Set.of(proposal.cycleId())).get(proposal.cycleId());
        if (known == null) {
            throw ProblemType.NOT_ACCEPTED.raise("没有此考核周期。", "There is no such cycle.").at("/cycleId");
        }
        var cycle = cycles.inStage(proposal.cycleId(), Stage.SCORING);
        var member = cycles.member(cycle.id(), proposal.officerId());
        if (member == null || !actor.get().reach(Permission.ENTRIES_READ).covers(member.unitId(), member.officerId())) {
            throw ProblemType.NOT_ACCEPTED.raise("此人不是本周期的考核对象。", "This officer is not graded in this cycle.").at("/officerId");
        }
        if (actor.get().isSelf(proposal.officerId())) {
            throw ProblemType.NOT_ON_OWN.raise().at("/officerId");
        }
        if (!actor.get().reach(Permission.ENTRIES_PROPOSE).covers(member.unitId(), null)) {
            throw ProblemType.NOT_ALLOWED.raise().at("/officerId");
        }
        var clause = clauses.find(proposal.clauseId());
        if (proposal.incidentId() != null) {
            incidents.proposedOn(proposal.incidentId());
        }
        rules.check(proposal, cycle, member, clause);
        var liveKey = liveKey(proposal);
        if (!em.createQuery("select e.id from ScoreEntry e where e.liveKey = :key", Long.class).setParameter("key", liveKey).getResultList().isEmpty()) {
            throw ProposalRules.countsAlready(clause);
        }
        if (proposal.incidentId() != null && twice(proposal)) {
            throw ProposalRules.countsAlready(clause);
        }
        var answerUntil = clause.kind() == ClauseKind.DEDUCTION ? days.term(time.today(), cycle.answerDays()).lastDay() : null;
        var entry = new ScoreEntry(proposal, member.unitId(), clause, liveKey, answerUntil, actor.accountId(), actor.name(), time.now());
        em.persist(entry);
        Set.copyOf(proposal.diaryEntryIds()).forEach(diary -> em.persist(new Evidence(entry.id(), diary)));
        em.flush();
        flag(entry);
        tell(EntryStep.Kind.PROPOSED, entry);
        record("score-entry.proposed", entry, proposal.note(), Map.of("points", proposal.points(), "clause", clause.code()));
        return rows.view(entry);
    }

    /** Somebody else than the proposer confirms, never on oneself. */
    @Transactional
    public EntryView confirm(long id, long version, String note) {
        return decide(id, version, EntryState.CONFIRMED, note, "score-entry.confirmed");
    }

    @Transactional
    public EntryView reject(long id, long version, String reason) {
        return decide(id, version, EntryState.REJECTED, reason, "score-entry.rejected");
    }

    /** A new row takes a confirmed entry back and says why; not by who confirmed it, never on oneself. */
    @Transactional
    public EntryView reverse(long id, String reason) {
        return takeBack(id, reason, Stage.SCORING, Stage.GRADING);
    }

    /** As {@link #reverse}, by a review, which alone changes what counts once the list is published. */
    @Transactional(Transactional.TxType.MANDATORY)
    public EntryView reverseOnReview(long id, String reason) {
        return takeBack(id, reason, Stage.SCORING, Stage.GRADING, Stage.PUBLICITY, Stage.FINAL);
    }

    private EntryView takeBack(long id, String reason, Stage... stages) {
        var entry = locked(id, stages);
        if (actor.get().isSelf(entry.officerId())) {
            throw ProblemType.NOT_ON_OWN.raise();
        }
        if (entry.state() != EntryState.CONFIRMED) {
            throw ProblemType.CONFLICT.raise("只能撤销已确认的记分。", "Only a confirmed entry can be reversed.");
        }
        if (actor.get().isSame(entry.deciderId())) {
            throw ProblemType.NOT_SAME_PERSON.raise();
        }
        var reversal = entry.reversal(actor.accountId(), actor.name(), time.now(), reason);
        em.persist(reversal);
        em.flush();
        entry.reversedBy(reversal.id());
        em.flush();
        tell(EntryStep.Kind.REVERSED, entry);
        record("score-entry.reversed", entry, reason, Map.of("reversal", reversal.id()));
        record("score-entry.reversal-written", reversal, reason, Map.of("reverses", id));
        return rows.view(reversal);
    }

    /** The officer says what there is to say to the own entry. */
    @Transactional
    public EntryView answer(long id, String text, Enclosed enclosed) {
        var entry = em.find(ScoreEntry.class, id);
        if (!actor.get().isSelf(entry.officerId())) {
            throw ProblemType.NOT_ALLOWED.raise("只能由本人陈述。", "Only the officer concerned answers.");
        }
        cycles.inStage(entry.cycleId(), Stage.SCORING, Stage.GRADING);
        if (entry.state() != EntryState.PROPOSED && entry.state() != EntryState.CONFIRMED) {
            throw ProblemType.CONFLICT.raise("该记分已不计入，无需陈述。", "The entry does not count: there is nothing to answer.");
        }
        var late = entry.answerUntil() != null && time.today().isAfter(entry.answerUntil());
        var answer = new EntryAnswer(id, text, enclosed.statedAt(time.now()), time.now(), late);
        em.persist(answer);
        em.flush();
        tell(EntryStep.Kind.ANSWERED, entry);
        record("score-entry.answered", entry, null, null);
        attachments.attach(new RecordRef(AnswerAttachments.TYPE, answer.id()), new RecordRef("score-entry", id), List.of(entry.officerId()), enclosed.attachmentIds());
        return rows.view(entry);
    }

    /** 404 where the reader's reach ends. */
    @Transactional
    public EntryView visible(long id) {
        var entry = em.find(ScoreEntry.class, id);
        if (entry == null || !actor.get().reach(Permission.ENTRIES_READ).covers(entry.unitId(), entry.officerId())) {
            throw ProblemType.NOT_FOUND.raise();
        }
        return rows.view(entry);
    }

    /** As {@link #visible}; a look at somebody else's is written down. */
    @Transactional
    public EntryView read(long id) {
        var entry = visible(id);
        audit.look("score-entry.details-read", new RecordRef("score-entry", id), actor.get().others(List.of(entry.officerId())));
        return entry;
    }

    @Transactional
    public Page<HistoryLine> history(long id, PageParams params) {
        return audit.history(new RecordRef("score-entry", read(id).id()), params);
    }

    private EntryView decide(long id, long version, EntryState state, String note, String action) {
        var entry = locked(id, Stage.SCORING);
        actor.decide(Permission.ENTRIES_CONFIRM, new Matter(Set.of(entry.unitId()), Set.of(entry.officerId()), entry.proposerId()));
        IfMatch.check(version, entry.version());
        if (entry.state() != EntryState.PROPOSED) {
            throw ProblemType.CONFLICT.raise("该记分已有决定。", "The entry was decided already.");
        }
        if (state == EntryState.CONFIRMED) {
            confirmable(rows.view(entry), note);
        }
        entry.decide(state, actor.accountId(), actor.name(), time.now(), note);
        em.flush();
        tell(state == EntryState.CONFIRMED ? EntryStep.Kind.CONFIRMED : EntryStep.Kind.REJECTED, entry);
        record(action, entry, note, actor.said(Map.of("state", state)));
        return rows.view(entry);
    }

    /** Whoever confirms before the officer was heard says why; and no fact is confirmed twice that a merge made one. */
    private void confirmable(EntryView entry, String note) {
        if (!entry.heard(time.today()) && (note == null || note.isBlank())) {
            throw ProblemType.NOT_ACCEPTED.raise("本人陈述期限未满（至 " + entry.answerUntil() + "）且尚未陈述，此时确认须说明理由。",
                    "The officer may answer until " + entry.answerUntil() + " and has not yet: to confirm now, say why.").at("/note");
        }
        if (entry.incidentId() != null && flags.countsTwice(entry)) {
            throw ProposalRules.countsAlready(clauses.find(entry.clauseId()));
        }
    }

    /** Does the same clause count for this person on the same incident already, under whichever of the merged ones, whatever its day? */
    private boolean twice(Proposal proposal) {
        var live = em.createQuery("select e.incidentId from ScoreEntry e where e.cycleId = :cycle and e.officerId = :officer and e.clauseId = :clause and e.incidentId is not null"
                        + " and e.state in (cn.yardstick.score.EntryState.PROPOSED, cn.yardstick.score.EntryState.CONFIRMED)", Long.class)
                .setParameter("cycle", proposal.cycleId()).setParameter("officer", proposal.officerId()).setParameter("clause", proposal.clauseId()).getResultList();
        var roots = incidents.rootsOf(live);
        return roots.containsValue(proposal.incidentId());
    }

    /** By a statement of its own: what was proposed is version 0. */
    private void flag(ScoreEntry entry) {
        var found = flags.of(List.of(rows.view(entry))).get(entry.id());
        if (!found.isEmpty()) {
            em.createQuery("update ScoreEntry e set e.flags = :flags where e.id = :id").setParameter("flags", ScoreEntry.text(found)).setParameter("id", entry.id()).executeUpdate();
            em.refresh(entry);
        }
    }

    private void tell(EntryStep.Kind kind, ScoreEntry entry) {
        var view = rows.view(entry);
        steps.fire(new EntryStep(kind, entry.id(), entry.officerId(), entry.proposerId(), entry.deciderId(), actor.accountId(), clauses.find(view.clauseId()).code(), view.points().toString()));
    }

    /** The cycle first, then the entry: always in this order. */
    private ScoreEntry locked(long id, Stage... stages) {
        var cycleId = em.createQuery("select e.cycleId from ScoreEntry e where e.id = :id", Long.class).setParameter("id", id).getSingleResult();
        cycles.inStage(cycleId, stages);
        var entry = em.find(ScoreEntry.class, id, LockModeType.PESSIMISTIC_WRITE);
        em.refresh(entry);
        return entry;
    }

    /** One fact, a person's under a clause on a day, counts once, whichever of several systems told it (M7). */
    private static String liveKey(Proposal proposal) {
        return proposal.cycleId() + ":" + proposal.officerId() + ":" + proposal.clauseId() + ":d" + proposal.occurredOn();
    }

    private void record(String action, ScoreEntry entry, String reason, Object after) {
        audit.recordAbout(List.of(entry.officerId()), action, new RecordRef("score-entry", entry.id()), reason, null, after);
    }
}
