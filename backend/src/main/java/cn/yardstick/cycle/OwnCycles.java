package cn.yardstick.cycle;

import cn.yardstick.identity.CurrentActor;
import cn.yardstick.kernel.LeadershipRole;
import cn.yardstick.kernel.Post;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;

/** Where the present person stands in cycles and their meetings, oldest first. */
@ApplicationScoped
public class OwnCycles {

    /** Somebody of the frozen population of a cycle; {@code leadershipRole} may be null. */
    public record Membership(String cycle, long unitId, String pool, Post post, LeadershipRole leadershipRole) {
    }

    /** An invitation and what became of it; {@code at} null while nothing did. */
    public record Invitation(String cycle, MeetingKind kind, String title, Instant scheduledAt, AttendanceState state, Instant at) {
    }

    private final EntityManager em;
    private final CurrentActor actor;

    OwnCycles(EntityManager em, CurrentActor actor) {
        this.em = em;
        this.actor = actor;
    }

    @Transactional
    public List<Membership> memberships() {
        return em.createQuery("select new cn.yardstick.cycle.OwnCycles$Membership(c.name, m.unitId, p.name, m.post, m.leadershipRole) from Member m, Cycle c, Pool p"
                + " where c.id = m.cycleId and p.id = m.poolId and m.officerId = :self order by m.id", Membership.class).setParameter("self", self()).getResultList();
    }

    @Transactional
    public List<Invitation> invitations() {
        return em.createQuery("select new cn.yardstick.cycle.OwnCycles$Invitation(c.name, m.kind, m.title, m.scheduledAt, a.state, a.at) from Attendance a, Meeting m, Cycle c"
                + " where m.id = a.meetingId and c.id = m.cycleId and a.officerId = :self order by a.id", Invitation.class).setParameter("self", self()).getResultList();
    }

    private long self() {
        return actor.get().officerId() == null ? 0 : actor.get().officerId();
    }
}
