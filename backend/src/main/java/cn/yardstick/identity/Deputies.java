package cn.yardstick.identity;

import cn.yardstick.audit.AuditLog;
import cn.yardstick.audit.HistoryLine;
import cn.yardstick.audit.RecordRef;
import cn.yardstick.platform.concurrency.IfMatch;
import cn.yardstick.platform.paging.Listing;
import cn.yardstick.platform.paging.Order;
import cn.yardstick.platform.paging.Page;
import cn.yardstick.platform.paging.PageParams;
import cn.yardstick.platform.problem.ProblemException;
import cn.yardstick.platform.problem.ProblemType;
import cn.yardstick.platform.time.BureauTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A leader on leave hands the own queue to another in the same scope, for a term, on record. What was lent is not lent on. */
@ApplicationScoped
public class Deputies {

    /** Days that a term has at most. */
    private static final int LONGEST_TERM = 92;
    private static final int MOST_CANDIDATES = 200;

    private final EntityManager em;
    private final AccountRepository accounts;
    private final DeputyRules rules;
    private final DeputyEnds ends;
    private final Actors actors;
    private final CurrentActor actor;
    private final AuditLog audit;
    private final BureauTime time;
    private final Instance<OfficerPlaces> officers;

    Deputies(EntityManager em, AccountRepository accounts, DeputyRules rules, DeputyEnds ends, Actors actors, CurrentActor actor, AuditLog audit, BureauTime time, Instance<OfficerPlaces> officers) {
        this.em = em;
        this.accounts = accounts;
        this.rules = rules;
        this.ends = ends;
        this.actors = actors;
        this.actor = actor;
        this.audit = audit;
        this.time = time;
        this.officers = officers;
    }

    /** Own ones, or all for who may see all; {@code side} null: both; {@code active}: whose term is running. */
    @Transactional
    public Page<DeputyshipView> list(DeputySide side, boolean active, PageParams params) {
        var listing = Listing.of(em, Deputyship.class);
        if (side != null) {
            listing.where(side == DeputySide.GIVEN ? "e.giverId = :me" : "e.deputyId = :me", "me", actor.accountId());
        } else if (!seesAll()) {
            listing.where("e.giverId = :me or e.deputyId = :me", "me", actor.accountId());
        }
        if (active) {
            listing.where("e.endedAt is null and e.from <= :today and e.until >= :today", "today", time.today());
        }
        return listing.page(params, "id", Order.DESC, Deputyship::id).map(one -> one.view(time.today()));
    }

    /** 404 for those of others, unless one sees all. */
    @Transactional
    public DeputyshipView visible(long id) {
        var one = em.find(Deputyship.class, id);
        if (one == null || !seesAll() && one.giverId() != actor.accountId() && one.deputyId() != actor.accountId()) {
            throw ProblemType.NOT_FOUND.raise();
        }
        return one.view(time.today());
    }

    /** A look at what others have agreed upon is written down. */
    @Transactional
    public Page<HistoryLine> history(long id, PageParams params) {
        var one = visible(id);
        if (!mine(one.giverId(), one.deputyId())) {
            audit.look("deputyship.history-read", ref(id), List.of(one.giverOfficerId(), one.deputyOfficerId()));
        }
        return audit.history(ref(id), params);
    }

    /** Officers who could be the present leader's deputy in this unit, by id; nobody where one does not lead it. */
    @Transactional
    public List<Long> candidates(Long unitId) {
        if (accounts.known(actor.accountId()).grants().stream().noneMatch(grant -> leads(grant, unitId))) {
            return List.of();
        }
        return em.createQuery("select distinct a from Account a join fetch a.grants where a.officerId is not null and a.lockedAt is null"
                        + " and exists (select 1 from RoleGrant g where g.account.id = a.id and g.role in :roles) order by a.officerId", Account.class)
                .setParameter("roles", DeputyRules.IN_SCOPE).getResultList().stream().filter(one -> !actor.get().isSame(one.id()) && rules.eligible(one, unitId)).map(Account::officerId)
                .limit(MOST_CANDIDATES).toList();
    }

