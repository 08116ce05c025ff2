package cn.yardstick.audit;

import java.util.List;

/** Where the hashes of a tree are kept: its leaves on level 0, and above them the roots of complete subtrees of 256 of the level below. */
public interface TreeNodes {

    /** Hashes of a level from an index on, in order; fewer than asked for at the end. */
    List<byte[]> read(int level, long from, int count);
}
