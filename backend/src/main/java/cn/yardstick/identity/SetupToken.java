package cn.yardstick.identity;

import cn.yardstick.platform.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** The one-time token of an empty database: printed where the service was started, kept in memory alone. */
@ApplicationScoped
public class SetupToken {

    private final Passwords passwords;
    private volatile String token;

    SetupToken(Passwords passwords) {
        this.passwords = passwords;
    }

    public String make() {
        token = passwords.random();
        return token;
    }

    /** 403 unless it is the token that was printed. */
    public void check(String offered) {
        var expected = token;
        if (expected == null || !MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), offered.getBytes(StandardCharsets.UTF_8))) {
            throw ProblemType.NOT_ALLOWED.raise("令牌不正确或已使用。", "The token is wrong or was used.").at("/token");
        }
    }

    public void spend() {
        token = null;
    }
}
