package cn.yardstick.appeal;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.PersistenceException;

/** Looks every hour whose term is about to end or over. Several instances may do it at once: one succeeds. */
@ApplicationScoped
class ReminderTick {

    private final Reminders reminders;

    ReminderTick(Reminders reminders) {
        this.reminders = reminders;
    }

    @Scheduled(every = "1h", delayed = "3m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tell() {
        try {
            reminders.tell();
        } catch (PersistenceException e) {
            Log.info("terms of objections are looked at by another instance, or the next time");
        }
    }
}
