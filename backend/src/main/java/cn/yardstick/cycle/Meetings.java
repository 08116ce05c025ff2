package cn.yardstick.cycle;

import cn.yardstick.audit.AuditLog;
import cn.yardstick.audit.HistoryLine;
import cn.yardstick.audit.RecordRef;
import cn.yardstick.identity.CurrentActor;
import cn.yardstick.identity.Matter;
import cn.yardstick.identity.Permission;
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
    private final Attendances attendances;
    private final Invited invited;
    private final Units units;
    private final CurrentActor actor;
    private final AuditLog audit;
    private final BureauTime time;

    Meetings(EntityManager em, CycleRepository cycles, Attendances attendances, Invited invited, Units units, CurrentActor actor, AuditLog audit, BureauTime time) {
        this.em = em;
        this.cycles = cycles;
        this.attendances = attendances;
        this.invited = invited;
        this.units = units;
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
        var invitees = invited.today().to(kind, unitId);
        invitees.values().forEach(one -> em.persist(new Attendance(meeting.id(), one.officerId(), one.unitId())));
        em.flush();
        record("meeting.planned", meeting.id(), Map.of("kind", kind, "invited", invitees.size()));
        return meeting.view(invitees.size(), 0);
    }

    @Transactional
    public MeetingView change(long id, long version, String title, Instant scheduledAt, String place, String agenda) {
        var meeting = lockedAt(id, version);
        if (meeting.held()) {
            throw ProblemType.CONFLICT.raise("会议已召开，不得再改。", "The meeting was held: it stands.");
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
                .setParameter("meeting", id).setParameter("officers", states.keySet()).getResultList().stream().collect(Collectors.toMap(Attendance::officerId, Function.identity()));
        var invitees = rows.size() < states.size() ? invited.today().to(view.kind(), view.unitId()) : Map.<Long, Serving>of();
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
        var counts = attendances.counts(page.items());
        return page.map(meeting -> view(meeting, counts));
    }

    /** 404 where the reader's reach ends. */
    @Transactional
    public MeetingView visible(long id) {
        var meeting = em.find(Meeting.class, id);
        if (meeting == null) {
            throw ProblemType.NOT_FOUND.raise();
        }
        var view = view(meeting, attendances.counts(List.of(meeting)));
        if (view.unitId() != null && !actor.get().reach(Permission.MEETINGS_READ).covers(view.unitId(), null)) {
            throw ProblemType.NOT_FOUND.raise();
        }
        return view;
    }

    /** Attendance within reach, with those who joined since it was planned. */
    @Transactional
    public Page<AttendanceView> attendance(long id, AttendanceState state, PageParams params) {
        return attendances.list(visible(id), state, params);
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
        actor.decide(Permission.MEETINGS_HOLD, Matter.of(unitId));
    }

    private Meeting lockedAt(long id, long version) {
        var meeting = em.find(Meeting.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (meeting == null) {
            throw ProblemType.NOT_FOUND.raise();
        }
        checkMayHold(meeting.view(0, 0).unitId());
        IfMatch.check(version, meeting.version());
        if (cycles.known(meeting.view(0, 0).cycleId()).stage() == Stage.FINAL) {
            throw ProblemType.CONFLICT.raise("周期已终定。", "The cycle is final.");
        }
        return meeting;
    }

    private MeetingView flushed(Meeting meeting) {
        em.flush();
        return view(meeting, attendances.counts(List.of(meeting)));
    }

    private static MeetingView view(Meeting meeting, Map<Long, int[]> counts) {
        var count = counts.getOrDefault(meeting.id(), new int[2]);
        return meeting.view(count[0], count[1]);
    }

    private void record(String action, long id, Map<String, ?> after) {
        audit.record(action, new RecordRef("meeting", id), null, null, actor.said(after));
    }
}
