package cn.yardstick.ledger;

import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What is signed of a sealed publication: its document's digest, as a signed note (C2SP). Three lines (what it is, hash,
 * digest in base64), an empty line, and a line for each signature.
 */
public final class SealNote {

    private static final String KIND = "yardstick/publication";
    private static final Pattern NOTE = Pattern.compile("(" + KIND + "\n(SHA-256|SM3)\n([A-Za-z0-9+/]{43}=)\n)\n((?:\u2014 [a-z0-9./-]{1,100} [A-Za-z0-9+/]{91}=\n){1,8})");
    private static final Pattern SIGNATURE = Pattern.compile("\u2014 (\\S+) (\\S+)\n");

    private SealNote() {
    }

    /** The text that is signed. */
    public static String text(TreeHash hash, byte[] digest) {
        return KIND + "\n" + hash.word() + "\n" + Base64.getEncoder().encodeToString(digest) + "\n";
    }

    /** Which hash the note names; IllegalArgumentException if it is no such note in its one form. */
    static TreeHash hash(String note) {
        var parts = NOTE.matcher(note);
        if (!parts.matches()) {
            throw new IllegalArgumentException("no note of a sealed publication");
        }
        Bytes.decode(parts.group(3));
        SIGNATURE.matcher(parts.group(4)).results().forEach(signature -> Bytes.decode(signature.group(2)));
        return TreeHash.of(parts.group(2));
    }

    /** Does the note speak of a document with this digest? */
    static boolean of(byte[] digest, String note) {
        var parts = NOTE.matcher(note);
        return parts.matches() && Arrays.equals(digest, Bytes.decode(parts.group(3)));
    }

    /** The kinds of the keys that have signed it; of a kind that may not sign what is hashed so, none has. */
    static Set<SignatureKind> signers(String note, LogKeys keys) {
        var signers = EnumSet.noneOf(SignatureKind.class);
        var parts = NOTE.matcher(note);
        if (parts.matches()) {
            var hash = TreeHash.of(parts.group(2));
            SIGNATURE.matcher(parts.group(4)).results().map(signature -> keys.signer(parts.group(1), signature.group(1), Bytes.decode(signature.group(2))))
                    .filter(kind -> kind != null && kind.signs(hash)).forEach(signers::add);
        }
        return signers;
    }

    /** By what a document says that it is signed; lists from before that was named are signed by Ed25519. IllegalArgumentException for what there is not. */
    static SignatureKind named(Map<String, Object> document) {
        return SignatureKind.of((String) document.getOrDefault("signature", SignatureKind.ED25519.word()));
    }
}
