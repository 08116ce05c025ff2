package cn.yardstick.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Public keys (Ed25519) that sign heads, each as one line {@code <name>+<id>+<key>}, the form of C2SP's signed notes. They
 * come from a file that the reader had before, never from what is being checked.
 */
public final class LogKeys {

    private static final byte ED25519 = 1;
    private static final byte[] X509_HEAD = HexFormat.of().parseHex("302a300506032b6570032100");

    private final Map<String, PublicKey> byNameAndId = new LinkedHashMap<>();

    /** Reads one key a line; blank lines and lines that begin with # are none. IllegalArgumentException for anything else. */
    public LogKeys(List<String> lines) {
        for (String line : lines) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            var parts = line.strip().split("\\+", 3);
            var bytes = parts.length == 3 ? Base64.getDecoder().decode(parts[2]) : new byte[0];
            if (bytes.length != 33 || bytes[0] != ED25519 || !parts[1].equals(HexFormat.of().formatHex(id(parts[0], bytes)))) {
                throw new IllegalArgumentException("a line that is no key of a log");
            }
            byNameAndId.put(parts[0] + "+" + parts[1], key(Arrays.copyOfRange(bytes, 1, 33)));
        }
    }

    public boolean isEmpty() {
        return byNameAndId.isEmpty();
    }

    /** Is it a signature over the text by a key of this name? {@code signature} begins with the key's id. */
    boolean signed(String text, String name, byte[] signature) {
        if (signature.length != 4 + 64) {
            return false;
        }
        var key = byNameAndId.get(name + "+" + HexFormat.of().formatHex(signature, 0, 4));
        if (key == null) {
            return false;
        }
        try {
            var check = Signature.getInstance("Ed25519");
            check.initVerify(key);
            check.update(text.getBytes(StandardCharsets.UTF_8));
            return check.verify(signature, 4, 64);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** The line of a public key under this name. */
    public static String line(String name, PublicKey key) {
        var bytes = encoded(key);
        return name + "+" + HexFormat.of().formatHex(id(name, bytes)) + "+" + Base64.getEncoder().encodeToString(bytes);
    }

    /** The text as a signed note (C2SP) by the key of this name; the signature begins with the key's id. */
    public static String note(String text, String name, byte[] idAndSignature) {
        return text + "\n\u2014 " + name + " " + Base64.getEncoder().encodeToString(idAndSignature) + "\n";
    }

    /** The four bytes that name a key at the beginning of its signatures. */
    public static byte[] id(String name, PublicKey key) {
        return id(name, encoded(key));
    }

    private static byte[] encoded(PublicKey key) {
        var x509 = key.getEncoded();
        return ByteBuffer.allocate(33).put(ED25519).put(x509, X509_HEAD.length, 32).array();
    }

    private static byte[] id(String name, byte[] encoded) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update((name + "\n").getBytes(StandardCharsets.UTF_8));
            return Arrays.copyOf(digest.digest(encoded), 4);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PublicKey key(byte[] raw) {
        try {
            return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(ByteBuffer.allocate(X509_HEAD.length + 32).put(X509_HEAD).put(raw).array()));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("a line that is no key of a log", e);
        }
    }
}
