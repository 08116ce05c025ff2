package cn.yardstick.ledger;

import java.util.ArrayDeque;

/** The root of a list of leaves that are met one after the other; holds one hash for each bit of the size. */
public final class Frontier {

    private final TreeHash hash;
    private final ArrayDeque<byte[]> complete = new ArrayDeque<>();
    private long size;

    public Frontier(TreeHash hash) {
        this.hash = hash;
    }

    /** Adds the hash of the next leaf. */
    public void add(byte[] leaf) {
        var node = leaf;
        for (long bits = size; (bits & 1) == 1; bits >>= 1) {
            node = hash.node(complete.pop(), node);
        }
        complete.push(node);
        size++;
    }

    public long size() {
        return size;
    }

    /** The root of what was added so far (RFC 9162, 2.1.1). */
    public byte[] root() {
        if (size == 0) {
            return hash.empty();
        }
        byte[] root = null;
        for (byte[] node : complete) {
            root = root == null ? node : hash.node(node, root);
        }
        return root;
    }
}
