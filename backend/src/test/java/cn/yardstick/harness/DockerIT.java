package cn.yardstick.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.yardstick.launch.EmbeddedDatabase;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What of {@code docker} can be tried without an engine: the image's command and environment, the proxy's configuration, the secrets. */
class DockerIT {

    private static final Path DOCKER = Path.of("..", "docker").toAbsolutePath().normalize();
    private static final Path FOLDER = Path.of("target", "harness", "docker").toAbsolutePath();
    private static final Pattern TOKEN = Pattern.compile("set-up token: (\\S+)");

    @Test
    void theServiceAsTheImageStartsItBehindTheProxyAsItShips() throws Exception {
        Folders.delete(FOLDER);
        Files.createDirectories(FOLDER.resolve("data"));
        var database = EmbeddedDatabase.start(FOLDER.resolve("external"));
        var port = ServiceProcess.freePort();
        Process service = null;
        try {
            var secrets = secrets("accounts");
            accounts(database, secrets);
            service = start(database, port, secrets);
            var token = awaitReady(service, port);
            var proxy = new ProcessBuilder(DOCKER.resolve("test-nginx").toString(), "http://127.0.0.1:" + port).redirectErrorStream(true);
            proxy.environment().putAll(Map.of("SETUP_TOKEN", token, "TLS_PORT", "" + ServiceProcess.freePort()));
            var said = run(proxy);
            System.out.println(said.strip());
            assertTrue(said.contains(" 0 failed"), said);
            assertFalse(Files.exists(FOLDER.resolve("data/mariadb")), "the image starts no database of its own");
            assertFalse(Files.exists(FOLDER.resolve("data/demo-accounts.json")), "the image loads no demo");
            mayOnlyAddToTheAuditLog(database, secrets);
            service.destroy();
            assertTrue(service.waitFor(20, TimeUnit.SECONDS), "it ends within the compose file's grace period");
        } finally {
            if (service != null) {
                service.destroyForcibly();
            }
            database.stop();
        }
    }

    @Test
    void noSecretHasADefault() throws IOException {
        var compose = compose();
        for (JsonNode service : compose.get("services")) {
            service.path("environment").fieldNames().forEachRemaining(name -> assertFalse(name.matches(".*(PASSWORD|SECRET|KEY|TOKEN)"), name + " is given in clear"));
        }
        compose.get("secrets").forEach(secret -> assertTrue(secret.path("file").asText().startsWith("secrets/"), "a secret is a file: " + secret));
        assertTrue(Files.readString(DOCKER.resolve(".gitignore")).contains("secrets/"), "secrets stay out of the repository");
        assertTrue(Files.readString(DOCKER.resolve("../.dockerignore")).contains("docker/secrets"), "and out of the images");
    }

    private static JsonNode compose() throws IOException {
        return new ObjectMapper(new YAMLFactory()).readTree(DOCKER.resolve("compose.yaml").toFile());
    }

    @Test
    void secretsAreRandomKeptAndPrivate() throws Exception {
        for (var name : List.of("database_password", "database_owner_password", "database_root_password")) {
            var first = secret(secrets("one"), name);
            assertNotEquals(first, secret(secrets("two"), name));
            assertEquals(first, secret(secrets("one"), name), "what is there stays");
            assertTrue(first.length() >= 32);
        }
        assertNotEquals(secret(secrets("one"), "database_password"), secret(secrets("one"), "database_owner_password"));
    }

    private static String secret(Path secrets, String name) throws IOException {
        return Files.readString(secrets.resolve(name));
    }

