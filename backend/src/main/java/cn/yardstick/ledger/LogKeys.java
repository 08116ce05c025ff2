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
 * Public keys that sign heads and sealed lists, each as one line {@code <name>+<id>+<key>}, the form of C2SP's signed notes; the key begins
 * with what it is (Ed25519, or SM2 with the signer's id). They come from a file that the reader had before, never from what is being
 * checked.
 */
public final class LogKeys {

    private static final byte[] X509_HEAD = HexFormat.of().parseHex("302a300506032b6570032100");
    private static final int ED25519_KEY = 32;
    private static final int SIGNATURE = 64;
    private static final int ID = 4;

    /** Whether a signature is by one key. */
    private interface Check {
        boolean signed(byte[] text, byte[] signature) throws GeneralSecurityException;
    }

    private record Trusted(SignatureKind kind, Check check) {
    }

    private final Map<String, Trusted> byNameAndId = new LinkedHashMap<>();

    /** Reads one key a line; blank lines and lines that begin with # are none. IllegalArgumentException for anything else. */
    public LogKeys(List<String> lines) {
        for (String line : lines) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            var parts = line.strip().split("\\+", 3);
            var bytes = parts.length == 3 ? Bytes.decode(parts[2]) : new byte[0];
            if (bytes.length == 0 || !parts[1].equals(HexFormat.of().formatHex(id(parts[0], bytes)))) {
                throw new IllegalArgumentException("a line that is no key of a log");
            }
            byNameAndId.put(parts[0] + "+" + parts[1], trusted(bytes));
        }
    }

    public boolean isEmpty() {
        return byNameAndId.isEmpty();
    }

    /** The kind of the key of this name that has signed the text, or null where none has. {@code signature} begins with the key's id. */
    SignatureKind signer(String text, String name, byte[] signature) {
        if (signature.length != ID + SIGNATURE) {
            return null;
        }
        var key = byNameAndId.get(name + "+" + HexFormat.of().formatHex(signature, 0, ID));
        try {
            return key != null && key.check.signed(text.getBytes(StandardCharsets.UTF_8), Arrays.copyOfRange(signature, ID, signature.length)) ? key.kind : null;
        } catch (GeneralSecurityException e) {
            return null;
        }
    }

    /** Of what kind the key of a line is; IllegalArgumentException for what is no line of a key file. */
    public static SignatureKind kind(String line) {
        return new LogKeys(List.of(line)).byNameAndId.values().iterator().next().kind;
    }

    /** The line of a public key ({@link SignatureKind#encoded}) under this name. */
    public static String line(String name, byte[] encoded) {
        return name + "+" + HexFormat.of().formatHex(id(name, encoded)) + "+" + Base64.getEncoder().encodeToString(encoded);
    }

    /** The text as a signed note (C2SP) by the key of this name, with this id. */
    public static String note(String text, String name, byte[] id, byte[] signature) {
        var both = ByteBuffer.allocate(ID + SIGNATURE).put(id).put(signature).array();
        return text + "\n\u2014 " + name + " " + Base64.getEncoder().encodeToString(both) + "\n";
    }

    /** The four bytes that name a key at the beginning of its signatures. */
    public static byte[] id(String name, byte[] encoded) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update((name + "\n").getBytes(StandardCharsets.UTF_8));
            return Arrays.copyOf(digest.digest(encoded), ID);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Trusted trusted(byte[] encoded) {
        var raw = SignatureKind.ED25519.key(encoded);
        if (raw != null && raw.length == ED25519_KEY) {
            var key = ed25519(raw);
            return new Trusted(SignatureKind.ED25519, (text, signature) -> signed(key, text, signature));
        }
        var point = SignatureKind.SM2_SM3.key(encoded);
        if (point != null && point.length > Sm2.POINT) {
            return new Trusted(SignatureKind.SM2_SM3, new Sm2(Arrays.copyOf(point, Sm2.POINT), Arrays.copyOfRange(point, Sm2.POINT, point.length))::signed);
        }
        throw new IllegalArgumentException("a line that is no key of a log");
    }

    private static boolean signed(PublicKey key, byte[] text, byte[] signature) throws GeneralSecurityException {
        var check = Signature.getInstance("Ed25519");
        check.initVerify(key);
        check.update(text);
        return check.verify(signature);
    }

    private static PublicKey ed25519(byte[] raw) {
        try {
            return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(ByteBuffer.allocate(X509_HEAD.length + raw.length).put(X509_HEAD).put(raw).array()));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("a line that is no key of a log", e);
        }
    }
}
