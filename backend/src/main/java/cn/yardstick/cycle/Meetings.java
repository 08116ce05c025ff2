package cn.yardstick.cycle;

import cn.yardstick.audit.AuditLog;
import cn.yardstick.audit.HistoryLine;
import cn.yardstick.audit.RecordRef;
import cn.yardstick.identity.Accounts;
import cn.yardstick.identity.CurrentActor;
import cn.yardstick.identity.Permission;
import cn.yardstick.identity.Role;
import cn.yardstick.officer.Officers;
import cn.yardstick.officer.Serving;
import cn.yardstick.platform.concurrency.IfMatch;
import cn.yardstick.platform.paging.Listing;
import cn.yardstick.platform.paging.Order;
import cn.yardstick.platform.paging.Page;
import cn.yardstick.platform.paging.PageParams;
import cn.yardstick.platform.problem.ProblemType;
import cn.yardstick.platform.time.BureauTime;
import cn.yardstick.unit.Units;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The three meetings and who was reached (M3). */
@ApplicationScoped
public class Meetings {

    private final EntityManager em;
    private final CycleRepository cycles;
    private final Officers officers;
    private final Units units;
    private final Accounts accounts;
    private final CurrentActor actor;
    private final AuditLog audit;
    private final BureauTime time;

    Meetings(EntityManager em, CycleRepository cycles, Officers officers, Units units, Accounts accounts, CurrentActor actor, AuditLog audit, BureauTime time) {
        this.em = em;
        this.cycles = cycles;
        this.officers = officers;
        this.units = units;
        this.accounts = accounts;
        this.actor = actor;
        this.audit = audit;
        this.time = time;
    }

    /** Plans a meeting and invites whom it is for; a leader may for the own units alone (403). */
    @Transactional
    public MeetingView create(long cycleId, MeetingKind kind, Long unitId, String title, Instant scheduledAt, String place, String agenda) {
        open(cycleId);
        checkMayHold(unitId);
        if (unitId != null && !units.exists(unitId)) {
            throw ProblemType.NOT_ACCEPTED.raise("没有此单位。", "There is no such unit.").at("/unitId");
        }
        var meeting = new Meeting(cycleId, kind, unitId);
        meeting.plan(title, scheduledAt, place, agenda);
        em.persist(meeting);
        em.flush();
        var invitees = invitees(kind, unitId);
        invitees.values().forEach(one -> em.persist(new Attendance(meeting.id(), one.officerId(), one.unitId())));
        em.flush();
        record("meeting.planned", meeting.id(), Map.of("kind", kind, "invited", invitees.size()));
        return meeting.view(invitees.size(), 0);
    }

    @Transactional
    public MeetingView change(long id, long version, String title, Instant scheduledAt, String place, String agenda) {
        var meeting = lockedAt(id, version);
        if (meeting.held()) {
            throw ProblemType.CONFLICT.raise("会议已召开,不得再改。", "The meeting was held: it stands.");
        }
        meeting.plan(title, scheduledAt, place, agenda);
        record("meeting.changed", id, Map.of("title", title));
        return flushed(meeting);
    }

    @Transactional
    public MeetingView hold(long id, long version, Instant heldAt, String minutes) {
        var meeting = lockedAt(id, version);
        if (meeting.held()) {
            throw ProblemType.CONFLICT.raise("会议已召开。", "The meeting was held already.");
        }
        if (heldAt.isAfter(time.now())) {
            throw ProblemType.NOT_ACCEPTED.raise("召开时间不得晚于现在。", "It cannot have been held in the future.").at("/heldAt");
        }
        meeting.hold(heldAt, minutes);
        record("meeting.held", id, Map.of("heldAt", heldAt));
        return flushed(meeting);
    }

    /** Writes down who was there, or caught up later; only those whom the meeting is for (422). */
    @Transactional
    public MeetingView attend(long id, long version, Map<Long, AttendanceState> states) {
        var meeting = lockedAt(id, version);
        if (!meeting.held()) {
            throw ProblemType.CONFLICT.raise("会议尚未召开。", "The meeting was not held yet.");
        }
        var view = meeting.view(0, 0);
        Map<Long, Attendance> rows = em.createQuery("select a from Attendance a where a.meetingId = :meeting and a.officerId in :officers", Attendance.class)
                .setParameter("meeting", id).setParameter("officers", states.keySet()).getResultStream().collect(Collectors.toMap(Attendance::officerId, Function.identity()));
        var invitees = rows.size() < states.size() ? invitees(view.kind(), view.unitId()) : Map.<Long, Serving>of();
        states.forEach((officerId, state) -> {
            var row = rows.get(officerId);
            if (row == null) {
                var serving = invitees.get(officerId);
                if (serving == null) {
                    throw ProblemType.NOT_ACCEPTED.raise("有人不在应到之列。", "Somebody was not invited.").at("/items");
                }
                row = new Attendance(id, officerId, serving.unitId());
            }
            row.record(state, time.now());
            em.persist(row);
        });
        em.lock(meeting, LockModeType.PESSIMISTIC_FORCE_INCREMENT);
        record("meeting.attendance-recorded", id, Map.of("officers", states.size()));
        return flushed(meeting);
    }

