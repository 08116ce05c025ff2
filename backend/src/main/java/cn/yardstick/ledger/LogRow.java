package cn.yardstick.ledger;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One row of an export that carries a line.
 *
 * @param index what it says its place is
 * @param leaf  hash of the line as it stands here
 * @param path  proof that it carries
 * @param canonical whether the row is written in the one form
 */
record LogRow(long index, byte[] leaf, List<byte[]> path, boolean canonical) {

    private static final Set<String> NAMES = Set.of("index", "line", "proof");

    /** Reads it; null for a row that is none. */
    static LogRow read(String text, TreeHash hash) {
        try {
            if (!(CanonicalJson.parse(text) instanceof Map<?, ?> row) || !row.keySet().equals(NAMES) || !(row.get("index") instanceof Long index)
                    || !(row.get("line") instanceof Map<?, ?> line) || !(row.get("proof") instanceof List<?> proof)) {
                return null;
            }
            var path = new ArrayList<byte[]>();
            for (Object step : proof) {
                path.add(Bytes.decode((String) step));
            }
            var form = CanonicalJson.write(line);
            var canonical = text.equals("{\"index\":" + index + ",\"line\":" + form + ",\"proof\":" + CanonicalJson.write(proof) + "}");
            return new LogRow(index, hash.leaf(form.getBytes(StandardCharsets.UTF_8)), path, canonical);
        } catch (IllegalArgumentException | ClassCastException e) {
            return null;
        }
    }

    boolean stands(TreeHead head, long at) {
        return Proofs.includes(head.hash(), at, head.size(), leaf, path, head.root());
    }
}
