package cn.yardstick.grading;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** One call grades many: here a tenth of what {@code make bench} does, in a program of its own with a tenth of its heap. */
class ScaleTest {

    @Test
    void twoHundredThousandOfficersInOneCall() throws Exception {
        var process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx205m", "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"),
                Scale.class.getName(), "200000", "4000").inheritIO().start();
        process.waitFor(5, TimeUnit.MINUTES);
        assertEquals(0, process.exitValue());
    }
}
