package cn.yardstick.officer;

import cn.yardstick.audit.AuditLog;
import cn.yardstick.audit.HistoryLine;
import cn.yardstick.audit.RecordRef;
import cn.yardstick.identity.CurrentActor;
import cn.yardstick.identity.DeputyEnds;
import cn.yardstick.identity.OfficerPlaces;
import cn.yardstick.identity.Permission;
import cn.yardstick.platform.concurrency.IfMatch;
import cn.yardstick.platform.paging.Page;
import cn.yardstick.platform.paging.PageParams;
import cn.yardstick.platform.problem.ProblemType;
import cn.yardstick.platform.time.BureauTime;
import cn.yardstick.unit.Units;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The officers of the bureau (M1). */
@ApplicationScoped
public class Officers implements OfficerPlaces {

    private final EntityManager em;
    private final OfficerList officerList;
    private final Assignments assignments;
    private final PersonalRecords personal;
    private final Units units;
    private final DeputyEnds deputies;
    private final CurrentActor actor;
    private final AuditLog audit;
    private final BureauTime time;

    Officers(EntityManager em, OfficerList officerList, Assignments assignments, PersonalRecords personal, Units units, DeputyEnds deputies, CurrentActor actor, AuditLog audit, BureauTime time) {
        this.em = em;
        this.officerList = officerList;
        this.assignments = assignments;
        this.personal = personal;
        this.units = units;
        this.deputies = deputies;
        this.actor = actor;
        this.audit = audit;
        this.time = time;
    }

    @Transactional
    public OfficerView create(NewOfficer first) {
        if (!units.exists(first.unitId())) {
            throw ProblemType.NOT_ACCEPTED.raise("没有此单位。", "There is no such unit.").at("/unitId");
        }
        personal.checkDays(first.birthDate(), first.joinedOn());
        checkBadge(first.badgeNo(), 0);
        var officer = new Officer(first);
        em.persist(officer);
        personal.begin(officer.id(), first.sex(), first.birthDate(), first.phone());
        assignments.begin(officer.id(), first.unitId(), first.post(), first.leadershipRole(), first.assignedFrom(), "/assignedFrom");
        em.flush();
        index(officer);
        audit.record("officer.created", ref(officer.id()), null, null, Map.of("badgeNo", officer.badgeNo(), "unit", first.unitId()));
        return officer.view();
    }

    @Transactional
    public OfficerView change(long id, long version, String badgeNo, String name, PoliceRank rank, Education education, LocalDate joinedOn, OfficerState state) {
        var officer = lockedAt(em, id, version);
        checkBadge(badgeNo, id);
        personal.checkDays(personal.of(id, version).birthDate(), joinedOn);
        var before = officer.view();
        officer.describe(badgeNo, name, rank, education, joinedOn, state);
        if (state == OfficerState.LEFT) {
            deputies.officerLeft(id);
        }
        em.flush();
        index(officer);
        audit.record("officer.changed", ref(id), null, Map.of("badgeNo", before.badgeNo(), "rank", before.policeRank(), "state", before.state()),
                Map.of("badgeNo", badgeNo, "rank", rank, "state", state));
        return officer.view();
    }