    /** Meetings of the bureau, and of units within reach. */
    @Transactional
    public Page<MeetingView> list(long cycleId, PageParams params) {
        var reach = actor.get().reach(Permission.MEETINGS_READ);
        var listing = Listing.of(em, Meeting.class).where("e.cycleId = :cycle", "cycle", cycles.known(cycleId).id());
        if (!reach.all()) {
            listing.where("e.unitId is null or e.unitId in :units", "units", reach.unitIds().isEmpty() ? Set.of(0L) : reach.unitIds());
        }
        var page = listing.page(params, "id", Order.ASC, Meeting::id);
        var counts = counts(page.items().stream().map(Meeting::id).toList());
        return page.map(meeting -> view(meeting, counts));
    }

    /** 404 where the reader's reach ends. */
    @Transactional
    public MeetingView visible(long id) {
        var meeting = em.find(Meeting.class, id);
        if (meeting == null) {
            throw ProblemType.NOT_FOUND.raise();
        }
        var view = view(meeting, counts(List.of(id)));
        if (view.unitId() != null && !actor.get().reach(Permission.MEETINGS_READ).covers(view.unitId(), null)) {
            throw ProblemType.NOT_FOUND.raise();
        }
        return view;
    }

    /** Attendance within reach. */
    @Transactional
    public Page<AttendanceView> attendance(long id, AttendanceState state, PageParams params) {
        var listing = Listing.of(em, Attendance.class).where("e.meetingId = :meeting", "meeting", visible(id).id());
        actor.get().reach(Permission.MEETINGS_READ).narrow(listing, "unitId", null);
        if (state != null) {
            listing.where("e.state = :state", "state", state);
        }
        return listing.page(params, "id", Order.ASC, Attendance::id).map(Attendance::view);
    }

    @Transactional
    public Page<HistoryLine> history(long id, PageParams params) {
        return audit.history(new RecordRef("meeting", visible(id).id()), params);
    }

    /** Kinds of which at least one meeting was held. */
    Set<MeetingKind> kindsHeld(long cycleId) {
        return Set.copyOf(em.createQuery("select distinct m.kind from Meeting m where m.cycleId = :cycle and m.state = cn.yardstick.cycle.MeetingState.HELD", MeetingKind.class)
                .setParameter("cycle", cycleId).getResultList());
    }

    /** Who was present at a meeting of this kind, or caught up. */
    Set<Long> reached(long cycleId, MeetingKind kind) {
        return Set.copyOf(em.createQuery("select distinct a.officerId from Attendance a, Meeting m where m.id = a.meetingId and m.cycleId = :cycle and m.kind = :kind and a.state in :states", Long.class)
                .setParameter("cycle", cycleId).setParameter("kind", kind).setParameter("states", List.of(AttendanceState.PRESENT, AttendanceState.CAUGHT_UP)).getResultList());
    }

    private Map<Long, Serving> invitees(MeetingKind kind, Long unitId) {
        var within = unitId == null ? null : units.withBelow(unitId);
        var assessors = kind == MeetingKind.ASSESSMENT_GROUP ? accounts.officersHolding(Role.ASSESSOR) : Set.<Long>of();
        return officers.servingOn(time.today()).stream().filter(one -> within == null || within.contains(one.unitId()))
                .filter(one -> kind != MeetingKind.LEADERS || one.leadershipRole() != null)
                .filter(one -> kind != MeetingKind.ASSESSMENT_GROUP || assessors.contains(one.officerId()))
                .collect(Collectors.toMap(Serving::officerId, Function.identity(), (a, b) -> a, java.util.LinkedHashMap::new));
    }

    private void open(long cycleId) {
        if (cycles.locked(cycleId).stage() == Stage.FINAL) {
            throw ProblemType.CONFLICT.raise("周期已终定。", "The cycle is final.");
        }
    }

    /** May the present person hold meetings of this unit; null: of the whole bureau? */
    public boolean mayHold(Long unitId) {
        var reach = actor.get().reach(Permission.MEETINGS_HOLD);
        return reach.all() || unitId != null && reach.covers(unitId, null);
    }

    private void checkMayHold(Long unitId) {
        if (!mayHold(unitId)) {
            throw ProblemType.NOT_ALLOWED.raise();
        }
    }

    private Meeting lockedAt(long id, long version) {
        var meeting = em.find(Meeting.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (meeting == null) {
            throw ProblemType.NOT_FOUND.raise();
        }
        checkMayHold(meeting.view(0, 0).unitId());
        IfMatch.check(version, meeting.version());
        return meeting;
    }

    private MeetingView flushed(Meeting meeting) {
        em.flush();
        return view(meeting, counts(List.of(meeting.id())));
    }

    private static MeetingView view(Meeting meeting, Map<Long, int[]> counts) {
        var count = counts.getOrDefault(meeting.id(), new int[2]);
        return meeting.view(count[0], count[1]);
    }

    /** Invited and reached by meeting; one statement. */
    private Map<Long, int[]> counts(List<Long> ids) {
        var counts = new HashMap<Long, int[]>();
        if (!ids.isEmpty()) {
            em.createQuery("select a.meetingId, a.state, count(a) from Attendance a where a.meetingId in :ids group by a.meetingId, a.state", Object[].class).setParameter("ids", ids).getResultList().forEach(row -> {
                var count = counts.computeIfAbsent((Long) row[0], id -> new int[2]);
                var number = ((Long) row[2]).intValue();
                count[0] += number;
                count[1] += row[1] == AttendanceState.PRESENT || row[1] == AttendanceState.CAUGHT_UP ? number : 0;
            });
        }
        return counts;
    }

    private void record(String action, long id, Object after) {
        audit.record(action, new RecordRef("meeting", id), null, null, after);
    }
}
