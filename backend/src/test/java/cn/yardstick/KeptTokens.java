package cn.yardstick;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongFunction;

/** Access tokens of accounts, renewed in time: they live ten minutes, and all tests together may take longer. */
public final class KeptTokens {

    private static final long RENEWED_AFTER = 240_000_000_000L;

    private record Kept(String token, long at) {
    }

    private final Map<Long, Kept> kept = new ConcurrentHashMap<>();

    /** One that is good for a while yet; signs in where there is none. */
    public String of(long account, LongFunction<String> signIn) {
        return kept.compute(account, (id, last) -> last != null && System.nanoTime() - last.at() < RENEWED_AFTER ? last : new Kept(signIn.apply(id), System.nanoTime())).token();
    }

    /** Its session was ended, or may have been. */
    public void forget(long account) {
        kept.remove(account);
    }
}
