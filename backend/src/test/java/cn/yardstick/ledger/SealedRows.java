package cn.yardstick.ledger;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A sealed revision as rows of a database, made here by other code than the service's; whoever owns the database may change any of them. */
final class SealedRows {

    static final List<String> GRADES = List.of("ONE", "TWO", "THREE", "FOUR");

    final TreeHash hash;
    final Map<String, Object> publication = new HashMap<>();
    final Map<String, Object> seal = new HashMap<>();
    final List<Map<String, Object>> lines = new ArrayList<>();
    final List<Map<String, Object>> nodes = new ArrayList<>();
    final List<StoredList.Step> steps = new ArrayList<>();
    String supersedes = "ab".repeat(22);

    SealedRows(TreeHash hash, int size, Random random, NoteKey by) {
        this.hash = hash;
        publication.putAll(values("id", 17L, "cycle_id", 3L, "run_id", 9L, "revision", 2L, "title", "年度评定公示", "note", "请核", "state", "PUBLISHED", "officers", (long) size, "proposed_by_account", 41L,
                "proposed_by", "甲", "proposed_at", "2026-01-05T01:00:00Z", "approved_by_account", 42L, "approved_by", "乙", "published_at", "2026-01-05T02:00:00.123456Z", "term_ends_on", "2026-01-12",
                "tree_hash", hash.word(), "supersedes_id", 16L, "places", "VACANT", "shown", "ALL_GRADES", "results_digest", "cd".repeat(22), "certificates", "{\"missed\":0,\"pools\":1}",
                "cycle_name", "年度", "rule_book_id", 5L, "run_number", 4L, "engine_version", "1", "input_digest", "ef".repeat(32), "entries", 12L));
        for (int i = 0; i < size; i++) {
            lines.add(line(i, random));
        }
        publication.put("lines_changed", count("CHANGED", null));
        publication.put("lines_for_others", count("CHANGED", false));
        publication.put("lines_kept", count("KEPT", null));
        steps.add(new StoredList.Step("publication.proposed", null));
        plant();
        seal(by);
        steps.add(new StoredList.Step("publication.published", (String) seal.get("digest")));
    }

    /** The same rows once more, to be changed without the others. */
    SealedRows(SealedRows other) {
        this.hash = other.hash;
        publication.putAll(other.publication);
        seal.putAll(other.seal);
        other.lines.forEach(line -> lines.add(new HashMap<>(line)));
        other.nodes.forEach(node -> nodes.add(new HashMap<>(node)));
        steps.addAll(other.steps);
        supersedes = other.supersedes;
    }

    private Map<String, Object> line(int i, Random random) {
        var line = values("publication_id", 17L, "position", i + 1L, "officer_id", 100L + i, "badge_no", "3200" + i, "name", "民警" + i, "unit_id", i / 9 + 1L, "unit_name", "城关所", "grade", GRADES.get(random.nextInt(4)),
                "difference", null, "grade_before", null, "grade_computed", null, "own_facts", null, "reasons", bytes(random, 32), "salt", bytes(random, 16));
        if (random.nextInt(8) == 0) {
            var kept = random.nextBoolean();
            line.putAll(values("difference", kept ? "KEPT" : "CHANGED", "grade_before", kept ? line.get("grade") : "FOUR", "grade_computed", kept ? "FOUR" : line.get("grade"), "own_facts", !kept && random.nextBoolean()));
        }
        return line;
    }

    private long count(String difference, Boolean ownFacts) {
        return lines.stream().filter(line -> difference.equals(line.get("difference")) && (ownFacts == null || ownFacts.equals(line.get("own_facts")))).count();
    }

    /** Leaves and nodes of the lines as they stand. */
    void plant() {
        nodes.clear();
        var level = new ArrayList<byte[]>();
        for (var line : lines) {
            var leaf = hash.leaf(Receipt.leaf(members(line), (byte[]) line.get("salt")));
            line.put("leaf", leaf);
            nodes.add(values("level", 0L, "node_index", (long) level.size(), "hash", leaf, "salt", line.get("salt")));
            level.add(leaf);
        }
        for (int from = 0; from + 256 <= level.size(); from += 256) {
            nodes.add(values("level", 1L, "node_index", from / 256L, "hash", new DefinedTree(hash, level.subList(from, from + 256)).root(256), "salt", null));
        }
    }

