package cn.yardstick.audit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.yardstick.ledger.Frontier;
import cn.yardstick.ledger.Proofs;
import cn.yardstick.ledger.TreeHash;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Proofs from kept tiles, held against the verifier, which was written before and apart. */
class MerkleTreeTest {

    private static final int LEAVES = 66_200;
    private static final TreeHash HASH = TreeHash.SHA_256;

    @Test
    void proofsFromTilesHoldForLogsOfEverySize() {
        var levels = levels();
        var frontier = new Frontier(HASH);
        var roots = new ArrayList<byte[]>();
        roots.add(frontier.root());
        for (byte[] leaf : levels.getFirst()) {
            frontier.add(leaf);
            roots.add(frontier.root());
        }
        var random = new Random(5);
        for (int trial = 0; trial < 2_000; trial++) {
            var size = trial < 600 ? trial + 1 : trial < 700 ? 65_500 + trial - 600 : 1 + random.nextInt(LEAVES);
            // A log of this size keeps no more than this.
            var tree = new MerkleTree(HASH, (level, from, count) -> {
                var kept = levels.get(level).subList(0, size >> level * MerkleTree.TILE_HEIGHT);
                return kept.subList((int) from, (int) Math.min(kept.size(), from + count));
            });
            var index = random.nextInt(size);
            var earlier = random.nextInt(size + 1);
            assertArrayEquals(roots.get(size), tree.root(size), "root of " + size);
            assertTrue(Proofs.includes(HASH, index, size, levels.getFirst().get(index), tree.inclusion(index, size), roots.get(size)), index + " of " + size);
            assertTrue(Proofs.extendsTree(HASH, earlier, roots.get(earlier), size, roots.get(size), tree.consistency(earlier, size)), earlier + " to " + size);
        }
    }

    private static List<List<byte[]>> levels() {
        var levels = new ArrayList<List<byte[]>>();
        var leaves = new ArrayList<byte[]>();
        for (int i = 0; i < LEAVES; i++) {
            leaves.add(HASH.leaf(ByteBuffer.allocate(4).putInt(i).array()));
        }
        levels.add(leaves);
        for (var below = leaves; below.size() >= MerkleTree.TILE; below = (ArrayList<byte[]>) levels.getLast()) {
            var level = new ArrayList<byte[]>();
            for (int i = 0; i + MerkleTree.TILE <= below.size(); i += MerkleTree.TILE) {
                var tile = new Frontier(HASH);
                below.subList(i, i + MerkleTree.TILE).forEach(tile::add);
                level.add(tile.root());
            }
            levels.add(level);
        }
        levels.add(new ArrayList<>());
        return levels;
    }
}
