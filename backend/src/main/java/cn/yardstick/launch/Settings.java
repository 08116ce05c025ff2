package cn.yardstick.launch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * What the environment asks for.
 *
 * @param data  folder of database, keys and demo accounts
 * @param dbUrl JDBC address of an external server, or null for the embedded one
 */
record Settings(int port, String bind, Path data, String dbUrl, String dbUser, String dbPassword, boolean demo, boolean behindTls) {

    static Settings read(Map<String, String> environment) {
        var url = environment.getOrDefault("DB_URL", "").trim();
        return new Settings(port(environment.getOrDefault("PORT", "8080")), environment.getOrDefault("BIND", "127.0.0.1"),
                Path.of(environment.getOrDefault("DATA", "data")).toAbsolutePath().normalize(), url.isEmpty() ? null : url,
                environment.getOrDefault("DB_USER", ""), password(environment), Boolean.parseBoolean(environment.getOrDefault("DEMO", "false")),
                Boolean.parseBoolean(environment.getOrDefault("BEHIND_TLS", "false")));
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
            throw new StartRefused("数据文件夹不可写:" + data, "the data folder is not writable: " + data);
        }
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(bind), port));
        } catch (IOException e) {
            throw new StartRefused("端口 " + port + " 已被占用,请换一个:make run PORT=9000", "port " + port + " is in use; choose another: make run PORT=9000");
        }
    }

    private static int port(String text) {
        if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > 65_535) {
            throw new StartRefused("PORT 应为 1 至 65535", "PORT is a number from 1 to 65535");
        }
        return Integer.parseInt(text);
    }

    private static String password(Map<String, String> environment) {
        var file = environment.get("DB_PASSWORD_FILE");
        if (file == null) {
            return environment.getOrDefault("DB_PASSWORD", "");
        }
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException e) {
            throw new StartRefused("DB_PASSWORD_FILE 无法读取", "DB_PASSWORD_FILE cannot be read");
        }
    }
}
