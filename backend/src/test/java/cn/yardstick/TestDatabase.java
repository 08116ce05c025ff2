package cn.yardstick;

import cn.yardstick.launch.EmbeddedDatabase;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

/** The database that ships, started over an empty folder, with the migrations that ship. */
public class TestDatabase implements QuarkusTestResourceLifecycleManager {

    private static final Path FOLDER = Path.of("target", "test-data").toAbsolutePath();
    private EmbeddedDatabase database;

    @Override
    public Map<String, String> start() {
        empty();
        database = EmbeddedDatabase.start(FOLDER.resolve("mariadb"));
        var settings = new HashMap<>(database.settings());
        settings.put("yardstick.data", FOLDER.toString());
        return settings;
    }

    @Override
    public void stop() {
        if (database != null) {
            database.stop();
        }
    }

    private static void empty() {
        if (!Files.exists(FOLDER)) {
            return;
        }
        try (var paths = Files.walk(FOLDER)) {
            paths.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
