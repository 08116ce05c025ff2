package cn.yardstick.publication.paper;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Breaks a paragraph into lines: no closing mark begins one, no opening mark ends one, numbers and Latin words stay whole where they fit. */
final class Typesetting {

    private static final String NEVER_FIRST = "，。、；：？！）》〉」』”’】〕…—％,.;:?!)";
    private static final String NEVER_LAST = "（《〈「『“‘【〔(";

    private Typesetting() {
    }

    /**
     * Lines of a paragraph, without the blanks that they would begin with.
     *
     * @param width  of a text, in any unit
     * @param first  room of the first line, in that unit
     * @param others room of each other line
     */
    static List<String> lines(String text, ToDoubleFunction<String> width, double first, double others) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (String piece : pieces(text)) {
            var room = lines.isEmpty() ? first : others;
            if (!line.isEmpty() && width.applyAsDouble(line + piece.stripTrailing()) > room) {
                lines.add(line.toString());
                line.setLength(0);
                piece = piece.stripLeading();
            }
            // One that is longer than a line is broken where the line ends.
            for (int at : piece.codePoints().toArray()) {
                var next = Character.toString(at);
                if (!line.isEmpty() && width.applyAsDouble(line + next) > (lines.isEmpty() ? first : others)) {
                    lines.add(line.toString());
                    line.setLength(0);
                }
                line.append(next);
            }
        }
        if (!line.isEmpty()) {
            lines.add(line.toString());
        }
        return lines;
    }

    /** What must not be parted: a word, or a character with the marks that cling to it. */
    private static List<String> pieces(String text) {
        var pieces = new ArrayList<String>();
        var piece = new StringBuilder();
        var last = -1;
        for (int next : text.codePoints().toArray()) {
            if (last >= 0 && !clings(last, next)) {
                pieces.add(piece.toString());
                piece.setLength(0);
            }
            piece.appendCodePoint(next);
            last = next;
        }
        pieces.add(piece.toString());
        return pieces;
    }

    private static boolean clings(int last, int next) {
        return NEVER_FIRST.indexOf(next) >= 0 || NEVER_LAST.indexOf(last) >= 0 || isOfWord(last) && isOfWord(next);
    }

    private static boolean isOfWord(int one) {
        return one > ' ' && one < 0x2E80;
    }
}
