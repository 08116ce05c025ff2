package cn.yardstick.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Checks an export: every line by its own proof against the signed head, so that whatever was done to some lines, all
 * others are known to be genuine and those that are not are named. Keys and what is asked for come from the reader; the
 * file is only believed where a trusted key has signed.
 */
public final class LogCheck {

    /** Rows whose place is looked for among all places; more than a few of them are named without. */
    private static final int SEARCHES = 4;
    private static final long SEARCHABLE = 1L << 21;

    private final LogKeys keys;
    private final boolean whole;
    private final List<TreeHead> kept;
    private final List<Finding> findings = new ArrayList<>();
    private final List<LogRow> strange = new ArrayList<>();
    private final List<Long> strangeRows = new ArrayList<>();
    private final LogOrder order = new LogOrder();
    private TreeHead head;
    private Frontier frontier;
    private int keptChecked;
    private int searches = SEARCHES;
    private long row;
    private long lines;
    private long shift;
    private Finding renumbered;
    private boolean ended;

    /**
     * @param whole whether the file has to hold every line of the log up to its head
     * @param kept  heads of earlier days, opened by the reader's keys
     */
    public LogCheck(LogKeys keys, boolean whole, List<TreeHead> kept) {
        this.keys = keys;
        this.whole = whole;
        this.kept = kept.stream().sorted((a, b) -> Long.compare(a.size(), b.size())).toList();
    }

    /** What is wrong with the export; nothing if it is genuine. */
    public List<Finding> findings(InputStream file) throws IOException {
        var rows = new Rows(file);
        row = 1;
        if (!begin(rows.next())) {
            return findings;
        }
        for (String text = rows.next(); text != null; text = rows.next()) {
            row++;
            read(text);
        }
        end();
        return findings;
    }

    /** Lines that the file held. */
    public long lines() {
        return lines;
    }

    /** The head that all was held against, or null. */
    public TreeHead head() {
        return head;
    }

    private boolean begin(String text) {
        Object header;
        try {
            header = text == null ? null : CanonicalJson.parse(text);
        } catch (IllegalArgumentException e) {
            header = null;
        }
        if (!(header instanceof Map<?, ?> fields) || !"yardstick-audit-1".equals(fields.get("format")) || !(fields.get("head") instanceof String note)
                || !(fields.get("whole") instanceof Boolean claimsWhole) || fields.size() != 3 || !CanonicalJson.write(header).equals(text)) {
            find(Finding.Kind.NO_EXPORT, row, -1);
            return false;
        }
        head = TreeHead.opened(note, keys);
        if (head == null) {
            find(Finding.Kind.HEAD_NOT_TRUSTED, row, -1);
            return false;
        }
        if (whole && !claimsWhole) {
            find(Finding.Kind.NOT_WHOLE, row, -1);
        }
        frontier = new Frontier(head.hash());
        for (TreeHead one : kept) {
            if (!one.origin().equals(head.origin()) || one.size() > head.size() || one.hash() != head.hash()) {
                find(Finding.Kind.HEAD_DISAGREES, 0, one.size());
            }
        }
        holdAgainstKept();
        return true;
    }

    private void read(String text) {
        if (ended) {
            find(Finding.Kind.INSERTED, row, -1);
            return;
        }
        if (text.startsWith("{\"end\":")) {
            ended = text.equals("{\"end\":" + lines + "}");
            if (!ended) {
                find(Finding.Kind.CUT_OFF, row, -1);
                ended = true;
            }
            return;
        }
        lines++;
        var line = LogRow.read(text, head.hash());
        if (line == null || !line.canonical()) {
            find(Finding.Kind.MALFORMED, row, -1);
        }
        if (line != null) {
            place(line);
        }
    }

    private void place(LogRow line) {
        var place = line.stands(head, line.index()) ? line.index() : elsewhere(line);
        if (place < 0) {
            strange.add(line);
            strangeRows.add(row);
            return;
        }
        if (place != line.index()) {
            renumbered(place, place - line.index());
        }
        if (!order.add(place, row)) {
            find(Finding.Kind.INSERTED, row, place);
        } else if (place == frontier.size()) {
            frontier.add(line.leaf());
            holdAgainstKept();
        }
    }

    /** The place that a genuine line was taken from, or -1. */
    private long elsewhere(LogRow line) {
        for (long by : new long[] {shift, shift + 1, shift - 1}) {
            if (line.stands(head, line.index() + by)) {
                shift = by;
                return line.index() + by;
            }
        }
        if (searches > 0 && head.size() <= SEARCHABLE) {
            for (long place = 0; place < head.size(); place++) {
                if (line.stands(head, place)) {
                    return place;
                }
            }
            searches--;
        }
        return -1;
    }

    /** Runs of lines whose numbers are off by the same are one finding. */
    private void renumbered(long place, long by) {
        var goesOn = renumbered != null && findings.getLast() == renumbered && renumbered.last() == place - 1 && by == shift;
        if (goesOn) {
            findings.removeLast();
        }
        renumbered = new Finding(Finding.Kind.RENUMBERED, goesOn ? renumbered.row() : row, goesOn ? renumbered.index() : place, place);
        findings.add(renumbered);
    }

    private void end() {
        for (int i = 0; i < strange.size(); i++) {
            var index = strange.get(i).index();
            var changed = index >= 0 && index < head.size() && !order.has(index);
            find(changed ? Finding.Kind.CHANGED : Finding.Kind.INSERTED, strangeRows.get(i), index);
            if (changed) {
                order.excuse(index);
            }
        }
        findings.addAll(order.moved());
        if (whole) {
            findings.addAll(order.missing(head.size()));
        }
        if (!ended) {
            find(Finding.Kind.CUT_OFF, 0, -1);
        }
        // Said twice on purpose: each line by its proof, and the whole by its root.
        if (whole && findings.isEmpty() && (frontier.size() != head.size() || !Arrays.equals(frontier.root(), head.root()) || keptChecked < kept.size())) {
            find(Finding.Kind.HEAD_DISAGREES, 0, head.size());
        }
    }

    private void holdAgainstKept() {
        while (keptChecked < kept.size() && kept.get(keptChecked).size() <= frontier.size()) {
            var one = kept.get(keptChecked++);
            if (one.size() == frontier.size() && !Arrays.equals(one.root(), frontier.root())) {
                find(Finding.Kind.HEAD_DISAGREES, 0, one.size());
            }
        }
    }

    private void find(Finding.Kind kind, long where, long index) {
        findings.add(new Finding(kind, where, index, index));
    }
}
