package cn.yardstick.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.yardstick.launch.EmbeddedDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Several instances that start for the first time at once over one empty database end up with one set of keys, or do not start. */
class FirstStarts {

    private static final Path FOLDER = Path.of("target", "first-starts").toAbsolutePath();

    @Test
    void withOneFileOfKeysAllStartAndSignByTheSameKey() throws Exception {
        Folders.delete(FOLDER);
        Files.createDirectories(FOLDER);
        var keys = Map.of("SEALING_KEYS_FILE", Files.writeString(FOLDER.resolve("sealing.keys"), "k1 " + Base64.getEncoder().encodeToString(new byte[32]) + "\n").toString());
        var database = EmbeddedDatabase.start(FOLDER.resolve("one"));
        try (var threads = Executors.newFixedThreadPool(2)) {
            var started = threads.invokeAll(List.of(start("first-a", database, keys), start("first-b", database, keys)));
            try (var one = started.getFirst().get(); var other = started.getLast().get()) {
                var published = new Api(one.base()).get("/api/v1/signing-keys", null).json();
                assertEquals(published, new Api(other.base()).get("/api/v1/signing-keys", null).json());
            }
        } finally {
            database.stop();
        }
    }

    @Test
    void withKeysOfTheirOwnOneStartsAndTheOtherSaysWhyNot() throws Exception {
        Folders.delete(FOLDER.resolve("two"));
        var database = EmbeddedDatabase.start(FOLDER.resolve("two"));
        try (var threads = Executors.newFixedThreadPool(2)) {
            var started = threads.invokeAll(List.of(start("first-c", database, Map.of()), start("first-d", database, Map.of())));
            var refused = started.stream().filter(one -> one.state() == Future.State.FAILED).toList();
            started.stream().filter(one -> one.state() == Future.State.SUCCESS).forEach(one -> one.resultNow().close());
            assertEquals(1, refused.size());
            var said = refused.getFirst().exceptionNow().getMessage();
            assertTrue(said.contains("the sealing keys are not those of this database"), said);
        } finally {
            database.stop();
        }
    }

    private static Callable<ServiceProcess> start(String name, EmbeddedDatabase database, Map<String, String> more) {
        return () -> ServiceProcess.beside(name, database, more);
    }
}
