package cn.yardstick.notice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What was written since the last look, by whichever instance. Numbers are given before a transaction commits, so that a
 * lower one may appear after a higher one: each look reaches back over what was new ten seconds ago, and leaves out what it saw.
 */
@ApplicationScoped
class NewNotices {

    private static final Duration SLOWEST_COMMIT = Duration.ofSeconds(10);
    private static final int BACK = 100;
    private static final int MOST = 1000;

    private record Mark(Instant at, long highest) {
    }

    private final EntityManager em;
    private final Deque<Mark> marks = new ArrayDeque<>();
    private final Set<Long> known = new HashSet<>();
    private long floor;
    private long highest;

    NewNotices(EntityManager em) {
        this.em = em;
    }

    /** From here on. */
    synchronized void begin() {
        highest = em.createQuery("select coalesce(max(n.id), 0) from Notice n", Long.class).getSingleResult();
        floor = Math.max(0, highest - BACK);
        marks.clear();
        known.clear();
        above().forEach(one -> known.add(one.id()));
    }

    /** In order of their numbers. */
    synchronized List<Notice> next() {
        var found = above().stream().filter(one -> known.add(one.id())).toList();
        if (!found.isEmpty()) {
            highest = Math.max(highest, found.getLast().id());
        }
        var now = Instant.now();
        marks.add(new Mark(now, highest));
        while (marks.getFirst().at().plus(SLOWEST_COMMIT).isBefore(now)) {
            floor = marks.removeFirst().highest();
        }
        known.removeIf(id -> id <= floor);
        return found;
    }

    private List<Notice> above() {
        return em.createQuery("select n from Notice n where n.id > :floor order by n.id", Notice.class).setParameter("floor", floor).setMaxResults(MOST).getResultList();
    }
}
