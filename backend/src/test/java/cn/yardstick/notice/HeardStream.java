package cn.yardstick.notice;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Listens to a stream of notices, line by line. */
final class HeardStream {

    /** Stands for the end of the stream. */
    static final String END = "(end)";

    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    /** {@code lastId} may be null. */
    HeardStream(URI stream, String token, String lastId) {
        HttpClient.newHttpClient().sendAsync(request(stream, token, lastId), BodyHandlers.ofLines()).whenComplete((answer, failed) -> {
            if (answer != null) {
                Thread.ofVirtual().start(() -> {
                    try (var body = answer.body()) {
                        body.forEach(lines::add);
                    } finally {
                        lines.add(END);
                    }
                });
            }
        });
    }

    /** All lines of a stream that ends by itself. */
    static List<String> whole(URI stream, String token, String lastId) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(request(stream, token, lastId), BodyHandlers.ofLines()).body().toList();
    }

    /** The next line that begins so, at most five seconds later; null if there is none. */
    String await(String beginning) throws InterruptedException {
        var until = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
        for (long left = until - System.nanoTime(); left > 0; left = until - System.nanoTime()) {
            var line = lines.poll(left, TimeUnit.NANOSECONDS);
            if (line != null && line.startsWith(beginning)) {
                return line;
            }
        }
        return null;
    }

    boolean hasEnded() {
        return lines.contains(END);
    }

    private static HttpRequest request(URI stream, String token, String lastId) {
        var request = HttpRequest.newBuilder(stream).header("Authorization", "Bearer " + token).timeout(Duration.ofSeconds(20));
        return (lastId == null ? request : request.header("Last-Event-ID", lastId)).build();
    }
}
