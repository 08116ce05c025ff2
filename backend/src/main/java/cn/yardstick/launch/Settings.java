package cn.yardstick.launch;

import cn.yardstick.platform.database.ServiceGrants;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/**
 * What the environment asks for.
 *
 * @param data  folder of database, keys and demo accounts
 * @param dbUrl JDBC address of an external server, or null for the embedded one
 * @param sealingKeys file of the keys that seal personal data, or null for one in the data folder
 * @param sealing AES-256-GCM or SM4-GCM
 * @param dbOwner account that migrates an external database, so that the service's own may not change the audit log; empty for none
 * @param dbUserHost from where the service's account may connect, as the server has it
 * @param auditHash SHA-256 or SM3, for a log that begins now
 * @param signing Ed25519 or SM2-SM3: by what heads of the log and sealed lists are signed
 * @param sm2UserId the signer's id that SM2 hashes with every text
 * @param reseal whether everything sealed is sealed anew by the newest key
 */
record Settings(int port, String bind, Path data, String dbUrl, String dbUser, String dbPassword, boolean demo, boolean behindTls, Path sealingKeys, String sealing,
        String dbOwner, String dbOwnerPassword, String dbUserHost, String auditHash, String signing, String sm2UserId, boolean reseal) {

    private static final String SM2 = "SM2-SM3";

    static Settings read(Map<String, String> environment) {
        var url = environment.getOrDefault("DB_URL", "").trim();
        return new Settings(port(environment.getOrDefault("PORT", "8080")), environment.getOrDefault("BIND", "127.0.0.1"),
                Path.of(environment.getOrDefault("DATA", "data")).toAbsolutePath().normalize(), url.isEmpty() ? null : url,
                environment.getOrDefault("DB_USER", ""), password(environment, "DB_PASSWORD"), Boolean.parseBoolean(environment.getOrDefault("DEMO", "false")),
                Boolean.parseBoolean(environment.getOrDefault("BEHIND_TLS", "false")), sealingKeys(environment.getOrDefault("SEALING_KEYS_FILE", "").trim()),
                sealing(environment.getOrDefault("SEALING", "AES-256-GCM")),
                environment.getOrDefault("DB_OWNER_USER", ""), password(environment, "DB_OWNER_PASSWORD"), environment.getOrDefault("DB_USER_HOST", "%"), auditHash(environment), signing(environment), sm2UserId(environment.getOrDefault("SM2_USER_ID", "1234567812345678")), Boolean.parseBoolean(environment.getOrDefault("RESEAL", "false")));
    }

    /** Refuses in one line what cannot work: port in use, folder not writable, address not of this machine. */
    void check() {
        if (dbUrl != null && !dbUrl.matches("jdbc:(mysql|mariadb)://.+")) {
            throw new StartRefused("DB_URL 应形如 jdbc:mysql://主机:3306/库名", "DB_URL looks like jdbc:mysql://host:3306/database");
        }
        try {
            Files.createDirectories(data);
            Files.delete(Files.createTempFile(data, ".writable", ""));
        } catch (IOException e) {
            throw new StartRefused("数据文件夹不可写：" + data, "the data folder is not writable: " + data);
        }
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(bind), port));
        } catch (IOException e) {
            throw new StartRefused("端口 " + port + " 已被占用，请换一个：make run PORT=9000", "port " + port + " is in use; choose another: make run PORT=9000");
        }
    }

    /** Refuses in one line an external server that does not answer, or does not let us in. */
    void checkServer() {
        try {
            DriverManager.getConnection(dbUrl, dbUser, dbPassword).close();
        } catch (SQLException e) {
            var why = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            throw new StartRefused("数据库连接不上，请核对 DB_URL、DB_USER、DB_PASSWORD：" + why, "the database cannot be reached; check DB_URL, DB_USER, DB_PASSWORD: " + why);
        }
    }

    private static int port(String text) {
        if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > 65_535) {
            throw new StartRefused("PORT 应为 1 至 65535", "PORT is a number from 1 to 65535");
        }
        return Integer.parseInt(text);
    }

    private static Path sealingKeys(String text) {
        if (!text.isEmpty() && !Files.isReadable(Path.of(text))) {
            throw new StartRefused("SEALING_KEYS_FILE 无法读取", "SEALING_KEYS_FILE cannot be read");
        }
        return text.isEmpty() ? null : Path.of(text).toAbsolutePath();
    }

    private static String sealing(String text) {
        if (!text.equals("AES-256-GCM") && !text.equals("SM4-GCM")) {
            throw new StartRefused("SEALING 应为 AES-256-GCM 或 SM4-GCM", "SEALING is AES-256-GCM or SM4-GCM");
        }
        return text;
    }

    /** What the service is told of an external database. */
    Map<String, String> database() {
        var told = new HashMap<>(Map.of("quarkus.datasource.jdbc.url", dbUrl, "quarkus.datasource.username", dbUser, "quarkus.datasource.password", dbPassword));
        if (!dbOwner.isEmpty()) {
            told.putAll(Map.of("quarkus.flyway.username", dbOwner, "quarkus.flyway.password", dbOwnerPassword, ServiceGrants.ACCOUNT, "'" + dbUser + "'@'" + dbUserHost + "'"));
        }
        return told;
    }

    /** SM2 goes with SM3: a log that begins now is not told to mix. */
    private static String auditHash(Map<String, String> environment) {
        var byConfiguration = signing(environment).equals(SM2) ? "SM3" : "SHA-256";
        var text = environment.getOrDefault("AUDIT_HASH", byConfiguration);
        if (!text.equals("SM3") && !text.equals(byConfiguration)) {
            throw new StartRefused("AUDIT_HASH 应为 SHA-256 或 SM3；SIGNING=SM2-SM3 时应为 SM3", "AUDIT_HASH is SHA-256 or SM3, and SM3 where SIGNING=SM2-SM3");
        }
        return text;
    }

    private static String signing(Map<String, String> environment) {
        var text = environment.getOrDefault("SIGNING", "Ed25519");
        if (!text.equals("Ed25519") && !text.equals(SM2)) {
            throw new StartRefused("SIGNING 应为 Ed25519 或 SM2-SM3", "SIGNING is Ed25519 or SM2-SM3");
        }
        return text;
    }

    private static String sm2UserId(String text) {
        if (!text.matches("[!-~]{1,64}")) {
            throw new StartRefused("SM2_USER_ID 应为 1 至 64 个可见的 ASCII 字符", "SM2_USER_ID is 1 to 64 visible ASCII characters");
        }
        return text;
    }

    private static String password(Map<String, String> environment, String name) {
        var file = environment.get(name + "_FILE");
        if (file == null) {
            return environment.getOrDefault(name, "");
        }
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException e) {
            throw new StartRefused(name + "_FILE 无法读取", name + "_FILE cannot be read");
        }
    }
}
