package cn.yardstick.officer;

import cn.yardstick.kernel.LeadershipRole;
import cn.yardstick.kernel.Post;
import cn.yardstick.platform.problem.ProblemType;
import cn.yardstick.platform.time.BureauTime;
import cn.yardstick.unit.Units;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Assignments over time: one after the other, never rewritten; a unit has one head at a time. */
@ApplicationScoped
class Assignments {

    private final EntityManager em;
    private final Units units;
    private final BureauTime time;

    Assignments(EntityManager em, Units units, BureauTime time) {
        this.em = em;
        this.units = units;
        this.time = time;
    }

    /** Ends the present assignment the day before and begins another. */
    AssignmentView begin(long officerId, long unitId, Post post, LeadershipRole role, LocalDate from, String pointer) {
        if (from.isAfter(time.today())) {
            throw ProblemType.NOT_ACCEPTED.raise("任职起始日期不得晚于今天。", "An assignment begins today at the latest.").at(pointer);
        }
        var all = rows(officerId);
        if (!all.isEmpty()) {
            var last = all.getFirst();
            if (!from.isAfter(last.from())) {
                throw ProblemType.NOT_ACCEPTED.raise("应晚于现任职的起始日期。", "It must begin after the present assignment did.").at(pointer);
            }
            last.end(from.minusDays(1));
        }
        if (role == LeadershipRole.HEAD) {
            units.hold(unitId);
        }
        if (role == LeadershipRole.HEAD && hasHead(unitId, officerId)) {
            throw ProblemType.CONFLICT.raise("该单位已有正职。", "The unit has a head already.").at("/leadershipRole");
        }
        var assignment = new Assignment(officerId, unitId, post, role, from);
        em.persist(assignment);
        em.flush();
        return assignment.view();
    }

    /** The newest first. */
    List<AssignmentView> of(long officerId) {
        return rows(officerId).stream().map(Assignment::view).toList();
    }

    /** Since when everybody serves where they serve now, by officer: one statement for all of them. */
    Map<Long, LocalDate> presentSince() {
        return em.createQuery("select a.officerId, max(a.from) from Assignment a group by a.officerId", Object[].class).getResultList().stream()
                .collect(Collectors.toMap(row -> (Long) row[0], row -> (LocalDate) row[1]));
    }

    private List<Assignment> rows(long officerId) {
        return em.createQuery("select a from Assignment a where a.officerId = :officer order by a.from desc", Assignment.class).setParameter("officer", officerId).getResultList();
    }

    private boolean hasHead(long unitId, long butFor) {
        return !em.createQuery("select o.id from Officer o where o.unitId = :unit and o.leadershipRole = cn.yardstick.kernel.LeadershipRole.HEAD and o.state = cn.yardstick.officer.OfficerState.ACTIVE and o.id <> :self", Long.class)
                .setParameter("unit", unitId).setParameter("self", butFor).getResultList().isEmpty();
    }
}
