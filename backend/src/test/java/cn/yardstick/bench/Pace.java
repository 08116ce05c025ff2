package cn.yardstick.bench;

import java.util.ArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Does the same over and over on as many connections as asked for, and counts. */
final class Pace {

    /** One connection's work. */
    interface Work extends AutoCloseable {

        void once() throws Exception;

        @Override
        void close() throws Exception;
    }

    /** Opens the connection of one thread. */
    interface Opening {
        Work open() throws Exception;
    }

    private Pace() {
    }

    /** How often per second, over this many seconds; a failure of one ends all. */
    static double of(int connections, double seconds, Opening opening) throws Exception {
        var works = new ArrayList<Work>();
        for (int i = 0; i < connections; i++) {
            works.add(opening.open());
        }
        try (var threads = Executors.newFixedThreadPool(connections)) {
            var began = System.nanoTime();
            var ends = began + (long) (seconds * TimeUnit.SECONDS.toNanos(1));
            var counts = new ArrayList<Future<Long>>();
            for (Work work : works) {
                counts.add(threads.submit(() -> {
                    long times = 0;
                    while (System.nanoTime() < ends) {
                        work.once();
                        times++;
                    }
                    return times;
                }));
            }
            long all = 0;
            for (var count : counts) {
                all += count.get();
            }
            return all * 1e9 / (System.nanoTime() - began);
        } finally {
            for (Work work : works) {
                work.close();
            }
        }
    }
}
