package cn.yardstick.harness;

import cn.yardstick.launch.EmbeddedDatabase;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.ConfigProvider;

/** The packaged service with a data folder of its own under {@code target}; can be killed and started again. */
public final class ServiceProcess implements AutoCloseable {

    /** An account of the demo bureau, {@code totpSecret} null where it has no second factor; as written to {@code demo-accounts.json}. */
    public record Account(String username, String password, List<String> roles, String unit, String totpSecret) {
    }

    private static final Path HARNESS = Path.of("target", "harness").toAbsolutePath();
    private static final Path SERVICE = Path.of("bin", "service").toAbsolutePath();
    /** Making the demo bureau takes its time on a busy machine. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Path data;
    private final int port;
    private final Map<String, String> environment;
    private Process process;

    private ServiceProcess(Path data, int port, Map<String, String> environment) {
        this.data = data;
        this.port = port;
        this.environment = environment;
    }

    /**
     * Starts the service over a demo bureau of its own, in a folder of this name, and waits until it is ready. The bureau
     * is made once and copied from then on, as long as the demo and the migrations stay what they are.
     */
    public static ServiceProcess fresh(String name, Map<String, String> environment) {
        var folder = HARNESS.resolve(name);
        Folders.delete(folder);
        var demo = demo();
        Folders.copy(demo, folder, demo.resolve("mariadb/server"));
        return started(folder, environment);
    }

    /** Starts the service over an empty folder, without a demo. */
    public static ServiceProcess empty(String name) {
        var folder = HARNESS.resolve(name);
        Folders.delete(folder);
        return started(folder, Map.of("DEMO", "false"));
    }

    /** Another instance on the database of the test that runs, with the keys of the first one: as behind a load balancer. */
    public static ServiceProcess another(String name) {
        var config = ConfigProvider.getConfig();
        var folder = HARNESS.resolve(name);
        Folders.delete(folder);
        Folders.copy(Path.of(config.getValue("yardstick.data", String.class), "keys"), folder.resolve("keys"), HARNESS.resolve("nothing"));
        return started(folder, Map.of("DB_URL", config.getValue("quarkus.datasource.jdbc.url", String.class), "DB_USER", config.getValue("quarkus.datasource.username", String.class),
                "DB_PASSWORD", config.getValue("quarkus.datasource.password", String.class), "DB_USER_HOST", "127.0.0.1", "DB_OWNER_USER", config.getValue("quarkus.flyway.username", String.class),
                "DB_OWNER_PASSWORD", config.getValue("quarkus.flyway.password", String.class), "DEMO", "false"));
    }

    /** Another instance over the embedded database of this one, with its keys; this one may be killed meanwhile. */
    public ServiceProcess second(String name) {
        var folder = HARNESS.resolve(name);
        Folders.delete(folder);
        Folders.copy(data.resolve("keys"), folder.resolve("keys"), HARNESS.resolve("nothing"));
        var database = EmbeddedDatabase.start(data.resolve("mariadb"));
        var more = new HashMap<>(environment);
        more.putAll(Map.of("DB_URL", database.url(), "DB_USER", database.user(), "DB_PASSWORD", database.password(), "DB_USER_HOST", "127.0.0.1", "DB_OWNER_USER", database.owner(),
                "DB_OWNER_PASSWORD", database.ownerPassword(), "DEMO", "false"));
        return started(folder, more);
    }

    /** Starts the service over an empty folder and this database, which may have others beside it; fails with what the service said if it does not start. */
    static ServiceProcess beside(String name, EmbeddedDatabase database, Map<String, String> more) {
        var folder = HARNESS.resolve(name);
        Folders.delete(folder);
        var environment = new HashMap<>(Map.of("DB_URL", database.url(), "DB_USER", database.user(), "DB_PASSWORD", database.password(), "DB_USER_HOST", "127.0.0.1", "DB_OWNER_USER", database.owner(),
                "DB_OWNER_PASSWORD", database.ownerPassword(), "DEMO", "false"));
        environment.putAll(more);
        return started(folder, environment);
    }

