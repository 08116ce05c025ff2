package cn.yardstick.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Checks a sealed list as one file, row by row: memory does not grow with it. The leaves of 256 lines are proven against the signed root
 * before the lines are held against them, so that a line that was changed is named whatever else was changed with it; and the whole tree is
 * made again from the lines.
 */
public final class ListFileCheck {

    private static final int MOST = 1_000;
    private static final Set<String> HEADER = Set.of("document", "lines", "note", "type");
    private static final Set<String> TILE = Set.of("leaves", "path", "tile");
    private static final Set<String> LINE = Set.of("index", "line", "salt");

    private final LogKeys keys;
    private final List<ListFinding> findings = new ArrayList<>();
    private final byte[][] made = new byte[ListFile.TILE][];
    private SealedDocument sealed;
    private String document;
    private Frontier frontier;
    private long claimed;
    private long row;
    private long lines;
    private long tile = -1;
    private long tileRow;
    private List<byte[]> leaves = List.of();
    private List<byte[]> path = List.of();
    private boolean proven;
    private boolean open;
    private long next;
    private boolean ended;

    public ListFileCheck(LogKeys keys) {
        this.keys = keys;
    }

    /** Does the file begin as one of a list? */
    public static boolean begins(InputStream file) throws IOException {
        try {
            return map(CanonicalJson.parse(new Rows(file).next())).get("type").equals(ListFile.TYPE);
        } catch (IllegalArgumentException | ClassCastException | NullPointerException e) {
            return false;
        }
    }

    /** What is wrong, at most the first thousand; nothing if it is genuine. */
    public List<ListFinding> findings(InputStream file) throws IOException {
        var rows = new Rows(file);
        if (!begin(rows.next())) {
            return findings;
        }
        for (String text = rows.next(); text != null; text = rows.next()) {
            row++;
            read(text);
        }
        endTile();
        if (!ended) {
            find(ListFinding.Kind.CUT_OFF, 0, 0, 0);
        }
        if (next < sealed.size() && ended) {
            find(ListFinding.Kind.MISSING, 0, next + 1, sealed.size());
        }
        // Said twice on purpose: each line by its leaf, and the whole by its root.
        if (findings.isEmpty() && (frontier.size() != sealed.size() || !Arrays.equals(frontier.root(), sealed.root()))) {
            find(ListFinding.Kind.ROOT, 0, 0, 0);
        }
        return findings;
    }

    /** As they were found. */
    List<ListFinding> findings() {
        return findings;
    }

    /** Lines that the file shows. */
    public long lines() {
        return lines;
    }

    /** Lines of the list; the others stand as hashes. */
    public long size() {
        return sealed.size();
    }

    /** The document, once it is known to be genuine. */
    public String document() {
        return document;
    }

    private boolean begin(String text) {
        row = 1;
        try {
            var header = members(text, HEADER);
            document = (String) header.get("document");
            claimed = (Long) header.get("lines");
            if (!ListFile.TYPE.equals(header.get("type"))) {
                throw new IllegalArgumentException("another type");
            }
            sealed = SealedDocument.opened(document, (String) header.get("note"), keys);
        } catch (IllegalArgumentException | ClassCastException | NullPointerException e) {
            return find(ListFinding.Kind.FORM, row, 0, 0);
        }
        if (sealed.fault() != null) {
            return find(ListFinding.Kind.valueOf(sealed.fault().name()), row, 0, 0);
        }
        frontier = new Frontier(sealed.hash());
        return true;
    }

    private void read(String text) {
        if (ended) {
            find(ListFinding.Kind.INSERTED, row, 0, 0);
        } else if (text.startsWith("{\"end\":")) {
            endTile();
            ended = true;
            if (lines != claimed || !text.equals(ListFile.end(lines))) {
                find(ListFinding.Kind.CUT_OFF, row, 0, 0);
            }
        } else if (text.startsWith("{\"leaves\":")) {
            endTile();
            beginTile(text);
        } else {
            line(text);
        }
    }

