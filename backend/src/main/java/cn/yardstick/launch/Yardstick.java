package cn.yardstick.launch;

import cn.yardstick.platform.crypto.Sealing;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The program: environment, database, keys, then the service; ends in the other order. */
@QuarkusMain
public final class Yardstick {

    private static final CountDownLatch SERVICE_STOPPED = new CountDownLatch(1);
    /** Held until the process ends: a lock that nothing refers to is given up by the garbage collector. */
    private static DataFolder folder;

    private Yardstick() {
    }

    public static void main(String... arguments) {
        try {
            var environment = Rehearsal.isWanted(arguments) ? Rehearsal.environment(System.getenv()) : System.getenv();
            var settings = Settings.read(environment);
            settings.check();
            ProviderSettings.read(environment).forEach(System::setProperty);
            AttachmentSettings.read(environment).forEach(System::setProperty);
            folder = DataFolder.hold(settings.data());
            if (settings.dbUrl() != null) {
                settings.checkServer();
            }
            var database = settings.dbUrl() == null ? EmbeddedDatabase.start(folder.path().resolve("mariadb")) : null;
            if (database != null) {
                Runtime.getRuntime().addShutdownHook(new Thread(() -> stopAfterTheService(database), "stop-database"));
            }
            tell(settings, database);
        } catch (StartRefused refused) {
            System.err.println("✗ " + refused.getMessage());
            System.exit(1);
        }
        Quarkus.run(Running.class, (code, thrown) -> {
            if (thrown != null) {
                System.err.println("✗ 服务未能启动 / the service did not start: " + cause(thrown));
            }
            SERVICE_STOPPED.countDown();
            if (code != 0 || thrown != null) {
                System.exit(thrown != null ? 1 : code);
            }
        }, arguments);
    }

    private static void tell(Settings settings, EmbeddedDatabase database) {
        System.setProperty("quarkus.http.host", settings.bind());
        System.setProperty("quarkus.http.port", "" + settings.port());
        System.setProperty("quarkus.http.proxy.proxy-address-forwarding", "" + settings.behindTls());
        (database == null ? settings.database() : database.settings()).forEach(System::setProperty);
        System.setProperty("yardstick.audit.hash", settings.auditHash());
        System.setProperty("yardstick.signing", settings.signing());
        System.setProperty("yardstick.sm2.user-id", settings.sm2UserId());
        System.setProperty("yardstick.data", settings.data().toString());
        System.setProperty("yardstick.behind-tls", "" + settings.behindTls());
        System.setProperty(Sealing.ALGORITHM, settings.sealing());
        if (settings.sealingKeys() != null) {
            System.setProperty(Sealing.KEY_FILE, settings.sealingKeys().toString());
        }
        System.setProperty("yardstick.demo", "" + settings.demo());
        System.setProperty("yardstick.reseal", "" + settings.reseal());
    }

    private static void stopAfterTheService(EmbeddedDatabase database) {
        try {
            SERVICE_STOPPED.await(15, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        database.stop();
    }

    private static String cause(Throwable thrown) {
        var root = thrown;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage()).lines().findFirst().orElse("");
    }
}
