package cn.yardstick.launch;

import cn.yardstick.demo.DemoBureau;
import cn.yardstick.identity.Accounts;
import cn.yardstick.identity.SetupToken;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** An empty database gets the demo bureau, if that is wanted, or a one-time token for its first administrators. */
@ApplicationScoped
class FirstStart {

    private final Accounts accounts;
    private final SetupToken token;
    private final DemoBureau bureau;
    private final boolean demo;
    private volatile boolean done;

    FirstStart(Accounts accounts, SetupToken token, DemoBureau bureau, @ConfigProperty(name = "yardstick.demo", defaultValue = "false") boolean demo) {
        this.accounts = accounts;
        this.token = token;
        this.bureau = bureau;
        this.demo = demo;
    }

    /** Lines for the person at the keyboard. */
    List<String> prepare(Path data) {
        var lines = lines(data);
        done = true;
        return lines;
    }

    boolean done() {
        return done;
    }

    private List<String> lines(Path data) {
        var demoAccounts = data.resolve("demo-accounts.json");
        var loading = data.resolve("demo-loading");
        if (Files.exists(loading)) {
            throw new StartRefused("演示数据上次未装完就被中断，请删除后重新启动：" + data, "the demo was interrupted while it loaded; delete and start again: " + data);
        }
        if (demo && accounts.none()) {
            try {
                System.out.println("… 正在装入演示数据，约需一分钟 / loading the demo bureau, about a minute");
                Files.writeString(loading, "");
                DataFolder.writeSecret(demoAccounts, bureau.load());
                Files.delete(loading);
            } catch (IOException e) {
                throw new StartRefused("演示账号无法写入：" + demoAccounts, "the demo accounts cannot be written: " + demoAccounts);
            }
        }
        if (accounts.none()) {
            return List.of("首次使用，一次性设置令牌 / first use, one-time set-up token: " + token.make());
        }
        return Files.exists(demoAccounts) ? List.of("演示账号 / demo accounts: " + demoAccounts) : List.of();
    }
}
