package cn.yardstick.harness;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Asks ten times a second whether the service is alive and ready, as whatever watches it would. */
final class Health implements AutoCloseable {

    private static final long PAUSE_MILLIS = 100;

    private final URI base;
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private volatile boolean over;
    private volatile int asked;
    private volatile int failed;
    private volatile long slowest;

    Health(URI base) {
        this.base = base;
        thread.submit(this::watch);
    }

    private Void watch() throws Exception {
        try (var call = new RawCall(base)) {
            while (!over) {
                for (var kind : List.of("live", "ready")) {
                    var began = System.nanoTime();
                    asked++;
                    var answer = call.send("GET /q/health/" + kind + " HTTP/1.1\r\nHost: localhost\r\n\r\n").answer();
                    failed += answer == null || answer.status() != 200 ? 1 : 0;
                    slowest = Math.max(slowest, (System.nanoTime() - began) / 1_000_000);
                }
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (IOException e) {
            failed++;
        }
        return null;
    }

    int asked() {
        return asked;
    }

    int failed() {
        return failed;
    }

    /** Milliseconds. */
    long slowest() {
        return slowest;
    }

    @Override
    public void close() {
        over = true;
        thread.close();
    }
}
