package cn.yardstick.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** P8, the Java half: genuine receipts are accepted, spoiled and forged ones refused; the page's own verifier is held against the same vectors. */
class ReceiptTest {

    private static final List<Integer> SIZES = List.of(1, 2, 3, 4, 5, 7, 8, 9, 31, 300);

    private final NoteKey pair = NoteKey.of(1);
    private final LogKeys keys = pair.trusted();

    private int tried;

    @ParameterizedTest
    @EnumSource(TreeHash.class)
    void theGenuineIsAccepted(TreeHash hash) {
        for (int size : SIZES) {
            var list = new SealedList(hash, size);
            for (int index : new int[]{0, size / 2, size - 1}) {
                assertNull(fault(list.receipt(index, pair).text()), () -> "line " + index + " of " + size);
            }
        }
    }

    @Test
    void noBitIsFreeAndNoForgeryPasses() {
        var flips = 0;
        for (TreeHash hash : TreeHash.values()) {
            var file = new SealedList(hash, 1_500).receipt(21, pair).text().getBytes(StandardCharsets.UTF_8);
            for (int bit = 0; bit < file.length * 8; bit++) {
                file[bit / 8] ^= (byte) (1 << bit % 8);
                var at = bit;
                assertNotNull(Receipt.fault(file, keys), () -> "bit " + at + " of byte " + at / 8);
                file[bit / 8] ^= (byte) (1 << bit % 8);
                flips++;
            }
            assertNull(Receipt.fault(file, keys));
        }
        assertTrue(flips >= 20_000, "only " + flips);
        System.out.println("PROMISE P8 0 of " + flips + " flipped bits accepted, " + forgeries() + " forgeries refused and named pass");
    }

    /** How many were tried; each is refused and named as it should be. */
    private int forgeries() {
        tried = 0;
        var list = new SealedList(TreeHash.SHA_256, 9);
        var genuine = list.receipt(3, pair);
        assertEquals(ReceiptFault.SIGNATURE, fault(list.receipt(3, NoteKey.of(2)).text()));
        assertEquals(ReceiptFault.DOCUMENT, fault(new Receipt(list.document(Map.of("title", "另一份")), genuine.note(), genuine.line(), genuine.salt(), 3, genuine.path()).text()));
        assertEquals(ReceiptFault.CONTENT, fault(list.receipt(3, list.document(Map.of("type", "another")), pair).text()));
        assertEquals(ReceiptFault.CONTENT, fault(list.receipt(3, list.document(Map.of("tree", "none")), pair).text()));
        assertEquals(ReceiptFault.CONTENT, fault(list.receipt(3, list.document(Map.of()) + " ", pair).text()));
        assertEquals(ReceiptFault.LINE, fault(list.receipt(3, list.document(Map.of("publication", "18")), pair).text()));
        assertEquals(ReceiptFault.LINE, fault(list.receipt(3, list.document(Map.of("revision", 2)), pair).text()));
        for (String member : genuine.line().keySet()) {
            var line = new HashMap<>(genuine.line());
            line.put(member, member.equals("revision") ? (Object) 9L : "1");
            var expected = member.equals("publication") || member.equals("revision") ? ReceiptFault.LINE : ReceiptFault.PROOF;
            assertEquals(expected, fault(with(genuine, line, 3, genuine.path())), member);
        }
        for (int index = 0; index < 9; index++) {
            if (index != 3) {
                assertEquals(ReceiptFault.PROOF, fault(with(genuine, genuine.line(), index, genuine.path())), "another place");
                assertEquals(ReceiptFault.PROOF, fault(with(genuine, list.lines.get(index), 3, genuine.path())), "another's line");
            }
        }
        for (int size : SIZES) {
            assertEquals(ReceiptFault.PROOF, fault(with(genuine, genuine.line(), 3, new SealedList(TreeHash.SHA_256, size).receipt(0, pair).path())), "the proof of another line");
        }
        for (int step = 0; step < genuine.path().size(); step++) {
            var shorter = new ArrayList<>(genuine.path());
            shorter.remove(step);
            assertEquals(ReceiptFault.PROOF, fault(with(genuine, genuine.line(), 3, shorter)));
            var longer = new ArrayList<>(genuine.path());
            longer.add(step, longer.get(step));
            assertEquals(ReceiptFault.PROOF, fault(with(genuine, genuine.line(), 3, longer)));
        }
        assertEquals(ReceiptFault.FORM, fault("{}"));
        assertEquals(ReceiptFault.FORM, fault(""));
        assertEquals(ReceiptFault.FORM, fault(genuine.text() + "\n"));
        assertEquals(ReceiptFault.FORM, fault(genuine.text().replace("\"index\":3", "\"index\":3,\"index\":3")));
        assertTrue(tried >= 50, "only " + tried);
        return tried;
    }

    @Test
    void theVectorsHold() throws IOException {
        if (Boolean.getBoolean("vectors.write")) {
            Files.writeString(ReceiptVectors.FILE, ReceiptVectors.made());
        }
        assertEquals(ReceiptVectors.made(), ReceiptVectors.stored(), "what the maker makes: make vectors");
        var vectors = new ObjectMapper().readTree(ReceiptVectors.stored());
        var lines = new ArrayList<String>();
        vectors.get("keys").forEach(line -> lines.add(line.asText()));
        var trusted = new LogKeys(lines);
        var faults = new TreeMap<String, Integer>();
        for (var one : vectors.get("cases")) {
            var fault = Receipt.fault(one.get("file").asText().getBytes(StandardCharsets.UTF_8), trusted);
            assertEquals(one.get("fault").asText(null), fault == null ? null : fault.name(), one.get("name").asText());
            faults.merge(String.valueOf(fault), 1, Integer::sum);
        }
        assertEquals(ReceiptFault.values().length + 1, faults.size(), "every kind of fault and the genuine: " + faults);
        assertTrue(vectors.get("cases").size() >= 140);
    }

    private ReceiptFault fault(String text) {
        tried++;
        return Receipt.fault(text.getBytes(StandardCharsets.UTF_8), keys);
    }

    private static String with(Receipt genuine, Map<String, Object> line, long index, List<byte[]> path) {
        return new Receipt(genuine.document(), genuine.note(), line, genuine.salt(), index, path).text();
    }
}
