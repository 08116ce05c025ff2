package cn.yardstick.ledger;

import static cn.yardstick.ledger.Finding.Kind.CHANGED;
import static cn.yardstick.ledger.Finding.Kind.INSERTED;
import static cn.yardstick.ledger.Finding.Kind.MISSING;
import static cn.yardstick.ledger.Finding.Kind.MOVED;
import static cn.yardstick.ledger.Finding.Kind.RENUMBERED;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Something done to an export by someone who knows its form and repairs whatever can be repaired without the key.
 *
 * @param at     index of the line that has to be named
 * @param kinds  what may be said of it
 */
record Tampering(String words, List<String> rows, long at, Set<Finding.Kind> kinds) {

    private static final int WAYS = 10;

    boolean names(Finding finding) {
        return kinds.contains(finding.kind()) && finding.index() <= at && at <= finding.last();
    }

    static Tampering random(WrittenLog log, Random random, int trial) {
        var rows = new ArrayList<>(log.rows);
        var size = log.lines.size();
        var k = random.nextInt(size - 2) + 1;
        var other = (k + 2 + random.nextInt(size - 5)) % size;
        return switch (trial % WAYS) {
            case 0 -> of("content changed", rows, set(rows, k, row(rows, k).replace("CONFIRMED", "REJECTED")), k, CHANGED);
            case 1 -> of("another line's content under this number", rows, set(rows, k, numbered(row(rows, other), k)), k, CHANGED, MISSING);
            case 2 -> of("removed", rows, remove(rows, k, false), k, MISSING);
            case 3 -> of("removed, the rest renumbered", rows, remove(rows, k, true), k, MISSING);
            case 4 -> of("two lines exchanged", rows, swap(rows, k, other, false), k, MOVED);
            case 5 -> of("two lines exchanged and renumbered", rows, swap(rows, k, other, true), k, RENUMBERED);
            case 6 -> of("a line made up and inserted", rows, insert(rows, k, row(rows, k).replace("CONFIRMED", "REJECTED"), false), k, INSERTED);
            case 7 -> of("a line made up and inserted, the rest renumbered", rows, insert(rows, k, row(rows, k).replace("CONFIRMED", "REJECTED"), true), k, INSERTED);
            case 8 -> of("a line doubled", rows, insert(rows, k, row(rows, k), random.nextBoolean()), k, INSERTED);
            default -> of("the end cut off", rows, cut(rows, k), k, MISSING);
        };
    }

    private static Tampering of(String words, List<String> rows, Runnable done, long at, Finding.Kind... kinds) {
        done.run();
        rows.set(rows.size() - 1, "{\"end\":" + (rows.size() - 2) + "}");
        return new Tampering(words + " at " + at, rows, at, Set.of(kinds));
    }

    private static Runnable set(List<String> rows, int k, String row) {
        return () -> rows.set(k + 1, row);
    }

    private static Runnable remove(List<String> rows, int k, boolean renumber) {
        return () -> {
            rows.remove(k + 1);
            renumber(rows, renumber ? k : rows.size());
        };
    }

    private static Runnable insert(List<String> rows, int k, String row, boolean renumber) {
        return () -> {
            rows.add(k + 1, row);
            renumber(rows, renumber ? k : rows.size());
        };
    }

    private static Runnable swap(List<String> rows, int k, int other, boolean renumber) {
        return () -> {
            Collections.swap(rows, k + 1, other + 1);
            if (renumber) {
                rows.set(k + 1, numbered(row(rows, k), k));
                rows.set(other + 1, numbered(row(rows, other), other));
            }
        };
    }

    private static Runnable cut(List<String> rows, int k) {
        return () -> rows.subList(k + 1, rows.size() - 1).clear();
    }

    private static void renumber(List<String> rows, int from) {
        for (int index = from; index < rows.size() - 2; index++) {
            rows.set(index + 1, numbered(row(rows, index), index));
        }
    }

    private static String row(List<String> rows, int index) {
        return rows.get(index + 1);
    }

    private static String numbered(String row, int index) {
        return row.replaceFirst("\\{\"index\":[0-9]+,", "{\"index\":" + index + ",");
    }
}