    /** The folder of secrets that {@code make-secrets} makes. */
    private static Path secrets(String name) throws Exception {
        var folder = FOLDER.resolveSibling("docker-secrets-" + name);
        Files.createDirectories(folder);
        if (!Files.exists(folder.resolve("make-secrets"))) {
            Files.copy(DOCKER.resolve("make-secrets"), folder.resolve("make-secrets"), java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
        }
        run(new ProcessBuilder(folder.resolve("make-secrets").toString()).redirectErrorStream(true));
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("secrets"))));
        return folder.resolve("secrets");
    }

    /** The owner as MySQL's image makes it, then what the image reads: the shipped file, with the places of this machine. */
    private static void accounts(EmbeddedDatabase database, Path secrets) throws Exception {
        var folder = FOLDER.resolve("external");
        var port = URI.create(database.url().substring("jdbc:".length())).getPort();
        var client = folder.resolve("server/bin/mariadb") + " --no-defaults --skip-ssl --user=root --password=" + database.ownerPassword() + " --socket=/tmp/yardstick-" + port + ".sock yardstick";
        var owner = "DROP USER 'yardstick'@'127.0.0.1', 'yardstick_service'@'127.0.0.1'; CREATE USER 'yardstick'@'%' IDENTIFIED BY '" + secret(secrets, "database_owner_password")
                + "'; GRANT ALL ON yardstick.* TO 'yardstick'@'%'";
        var shipped = Files.readString(DOCKER.resolve("database/accounts.sh")).replace("/run/secrets", secrets.toString());
        var script = "set -e\ndocker_process_sql() { " + client + "; }\ndocker_process_sql <<SQL\n" + owner + "\nSQL\n" + shipped;
        run(new ProcessBuilder("bash", "-c", script).redirectErrorStream(true));
    }

    private static void mayOnlyAddToTheAuditLog(EmbeddedDatabase database, Path secrets) throws Exception {
        assertFalse(output().contains("may change the audit log"), DockerIT::output);
        try (var connection = DriverManager.getConnection(database.url(), "yardstick_service", secret(secrets, "database_password")); var statement = connection.createStatement()) {
            try (var lines = statement.executeQuery("SELECT COUNT(*) FROM audit_line")) {
                assertTrue(lines.next() && lines.getLong(1) > 0, "the service has put lines on record");
            }
            for (var refused : List.of("UPDATE audit_line SET reason = NULL", "DELETE FROM audit_leaf", "TRUNCATE TABLE audit_head", "ALTER TABLE audit_tile ADD COLUMN more INT", "DROP TABLE audit_line")) {
                assertThrows(SQLException.class, () -> statement.execute(refused), refused);
            }
        }
    }

    /** ENTRYPOINT and ENV as the Dockerfile has them, the accounts as the compose file; only the places of this machine are put in. */
    private static Process start(EmbeddedDatabase database, int port, Path secrets) throws IOException {
        var dockerfile = Files.readAllLines(DOCKER.resolve("service.Dockerfile"));
        var command = new ArrayList<String>();
        new ObjectMapper().readTree(line(dockerfile, "ENTRYPOINT ")).forEach(word -> command.add(word.asText()));
        assertEquals("java", command.getFirst());
        command.set(0, Path.of(System.getProperty("java.home"), "bin", "java").toString());
        assertTrue(command.remove("/app/quarkus-run.jar"));
        command.add(Path.of("target", "quarkus-app", "quarkus-run.jar").toAbsolutePath().toString());
        var environment = new HashMap<String, String>();
        for (var pair : line(dockerfile, "ENV ").split(" ")) {
            environment.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
        }
        compose().at("/services/service/environment").properties().forEach(pair -> environment.put(pair.getKey(), pair.getValue().asText().replace("/run/secrets", secrets.toString())));
        environment.putAll(Map.of("PORT", "" + port, "DATA", FOLDER.resolve("data").toString(), "DB_URL", database.url()));
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(FOLDER.resolve("service.out").toFile());
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static String line(List<String> dockerfile, String start) {
        return dockerfile.stream().filter(line -> line.startsWith(start)).reduce((first, last) -> last).orElseThrow().substring(start.length());
    }

    /** Answers the token that an empty service prints. */
    private static String awaitReady(Process service, int port) throws Exception {
        var api = new Api(URI.create("http://127.0.0.1:" + port));
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
        while (!api.isReady()) {
            assertTrue(service.isAlive() && System.nanoTime() < deadline, () -> "not ready: " + output());
            Thread.sleep(100);
        }
        var token = TOKEN.matcher(output());
        assertTrue(token.find(), DockerIT::output);
        return token.group(1);
    }

    private static String output() {
        try {
            return Files.readString(FOLDER.resolve("service.out"));
        } catch (IOException e) {
            return "";
        }
    }

    private static String run(ProcessBuilder program) throws Exception {
        var process = program.start();
        var said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), said);
        assertEquals(0, process.exitValue(), said);
        return said;
    }
}
