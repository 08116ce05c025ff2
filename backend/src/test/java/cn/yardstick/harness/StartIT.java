package cn.yardstick.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How the program starts, refuses to start, is set up by its first administrators, and ends. */
class StartIT {

    private static final Path FOLDER = Path.of("target", "harness", "start").toAbsolutePath();
    private static final Pattern TOKEN = Pattern.compile("one-time set-up token: (\\S+)");

    @BeforeAll
    static void empty() throws IOException {
        Folders.delete(FOLDER);
        Files.createDirectories(FOLDER);
    }

    @Test
    void whatCannotWorkIsRefusedInOneLine() throws Exception {
        var data = FOLDER.resolve("refused").toString();
        var file = Files.writeString(FOLDER.resolve("a-file"), "");
        try (var taken = new ServerSocket(0)) {
            refused("is in use", Map.of("BIND", "0.0.0.0", "PORT", "" + taken.getLocalPort(), "DATA", data));
        }
        refused("number from 1 to 65535", Map.of("PORT", "70000", "DATA", data));
        refused("not writable", Map.of("DATA", file.resolve("below").toString()));
        refused("looks like jdbc:mysql", Map.of("DB_URL", "mysql://somewhere", "DATA", data));
        refused("cannot be reached", Map.of("DB_URL", "jdbc:mysql://127.0.0.1:" + ServiceProcess.freePort() + "/yardstick?connectTimeout=1000", "DB_USER", "nobody", "DATA", data));
        refused("DB_PASSWORD_FILE cannot be read", Map.of("DB_PASSWORD_FILE", data + "/nothing", "DATA", data));
        refused("not there yet", Map.of("DATA", FOLDER.toString()), "rehearse");
        refused("AES-256-GCM or SM4-GCM", Map.of("SEALING", "ROT13", "DATA", data));
        assertFalse(Files.exists(Path.of(data, "mariadb")), "a refused start leaves no database behind");
    }

    @Test
    void aNewerJdkIsFoundBehindAnOldOne() throws Exception {
        var old = Files.createDirectories(FOLDER.resolve("old-jdk/bin"));
        for (String program : List.of("java", "javac")) {
            Files.writeString(old.resolve(program), "#!/bin/sh\necho \"" + program + " 17.0.1\"\n");
            Files.setPosixFilePermissions(old.resolve(program), PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        var builder = new ProcessBuilder(Path.of("bin", "find-jdk").toAbsolutePath().toString()).redirectErrorStream(true);
        builder.environment().put("PATH", old + ":/usr/bin:/bin");
        builder.environment().put("JAVA_HOME", old.getParent().toString());
        // Where this build found its own JDK does not matter as long as it is one of the usual places.
        builder.environment().put("HOME", System.getProperty("user.home"));
        var process = builder.start();
        var said = new String(process.getInputStream().readAllBytes()).strip();
        var usual = Files.isDirectory(Path.of("/usr/lib/jvm")) && Path.of(System.getProperty("java.home")).startsWith("/usr/lib/jvm");
        if (usual) {
            assertEquals(0, process.waitFor());
            assertTrue(Files.isExecutable(Path.of(said, "bin", "javac")), said);
        } else {
            assertTrue(process.waitFor() == 0 || said.startsWith("✗") && said.lines().count() == 1, said);
        }
    }

    @Test
    void aBureauIsSetUpOnceByWhoeverHoldsThePrintedToken() throws Exception {
        try (var service = ServiceProcess.empty("start-empty")) {
            refused("in use by another run", Map.of("DATA", service.data().toString()));
            var api = new Api(service.base());
            assertTrue(service.isRehearsed(), "the start makes use of what its rehearsal kept");
            assertTrue(api.get("/api/v1/setup", null).json().get("needed").asBoolean());
            assertFalse(Files.exists(service.data().resolve("demo-accounts.json")));
            assertEquals(403, setup(api, "a-guess", "first").status());
            // Until somebody is there, each start prints a token of its own, and the one before is worth nothing.
            var stale = token(service);
            stopped(service);
            service.start(Duration.ofSeconds(60));
            assertEquals(403, setup(api, stale, "first").status());
            var token = token(service);
            var weak = api.send("POST", "/api/v1/setup", Map.of("Content-Type", "application/json"), body(token, "first", "password1234").getBytes(StandardCharsets.UTF_8));
            assertEquals(422, weak.status(), weak.body());

            List<Api.Answer> answers;
            try (var threads = Executors.newFixedThreadPool(4)) {
                answers = threads.invokeAll(List.of(attempt(api, token, "a"), attempt(api, token, "b"), attempt(api, token, "c"), attempt(api, token, "d"))).stream().map(one -> one.resultNow()).toList();
            }
            assertEquals(1, answers.stream().filter(one -> one.status() == 201).count(), answers::toString);
            assertTrue(answers.stream().allMatch(one -> one.status() < 500), answers::toString);
            assertEquals(403, setup(api, token, "late").status());
            assertFalse(api.get("/api/v1/setup", null).json().get("needed").asBoolean());

            try (var database = service.database(); var lines = database.createStatement().executeQuery("SELECT COUNT(*) FROM audit_line WHERE action = 'account.created' AND record_type = 'account'")) {
                assertTrue(lines.next() && lines.getLong(1) == 2, "each of the first two accounts has its line");
            }

            stopped(service);
            service.start(Duration.ofSeconds(60));
            assertFalse(api.get("/api/v1/setup", null).json().get("needed").asBoolean(), "data stay over a restart");
            assertEquals(2, TOKEN.matcher(service.output()).results().count(), "no token once somebody is there");
        }
    }

    private static void stopped(ServiceProcess service) throws IOException {
        var database = ProcessHandle.of(Long.parseLong(Files.readString(service.data().resolve("mariadb/pid")).strip())).orElseThrow();
        // 143: ended by the signal that asked for it.
        assertTrue(List.of(0, 143).contains(service.stop()));
        assertFalse(database.isAlive(), "the database ends with its service");
    }

    private static String token(ServiceProcess service) {
        return TOKEN.matcher(service.output()).results().reduce((first, second) -> second).orElseThrow().group(1);
    }

    private static Callable<Api.Answer> attempt(Api api, String token, String name) {
        return () -> setup(api, token, name);
    }

    private static Api.Answer setup(Api api, String token, String name) {
        return api.send("POST", "/api/v1/setup", Map.of("Content-Type", "application/json"), body(token, name, "Kp7-" + name + "-willow-lantern").getBytes(StandardCharsets.UTF_8));
    }

    private static String body(String token, String name, String password) {
        return """
                {"token":"%s","bureauName":"清溪县公安局","systemAdmin":{"username":"%s-system","password":"%s","displayName":"系统管理员"},
                "securityAdmin":{"username":"%s-security","password":"%s","displayName":"安全管理员"}}""".formatted(token, name, password, name, password + "2");
    }

    /** The program must end by itself, soon, with one line that says so in Chinese and English. */
    private static void refused(String words, Map<String, String> environment, String... arguments) throws Exception {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m", "-jar", Path.of("target", "quarkus-app", "quarkus-run.jar").toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        var settings = new HashMap<>(Map.of("PORT", "" + ServiceProcess.freePort(), "DEMO", "false"));
        settings.putAll(environment);
        builder.environment().putAll(settings);
        var process = builder.start();
        var said = new String(process.getInputStream().readAllBytes()).strip();
        assertTrue(process.waitFor(30, TimeUnit.SECONDS));
        assertEquals(1, process.exitValue(), said);
        assertTrue(said.startsWith("✗ ") && said.contains(words), said);
        assertEquals(1, said.lines().count(), said);
    }
}
