package cn.yardstick.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;

/** A real server of the S3 protocol that checks signatures, with one bucket in a folder below {@code target}; can be stopped and started again. */
final class S3Server implements AutoCloseable {

    private static final String BUCKET = "attachments";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path folder = Path.of("target", "s3").toAbsolutePath();
    private final int port = ServiceProcess.freePort();
    private Process process;

    S3Server() throws IOException {
        Folders.delete(folder);
        Files.createDirectories(folder.resolve("buckets").resolve(BUCKET));
        Files.writeString(folder.resolve("secret"), "a secret of this test");
        Files.writeString(folder.resolve("logback.xml"), "<configuration><root level=\"OFF\"/></configuration>");
        var settings = new Properties();
        settings.putAll(Map.of("s3proxy.endpoint", "http://127.0.0.1:" + port, "s3proxy.authorization", "aws-v4", "s3proxy.identity", "yardstick", "s3proxy.credential", "a secret of this test",
                "jclouds.provider", "filesystem", "jclouds.identity", "none", "jclouds.credential", "none", "jclouds.filesystem.basedir", folder.resolve("buckets").toString()));
        try (var out = Files.newBufferedWriter(folder.resolve("s3.properties"))) {
            settings.store(out, null);
        }
        start();
    }

    void start() throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        process = new ProcessBuilder(java, "-Xmx256m", "-Dlogback.configurationFile=" + folder.resolve("logback.xml"), "-cp", Files.readString(Path.of("target", "s3.classpath")), "org.gaul.s3proxy.Main", "--properties", folder.resolve("s3.properties").toString())
                .redirectErrorStream(true).redirectOutput(folder.resolve("s3.out").toFile()).start();
        var until = System.nanoTime() + PATIENCE.toNanos();
        while (!listens()) {
            if (!process.isAlive() || System.nanoTime() > until) {
                throw new IllegalStateException("the S3 server did not start: " + Files.readString(folder.resolve("s3.out")));
            }
        }
    }

    void stop() {
        try {
            process.destroyForcibly().waitFor();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the service is told of it. */
    Map<String, String> environment() {
        return Map.of("ATTACHMENTS", "s3://" + BUCKET, "S3_ENDPOINT", "http://127.0.0.1:" + port, "S3_ACCESS_KEY", "yardstick", "S3_SECRET_KEY_FILE", folder.resolve("secret").toString());
    }

    /** Where an object of the bucket lies. */
    Path object(String key) {
        return folder.resolve("buckets").resolve(BUCKET).resolve(key);
    }

    private boolean listens() {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 100);
            return true;
        } catch (IOException e) {
            try {
                Thread.sleep(50);
            } catch (InterruptedException interrupted) {
                throw new UncheckedIOException(e);
            }
            return false;
        }
    }

    @Override
    public void close() {
        stop();
    }
}