    @Transactional
    public AssignmentView assign(long id, long unitId, cn.yardstick.kernel.Post post, cn.yardstick.kernel.LeadershipRole role, LocalDate from) {
        if (!units.exists(unitId)) {
            throw ProblemType.NOT_ACCEPTED.raise("没有此单位。", "There is no such unit.").at("/unitId");
        }
        var officer = em.find(Officer.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (officer == null) {
            throw ProblemType.NOT_FOUND.raise();
        }
        var assignment = assignments.begin(id, unitId, post, role, from, "/from");
        officer.serve(unitId, post, role);
        deputies.officerServesIn(id, unitId);
        em.flush();
        audit.record("officer.assigned", ref(id), null, null, Map.of("unit", unitId, "post", post, "from", from));
        return assignment;
    }

    @Transactional
    public List<AssignmentView> assignmentsOf(long id) {
        return assignments.of(id);
    }

    /** A look at somebody else's is written down in the same transaction. */
    @Transactional
    public Page<HistoryLine> history(long id, PageParams params) {
        audit.look("officer.history-read", ref(id), actor.get().others(List.of(id)));
        return audit.history(ref(id), params);
    }

    /** 404 if there is none. */
    @Transactional
    public OfficerView get(long id) {
        return known(em, id).view();
    }

    /** By one statement; 404 where the reader's reach ends. */
    public OfficerView visible(long id) {
        var officer = officerList.one(id);
        if (officer == null || !actor.get().reach(Permission.OFFICERS_READ).covers(officer.unitId(), id)) {
            throw ProblemType.NOT_FOUND.raise();
        }
        return officer;
    }

    /** By one statement; those that are none are left out. */
    @Transactional
    public Map<Long, OfficerView> byIds(Collection<Long> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return em.createQuery("select e from Officer e where e.id in :ids", Officer.class).setParameter("ids", ids).getResultList().stream()
                .collect(Collectors.toMap(Officer::id, Officer::view));
    }

    /** Officers in service and where they serve on this day. */
    @Transactional
    public List<Serving> servingOn(LocalDate day) {
        return em.createQuery("select a from Assignment a, Officer o where o.id = a.officerId and o.state = cn.yardstick.officer.OfficerState.ACTIVE and a.from <= :day and (a.until is null or a.until >= :day) order by a.officerId",
                Assignment.class).setParameter("day", day).getResultList().stream().map(Assignment::serving).toList();
    }

    /** Where the officer serves on this day, or null. */
    @Transactional
    public Serving servingOn(long officerId, LocalDate day) {
        return em.createQuery("select a from Assignment a where a.officerId = :officer and a.from <= :day and (a.until is null or a.until >= :day)", Assignment.class)
                .setParameter("officer", officerId).setParameter("day", day).getResultList().stream().map(Assignment::serving).findFirst().orElse(null);
    }

    /** Who led the unit on this day. */
    @Transactional
    public List<Serving> leadersOf(long unitId, LocalDate day) {
        return em.createQuery("select a from Assignment a where a.unitId = :unit and a.leadershipRole is not null and a.from <= :day and (a.until is null or a.until >= :day) order by a.officerId",
                Assignment.class).setParameter("unit", unitId).setParameter("day", day).getResultList().stream().map(Assignment::serving).toList();
    }

    @Override
    @Transactional
    public List<Long> search(String q, int most) {
        return em.createNativeQuery("SELECT DISTINCT officer_id FROM officer_search_key WHERE search_key LIKE ?1 ESCAPE '!' ORDER BY officer_id LIMIT " + most, Long.class)
                .setParameter(1, OfficerList.prefix(q)).getResultList();
    }

    @Override
    @Transactional
    public Long unitOf(long officerId) {
        var officer = em.find(Officer.class, officerId);
        return officer == null ? null : officer.view().unitId();
    }

    @Override
    @Transactional
    public Badge badgeOf(long officerId) {
        return badgesOf(List.of(officerId)).get(officerId);
    }

    @Override
    @Transactional
    public Map<Long, Badge> badgesOf(Collection<Long> officerIds) {
        if (officerIds.isEmpty()) {
            return Map.of();
        }
        return em.createQuery("select e.id, e.badgeNo, e.name from Officer e where e.id in :ids", Object[].class).setParameter("ids", officerIds).getResultList().stream()
                .collect(Collectors.toMap(row -> (Long) row[0], row -> new Badge((String) row[1], (String) row[2])));
    }

    /** All officers with the unit's code, by police number, as the export shows them. */
    @Transactional
    List<Officer> everybody() {
        audit.record("officer.exported", new RecordRef("officer", "all"), null, null, null);
        return em.createQuery("select e from Officer e order by e.badgeNo", Officer.class).getResultList();
    }

    private void index(Officer officer) {
        em.createNativeQuery("DELETE FROM officer_search_key WHERE officer_id = ?1").setParameter(1, officer.id()).executeUpdate();
        var keys = List.copyOf(SearchKeys.of(officer.name(), officer.badgeNo()));
        var sql = "INSERT INTO officer_search_key (search_key, officer_id) VALUES " + String.join(",", java.util.Collections.nCopies(keys.size(), "(?, ?)"));
        var insert = em.createNativeQuery(sql);
        for (int i = 0; i < keys.size(); i++) {
            insert.setParameter(2 * i + 1, keys.get(i)).setParameter(2 * i + 2, officer.id());
        }
        insert.executeUpdate();
    }

    private void checkBadge(String badgeNo, long own) {
        var taken = em.createQuery("select e.id from Officer e where e.badgeNo = :badge", Long.class).setParameter("badge", badgeNo).getResultList();
        if (taken.stream().anyMatch(id -> id != own)) {
            throw ProblemType.CONFLICT.raise("警号已被使用。", "The police number is taken.").at("/badgeNo");
        }
    }

    /** Locked until the transaction ends; 404 if there is none, 412 if it has another version. */
    static Officer lockedAt(EntityManager em, long id, long version) {
        var officer = em.find(Officer.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (officer == null) {
            throw ProblemType.NOT_FOUND.raise();
        }
        IfMatch.check(version, officer.version());
        return officer;
    }

    /** 404 if there is none. */
    static Officer known(EntityManager em, long id) {
        var officer = em.find(Officer.class, id);
        if (officer == null) {
            throw ProblemType.NOT_FOUND.raise();
        }
        return officer;
    }

    static RecordRef ref(long id) {
        return new RecordRef("officer", id);
    }
}
