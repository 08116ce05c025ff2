package cn.yardstick.harness;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** An authenticator (RFC 6238) as its owner holds it: knows the secret, nothing of the service's code. */
public final class Otp {

    private static final Map<String, Long> USED = new ConcurrentHashMap<>();

    private Otp() {
    }

    /** The code of this moment. */
    public static String now(String base32) {
        return at(base32, step());
    }

    /** A code that this program has not used yet; waits for one, half a minute at most. */
    public static String unused(String base32) {
        var step = USED.compute(base32, (secret, used) -> used == null ? step() - 1 : Math.max(used + 1, step() - 1));
        while (step > step() + 1) {
            try {
                Thread.sleep(200);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        return at(base32, step);
    }

    /** The code of a step of thirty seconds since 1970. */
    public static String at(String base32, long step) {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(decoded(base32), "HmacSHA1"));
            var digest = mac.doFinal(ByteBuffer.allocate(8).putLong(step).array());
            var number = ByteBuffer.wrap(digest).getInt(digest[19] & 15) & 0x7fffffff;
            return String.format(Locale.ROOT, "%06d", number % 1_000_000);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public static long step() {
        return System.currentTimeMillis() / 30_000;
    }

    private static byte[] decoded(String base32) {
        var out = new ByteArrayOutputStream();
        var bits = 0;
        var held = 0;
        for (char letter : base32.toCharArray()) {
            held = held << 5 | "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter);
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                out.write(held >> bits & 255);
            }
        }
        return out.toByteArray();
    }
}