    /** Hands the own queue in a unit (null: the bureau) to an officer's account; both days inclusive. */
    @Transactional
    public DeputyshipView give(long officerId, Long unitId, LocalDate from, LocalDate until, String reason) {
        checkTerm(from, until);
        var deputyId = em.createQuery("select a.id from Account a where a.officerId = :officer", Long.class).setParameter("officer", officerId).getResultList().stream().findFirst().orElse(null);
        if (deputyId == null) {
            throw notEligible();
        }
        // Both held, always in the same order: neither is locked, loses a role or hands on meanwhile.
        var first = accounts.locked(Math.min(actor.accountId(), deputyId));
        var second = accounts.locked(Math.max(actor.accountId(), deputyId));
        var giver = first.id() == actor.accountId() ? first : second;
        var deputy = first.id() == actor.accountId() ? second : first;
        var grant = giver.grants().stream().filter(held -> leads(held, unitId)).findFirst()
                .orElseThrow(() -> ProblemType.NOT_ACCEPTED.raise("您不是该单位的领导。", "You do not lead this unit.").at("/unitId"));
        if (giver.officerId() == null) {
            throw ProblemType.CONFLICT.raise("您的账号未关联民警，不能委托代理。", "Your account belongs to no officer: nobody can stand in for it.");
        }
        if (actor.get().isSame(deputyId) || !rules.eligible(deputy, unitId)) {
            throw notEligible();
        }
        checkFree(giver, deputy, from, until, grant);
        var deputyship = new Deputyship(giver, officers.isResolvable() ? officers.get().unitOf(giver.officerId()) : null, deputy, grant, from, until, reason, time.now());
        em.persist(deputyship);
        em.flush();
        audit.record("deputyship.given", ref(deputyship.id()), reason, null,
                Map.of("leader", giver.officerId(), "deputy", officerId, "unit", String.valueOf(unitId), "from", from.toString(), "until", until.toString()));
        actors.forgetAll();
        return deputyship.view(time.today());
    }

    /** The leader takes it back, or the deputy lays it down; what was done meanwhile stands. */
    @Transactional
    public DeputyshipView end(long id, long version, String reason) {
        var one = em.find(Deputyship.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (!mine(one.giverId(), one.deputyId())) {
            throw ProblemType.NOT_ALLOWED.raise();
        }
        IfMatch.check(version, one.version());
        if (!one.living(time.today())) {
            throw ProblemType.CONFLICT.raise("代理已结束。", "It is over already.");
        }
        ends.end(one, one.giverId() == actor.accountId() ? DeputyEndCause.BY_LEADER : DeputyEndCause.BY_DEPUTY, reason);
        return one.view(time.today());
    }

    /** May the present person end it now? */
    public boolean mayEnd(DeputyshipView one) {
        return mine(one.giverId(), one.deputyId()) && (one.state() == DeputyState.PLANNED || one.state() == DeputyState.ACTIVE);
    }

    private void checkTerm(LocalDate from, LocalDate until) {
        if (from.isBefore(time.today())) {
            throw ProblemType.NOT_ACCEPTED.raise("起始日不得早于今天。", "The first day is not before today.").at("/from");
        }
        if (until.isBefore(from)) {
            throw ProblemType.NOT_ACCEPTED.raise("结束日不得早于起始日。", "The last day is not before the first.").at("/until");
        }
        if (!until.isBefore(from.plusDays(LONGEST_TERM))) {
            throw ProblemType.NOT_ACCEPTED.raise("代理期限最长 " + LONGEST_TERM + " 天。", "A term has " + LONGEST_TERM + " days at most.").at("/until");
        }
    }

    /** One queue in one pair of hands, and no chain: who stands in for another is not away oneself. */
    private void checkFree(Account giver, Account deputy, LocalDate from, LocalDate until, RoleGrant grant) {
        if (overlaps("d.grantId = :id", grant.id(), from, until)) {
            throw ProblemType.CONFLICT.raise("该期间已交他人代理。", "The queue is in somebody's hands during that term already.").at("/from");
        }
        if (overlaps("d.deputyId = :id", giver.id(), from, until)) {
            throw ProblemType.CONFLICT.raise("您在该期间代理他人，不得再转交；请先辞去代理。", "You stand in for somebody during that term: lay that down first.").at("/from");
        }
        if (overlaps("d.giverId = :id", deputy.id(), from, until)) {
            throw ProblemType.CONFLICT.raise("此人在该期间已把自己的事务交他人代理。", "This person's own queue is in other hands during that term.").at("/officerId");
        }
    }

    private boolean overlaps(String which, long id, LocalDate from, LocalDate until) {
        return em.createQuery("select count(d) from Deputyship d where d.endedAt is null and d.from <= :until and d.until >= :from and " + which, Long.class)
                .setParameter("from", from).setParameter("until", until).setParameter("id", id).getSingleResult() > 0;
    }

    private boolean seesAll() {
        return actor.get().reach(Permission.DEPUTIES_READ).all();
    }

    private boolean mine(long giverId, long deputyId) {
        return giverId == actor.accountId() || deputyId == actor.accountId();
    }

    private static boolean leads(RoleGrant grant, Long unitId) {
        return Rights.mayHandOn(grant.role()) && Objects.equals(grant.unitId(), unitId);
    }

    private static ProblemException notEligible() {
        return ProblemType.NOT_ACCEPTED.raise("此人不能代理：须是同一范围内的考评小组成员或领导，账号未锁定，且不是您本人或三员。",
                "This officer cannot be the deputy: it takes an assessor or leader of the same scope, not locked, none of the three administrators, and not yourself.").at("/officerId");
    }

    private static RecordRef ref(long id) {
        return new RecordRef("deputyship", id);
    }
}
