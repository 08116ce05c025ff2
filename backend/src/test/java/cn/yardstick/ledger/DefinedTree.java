package cn.yardstick.ledger;

import java.util.ArrayList;
import java.util.List;

/** Roots and proofs word by word as RFC 9162, 2.1 defines them, over leaves in memory; slow, and shares no step with what it is held against. */
public final class DefinedTree {

    private final TreeHash hash;
    private final List<byte[]> leaves;

    public DefinedTree(TreeHash hash, List<byte[]> leaves) {
        this.hash = hash;
        this.leaves = leaves;
    }

    /** MTH(D[0:size]). */
    public byte[] root(int size) {
        return root(0, size);
    }

    /** PATH(index, D[0:size]). */
    public List<byte[]> path(int index, int size) {
        var path = new ArrayList<byte[]>();
        path(index, 0, size, path);
        return path;
    }

    /** PROOF(size1, D[0:size2]). */
    public List<byte[]> consistency(int size1, int size2) {
        var path = new ArrayList<byte[]>();
        if (size1 > 0 && size1 < size2) {
            subproof(size1, 0, size2, true, path);
        }
        return path;
    }

    private byte[] root(int from, int until) {
        return switch (until - from) {
            case 0 -> hash.empty();
            case 1 -> leaves.get(from);
            default -> hash.node(root(from, from + split(until - from)), root(from + split(until - from), until));
        };
    }

    private void path(int m, int from, int until, List<byte[]> out) {
        if (until - from == 1) {
            return;
        }
        var middle = from + split(until - from);
        if (from + m < middle) {
            path(m, from, middle, out);
            out.add(root(middle, until));
        } else {
            path(from + m - middle, middle, until, out);
            out.add(root(from, middle));
        }
    }

    private void subproof(int m, int from, int until, boolean known, List<byte[]> out) {
        if (m == until - from) {
            if (!known) {
                out.add(root(from, until));
            }
            return;
        }
        var middle = from + split(until - from);
        if (from + m <= middle) {
            subproof(m, from, middle, known, out);
            out.add(root(middle, until));
        } else {
            subproof(from + m - middle, middle, until, false, out);
            out.add(root(from, middle));
        }
    }

    /** The largest power of two below n. */
    private static int split(int n) {
        return Integer.highestOneBit(n - 1);
    }
}
