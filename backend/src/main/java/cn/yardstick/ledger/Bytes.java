package cn.yardstick.ledger;

import java.util.Base64;

/** Bytes as text. */
final class Bytes {

    private Bytes() {
    }

    /** Base64 in its one form: what decodes to the same bytes but is written otherwise is refused, so that no bit is free. */
    static byte[] decode(String text) {
        var bytes = Base64.getDecoder().decode(text);
        if (!Base64.getEncoder().encodeToString(bytes).equals(text)) {
            throw new IllegalArgumentException("no base64");
        }
        return bytes;
    }
}
