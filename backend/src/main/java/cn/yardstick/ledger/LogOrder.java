package cn.yardstick.ledger;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** The places, in the log, of the genuine lines of a file in the order in which they stand there; says which stand wrongly or not at all. */
final class LogOrder {

    private long[] places = new long[1024];
    private long[] rows = new long[1024];
    private int count;
    private boolean ascending = true;
    private final BitSet seen = new BitSet();

    /** False if the line has stood before. */
    boolean add(long place, long row) {
        var at = Math.toIntExact(place);
        if (seen.get(at)) {
            return false;
        }
        seen.set(at);
        ascending &= count == 0 || place > places[count - 1];
        if (count == places.length) {
            places = Arrays.copyOf(places, 2 * count);
            rows = Arrays.copyOf(rows, 2 * count);
        }
        rows[count] = row;
        places[count++] = place;
        return true;
    }

    boolean has(long place) {
        return place >= 0 && place <= Integer.MAX_VALUE && seen.get((int) place);
    }

    /** A line that could not be read as genuine, but whose place is known: it is not missing as well. */
    void excuse(long place) {
        seen.set(Math.toIntExact(place));
    }

    /** Runs of lines of a log of this size that never stood. */
    List<Finding> missing(long size) {
        var found = new ArrayList<Finding>();
        for (int from = seen.nextClearBit(0); from < size;) {
            var next = seen.nextSetBit(from);
            var until = next < 0 || next > size ? (int) size : next;
            found.add(new Finding(Finding.Kind.MISSING, 0, from, until - 1));
            from = seen.nextClearBit(until);
        }
        return found;
    }

    /**
     * Lines out of order: those that neither follow the one before nor are followed by the one after; where a whole run
     * was moved, its first line.
     */
    List<Finding> moved() {
        if (ascending) {
            return List.of();
        }
        var least = new long[count];
        for (int i = count - 1; i >= 0; i--) {
            least[i] = i == count - 1 ? places[i] : Math.min(places[i], least[i + 1]);
        }
        var alone = new ArrayList<Finding>();
        var falls = new ArrayList<Finding>();
        var most = -1L;
        for (int i = 0; i < count; i++) {
            var astray = places[i] < most || i + 1 < count && places[i] > least[i + 1];
            var follows = i > 0 && places[i] == places[i - 1] + 1 || i == 0 && places[i] == 0;
            var followed = i + 1 < count && places[i + 1] == places[i] + 1;
            var finding = new Finding(Finding.Kind.MOVED, rows[i], places[i], places[i]);
            if (astray && !follows && !followed) {
                alone.add(finding);
            }
            if (i > 0 && places[i] < places[i - 1]) {
                falls.add(finding);
            }
            most = Math.max(most, places[i]);
        }
        return alone.isEmpty() ? falls : alone;
    }
}
