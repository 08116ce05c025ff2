package cn.yardstick.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.yardstick.ledger.ListFinding.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A sealed list as one file: the genuine is accepted whatever its size, and what was done to it is named by its place. */
class ListFileTest {

    private static final NoteKey KEY = NoteKey.sm2(1);
    private static final LogKeys KEYS = KEY.trusted();

    @Test
    void theGenuineIsAccepted() throws IOException {
        for (int size : new int[] {1, 2, 255, 256, 257, 511, 512, 513, 700, 1_025}) {
            var rows = rows(new SealedList(TreeHash.SM3, size));
            assertEquals(List.of(), findings(rows), size + " lines");
            assertTrue(ListFileCheck.begins(WrittenLog.stream(rows)));
        }
        var by = NoteKey.of(1);
        assertEquals(List.of(), new ListFileCheck(by.trusted()).findings(WrittenLog.stream(rows(new SealedList(TreeHash.SHA_256, 300), by))));
    }

    /** Who may see some lines alone gets the others as hashes, and still the whole tree. */
    @Test
    void someLinesAloneAreProvenToo() throws IOException {
        var rows = new ArrayList<>(rows(new SealedList(TreeHash.SM3, 600)));
        rows.removeIf(row -> row.startsWith("{\"index\":") && row.hashCode() % 3 != 0);
        var shown = rows.stream().filter(row -> row.startsWith("{\"index\":")).count();
        rows.set(0, rows.getFirst().replace("\"lines\":600", "\"lines\":" + shown));
        rows.set(rows.size() - 1, ListFile.end(shown));
        var check = new ListFileCheck(KEYS);
        assertEquals(List.of(), check.findings(WrittenLog.stream(rows)));
        assertEquals(shown, check.lines());
        assertEquals(600, check.size());
    }

    @Test
    void everyLineThatWasChangedIsNamed() throws IOException {
        var list = new SealedList(TreeHash.SM3, 700);
        var rows = rows(list);
        var random = new Random(6);
        for (int i = 0; i < 25; i++) {
            var index = random.nextInt(700);
            var line = new HashMap<>(list.lines.get(index));
            var member = line.keySet().stream().sorted().toList().get(random.nextInt(line.size()));
            line.put(member, member.equals("revision") ? (Object) 9L : "1");
            var spoiled = new ArrayList<>(rows);
            var row = place(index);
            spoiled.set(row, ListFile.line(index, line, list.salts.get(index)));
            assertEquals(List.of(new ListFinding(Kind.CHANGED, row + 1, index + 1, index + 1)), findings(spoiled), member);
        }
    }

    @Test
    void whatWasDoneToTheFileIsNamed() throws IOException {
        var list = new SealedList(TreeHash.SM3, 700);
        var rows = rows(list);
        assertEquals(List.of(Kind.MISSING, Kind.CUT_OFF), kinds(without(rows, place(300))));
        assertEquals(new ListFinding(Kind.MISSING, 0, 700, 700), findings(without(rows, place(699))).getFirst());
        assertEquals(List.of(Kind.CUT_OFF), kinds(rows.subList(0, rows.size() - 1)));
        assertEquals(List.of(Kind.CUT_OFF), kinds(rows.subList(0, place(255) + 1)));
        var twice = new ArrayList<>(rows);
        twice.add(place(10), rows.get(place(10)));
        assertEquals(Kind.INSERTED, findings(twice).getFirst().kind());
        var behind = new ArrayList<>(rows);
        behind.add(rows.get(place(10)));
        assertEquals(List.of(Kind.INSERTED), kinds(behind));
        var exchanged = new ArrayList<>(rows);
        exchanged.set(place(10), rows.get(place(11)));
        exchanged.set(place(11), rows.get(place(10)));
        assertEquals(List.of(Kind.MISSING, Kind.INSERTED), kinds(exchanged));
        // A tile's row: without it, with another hash, with another proof.
        assertTrue(findings(without(rows, place(256) - 1)).stream().anyMatch(one -> one.kind() == Kind.MISSING && one.first() == 257 && one.last() == 512));
        var unproven = new ArrayList<>(rows);
        unproven.set(place(256) - 1, rows.get(place(256) - 1).replaceFirst("\"leaves\":\\[\"[^\"]{43}=\"", "\"leaves\":[\"" + "A".repeat(43) + "=\""));
        assertEquals(List.of(new ListFinding(Kind.PROOF, place(256), 257, 512)), findings(unproven), "the lines prove themselves");
        unproven.set(place(300), rows.get(place(300)).replace("\"TWO\"", "\"ONE\""));
        assertEquals(List.of(new ListFinding(Kind.UNPROVEN, place(256), 257, 512)), findings(unproven));
        // The header.
        var another = new ArrayList<>(rows);
        another.set(0, ListFile.header(list.document(Map.of("title", "另一份")), SealedList.note(list.hash, list.document(Map.of()), KEY), 700));
        assertEquals(List.of(Kind.DOCUMENT), kinds(another));
        assertEquals(List.of(Kind.SIGNATURE), new ListFileCheck(NoteKey.sm2(2).trusted()).findings(WrittenLog.stream(rows)).stream().map(ListFinding::kind).toList());
        another.set(0, rows.getFirst() + " ");
        assertEquals(List.of(Kind.FORM), kinds(another));
        assertFalse(ListFileCheck.begins(WrittenLog.stream(List.of(list.receipt(3, KEY).text()))));
    }

