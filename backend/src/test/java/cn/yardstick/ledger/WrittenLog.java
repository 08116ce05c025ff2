package cn.yardstick.ledger;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** An export as the service writes it, made here by other code than the service's. */
final class WrittenLog {

    static final String ORIGIN = "yardstick-audit/test";
    static final String NAME = "yardstick-test";

    final TreeHash hash;
    final NoteKey key = new NoteKey(SignatureKind.ED25519, NAME, 3);
    final LogKeys keys = new LogKeys(List.of("# of the test", key.line()));
    final List<byte[]> leaves = new ArrayList<>();
    final List<String> lines = new ArrayList<>();
    final List<String> rows = new ArrayList<>();

    WrittenLog(TreeHash hash, int size) {
        this.hash = hash;
        for (int i = 0; i < size; i++) {
            var line = new TreeMap<String, Object>(Map.of("id", "" + (i + 1), "at", "2026-01-01T00:00:00.000000Z", "action", "score-entry.confirmed", "by", "张𠮷",
                    "recordId", "" + i % 97, "salt", Integer.toHexString(i * 31), "after", Map.of("state", "CONFIRMED", "points", "-" + i % 30 + ".00")));
            lines.add(CanonicalJson.write(line));
            leaves.add(hash.leaf(lines.getLast().getBytes(StandardCharsets.UTF_8)));
        }
        rows.add(header(note(key, size)));
        var paths = paths();
        for (int i = 0; i < size; i++) {
            rows.add(row(i, lines.get(i), paths.get(i)));
        }
        rows.add("{\"end\":" + size + "}");
    }

    static String header(String note) {
        return CanonicalJson.write(Map.of("format", "yardstick-audit-1", "head", note, "whole", true));
    }

    static String row(long index, String line, List<byte[]> path) {
        return "{\"index\":" + index + ",\"line\":" + line + ",\"proof\":" + CanonicalJson.write(path.stream().map(Base64.getEncoder()::encodeToString).toList()) + "}";
    }

    TreeHead head(int size) {
        var frontier = new Frontier(hash);
        leaves.subList(0, size).forEach(frontier::add);
        return new TreeHead(ORIGIN, size, frontier.root(), hash, "2026-01-01T00:01:00.000000Z");
    }

    String note(NoteKey by, int size) {
        return by.note(head(size).text());
    }

    static InputStream stream(List<String> rows) {
        return new java.io.SequenceInputStream(Collections.enumeration(rows.stream().map(row -> (InputStream) new ByteArrayInputStream((row + "\n").getBytes(StandardCharsets.UTF_8))).toList()));
    }

    /** The paths of all leaves, level by level: at each level every subtree's sibling, where it has one. */
    private List<List<byte[]>> paths() {
        var paths = new ArrayList<List<byte[]>>();
        var places = new int[leaves.size()];
        for (int i = 0; i < places.length; i++) {
            paths.add(new ArrayList<>());
            places[i] = i;
        }
        for (List<byte[]> level = leaves; level.size() > 1;) {
            var above = new ArrayList<byte[]>();
            for (int i = 0; i < level.size(); i += 2) {
                above.add(i + 1 < level.size() ? hash.node(level.get(i), level.get(i + 1)) : level.get(i));
            }
            for (int i = 0; i < places.length; i++) {
                if ((places[i] ^ 1) < level.size()) {
                    paths.get(i).add(level.get(places[i] ^ 1));
                }
                places[i] /= 2;
            }
            level = above;
        }
        return paths;
    }
}
