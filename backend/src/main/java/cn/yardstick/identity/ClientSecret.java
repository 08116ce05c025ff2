package cn.yardstick.identity;

import java.security.SecureRandom;
import java.util.Base64;

/** The secret half of a client's key: 256 random bits, so that a plain digest is enough to keep. */
final class ClientSecret {

    private static final SecureRandom RANDOM = new SecureRandom();

    private ClientSecret() {
    }

    /** Begins with a mark by which a leaked one is found. */
    static String random() {
        var bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return "yardstick_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
