package cn.yardstick.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The digest that bytes are kept by. */
final class Sha256 {

    private Sha256() {
    }

    private static MessageDigest start() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static String of(byte[] bytes) {
        return HexFormat.of().formatHex(start().digest(bytes));
    }

    /** Read to its end, and left open. */
    static String of(InputStream bytes) throws IOException {
        var found = start();
        var buffer = new byte[65_536];
        for (int n = bytes.read(buffer); n >= 0; n = bytes.read(buffer)) {
            found.update(buffer, 0, n);
        }
        return HexFormat.of().formatHex(found.digest());
    }
}
