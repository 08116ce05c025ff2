package cn.yardstick.ledger;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Are the rows of a published list what was sealed? Everything is made again from the rows and held against the document, whose
 * signature only the keys can have made, and against what the audit log says. Nothing that the list shows is left out.
 */
public final class ListCheck {

    /** What was changed, and where: a member of the document, a place in the list, level and index of a node. */
    public record Fault(Kind kind, String place) {
    }

    /** What a fault is about. */
    public enum Kind {
        DOCUMENT, SIGNATURE, AUDIT, STATE, PUBLICATION, LINE, NODE, SIZE, ROOT
    }

    private static final int MOST = 1_000;

    private final StoredList list;
    private final LogKeys keys;
    private final List<Fault> faults = new ArrayList<>();
    private final List<Hashes> levels = new ArrayList<>();
    private TreeHash hash;
    private SignatureKind signature;
    private Frontier frontier;
    private Tiles tiles;
    private ListDigest differing;
    private long lines;
    private long changed;
    private long forOthers;
    private long kept;

    private ListCheck(StoredList list, LogKeys keys) {
        this.list = list;
        this.keys = keys;
    }

    /** Empty if everything is as it was sealed; the first thousand faults. */
    public static List<Fault> faults(StoredList list, LogKeys keys) {
        return new ListCheck(list, keys).check();
    }

    private List<Fault> check() {
        try {
            var document = (String) list.seal().get("document");
            var note = (String) list.seal().get("note");
            hash = SealNote.hash(note);
            frontier = new Frontier(hash);
            tiles = new Tiles(hash, this::expect);
            differing = new ListDigest(hash);
            var digest = hash.digest(document.getBytes(StandardCharsets.UTF_8));
            var told = Base64.getEncoder().encodeToString(digest);
            if (!told.equals(list.seal().get("digest")) || !SealNote.of(digest, note)) {
                fault(Kind.DOCUMENT, "digest");
            }
            var signers = SealNote.signers(note, keys);
            if (signers.isEmpty()) {
                fault(Kind.SIGNATURE, "note");
            }
            log(told);
            var sealed = map(CanonicalJson.parse(document));
            signature = SealNote.named(sealed);
            if (!signers.isEmpty() && !signers.contains(signature)) {
                fault(Kind.SIGNATURE, "document");
            }
            list.lines().each(this::line);
            nodes();
            rows(sealed);
        } catch (IllegalArgumentException | ClassCastException | NullPointerException e) {
            fault(Kind.DOCUMENT, "form");
        }
        return List.copyOf(faults);
    }

    /** The newest approval names the digest, and what came after it is the state of the row. */
    private void log(String digest) {
        var state = "PROPOSED";
        String audited = null;
        for (StoredList.Step step : list.steps()) {
            switch (step.action()) {
                case "publication.published" -> {
                    state = "PUBLISHED";
                    audited = step.sealed();
                }
                case "publication.superseded" -> state = "SUPERSEDED";
                case "publication.withdrawn" -> state = "WITHDRAWN";
                default -> {
                }
            }
        }
        if (!digest.equals(audited)) {
            fault(Kind.AUDIT, "sealed");
        }
        if (!state.equals(list.publication().get("state"))) {
            fault(Kind.STATE, state);
        }
    }

    private void line(Map<String, Object> row) {
        lines++;
        var place = String.valueOf(row.get("position"));
        var members = members(row);
        var leaf = row.get("salt") == null ? null : hash.leaf(Receipt.leaf(members, (byte[]) row.get("salt")));
        if (!Long.valueOf(lines).equals(row.get("position")) || leaf == null || !Arrays.equals(leaf, (byte[]) row.get("leaf"))) {
            fault(Kind.LINE, place);
        }
        var known = leaf == null ? new byte[TreeHash.LENGTH] : leaf;
        frontier.add(known);
        tiles.add(known);
        if (row.get("difference") != null) {
            differing.add(members);
            var isChanged = "CHANGED".equals(row.get("difference"));
            changed += isChanged ? 1 : 0;
            kept += isChanged ? 0 : 1;
            forOthers += isChanged && Boolean.FALSE.equals(row.get("own_facts")) ? 1 : 0;
        } else if (row.get("grade_before") != null || row.get("grade_computed") != null || row.get("own_facts") != null) {
            fault(Kind.LINE, place);
        }
    }

    /** What the leaf of a line is made of; members that came later are missing where their columns are empty. */
    private Map<String, Object> members(Map<String, Object> row) {
        var members = new HashMap<String, Object>(Map.of("publication", row.get("publication_id").toString(), "revision", list.publication().get("revision"), "officer", row.get("officer_id").toString(),
                "badgeNo", row.get("badge_no"), "name", row.get("name"), "unit", row.get("unit_id").toString(), "unitName", row.get("unit_name"), "grade", row.get("grade")));
        if (row.get("difference") != null) {
            members.put("difference", row.get("difference"));
            members.put("computed", row.get("grade_computed"));
            members.put("ownFacts", row.get("own_facts"));
            if (row.get("grade_before") != null) {
                members.put("before", row.get("grade_before"));
            }
        }
        if (row.get("reasons") != null) {
            members.put("reasons", Base64.getEncoder().encodeToString((byte[]) row.get("reasons")));
        }
        return members;
    }

