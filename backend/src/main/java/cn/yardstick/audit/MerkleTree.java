package cn.yardstick.audit;

import cn.yardstick.ledger.TreeHash;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Roots and proofs of a tree (RFC 9162, 2.1), from kept hashes: a proof reads at most two tiles of 256 on each level. */
public final class MerkleTree {

    static final int TILE_HEIGHT = 8;
    /** Children of a kept node. */
    public static final int TILE = 1 << TILE_HEIGHT;
    private static final int KEPT_TILES = 16;

    private final TreeHash hash;
    private final TreeNodes nodes;
    private final Map<String, List<List<byte[]>>> tiles = new LinkedHashMap<>(32, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, List<List<byte[]>>> eldest) {
            return size() > KEPT_TILES;
        }
    };

    public MerkleTree(TreeHash hash, TreeNodes nodes) {
        this.hash = hash;
        this.nodes = nodes;
    }

    /** Root of the first leaves. */
    public byte[] root(long size) {
        return size == 0 ? hash.empty() : range(0, size);
    }

    /** Proof that a leaf stands at this index among the first {@code size}. */
    public List<byte[]> inclusion(long index, long size) {
        var path = new ArrayList<byte[]>();
        inclusion(index, 0, size, 1, path);
        return path;
    }

    /** Proof that a run of {@value #TILE} leaves, of which the last may be shorter, stands in the tree of {@code size} leaves, as a leaf's among the runs. */
    public List<byte[]> tile(long tile, long size) {
        var path = new ArrayList<byte[]>();
        inclusion(tile << TILE_HEIGHT, 0, size, TILE, path);
        return path;
    }

    /** Proof that the tree of {@code size2} begins with that of {@code size1}. */
    List<byte[]> consistency(long size1, long size2) {
        var path = new ArrayList<byte[]>();
        if (size1 > 0 && size1 < size2) {
            consistency(size1, 0, size2, true, path);
        }
        return path;
    }

    /** Down to a subtree of at most {@code smallest} leaves. */
    private void inclusion(long index, long from, long until, int smallest, List<byte[]> path) {
        if (until - from <= smallest) {
            return;
        }
        var middle = from + half(until - from);
        if (index < middle) {
            inclusion(index, from, middle, smallest, path);
            path.add(range(middle, until));
        } else {
            inclusion(index, middle, until, smallest, path);
            path.add(range(from, middle));
        }
    }

    private void consistency(long size1, long from, long until, boolean known, List<byte[]> path) {
        if (size1 == until) {
            if (!known) {
                path.add(range(from, until));
            }
            return;
        }
        var middle = from + half(until - from);
        if (size1 <= middle) {
            consistency(size1, from, middle, known, path);
            path.add(range(middle, until));
        } else {
            consistency(size1, middle, until, false, path);
            path.add(range(from, middle));
        }
    }

    /** Root over a run of leaves that begins where a subtree of its size begins. */
    private byte[] range(long from, long until) {
        var count = until - from;
        if (Long.bitCount(count) == 1) {
            var height = Long.numberOfTrailingZeros(count);
            return node(height, from >> height);
        }
        var middle = from + half(count);
        return hash.node(range(from, middle), range(middle, until));
    }

    /** Root of a complete subtree of 2^height leaves. */
    private byte[] node(int height, long index) {
        var level = height / TILE_HEIGHT;
        var within = height % TILE_HEIGHT;
        var first = index << within;
        var tile = tiles.computeIfAbsent(level + "/" + (first >> TILE_HEIGHT), unused -> pyramid(nodes.read(level, first >> TILE_HEIGHT << TILE_HEIGHT, TILE)));
        return tile.get(within).get((int) (index & (TILE >> within) - 1));
    }

    /** A tile and the complete nodes above it, height by height. */
    private List<List<byte[]>> pyramid(List<byte[]> base) {
        var rows = new ArrayList<List<byte[]>>();
        rows.add(base);
        for (int height = 1; height < TILE_HEIGHT; height++) {
            var below = rows.getLast();
            var row = new ArrayList<byte[]>();
            for (int i = 0; i + 1 < below.size(); i += 2) {
                row.add(hash.node(below.get(i), below.get(i + 1)));
            }
            rows.add(row);
        }
        return rows;
    }

    /** The largest power of two below n. */
    private static long half(long n) {
        return Long.highestOneBit(n - 1);
    }
}
