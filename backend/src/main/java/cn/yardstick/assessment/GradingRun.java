package cn.yardstick.assessment;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * From rows in the database to stored results, within the caller's transaction: while one range of pools is graded and
 * compressed, the next is read and the one before is written. Made for 2,000,000 officers in 40,000 pools.
 */
public final class GradingRun {

    /**
     * What a run came to.
     *
     * @param inputDigest SHA-256, hex, over the digests of the pools' canonical inputs by pool id
     * @param asked       ties that came up, decided ones as well
     * @param openTies    those that nobody has decided
     * @param tiedUnits   by officer who is tied: the unit in the frozen population
     */
    public record Outcome(String inputDigest, int officers, int entries, List<TieQuestion> asked, List<TieQuestion> openTies, Map<Long, Long> tiedUnits) {
    }

    private final GradingFacts facts;

    public GradingRun(GradingFacts facts) {
        this.facts = facts;
    }

    /** Grades the cycle's members and stores pools and results under the run, whose row must be there. */
    public Outcome store(Connection connection, long cycleId, long runId) throws SQLException {
        var rows = new FactRows(connection, cycleId);
        var tally = new Tally();
        try (var grader = Executors.newSingleThreadExecutor(Thread.ofPlatform().name("grading-run").daemon().factory()); var out = new ResultRows(connection, runId)) {
            Future<List<FrozenPool>> before = null;
            for (var range : rows.ranges()) {
                var pools = rows.pools(range);
                var next = grader.submit(grading(pools));
                if (before != null) {
                    write(out, tally, graded(before, grader));
                }
                before = next;
            }
            if (before != null) {
                write(out, tally, graded(before, grader));
            }
            out.flush();
        }
        return tally.outcome();
    }

    private Callable<List<FrozenPool>> grading(Map<Long, FactRows.Pool> pools) {
        return () -> pools.entrySet().stream().map(pool -> FrozenPool.of(facts, pool.getKey(), pool.getValue().units(), pool.getValue().entries())).toList();
    }

    private static void write(ResultRows out, Tally tally, List<FrozenPool> pools) throws SQLException {
        for (var pool : pools) {
            out.add(pool);
            tally.add(pool);
        }
    }

    private static List<FrozenPool> graded(Future<List<FrozenPool>> pools, ExecutorService grader) {
        try {
            return pools.get();
        } catch (InterruptedException e) {
            grader.shutdownNow();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the run was interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException refused) {
                throw refused;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    /** What is summed over the pools. */
    private static final class Tally {
        private final java.security.MessageDigest digest = Digests.sha256();
        private final List<TieQuestion> asked = new ArrayList<>();
        private final List<TieQuestion> open = new ArrayList<>();
        private final Map<Long, Long> tiedUnits = new HashMap<>();
        private int officers;
        private int entries;

        void add(FrozenPool pool) {
            digest.update(pool.digest());
            officers += pool.ordered().size();
            entries += pool.entries();
            asked.addAll(pool.asked());
            pool.asked().forEach(question -> question.tied().forEach(officer -> tiedUnits.put(officer, pool.units().get(officer))));
            if (pool.open() != null) {
                open.add(pool.open());
            }
        }

        Outcome outcome() {
            return new Outcome(Digests.hex(digest.digest()), officers, entries, asked, open, tiedUnits);
        }
    }
}