    @Test
    void noBitIsFree() throws IOException {
        var by = NoteKey.of(1);
        var keys = by.trusted();
        var bytes = (String.join("\n", rows(new SealedList(TreeHash.SHA_256, 4), by)) + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8);
        for (int bit = 0; bit < bytes.length * 8; bit += 29) {
            bytes[bit / 8] ^= (byte) (1 << bit % 8);
            assertFalse(new ListFileCheck(keys).findings(new java.io.ByteArrayInputStream(bytes)).isEmpty(), "bit " + bit % 8 + " of byte " + bit / 8);
            bytes[bit / 8] ^= (byte) (1 << bit % 8);
        }
    }

    /** The page's own check is held against the same. */
    @Test
    void theVectorsAreWhatTheMakerMakes() throws IOException {
        if (Boolean.getBoolean("vectors.write")) {
            Files.writeString(ListVectors.FILE, ListVectors.made());
        }
        assertEquals(ListVectors.made(), Files.readString(ListVectors.FILE), "make vectors");
    }

    private static List<String> without(List<String> rows, int row) {
        var others = new ArrayList<>(rows);
        others.remove(row);
        return others;
    }

    /** The row of a line: behind the header and the rows of the tiles up to its own. */
    private static int place(int index) {
        return 1 + index / ListFile.TILE + 1 + index;
    }

    private static List<String> rows(SealedList list) {
        return rows(list, KEY);
    }

    /** By the definition of the tree: tiles are the leaves of a tree of their own, with the same root. */
    static List<String> rows(SealedList list, NoteKey key) {
        var size = list.lines.size();
        var tiles = new ArrayList<byte[]>();
        for (int from = 0; from < size; from += ListFile.TILE) {
            var leaves = list.leaves.subList(from, Math.min(size, from + ListFile.TILE));
            tiles.add(new DefinedTree(list.hash, leaves).root(leaves.size()));
        }
        var document = list.document(Map.of("signature", key.kind.word()));
        var rows = new ArrayList<>(List.of(ListFile.header(document, SealedList.note(list.hash, document, key), size)));
        for (int i = 0; i < size; i++) {
            if (i % ListFile.TILE == 0) {
                rows.add(ListFile.tile(i / ListFile.TILE, list.leaves.subList(i, Math.min(size, i + ListFile.TILE)), new DefinedTree(list.hash, tiles).path(i / ListFile.TILE, tiles.size())));
            }
            rows.add(ListFile.line(i, list.lines.get(i), list.salts.get(i)));
        }
        rows.add(ListFile.end(size));
        return rows;
    }

    private static List<Kind> kinds(List<String> rows) throws IOException {
        return findings(rows).stream().map(ListFinding::kind).toList();
    }

    private static List<ListFinding> findings(List<String> rows) throws IOException {
        return new ListFileCheck(KEYS).findings(WrittenLog.stream(rows));
    }
}
