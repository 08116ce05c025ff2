package cn.yardstick.ledger;

import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * Rows of a sealed list as one file (docs/adr/0030), each canonical JSON: the document with its signed note; then for every 256 lines
 * the hashes of their leaves with the proof that these stand in the sealed tree, and behind them those of the lines that the file shows;
 * then how many there were.
 */
public final class ListFile {

    public static final String TYPE = "yardstick.list/1";
    /** Lines whose leaves are proven together. */
    public static final int TILE = 256;

    private ListFile() {
    }

    /** The first row; {@code lines} follow. */
    public static String header(String document, String note, long lines) {
        return CanonicalJson.write(Map.of("type", TYPE, "document", document, "note", note, "lines", lines));
    }

    /**
     * The row before the lines of a tile.
     *
     * @param path from the root over the leaves to the root of the tree, among the tiles of the list
     */
    public static String tile(long tile, List<byte[]> leaves, List<byte[]> path) {
        return CanonicalJson.write(Map.of("tile", tile, "leaves", texts(leaves), "path", texts(path)));
    }

    /** The row of a line that stands at this index, from 0. */
    public static String line(long index, Map<String, Object> line, byte[] salt) {
        return CanonicalJson.write(Map.of("index", index, "line", line, "salt", Base64.getEncoder().encodeToString(salt)));
    }

    /** The last row. */
    public static String end(long lines) {
        return CanonicalJson.write(Map.of("end", lines));
    }

    private static List<String> texts(List<byte[]> hashes) {
        return hashes.stream().map(Base64.getEncoder()::encodeToString).toList();
    }
}
