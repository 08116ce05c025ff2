package cn.yardstick.harness;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** Uploads over two real instances, one of which is killed within them (P1), into a real S3 store. */
class UploadsIT {

    private static final int KILLS = 2;
    private static final int PART = 24_000;

    private String token;

    @Test
    void onceAndWholeWhoeverDies() throws Exception {
        try (var store = new S3Server(); var first = ServiceProcess.fresh("uploads", store.environment()); var second = first.second("uploads-second")) {
            var one = new Api(first.base());
            var other = new Api(second.base());
            token = one.signIn(first.accountWith("ASSESSOR"));
            var picture = Pictures.noise(1_500_000);
            var path = begin(one, picture.length);
            try (var threads = Executors.newFixedThreadPool(3)) {
                var senders = List.<Callable<Void>>of(() -> sendAll(one, path, picture), () -> sendAll(other, path, picture));
                var sending = senders.stream().map(threads::submit).toList();
                for (int kill = 0; kill < KILLS; kill++) {
                    Thread.sleep(ThreadLocalRandom.current().nextInt(100, 400));
                    first.killHard();
                    first.start(Duration.ofSeconds(60));
                }
                for (var sender : sending) {
                    sender.get();
                }
            }
            var digest = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(picture));
            assertEquals(digest, one.get(path, token).json().get("digest").asText());
            assertArrayEquals(picture, other.bytes(path + "/content", token));
            assertArrayEquals(picture, Files.readAllBytes(store.object(digest)));
            assertEquals(1, count(first, "SELECT COUNT(*) FROM audit_line WHERE action = 'attachment.received'"));
            assertEquals(0, count(first, "SELECT COUNT(*) FROM attachment_part"));

            withoutTheStore(store, other);
            damaged(store, one, path, digest);
        }
    }

    /** Sends from where the service says it stands until it says that all is there; another sender may be doing the same. */
    private Void sendAll(Api api, String path, byte[] content) {
        var until = System.nanoTime() + Duration.ofSeconds(120).toNanos();
        while (System.nanoTime() < until) {
            try {
                var received = api.get(path, token).json().get("received").asInt();
                if (received == content.length) {
                    return null;
                }
                append(api, path, received, Arrays.copyOfRange(content, received, Math.min(received + PART, content.length)));
            } catch (UncheckedIOException | NullPointerException killed) {
                Thread.yield();
            }
        }
        throw new IllegalStateException("not all was sent");
    }

    /** The last part is refused for now, nothing is lost, and it may be sent again. */
    private void withoutTheStore(S3Server store, Api api) throws IOException {
        var picture = Pictures.noise(50_000);
        var path = begin(api, picture.length);
        store.stop();
        var refused = append(api, path, 0, picture);
        assertEquals(503, refused.status(), refused.body());
        assertNotNull(refused.header("Retry-After"));
        assertEquals(0, api.get(path, token).json().get("received").asInt());
        store.start();
        assertEquals(200, append(api, path, 0, picture).status());
        assertArrayEquals(picture, api.bytes(path + "/content", token));
    }

    private void damaged(S3Server store, Api api, String path, String digest) throws IOException {
        var bytes = Files.readAllBytes(store.object(digest));
        bytes[1_000] ^= 1;
        Files.write(store.object(digest), bytes);
        assertEquals(409, api.get(path + "/content", token).status());
        Files.delete(store.object(digest));
        assertEquals(409, api.get(path + "/content", token).status());
    }

    private String begin(Api api, int size) {
        return "/api/v1/attachments/" + api.create("/api/v1/attachments", token, Map.of("name", "a.png", "size", size)).json().get("id").asText();
    }

    private Api.Answer append(Api api, String path, int received, byte[] part) {
        return api.send("PATCH", path + "/content", Map.of("Authorization", "Bearer " + token, "Content-Type", "application/octet-stream", "If-Match", "\"" + received + "\""), part);
    }

    private static long count(ServiceProcess service, String sql) throws SQLException {
        try (var connection = service.database(); var statement = connection.createStatement(); var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
