package cn.yardstick.ledger;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Hashes, roots and proofs, held against published values and against the definition. */
class TreeTest {

    private static final HexFormat HEX = HexFormat.of();
    /** The entries and roots that Certificate Transparency's own tests use. */
    private static final List<String> ENTRIES = List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");
    private static final List<String> ROOTS = List.of("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125", "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7", "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef", "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    @Test
    void rootsAreThePublishedOnes() {
        var frontier = new Frontier(TreeHash.SHA_256);
        var leaves = new ArrayList<byte[]>();
        assertEquals("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", HEX.formatHex(frontier.root()));
        for (int size = 1; size <= ENTRIES.size(); size++) {
            var leaf = TreeHash.SHA_256.leaf(HEX.parseHex(ENTRIES.get(size - 1)));
            leaves.add(leaf);
            frontier.add(leaf);
            assertEquals(ROOTS.get(size - 1), HEX.formatHex(frontier.root()));
            assertEquals(ROOTS.get(size - 1), HEX.formatHex(new DefinedTree(TreeHash.SHA_256, leaves).root(size)));
        }
    }

    @Test
    void sm3IsThePublishedOneAndTheLibrarys() {
        assertEquals("66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0", HEX.formatHex(Sm3.digest("abc".getBytes(StandardCharsets.US_ASCII))));
        assertEquals("debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732", HEX.formatHex(Sm3.digest("abcd".repeat(16).getBytes(StandardCharsets.US_ASCII))));
        var random = new Random(3);
        for (int length = 0; length < 300; length++) {
            var input = new byte[length];
            random.nextBytes(input);
            var library = new SM3Digest();
            library.update(input, 0, length);
            var expected = new byte[32];
            library.doFinal(expected, 0);
            assertArrayEquals(expected, Sm3.digest(input));
        }
    }

    @ParameterizedTest
    @EnumSource(TreeHash.class)
    void everyLeafOfEveryTreeIsProvenAtItsPlaceAlone(TreeHash hash) {
        var leaves = leaves(hash, 40);
        var tree = new DefinedTree(hash, leaves);
        for (int size = 1; size <= leaves.size(); size++) {
            for (int index = 0; index < size; index++) {
                var path = tree.path(index, size);
                for (int claimed = -1; claimed <= size; claimed++) {
                    assertEquals(claimed == index, Proofs.includes(hash, claimed, size, leaves.get(index), path, tree.root(size)), size + " " + index + " " + claimed);
                }
                assertFalse(Proofs.includes(hash, index, size, leaves.get((index + 1) % 40), path, tree.root(size)));
            }
        }
    }

    @Test
    void everyTreeIsProvenToBeginWithEachEarlierOne() {
        var leaves = leaves(TreeHash.SHA_256, 40);
        var tree = new DefinedTree(TreeHash.SHA_256, leaves);
        for (int size2 = 0; size2 <= leaves.size(); size2++) {
            for (int size1 = 0; size1 <= size2; size1++) {
                var path = tree.consistency(size1, size2);
                assertTrue(Proofs.extendsTree(TreeHash.SHA_256, size1, tree.root(size1), size2, tree.root(size2), path), size1 + " " + size2);
                if (size1 > 0 && size1 < size2) {
                    assertFalse(Proofs.extendsTree(TreeHash.SHA_256, size1, tree.root(size1 - 1), size2, tree.root(size2), path));
                    assertFalse(Proofs.extendsTree(TreeHash.SHA_256, size1, tree.root(size1), size2, tree.root(size2 - 1), path));
                    assertFalse(Proofs.extendsTree(TreeHash.SHA_256, size1, tree.root(size1), size2, tree.root(size2), List.of()));
                }
            }
        }
    }

    @Test
    void noSpoiltProofHolds() {
        var random = new Random(7);
        var leaves = leaves(TreeHash.SHA_256, 70);
        var tree = new DefinedTree(TreeHash.SHA_256, leaves);
        for (int trial = 0; trial < 10_000; trial++) {
            var size = 2 + random.nextInt(69);
            var index = random.nextInt(size);
            var inclusion = random.nextBoolean();
            var path = new ArrayList<>(inclusion ? tree.path(index, size) : tree.consistency(index, size));
            if (path.isEmpty()) {
                continue;
            }
            spoil(path, random);
            assertFalse(inclusion ? Proofs.includes(TreeHash.SHA_256, index, size, leaves.get(index), path, tree.root(size))
                    : Proofs.extendsTree(TreeHash.SHA_256, index, tree.root(index), size, tree.root(size), path), () -> "trial " + size + " " + index);
        }
    }

    private static void spoil(List<byte[]> path, Random random) {
        var at = random.nextInt(path.size());
        switch (random.nextInt(3)) {
            case 0 -> path.remove(at);
            case 1 -> path.add(at, path.get(random.nextInt(path.size())).clone());
            default -> {
                var step = path.get(at).clone();
                step[random.nextInt(step.length)] ^= (byte) (1 << random.nextInt(8));
                path.set(at, step);
            }
        }
    }

    private static List<byte[]> leaves(TreeHash hash, int count) {
        var leaves = new ArrayList<byte[]>();
        for (int i = 0; i < count; i++) {
            leaves.add(hash.leaf(("line " + i).getBytes(StandardCharsets.UTF_8)));
        }
        return leaves;
    }
}
