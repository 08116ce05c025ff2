package cn.yardstick.assessment;

import cn.yardstick.grading.GradingInput.Entry;
import cn.yardstick.grading.GradingResult.PoolResult;
import cn.yardstick.grading.GradingResult.SubjectResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * A pool graded by itself: pools do not know of one another, so that one is made again without the others.
 *
 * @param units   by officer: the unit in the frozen population
 * @param input   gzip of the canonical input
 * @param digest  SHA-256 of the canonical input
 * @param ordered from the best down
 * @param asked   ties that came up, decided ones as well
 * @param open    the tie where the pool stopped, or null
 */
record FrozenPool(long poolId, Map<Long, Long> units, int entries, byte[] input, byte[] digest, PoolResult outcome, List<SubjectResult> ordered,
        List<TieQuestion> asked, TieQuestion open) {

    private static final Comparator<SubjectResult> BEST_FIRST = Comparator.comparingInt(SubjectResult::rank)
            .thenComparing(SubjectResult::grade, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparingLong(result -> Long.parseLong(result.id()));

    /** Grades it and keeps what it was made from. */
    static FrozenPool of(GradingFacts facts, long poolId, Map<Long, Long> units, List<Entry> entries) {
        var decided = DecidedPool.of(facts, poolId, units.keySet(), entries);
        var canonical = CanonicalInput.bytes(decided.input());
        var ordered = new ArrayList<>(decided.result().subjects());
        ordered.sort(BEST_FIRST);
        return new FrozenPool(poolId, units, decided.input().entries().size(), CanonicalInput.compressed(canonical), Digests.sha256().digest(canonical), decided.outcome(), ordered,
                decided.asked(), decided.open());
    }
}
