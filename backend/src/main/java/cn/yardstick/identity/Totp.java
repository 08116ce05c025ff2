package cn.yardstick.identity;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Time-based one-time passwords (RFC 6238): HMAC-SHA-1, six digits, steps of 30 seconds, as every authenticator makes them. */
final class Totp {

    static final int SECRET_BYTES = 20;
    private static final int STEP_SECONDS = 30;
    private static final int MODULUS = 1_000_000;
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private Totp() {
    }

    static long step(Instant now) {
        return Math.floorDiv(now.getEpochSecond(), STEP_SECONDS);
    }

    static String code(byte[] secret, long step) {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            var digest = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            var offset = digest[digest.length - 1] & 0xf;
            var number = ByteBuffer.wrap(digest, offset, Integer.BYTES).getInt() & Integer.MAX_VALUE;
            return String.format(Locale.ROOT, "%06d", number % MODULUS);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** RFC 4648, without padding; the length is a multiple of five bytes. */
    static String base32(byte[] bytes) {
        var text = new StringBuilder();
        for (int i = 0; i < bytes.length * 8; i += 5) {
            var pair = (bytes[i / 8] & 0xff) << 8 | (i / 8 + 1 < bytes.length ? bytes[i / 8 + 1] & 0xff : 0);
            text.append(BASE32.charAt(pair >> 11 - i % 8 & 31));
        }
        return text.toString();
    }

    static byte[] bytes(String base32) {
        var bytes = new byte[base32.length() * 5 / 8];
        for (int i = 0; i < bytes.length * 8; i++) {
            var bit = BASE32.indexOf(base32.charAt(i / 5)) >> 4 - i % 5 & 1;
            bytes[i / 8] |= (byte) (bit << 7 - i % 8);
        }
        return bytes;
    }
}
