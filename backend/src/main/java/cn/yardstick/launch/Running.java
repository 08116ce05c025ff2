package cn.yardstick.launch;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The service while it runs: does what the first start asks for, says where it is, waits for the end. */
public class Running implements QuarkusApplication {

    private final FirstStart firstStart;
    private final Resealing resealing;
    private final boolean reseal;
    private final int port;
    private final Path data;

    Running(FirstStart firstStart, Resealing resealing, @ConfigProperty(name = "yardstick.reseal", defaultValue = "false") boolean reseal, @ConfigProperty(name = "quarkus.http.port") int port, @ConfigProperty(name = "yardstick.data") Path data) {
        this.firstStart = firstStart;
        this.resealing = resealing;
        this.reseal = reseal;
        this.port = port;
        this.data = data;
    }

    @Override
    public int run(String... arguments) {
        firstStart.prepare(data).forEach(System.out::println);
        if (reseal) {
            resealing.begin();
        }
        System.out.println("尺度已启动 / Yardstick runs at http://localhost:" + port);
        if (Rehearsal.isWanted(arguments)) {
            Rehearsal.ask(port);
        } else {
            Quarkus.waitForExit();
        }
        return 0;
    }
}
