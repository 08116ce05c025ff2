package cn.yardstick.ledger;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Hashes of a Merkle tree as RFC 9162, 2.1.1 has them: a leaf and a node can never be taken for one another. */
public enum TreeHash {
    SHA_256("SHA-256"),
    SM3("SM3");

    /** Bytes of a hash. */
    public static final int LENGTH = 32;

    /** Looking the digest up costs more than a hash. */
    private static final ThreadLocal<MessageDigest> SHA = ThreadLocal.withInitial(TreeHash::sha);

    private final String word;

    TreeHash(String word) {
        this.word = word;
    }

    /** The word that stands for it in a signed head. */
    public String word() {
        return word;
    }

    /** The hash of this word; IllegalArgumentException for another. */
    public static TreeHash of(String word) {
        for (TreeHash hash : values()) {
            if (hash.word.equals(word)) {
                return hash;
            }
        }
        throw new IllegalArgumentException("no such hash");
    }

    /** HASH(0x00 || entry). */
    public byte[] leaf(byte[] entry) {
        var input = new byte[1 + entry.length];
        System.arraycopy(entry, 0, input, 1, entry.length);
        return digest(input);
    }

    /** HASH(0x01 || left || right). */
    public byte[] node(byte[] left, byte[] right) {
        var input = new byte[1 + left.length + right.length];
        input[0] = 1;
        System.arraycopy(left, 0, input, 1, left.length);
        System.arraycopy(right, 0, input, 1 + left.length, right.length);
        return digest(input);
    }

    /** HASH(): the root of a tree without leaves. */
    public byte[] empty() {
        return digest(new byte[0]);
    }

    /** The plain hash. */
    public byte[] digest(byte[] input) {
        if (this == SM3) {
            return Sm3.digest(input);
        }
        return SHA.get().digest(input);
    }

    /** The plain hash of input that comes in pieces. */
    public interface Running {

        void update(byte[] piece);

        /** Once, at the end. */
        byte[] digest();
    }

    /** A plain hash that begins. */
    public Running running() {
        if (this == SM3) {
            return new Sm3();
        }
        var sha = sha();
        return new Running() {
            @Override
            public void update(byte[] piece) {
                sha.update(piece);
            }

            @Override
            public byte[] digest() {
                return sha.digest();
            }
        };
    }

    private static MessageDigest sha() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
