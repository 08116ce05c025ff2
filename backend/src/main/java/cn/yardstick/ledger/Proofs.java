package cn.yardstick.ledger;

import java.util.Arrays;
import java.util.List;

/** Checks of proofs, step by step as RFC 9162 writes them down; they share nothing with the code that makes proofs. */
public final class Proofs {

    private Proofs() {
    }

    /** Is the leaf the one of this index in the tree of this size and root (RFC 9162, 2.1.3.2)? */
    public static boolean includes(TreeHash hash, long index, long size, byte[] leaf, List<byte[]> path, byte[] root) {
        if (index < 0 || index >= size) {
            return false;
        }
        var fn = index;
        var sn = size - 1;
        var r = leaf;
        for (byte[] p : path) {
            if (sn == 0) {
                return false;
            }
            if ((fn & 1) == 1 || fn == sn) {
                r = hash.node(p, r);
                while ((fn & 1) == 0 && fn != 0) {
                    fn >>= 1;
                    sn >>= 1;
                }
            } else {
                r = hash.node(r, p);
            }
            fn >>= 1;
            sn >>= 1;
        }
        return sn == 0 && Arrays.equals(r, root);
    }

    /** Does the later tree begin with all leaves of the earlier one, unchanged and in order (RFC 9162, 2.1.4.2)? */
    public static boolean extendsTree(TreeHash hash, long size1, byte[] root1, long size2, byte[] root2, List<byte[]> path) {
        if (size1 < 0 || size1 > size2) {
            return false;
        }
        if (size1 == size2) {
            return path.isEmpty() && Arrays.equals(root1, root2);
        }
        if (size1 == 0) {
            return path.isEmpty() && Arrays.equals(root1, hash.empty());
        }
        if (path.isEmpty()) {
            return false;
        }
        var steps = path.iterator();
        var first = Long.bitCount(size1) == 1 ? root1 : steps.next();
        var fn = size1 - 1;
        var sn = size2 - 1;
        while ((fn & 1) == 1) {
            fn >>= 1;
            sn >>= 1;
        }
        var fr = first;
        var sr = first;
        while (steps.hasNext()) {
            var c = steps.next();
            if (sn == 0) {
                return false;
            }
            if ((fn & 1) == 1 || fn == sn) {
                fr = hash.node(c, fr);
                sr = hash.node(c, sr);
                while ((fn & 1) == 0 && fn != 0) {
                    fn >>= 1;
                    sn >>= 1;
                }
            } else {
                sr = hash.node(sr, c);
            }
            fn >>= 1;
            sn >>= 1;
        }
        return sn == 0 && Arrays.equals(fr, root1) && Arrays.equals(sr, root2);
    }
}
