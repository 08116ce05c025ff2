package cn.yardstick.ledger;

import java.util.ArrayList;
import java.util.List;

/** The nodes that are kept of a tree whose leaves come one after the other: the leaves, and above them the root of each complete subtree of 256 of the level below. */
public final class Tiles {

    /** Children of a kept node. */
    public static final int TILE = 256;

    /** Takes a node as soon as it is known: leaves are of level 0. */
    public interface Taker {
        void node(int level, long index, byte[] hash);
    }

    private final TreeHash hash;
    private final Taker taker;
    private final List<Frontier> open = new ArrayList<>();
    private final List<Long> complete = new ArrayList<>();

    public Tiles(TreeHash hash, Taker taker) {
        this.hash = hash;
        this.taker = taker;
    }

    /** The hash of the next leaf. */
    public void add(byte[] leaf) {
        add(0, leaf);
    }

    private void add(int level, byte[] node) {
        if (level == open.size()) {
            open.add(new Frontier(hash));
            complete.add(0L);
        }
        var tile = open.get(level);
        taker.node(level, complete.get(level) * TILE + tile.size(), node);
        tile.add(node);
        if (tile.size() == TILE) {
            complete.set(level, complete.get(level) + 1);
            open.set(level, new Frontier(hash));
            add(level + 1, tile.root());
        }
    }
}
