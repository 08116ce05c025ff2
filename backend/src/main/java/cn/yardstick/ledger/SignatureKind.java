package cn.yardstick.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * By what a note is signed. The kind belongs to the trusted key, is named in what is sealed, and decides by what may be hashed, so that
 * nothing of the one kind is ever taken for the other (docs/adr/0030).
 */
public enum SignatureKind {
    ED25519("Ed25519", new byte[] {1}),
    SM2_SM3("SM2-SM3", ("\u00ff" + "SM2-SM3").getBytes(StandardCharsets.ISO_8859_1));

    private final String word;
    private final byte[] mark;

    SignatureKind(String word, byte[] mark) {
        this.word = word;
        this.mark = mark;
    }

    /** The word that stands for it in a sealed document and in the configuration. */
    public String word() {
        return word;
    }

    /** The kind of this word; IllegalArgumentException for another. */
    public static SignatureKind of(String word) {
        for (SignatureKind kind : values()) {
            if (kind.word.equals(word)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("no such signature");
    }

    /** May it sign a list that is hashed by this? SM2 goes with SM3 alone. */
    public boolean signs(TreeHash hash) {
        return this == ED25519 || hash == TreeHash.SM3;
    }

    /** A public key as a line of a key file holds it: what it is, then the key. */
    public byte[] encoded(byte[] key) {
        return ByteBuffer.allocate(mark.length + key.length).put(mark).put(key).array();
    }

    /** The key within what a line holds; null where it is of another kind. */
    byte[] key(byte[] encoded) {
        if (encoded.length < mark.length || !ByteBuffer.wrap(encoded, 0, mark.length).equals(ByteBuffer.wrap(mark))) {
            return null;
        }
        var key = new byte[encoded.length - mark.length];
        System.arraycopy(encoded, mark.length, key, 0, key.length);
        return key;
    }
}
