package cn.yardstick.launch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A start that is made to be remembered ({@code bin/service}): over an empty folder, on a free port, with a few requests,
 * and ended at once. What the virtual machine learns by it is kept beside the build.
 */
final class Rehearsal {

    private static final String ARGUMENT = "rehearse";
    private static final List<String> PATHS = List.of("/", "/m/", "/q/health/ready", "/api/v1/officers");

    private Rehearsal() {
    }

    static boolean isWanted(String... arguments) {
        return arguments.length == 1 && arguments[0].equals(ARGUMENT);
    }

    /** The folder alone is taken from outside; it must be a new one. */
    static Map<String, String> environment(Map<String, String> given) {
        var folder = given.getOrDefault("DATA", "");
        if (folder.isEmpty() || Files.exists(Path.of(folder))) {
            throw new StartRefused("演练启动须以 DATA 指定一个尚不存在的文件夹", "a rehearsal takes a folder that is not there yet: DATA");
        }
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return Map.of("DATA", folder, "PORT", "" + socket.getLocalPort());
        } catch (IOException e) {
            throw new StartRefused("没有可用端口", "no port is free");
        }
    }

    /** What comes soon after a start: pages, readiness, a sign-in, a request that nobody may make. */
    static void ask(int port) {
        try (var client = HttpClient.newHttpClient()) {
            for (var path : PATHS) {
                client.send(to(port, path).build(), BodyHandlers.discarding());
            }
            var nobody = BodyPublishers.ofString("{\"username\":\"nobody\",\"password\":\"nobody-at-all\"}");
            client.send(to(port, "/api/v1/sessions").header("Content-Type", "application/json").POST(nobody).build(), BodyHandlers.discarding());
        } catch (IOException e) {
            throw new StartRefused("演练时服务没有应答", "the service did not answer its rehearsal");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static HttpRequest.Builder to(int port, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }
}
