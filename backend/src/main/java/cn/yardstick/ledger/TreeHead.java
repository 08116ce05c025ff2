package cn.yardstick.ledger;

import java.util.Base64;
import java.util.regex.Pattern;

/**
 * What a log looked like at a moment. Its text is a checkpoint, signed as a note, both as C2SP defines them: four lines
 * (origin, size, root in base64, hash and moment), an empty line, and a line for each signature.
 *
 * @param origin name of the log
 * @param size   number of its lines
 * @param root   root of the tree over them
 * @param at     moment of signing as the service's clock had it, ISO 8601
 */
public record TreeHead(String origin, long size, byte[] root, TreeHash hash, String at) {

    private static final Pattern NOTE = Pattern.compile("(([a-z0-9./-]{1,100})\n(0|[1-9][0-9]{0,15})\n([A-Za-z0-9+/]{43}=)\n(SHA-256|SM3) ([0-9TZ:.-]{20,32})\n)\n((?:\u2014 [a-z0-9./-]{1,100} [A-Za-z0-9+/]{91}=\n){1,8})");
    private static final Pattern SIGNATURE = Pattern.compile("\u2014 (\\S+) (\\S+)\n");

    /** The text that is signed. */
    public String text() {
        return origin + "\n" + size + "\n" + Base64.getEncoder().encodeToString(root) + "\n" + hash.word() + " " + at + "\n";
    }

    /** The head of a note that one of the keys has signed, or null for anything else. */
    public static TreeHead opened(String note, LogKeys keys) {
        try {
            return read(note, keys);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static TreeHead read(String note, LogKeys keys) {
        var parts = NOTE.matcher(note);
        if (!parts.matches()) {
            return null;
        }
        var signatures = SIGNATURE.matcher(parts.group(7));
        while (signatures.find()) {
            if (keys.signer(parts.group(1), signatures.group(1), Bytes.decode(signatures.group(2))) != null) {
                return new TreeHead(parts.group(2), Long.parseLong(parts.group(3)), Bytes.decode(parts.group(4)), TreeHash.of(parts.group(5)), parts.group(6));
            }
        }
        return null;
    }
}
