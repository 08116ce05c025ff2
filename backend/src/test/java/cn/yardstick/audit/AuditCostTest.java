package cn.yardstick.audit;

import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.yardstick.BureauTest;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the line costs: the same write with and without it, by turns in one run. */
@QuarkusTest
class AuditCostTest extends BureauTest {

    private static final int ROUNDS = Integer.getInteger("audit.cost.rounds", 300);

    @Inject
    AuditLog audit;

    @Test
    void theLineCostsLessThanTheWriteItTellsOf() {
        var unit = station();
        var with = new double[ROUNDS];
        var without = new double[ROUNDS];
        for (int i = -50; i < ROUNDS; i++) {
            var first = i % 2 == 0;
            var a = write(unit, "cost-" + i + "-a", first);
            var b = write(unit, "cost-" + i + "-b", !first);
            if (i >= 0) {
                with[i] = first ? a : b;
                without[i] = first ? b : a;
            }
        }
        var ratio = median(with) / median(without);
        System.out.printf(java.util.Locale.ROOT, "MEASURE audit line on a write: %.2f ms with, %.2f ms without, ratio %.2f (median of %d, by turns)%n", median(with), median(without), ratio, ROUNDS);
        assertTrue(ratio < 3, "a line costs more than twice its write: " + ratio);
    }

    /** A change as the service makes it: key, row, and perhaps the line; in milliseconds, commit included. */
    private double write(long unit, String key, boolean line) {
        var begin = System.nanoTime();
        inside(() -> {
            em.createNativeQuery("INSERT INTO idempotency_key (account_id, idem_key, fingerprint, created_at) VALUES (1, ?1, ?2, UTC_TIMESTAMP(6))").setParameter(1, key).setParameter(2, new byte[32]).executeUpdate();
            em.createNativeQuery("UPDATE unit SET population = population + 1, version = version + 1 WHERE id = ?1").setParameter(1, unit).executeUpdate();
            if (line) {
                audit.record("unit.changed", new RecordRef("unit", unit), null, Map.of("name", "一所"), Map.of("name", "二所"));
            }
            return null;
        });
        return (System.nanoTime() - begin) / 1e6;
    }

    private static double median(double[] values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
