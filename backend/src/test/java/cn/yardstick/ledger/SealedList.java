package cn.yardstick.ledger;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A sealed list made here by other code than the service's, with the receipts of its officers. */
final class SealedList {

    static final String NAME = "yardstick-test";
    private static final String[] NAMES = {"王喆", "李堃", "张㛃", "欧阳䶮", "赵赟", "陈珺", "刘𠮷", "买买提·艾力"};

    final TreeHash hash;
    final List<Map<String, Object>> lines = new ArrayList<>();
    final List<byte[]> salts = new ArrayList<>();
    final List<byte[]> leaves = new ArrayList<>();

    SealedList(TreeHash hash, int size) {
        this.hash = hash;
        for (int i = 0; i < size; i++) {
            lines.add(Map.of("publication", "17", "revision", 1L, "officer", "" + (i + 1), "badgeNo", "" + (320000 + i), "name", NAMES[i % NAMES.length], "unit", "" + i / 10, "unitName", "城关派出所", "grade", i % 10 == 9 ? "FOUR" : "TWO"));
            salts.add(filled(i));
            leaves.add(hash.leaf(Receipt.leaf(lines.get(i), salts.get(i))));
        }
    }

    Receipt receipt(int index, NoteKey by) {
        return receipt(index, document(Map.of("signature", by.kind.word())), by);
    }

    Receipt receipt(int index, String document, NoteKey by) {
        return new Receipt(document, note(hash, document, by), lines.get(index), salts.get(index), index, new DefinedTree(hash, leaves).path(index, leaves.size()));
    }

    /** The list's document, with some members otherwise. */
    String document(Map<String, Object> otherwise) {
        var members = new HashMap<String, Object>(Map.of("type", Receipt.DOCUMENT_TYPE, "publication", "17", "revision", 1, "title", "2026 年度评定等次公示",
                "tree", Map.of("hash", hash.word(), "root", Base64.getEncoder().encodeToString(new DefinedTree(hash, leaves).root(leaves.size())), "size", lines.size()), "proposed", Map.of("by", "甲", "at", "2026-01-05T01:00:00Z"),
                "approved", Map.of("by", "乙", "at", "2026-01-05T02:00:00Z"), "termEndsOn", "2026-01-12"));
        members.putAll(otherwise);
        return CanonicalJson.write(members);
    }

    static String note(TreeHash hash, String document, NoteKey by) {
        return by.note(SealNote.text(hash, hash.digest(document.getBytes(StandardCharsets.UTF_8))));
    }

    private static byte[] filled(int value) {
        var bytes = new byte[16];
        java.util.Arrays.fill(bytes, (byte) value);
        return bytes;
    }
}
