package cn.yardstick.ledger;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import cn.yardstick.audit.MerkleTree;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is made piece by piece, because two million lines do not fit, is what the whole would be. */
class PieceByPieceTest {

    private final Random random = new Random(7);

    @Test
    void aDigestOfPiecesIsThatOfTheWhole() {
        for (int length = 0; length < 300; length++) {
            var whole = SealedRows.bytes(random, length);
            for (TreeHash hash : TreeHash.values()) {
                var running = hash.running();
                for (int from = 0; from < length;) {
                    var until = Math.min(length, from + random.nextInt(140));
                    running.update(Arrays.copyOfRange(whole, from, until));
                    from = until;
                }
                assertArrayEquals(hash.digest(whole), running.digest(), hash + " " + length);
            }
        }
    }

    @Test
    void aListOfItemsIsTheListInItsOneForm() {
        for (int size : new int[] {0, 1, 5}) {
            var items = new ArrayList<>();
            var digest = new ListDigest(TreeHash.SHA_256);
            for (int i = 0; i < size; i++) {
                Map<String, Object> item = Map.of("officer", "" + i, "name", "喆\"堃", "place", i);
                items.add(item);
                digest.add(item);
            }
            assertArrayEquals(TreeHash.SHA_256.digest(CanonicalJson.write(items).getBytes(StandardCharsets.UTF_8)), digest.digest());
        }
    }

    /** Three levels: a proof is read from the kept nodes as if the tree were there, and each is where it belongs. */
    @Test
    void keptNodesAreThoseOfTheTree() {
        var levels = new ArrayList<Hashes>();
        var tiles = new Tiles(TreeHash.SHA_256, (level, index, hash) -> {
            if (level == levels.size()) {
                levels.add(new Hashes());
            }
            assertEquals(levels.get(level).size(), index);
            levels.get(level).add(hash);
        });
        var frontier = new Frontier(TreeHash.SHA_256);
        var size = 256 * 256 + 300;
        for (int i = 0; i < size; i++) {
            var leaf = SealedRows.bytes(random, TreeHash.LENGTH);
            tiles.add(leaf);
            frontier.add(leaf);
        }
        assertEquals(List.of(size, 257, 1), levels.stream().map(Hashes::size).toList());
        var tree = new MerkleTree(TreeHash.SHA_256, (level, from, count) -> {
            var found = new ArrayList<byte[]>();
            for (int i = (int) from; i < Math.min(from + count, levels.get(level).size()); i++) {
                found.add(levels.get(level).get(i));
            }
            return found;
        });
        assertArrayEquals(frontier.root(), tree.root(size));
        for (int index : new int[] {0, 255, 256, 65_535, 65_536, size - 1}) {
            assertEquals(true, Proofs.includes(TreeHash.SHA_256, index, size, levels.getFirst().get(index), tree.inclusion(index, size), frontier.root()));
        }
    }

    @Test
    void hashesStandWhereTheyWerePut() {
        var hashes = new Hashes();
        var late = SealedRows.bytes(random, TreeHash.LENGTH);
        hashes.put(9_000, late);
        assertEquals(9_001, hashes.size());
        assertArrayEquals(late, hashes.get(9_000));
        assertArrayEquals(new byte[TreeHash.LENGTH], hashes.get(8_999));
        assertThrows(IndexOutOfBoundsException.class, () -> hashes.get(9_001));
    }
}
