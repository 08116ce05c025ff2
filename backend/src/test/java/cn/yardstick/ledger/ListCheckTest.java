package cn.yardstick.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.yardstick.ledger.ListCheck.Kind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** P7: whatever the owner of the database changes in a published list is found, and named; what nobody changed raises no alarm. */
class ListCheckTest {

    private static final int TRIES = 1_000;
    private static final List<String> COLUMNS = List.of("cycle_id", "run_id", "revision", "title", "note", "state", "officers", "proposed_by_account", "proposed_by", "proposed_at", "approved_by_account", "approved_by",
            "published_at", "term_ends_on", "tree_hash", "supersedes_id", "places", "lines_changed", "lines_for_others", "lines_kept", "shown", "results_digest", "certificates");
    private static final List<String> OF_A_LINE = List.of("officer_id", "badge_no", "name", "unit_id", "unit_name", "grade", "difference", "grade_before", "grade_computed", "own_facts", "reasons", "position");

    private final NoteKey pair = NoteKey.of(1);
    private final NoteKey owners = NoteKey.of(2);
    private final LogKeys keys = pair.trusted();

    /** What somebody did, and what of it must be told. */
    private record Done(String what, Kind told) {
    }

    @Test
    void everyChangeIsFoundAndNamed() {
        var found = new EnumMap<Kind, Integer>(Kind.class);
        var tried = new TreeMap<String, Integer>();
        var genuine = IntStream.range(0, 70).mapToObj(i -> new SealedRows(i % 7 == 0 ? TreeHash.SM3 : TreeHash.SHA_256, i == 1 || i == 7 ? 300 : 1 + i / 2, new Random(i), pair)).toList();
        for (int seed = 0; seed < TRIES; seed++) {
            var random = new Random(seed * 0x9E3779B97F4A7C15L);
            var rows = new SealedRows(genuine.get(seed % genuine.size()));
            assertEquals(List.of(), ListCheck.faults(rows.stored(), keys), "nothing was changed");
            var done = change(rows, random, seed);
            var faults = ListCheck.faults(rows.stored(), keys);
            assertTrue(faults.stream().anyMatch(one -> one.kind() == done.told()), () -> done + ": " + faults);
            faults.forEach(one -> found.merge(one.kind(), 1, Integer::sum));
            tried.merge(done.what(), 1, Integer::sum);
        }
        assertEquals(COLUMNS.size(), tried.keySet().stream().filter(one -> one.startsWith("list.")).count(), tried::toString);
        assertEquals(List.of(Kind.values()), List.copyOf(found.keySet()), "each kind was met");
        System.out.println("PROMISE P7 " + TRIES + " of " + TRIES + " manipulations of " + tried.size() + " sorts found and named, 0 false alarms in " + TRIES + " clean checks pass");
    }

    private Done change(SealedRows rows, Random random, int seed) {
        return switch (seed % 6) {
            case 0 -> ofTheList(rows, random);
            case 1 -> ofALine(rows, random);
            case 2 -> moved(rows, random);
            case 3 -> ofTheTree(rows, random);
            case 4 -> ofTheSeal(rows, random);
            default -> consistent(rows, random);
        };
    }

    private static Done ofTheList(SealedRows rows, Random random) {
        var column = COLUMNS.get(random.nextInt(COLUMNS.size()));
        rows.publication.put(column, other(rows.publication.get(column), random));
        if (column.equals("tree_hash")) {
            rows.publication.put(column, rows.hash == TreeHash.SM3 ? "SHA-256" : "SM3");
        }
        if (column.equals("certificates")) {
            rows.publication.put(column, "{\"missed\":1,\"pools\":1}");
        }
        return new Done("list." + column, column.equals("state") ? Kind.STATE : Kind.PUBLICATION);
    }

    private static Done ofALine(SealedRows rows, Random random) {
        var line = rows.lines.get(random.nextInt(rows.lines.size()));
        var column = OF_A_LINE.get(random.nextInt(OF_A_LINE.size()));
        line.put(column, switch (column) {
            case "difference" -> line.get(column) == null ? "CHANGED" : null;
            case "grade", "grade_before", "grade_computed" -> another(line.get(column), random);
            case "own_facts" -> !Boolean.TRUE.equals(line.get(column));
            default -> other(line.get(column), random);
        });
        if (column.equals("difference") && line.get(column) != null) {
            line.putAll(SealedRows.values("grade_before", "TWO", "grade_computed", line.get("grade"), "own_facts", true));
        }
        return new Done("line." + column, Kind.LINE);
    }