    private static synchronized Path demo() {
        var folder = HARNESS.resolve("demo-" + Folders.digest(Path.of("src/main/resources/db"), Path.of("src/main/resources/demo"), Path.of("src/main/java/cn/yardstick/demo")));
        if (!Files.exists(folder)) {
            Folders.delete(HARNESS);
            var making = HARNESS.resolve("making");
            try (var service = started(making, Map.of())) {
                service.stop();
            }
            try {
                Files.move(making, folder);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return folder;
    }

    private static ServiceProcess started(Path folder, Map<String, String> environment) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var service = new ServiceProcess(folder, freePort(), environment);
        try {
            service.start(PATIENCE);
        } catch (RuntimeException e) {
            service.close();
            throw e;
        }
        return service;
    }

    /** Starts the process and answers how long it took until ready. */
    public Duration start(Duration patience) {
        var began = System.nanoTime();
        try {
            // As `make run` starts it.
            var builder = new ProcessBuilder(SERVICE.toString(), "-Xmx1g");
            builder.environment().putAll(Map.of("JAVA_HOME", System.getProperty("java.home"), "PORT", "" + port, "DATA", data.toString(), "DEMO", "true"));
            builder.environment().putAll(environment);
            builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(data.resolve("service.out").toFile()));
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var api = new Api(base());
        while (System.nanoTime() - began < patience.toNanos()) {
            if (!process.isAlive()) {
                throw new IllegalStateException("the service ended with " + process.exitValue() + ": " + output());
            }
            if (api.isReady()) {
                return Duration.ofNanos(System.nanoTime() - began);
            }
            pause(50);
        }
        throw new IllegalStateException("not ready after " + patience + ": " + output());
    }

    /** Whether the virtual machine has what {@code bin/service} rehearsed in its memory. */
    public boolean isRehearsed() throws IOException {
        return Files.readString(Path.of("/proc", "" + process.pid(), "maps")).contains("rehearsed.aot");
    }

    /** {@code kill -9} of the service; its database process is left behind as a crash leaves it. */
    public void killHard() {
        process.destroyForcibly();
        waitForEnd();
    }

    /** Ctrl-C. */
    public int stop() {
        process.destroy();
        waitForEnd();
        return process.exitValue();
    }

    public URI base() {
        return URI.create("http://127.0.0.1:" + port);
    }

    public int port() {
        return port;
    }

    public Path data() {
        return data;
    }

    /** A connection of the test's own to the embedded database that the service runs by, as its owner: the service's account may do less. */
    public Connection database() throws SQLException {
        var running = EmbeddedDatabase.start(data.resolve("mariadb"));
        return DriverManager.getConnection(running.url(), running.owner(), running.ownerPassword());
    }

    /** What the service has printed so far. */
    public String output() {
        try {
            return Files.readString(data.resolve("service.out"));
        } catch (IOException e) {
            return "";
        }
    }

    public List<Account> accounts() {
        try {
            var accounts = new ArrayList<Account>();
            for (JsonNode node : new ObjectMapper().readTree(data.resolve("demo-accounts.json").toFile())) {
                var roles = new ArrayList<String>();
                node.get("roles").forEach(role -> roles.add(role.asText()));
                accounts.add(new Account(node.get("username").asText(), node.get("password").asText(), roles, node.path("unit").asText(null), node.path("totpSecret").asText(null)));
            }
            return accounts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first demo account with this role. */
    public Account accountWith(String role) {
        return accounts().stream().filter(account -> account.roles().contains(role)).findFirst().orElseThrow();
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            stop();
        }
        // A killed service leaves its database behind.
        database(data).ifPresent(ProcessHandle::destroy);
    }

    private static Optional<ProcessHandle> database(Path data) {
        try {
            var pid = data.resolve("mariadb/pid");
            var handle = Files.exists(pid) ? ProcessHandle.of(Long.parseLong(Files.readString(pid).strip())) : Optional.<ProcessHandle>empty();
            return handle.filter(one -> commandLine(one).contains(data.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String commandLine(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc", "" + process.pid(), "cmdline"));
        } catch (IOException e) {
            return "";
        }
    }

    private void waitForEnd() {
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