    private void expect(int level, long index, byte[] node) {
        if (level == levels.size()) {
            levels.add(new Hashes());
        }
        levels.get(level).add(node);
    }

    /** Every kept node is the root of its 256 children, and there is none too many. */
    private void nodes() {
        var seen = new long[1];
        list.nodes().each(row -> {
            seen[0]++;
            var height = ((Long) row.get("level")).intValue();
            var index = (Long) row.get("node_index");
            var known = height >= 0 && height < levels.size() && index >= 0 && index < levels.get(height).size() ? levels.get(height).get(index.intValue()) : null;
            if (known == null || !Arrays.equals(known, (byte[]) row.get("hash")) || height > 0 && row.get("salt") != null) {
                fault(Kind.NODE, height + ":" + index);
            }
        });
        var all = levels.stream().mapToLong(Hashes::size).sum();
        if (seen[0] != all) {
            fault(Kind.NODE, seen[0] + " ≠ " + all);
        }
    }

    /** Every member of the document, made again from the rows. */
    private void rows(Map<String, Object> sealed) {
        var tree = map(sealed.get("tree"));
        if (!Objects.equals(tree.get("size"), lines)) {
            fault(Kind.SIZE, lines + " ≠ " + tree.get("size"));
        }
        var root = Base64.getEncoder().encodeToString(frontier.root());
        if (!root.equals(tree.get("root"))) {
            fault(Kind.ROOT, root);
        }
        var again = document(root);
        sealed.forEach((name, value) -> compare(name, value, again.get(name)));
    }

    private void compare(String name, Object sealed, Object again) {
        if (sealed instanceof Map<?, ?> members && again instanceof Map<?, ?> others) {
            members.forEach((member, value) -> compare(name + "." + member, value, others.get(member)));
        } else if (!Objects.equals(sealed, again) && !name.startsWith("tree.root")) {
            fault(Kind.PUBLICATION, name);
        }
    }

    private Map<String, Object> document(String root) {
        var row = list.publication();
        var members = new HashMap<String, Object>();
        members.put("type", Receipt.DOCUMENT_TYPE);
        members.put("publication", row.get("id").toString());
        members.put("revision", row.get("revision"));
        members.put("title", row.get("title"));
        members.put("remark", row.get("note"));
        members.put("cycle", values("id", row.get("cycle_id").toString(), "name", row.get("cycle_name")));
        members.put("ruleBook", row.get("rule_book_id").toString());
        members.put("run", values("id", row.get("run_id").toString(), "number", row.get("run_number"), "engine", row.get("engine_version"), "inputDigest", row.get("input_digest"), "entries", row.get("entries")));
        members.put("tree", values("hash", row.get("tree_hash"), "root", root, "size", row.get("officers")));
        members.put("proposed", values("by", row.get("proposed_by"), "account", String.valueOf(row.get("proposed_by_account")), "at", row.get("proposed_at")));
        members.put("approved", values("by", row.get("approved_by"), "account", String.valueOf(row.get("approved_by_account")), "at", row.get("published_at")));
        members.put("termEndsOn", row.get("term_ends_on"));
        members.put("supersedes", list.supersedes());
        members.put("shown", row.get("shown"));
        members.put("signature", signature.word());
        if (row.get("results_digest") != null) {
            members.put("results", values("digest", row.get("results_digest")));
        }
        if (row.get("certificates") != null) {
            members.put("certificates", CanonicalJson.parse((String) row.get("certificates")));
        }
        if (row.get("supersedes_id") != null) {
            members.put("difference", values("list", row.get("supersedes_id").toString(), "revision", list.revised(), "places", row.get("places"), "changed", counted("lines_changed", changed),
                    "forOthers", counted("lines_for_others", forOthers), "kept", counted("lines_kept", kept), "digest", Base64.getEncoder().encodeToString(differing.digest())));
        } else if (row.get("places") != null || counted("lines_changed", 0) == null || counted("lines_for_others", 0) == null || counted("lines_kept", 0) == null) {
            fault(Kind.PUBLICATION, "difference");
        }
        return members;
    }

    /** Null where the row says another number than the lines. */
    private Object counted(String column, long count) {
        return Long.valueOf(count).equals(list.publication().get(column)) ? count : null;
    }

    private static Map<String, Object> values(Object... namesAndValues) {
        var values = new HashMap<String, Object>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return values;
    }

    private void fault(Kind kind, String place) {
        if (faults.size() < MOST) {
            faults.add(new Fault(kind, place));
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }
}