    Map<String, Object> members(Map<String, Object> line) {
        var members = values("publication", "17", "revision", publication.get("revision"), "officer", "" + line.get("officer_id"), "badgeNo", line.get("badge_no"), "name", line.get("name"), "unit", "" + line.get("unit_id"),
                "unitName", line.get("unit_name"), "grade", line.get("grade"), "reasons", Base64.getEncoder().encodeToString((byte[]) line.get("reasons")));
        if (line.get("difference") != null) {
            members.putAll(values("difference", line.get("difference"), "before", line.get("grade_before"), "computed", line.get("grade_computed"), "ownFacts", line.get("own_facts")));
        }
        return members;
    }

    /** The document of the rows as they stand, signed by whoever has the key. */
    void seal(NoteKey by) {
        var leaves = lines.stream().map(line -> (byte[]) line.get("leaf")).toList();
        var p = publication;
        var differing = lines.stream().filter(line -> line.get("difference") != null).map(line -> (Object) members(line)).toList();
        var document = CanonicalJson.write(values("type", Receipt.DOCUMENT_TYPE, "publication", "17", "revision", p.get("revision"), "title", p.get("title"), "remark", p.get("note"), "cycle",
                values("id", "" + p.get("cycle_id"), "name", p.get("cycle_name")), "ruleBook", "" + p.get("rule_book_id"),
                "run", values("id", "" + p.get("run_id"), "number", p.get("run_number"), "engine", p.get("engine_version"), "inputDigest", p.get("input_digest"), "entries", p.get("entries")),
                "tree", values("hash", p.get("tree_hash"), "size", (long) lines.size(), "root", text(new DefinedTree(hash, leaves).root(leaves.size()))),
                "proposed", values("by", p.get("proposed_by"), "account", "" + p.get("proposed_by_account"), "at", p.get("proposed_at")),
                "approved", values("by", p.get("approved_by"), "account", "" + p.get("approved_by_account"), "at", p.get("published_at")), "termEndsOn", p.get("term_ends_on"), "supersedes", supersedes,
                "shown", p.get("shown"), "signature", by.kind.word(), "results", values("digest", p.get("results_digest")), "certificates", CanonicalJson.parse((String) p.get("certificates")),
                "difference", values("list", "" + p.get("supersedes_id"), "revision", 1L, "places", p.get("places"), "changed", p.get("lines_changed"), "forOthers", p.get("lines_for_others"), "kept", p.get("lines_kept"),
                        "digest", text(hash.digest(CanonicalJson.write(differing).getBytes(StandardCharsets.UTF_8))))));
        sealed(document, by);
    }

    void sealed(String document, NoteKey by) {
        seal.put("document", document);
        seal.put("digest", text(hash.digest(document.getBytes(StandardCharsets.UTF_8))));
        seal.put("note", SealedList.note(hash, document, by));
    }

    /** As it is read: rows by position, each with the leaf at its place. */
    StoredList stored() {
        var leaves = new HashMap<Object, Map<String, Object>>();
        nodes.stream().filter(node -> node.get("level").equals(0L)).forEach(node -> leaves.put(node.get("node_index"), node));
        return new StoredList(publication, seal, taker -> lines.stream().sorted(java.util.Comparator.comparingLong(line -> (Long) line.get("position"))).forEach(line -> taker.accept(joined(line, leaves.getOrDefault((Long) line.get("position") - 1, Map.of())))),
                taker -> nodes.forEach(taker), supersedes, 1L, steps);
    }

    private static Map<String, Object> joined(Map<String, Object> line, Map<String, Object> node) {
        var row = new HashMap<>(line);
        row.put("leaf", node.get("hash"));
        row.put("salt", node.get("salt"));
        return row;
    }

    static byte[] bytes(Random random, int length) {
        var bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    static Map<String, Object> values(Object... namesAndValues) {
        var values = new HashMap<String, Object>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return values;
    }

    private static String text(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
