package cn.yardstick.cycle;

import cn.yardstick.identity.CurrentActor;
import cn.yardstick.identity.Permission;
import cn.yardstick.platform.paging.Listing;
import cn.yardstick.platform.paging.Order;
import cn.yardstick.platform.paging.Page;
import cn.yardstick.platform.paging.PageParams;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who was reached by a meeting. Until scoring opens, whoever joined after it was planned counts as invited too, without a
 * row of the own: nobody is missed because of the day on which the list was made.
 */
@ApplicationScoped
class Attendances {

    private static final List<AttendanceState> REACHED = List.of(AttendanceState.PRESENT, AttendanceState.CAUGHT_UP);

    private final EntityManager em;
    private final CycleRepository cycles;
    private final Invited invited;
    private final CurrentActor actor;

    Attendances(EntityManager em, CycleRepository cycles, Invited invited, CurrentActor actor) {
        this.em = em;
        this.cycles = cycles;
        this.invited = invited;
        this.actor = actor;
    }

    /** Within reach, by officer. */
    Page<AttendanceView> list(MeetingView meeting, AttendanceState state, PageParams params) {
        var reach = actor.get().reach(Permission.MEETINGS_READ);
        var listing = Listing.of(em, Attendance.class).where("e.meetingId = :meeting", "meeting", meeting.id());
        reach.narrow(listing, "unitId", null);
        if (state != null) {
            listing.where("e.state = :state", "state", state);
        }
        var page = listing.page(params, "officerId", Order.ASC, Attendance::officerId).map(Attendance::view);
        if (state != null && state != AttendanceState.INVITED || !preparing(meeting.cycleId())) {
            return page;
        }
        var after = params.cursor() == null ? 0 : params.cursor().number();
        var last = page.nextCursor() == null ? Long.MAX_VALUE : page.items().getLast().officerId();
        var late = late(List.of(meeting)).get(meeting.id()).stream().filter(one -> one.officerId() > after && one.officerId() <= last && reach.covers(one.unitId(), null)).toList();
        if (late.isEmpty()) {
            return page;
        }
        var all = new ArrayList<>(page.items());
        all.addAll(late);
        all.sort(Comparator.comparingLong(AttendanceView::officerId));
        return all.size() <= params.limit() ? new Page<>(all, page.nextCursor()) : Page.of(all, params.limit(), AttendanceView::officerId);
    }

    /** Invited and reached by meeting; meetings are of one cycle. */
    Map<Long, int[]> counts(Collection<Meeting> meetings) {
        var counts = new HashMap<Long, int[]>();
        if (meetings.isEmpty()) {
            return counts;
        }
        em.createQuery("select a.meetingId, a.state, count(a) from Attendance a where a.meetingId in :ids group by a.meetingId, a.state", Object[].class)
                .setParameter("ids", meetings.stream().map(Meeting::id).toList()).getResultList().forEach(row -> {
                    var count = counts.computeIfAbsent((Long) row[0], id -> new int[2]);
                    var number = ((Long) row[2]).intValue();
                    count[0] += number;
                    count[1] += REACHED.contains((AttendanceState) row[1]) ? number : 0;
                });
        var views = meetings.stream().map(meeting -> meeting.view(0, 0)).toList();
        if (preparing(views.getFirst().cycleId())) {
            late(views).forEach((meeting, late) -> counts.computeIfAbsent(meeting, id -> new int[2])[0] += late.size());
        }
        return counts;
    }

    /** Who was present at a meeting of this kind, or caught up. */
    Set<Long> reached(long cycleId, MeetingKind kind) {
        return Set.copyOf(em.createQuery("select distinct a.officerId from Attendance a, Meeting m where m.id = a.meetingId and m.cycleId = :cycle and m.kind = :kind and a.state in :states", Long.class)
                .setParameter("cycle", cycleId).setParameter("kind", kind).setParameter("states", REACHED).getResultList());
    }

    /** By meeting: who is invited today without a row. */
    private Map<Long, List<AttendanceView>> late(List<MeetingView> meetings) {
        var rows = new HashMap<Long, Set<Long>>();
        em.createQuery("select a.meetingId, a.officerId from Attendance a where a.meetingId in :ids", Object[].class).setParameter("ids", meetings.stream().map(MeetingView::id).toList())
                .getResultList().forEach(row -> rows.computeIfAbsent((Long) row[0], id -> new HashSet<>()).add((Long) row[1]));
        var today = invited.today();
        var late = new HashMap<Long, List<AttendanceView>>();
        meetings.forEach(meeting -> late.put(meeting.id(), today.to(meeting.kind(), meeting.unitId()).values().stream()
                .filter(one -> !rows.getOrDefault(meeting.id(), Set.of()).contains(one.officerId()))
                .map(one -> new AttendanceView(one.officerId(), one.unitId(), AttendanceState.INVITED, null)).toList()));
        return late;
    }

    private boolean preparing(long cycleId) {
        return cycles.known(cycleId).stage() == Stage.PREPARATION;
    }
}