    private static Done moved(SealedRows rows, Random random) {
        var from = random.nextInt(rows.lines.size());
        switch (random.nextInt(3)) {
            case 0 -> {
                rows.lines.remove(from);
                return new Done("line removed", Kind.SIZE);
            }
            case 1 -> {
                var more = new HashMap<>(rows.lines.get(from));
                more.put("position", rows.lines.size() + 1L);
                more.put("officer_id", 9_999L);
                rows.lines.add(more);
                return new Done("line added", Kind.SIZE);
            }
            default -> {
                var to = random.nextInt(rows.lines.size());
                var a = rows.lines.get(from);
                var b = rows.lines.get(to);
                var place = a.get("position");
                a.put("position", b.get("position"));
                b.put("position", place);
                if (from == to) {
                    a.put("position", rows.lines.size() + 5L);
                }
                return new Done("lines exchanged", Kind.LINE);
            }
        }
    }

    private static Done ofTheTree(SealedRows rows, Random random) {
        var node = rows.nodes.get(random.nextInt(rows.nodes.size()));
        switch (random.nextInt(4)) {
            case 0 -> node.put("hash", SealedRows.bytes(random, 32));
            case 1 -> node.put("salt", SealedRows.bytes(random, 16));
            case 2 -> rows.nodes.remove(node);
            default -> rows.nodes.add(SealedRows.values("level", 1L, "node_index", 5L, "hash", SealedRows.bytes(random, 32), "salt", null));
        }
        return new Done("node", Kind.NODE);
    }

    private Done ofTheSeal(SealedRows rows, Random random) {
        var document = (String) rows.seal.get("document");
        switch (random.nextInt(4)) {
            case 0 -> {
                rows.seal.put("document", document.replace("年度评定公示", "年度评定公示（更正）"));
                return new Done("document", Kind.DOCUMENT);
            }
            case 1 -> {
                rows.seal.put("digest", rows.supersedes);
                return new Done("digest", Kind.DOCUMENT);
            }
            case 2 -> {
                rows.sealed(document, owners);
                return new Done("signed by another key", Kind.SIGNATURE);
            }
            default -> {
                rows.sealed(document.replace("VACANT", "FILLED"), pair);
                return new Done("signed anew by the stolen key", Kind.AUDIT);
            }
        }
    }

    /** Whoever knows how it is made changes a grade and everything that follows from it. */
    private Done consistent(SealedRows rows, Random random) {
        var line = rows.lines.get(random.nextInt(rows.lines.size()));
        line.put("grade", another(line.get("grade"), random));
        rows.plant();
        switch (random.nextInt(3)) {
            case 0 -> {
                return new Done("line and tree", Kind.ROOT);
            }
            case 1 -> {
                rows.seal(owners);
                return new Done("everything, by another key", Kind.SIGNATURE);
            }
            default -> {
                rows.seal(pair);
                return new Done("everything, by the stolen key", Kind.AUDIT);
            }
        }
    }

    private static String another(Object grade, Random random) {
        var others = SealedRows.GRADES.stream().filter(one -> !one.equals(grade)).toList();
        return others.get(random.nextInt(others.size()));
    }

    private static Object other(Object value, Random random) {
        return switch (value) {
            case Long number -> number + 1 + random.nextInt(9);
            case byte[] bytes -> SealedRows.bytes(random, bytes.length);
            case null -> 1L;
            default -> value + "x";
        };
    }

    /** A list that the log says was superseded or withdrawn cannot be made the published one again. */
    @Test
    void theStateIsWhatTheLogSays() {
        var rows = new SealedRows(TreeHash.SHA_256, 3, new Random(1), pair);
        for (String step : List.of("superseded", "withdrawn")) {
            var steps = new ArrayList<>(rows.steps);
            steps.add(new StoredList.Step("publication." + step, null));
            var stored = new StoredList(rows.publication, rows.seal, rows.lines::forEach, rows.nodes::forEach, rows.supersedes, 1L, steps);
            assertEquals(List.of(new ListCheck.Fault(Kind.STATE, step.toUpperCase(java.util.Locale.ROOT))), ListCheck.faults(stored, keys));
        }
        Map<String, Object> genuine = rows.publication;
        assertEquals("PUBLISHED", genuine.get("state"));
    }
}
