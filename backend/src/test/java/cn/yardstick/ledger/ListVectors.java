package cn.yardstick.ledger;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes {@code vectors/lists.json} ({@code make vectors}): whole lists as files, genuine and bent, with what is found where (kind, row, first and last place). */
final class ListVectors {

    static final Path FILE = Path.of("../vectors/lists.json");
    private static final String NAME = "yardstick-vectors";
    private static final int SIZE = 4;

    private final NoteKey old = new NoteKey(SignatureKind.ED25519, NAME, 20);
    private final NoteKey national = new NoteKey(SignatureKind.SM2_SM3, NAME, 21);
    private final LogKeys keys = new LogKeys(List.of(old.line(), national.line()));
    private final List<Map<String, Object>> cases = new ArrayList<>();

    private ListVectors() {
    }

    /** The whole file. */
    static String made() throws IOException {
        var vectors = new ListVectors();
        vectors.fill();
        var file = new LinkedHashMap<String, Object>();
        file.put("keys", List.of(vectors.old.line(), vectors.national.line()));
        file.put("cases", vectors.cases);
        return new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(file).replace("\r\n", "\n") + "\n";
    }

    private void fill() throws IOException {
        add("signed by Ed25519", ListFileTest.rows(new SealedList(TreeHash.SHA_256, SIZE), old));
        var rows = ListFileTest.rows(new SealedList(TreeHash.SM3, SIZE), national);
        add("signed by SM2", rows);
        add("by a key that nobody trusts", ListFileTest.rows(new SealedList(TreeHash.SM3, SIZE), new NoteKey(SignatureKind.SM2_SM3, NAME, 22)));
        add("by SM2 over SHA-256", ListFileTest.rows(new SealedList(TreeHash.SHA_256, SIZE), national));
        for (int row = 1; row < rows.size(); row++) {
            var without = new ArrayList<>(rows);
            without.remove(row);
            add("without row " + (row + 1), without);
        }
        add("another grade", changed(rows, 3, "\"TWO\"", "\"ONE\""));
        add("a line of another revision", changed(rows, 3, "\"revision\":1", "\"revision\":2"));
        add("another document", changed(rows, 0, "公示", "公告"));
        add("another number of lines", changed(rows, 0, "\"lines\":4", "\"lines\":3"));
        add("another hash of a leaf", changed(rows, 1, "\"leaves\":[\"", "\"leaves\":[\"AAAA"));
        add("another tile", changed(rows, 1, "\"tile\":0", "\"tile\":1"));
        add("a row not in its one form", changed(rows, 4, ",\"line\"", ", \"line\""));
        var some = new ArrayList<>(changed(rows, 0, "\"lines\":4", "\"lines\":2"));
        some.subList(3, 5).clear();
        some.set(some.size() - 1, ListFile.end(2));
        add("two lines alone", some);
        var twice = new ArrayList<>(rows);
        twice.add(4, rows.get(3));
        add("a line twice", twice);
        var behind = new ArrayList<>(rows);
        behind.add(rows.get(3));
        add("a line behind the end", behind);
    }

    private static List<String> changed(List<String> rows, int row, String what, String into) {
        var others = new ArrayList<>(rows);
        var text = rows.get(row).replaceFirst(java.util.regex.Pattern.quote(what) + (into.endsWith("AAAA") ? ".{4}" : ""), into);
        if (text.equals(rows.get(row))) {
            throw new IllegalStateException(what + " is not in row " + row);
        }
        others.set(row, text);
        return others;
    }

    private void add(String name, List<String> rows) throws IOException {
        var file = String.join("\n", rows) + "\n";
        var one = new LinkedHashMap<String, Object>();
        one.put("name", name);
        one.put("findings", new ListFileCheck(keys).findings(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8))).stream()
                .map(found -> found.kind() + " " + found.row() + " " + found.first() + " " + found.last()).toList());
        one.put("file", file);
        cases.add(one);
    }
}
