package cn.yardstick.cycle;

import cn.yardstick.identity.CurrentActor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;

/** What is still to do about meetings that were held, while their cycle is prepared. */
@ApplicationScoped
public class MeetingDuties {

    /** A meeting with the number of people whom it is for and who were reached by none of its kind. */
    public record Due(MeetingView meeting, int people) {
    }

    private final EntityManager em;
    private final Meetings meetings;
    private final Attendances attendances;
    private final Invited invited;
    private final CurrentActor actor;

    MeetingDuties(EntityManager em, Meetings meetings, Attendances attendances, Invited invited, CurrentActor actor) {
        this.em = em;
        this.meetings = meetings;
        this.attendances = attendances;
        this.invited = invited;
        this.actor = actor;
    }

    /** Meetings that the present person holds and where somebody's attendance, or catching up, is to be written down. */
    @Transactional
    public List<Due> toRecord() {
        var held = held().stream().filter(one -> meetings.mayHold(one.unitId())).toList();
        if (held.isEmpty()) {
            return List.of();
        }
        var today = invited.today();
        var due = new ArrayList<Due>();
        for (MeetingView meeting : held) {
            var reached = attendances.reached(meeting.cycleId(), meeting.kind());
            var people = (int) today.to(meeting.kind(), meeting.unitId()).keySet().stream().filter(officer -> !reached.contains(officer)).count();
            if (people > 0) {
                due.add(new Due(meeting, people));
            }
        }
        return due;
    }

    /** Meetings that the present person missed, by absence or by joining later, and has to catch up: one of each kind. */
    @Transactional
    public List<MeetingView> missed() {
        var self = actor.get().officerId();
        var held = self == null ? List.<MeetingView>of() : held();
        if (held.isEmpty()) {
            return List.of();
        }
        var today = invited.today(self);
        var pending = em.createQuery("select a.meetingId from Attendance a where a.officerId = :self and a.state = cn.yardstick.cycle.AttendanceState.INVITED", Long.class)
                .setParameter("self", self).getResultList();
        var missed = new ArrayList<MeetingView>();
        for (MeetingView meeting : held) {
            var sameKind = held.stream().filter(one -> one.cycleId() == meeting.cycleId() && one.kind() == meeting.kind()).toList();
            var told = missed.stream().anyMatch(sameKind::contains);
            if (!told && today.to(meeting.kind(), meeting.unitId()).containsKey(self) && sameKind.stream().noneMatch(one -> pending.contains(one.id()))
                    && !attendances.reached(meeting.cycleId(), meeting.kind()).contains(self)) {
                missed.add(meeting);
            }
        }
        return missed;
    }

    private List<MeetingView> held() {
        return em.createQuery("select m from Meeting m, Cycle c where c.id = m.cycleId and c.stage = cn.yardstick.cycle.Stage.PREPARATION and m.state = cn.yardstick.cycle.MeetingState.HELD order by m.id", Meeting.class)
                .getResultList().stream().map(meeting -> meeting.view(0, 0)).toList();
    }
}