    private void beginTile(String text) {
        tileRow = row;
        leaves = List.of();
        path = List.of();
        proven = false;
        Arrays.fill(made, null);
        var number = tile + 1;
        try {
            var members = members(text, TILE);
            number = (Long) members.get("tile");
            path = hashes(members.get("path"), Receipt.LONGEST_PATH);
            leaves = hashes(members.get("leaves"), ListFile.TILE);
        } catch (IllegalArgumentException | ClassCastException | NullPointerException e) {
            leaves = List.of();
        }
        if (number <= tile || number >= tiles()) {
            find(ListFinding.Kind.INSERTED, row, 0, 0);
            return;
        }
        if (number > tile + 1) {
            find(ListFinding.Kind.MISSING, row, next + 1, number * ListFile.TILE);
        }
        open = true;
        tile = number;
        next = tile * ListFile.TILE;
        proven = leaves.size() == length() && proven(leaves);
    }

    private void line(String text) {
        long index;
        byte[] leaf;
        boolean own;
        try {
            var members = members(text, LINE);
            index = (Long) members.get("index");
            leaf = sealed.hash().leaf(Receipt.leaf(map(members.get("line")), Receipt.bytes(members.get("salt"), Receipt.SALT)));
            own = sealed.owns(map(members.get("line")));
        } catch (IllegalArgumentException | ClassCastException | NullPointerException e) {
            lines++;
            find(ListFinding.Kind.FORM, row, next + 1, next + 1);
            next++;
            return;
        }
        lines++;
        var at = index - tile * ListFile.TILE;
        if (!open || index < next || at >= length()) {
            find(ListFinding.Kind.INSERTED, row, index + 1, index + 1);
            return;
        }
        if (index > next && whole()) {
            find(ListFinding.Kind.MISSING, row, next + 1, index);
        }
        next = index + 1;
        made[(int) at] = leaf;
        if (proven && !Arrays.equals(leaf, leaves.get((int) at)) || !own) {
            find(ListFinding.Kind.CHANGED, row, index + 1, index + 1);
        }
    }

    /** What the lines of the tile make together goes into the tree; where its own hashes are not proven, the lines may prove themselves. */
    private void endTile() {
        if (!open) {
            return;
        }
        open = false;
        var first = tile * ListFile.TILE;
        var all = new ArrayList<byte[]>();
        for (int at = 0; at < length(); at++) {
            all.add(made[at] != null || !proven ? made[at] : leaves.get(at));
        }
        if (!proven) {
            var genuine = !all.contains(null) && proven(all);
            find(genuine ? ListFinding.Kind.PROOF : ListFinding.Kind.UNPROVEN, tileRow, first + 1, first + length());
        } else if (whole() && next < first + length()) {
            find(ListFinding.Kind.MISSING, 0, next + 1, first + length());
        }
        all.forEach(leaf -> frontier.add(leaf == null ? new byte[TreeHash.LENGTH] : leaf));
        next = first + length();
    }

    private boolean proven(List<byte[]> of) {
        var together = new Frontier(sealed.hash());
        of.forEach(together::add);
        return Proofs.includes(sealed.hash(), tile, tiles(), together.root(), path, sealed.root());
    }

    private boolean whole() {
        return claimed == sealed.size();
    }

    private long tiles() {
        return (sealed.size() + ListFile.TILE - 1) / ListFile.TILE;
    }

    /** Lines of the tile: of the last one what is left. */
    private int length() {
        return (int) Math.max(0, Math.min(ListFile.TILE, sealed.size() - tile * ListFile.TILE));
    }

    private boolean find(ListFinding.Kind kind, long where, long first, long last) {
        if (findings.size() < MOST) {
            findings.add(new ListFinding(kind, where, first, last));
        }
        return false;
    }

    /** Of a row in its one form with these members. */
    private static Map<String, Object> members(String text, Set<String> names) {
        var members = map(CanonicalJson.parse(text));
        if (!members.keySet().equals(names) || !CanonicalJson.write(members).equals(text)) {
            throw new IllegalArgumentException("no row of a list");
        }
        return members;
    }

    private static List<byte[]> hashes(Object texts, int most) {
        var hashes = new ArrayList<byte[]>();
        for (Object text : (List<?>) texts) {
            hashes.add(Receipt.bytes(text, TreeHash.LENGTH));
        }
        if (hashes.size() > most) {
            throw new IllegalArgumentException("too many");
        }
        return hashes;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }
}
