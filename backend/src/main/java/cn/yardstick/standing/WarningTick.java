package cn.yardstick.standing;

import cn.yardstick.cycle.Cycles;
import cn.yardstick.cycle.Stage;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.PersistenceException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Renews the warnings of every cycle that is scoring, where something has changed. Several instances may do it at once: one succeeds. */
@ApplicationScoped
class WarningTick {

    private final Warnings warnings;
    private final Cycles cycles;
    private final Map<Long, String> marks = new ConcurrentHashMap<>();

    WarningTick(Warnings warnings, Cycles cycles) {
        this.warnings = warnings;
        this.cycles = cycles;
    }

    @Scheduled(every = "5m", delayed = "2m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void renew() {
        for (Long cycle : cycles.idsIn(Stage.SCORING)) {
            if (cycle > 0) {
                try {
                    marks.put(cycle, warnings.renew(cycle, marks.getOrDefault(cycle, "")));
                } catch (PersistenceException e) {
                    Log.infof("warnings of cycle %d are renewed by another instance, or the next time", cycle);
                } catch (RuntimeException e) {
                    // The other cycles have theirs all the same.
                    Log.errorf(e, "warnings of cycle %d could not be renewed", cycle);
                }
            }
        }
    }
}
