package cn.yardstick.publication.paper;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;

/** Breaks a paragraph into lines: no closing mark begins one, no opening mark ends one, numbers and Latin words stay whole where they fit. */
final class Typesetting {

    private static final String NEVER_FIRST = "，。、；：？！）》〉」』”’】〕…—％,.;:?!)";
    private static final String NEVER_LAST = "（《〈「『“‘【〔(";

    private static final Pattern TITLE_WORDS = Pattern.compile("第 *[0-9]+ *版|[0-9]+ *年度|[0-9]+ *年|[二〇○零一三四五六七八九]+年度|[二〇○零一三四五六七八九]+年|[上下]半年|[一二三四]季度|年度|季度|全县|全局|全员|全体|等级|等次|评定|考核|结果|公示|公告|民警|警务|管理|关于|情况|名单|更正|修订|复核|调整|人员"
            + "|[一二三四]级|公安局|派出所|大队");

    /** A number and what it counts or names. */
    private static final Pattern NUMBERED = Pattern.compile("附件[0-9]+|第 *[0-9]+ *版|[0-9]+ *[版人号年月日]");

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
        return lines(pieces(text, within(NUMBERED, text)), width, first, others);
    }

    /** Lines of a title, which break between words (GB/T 9704-2012: 词意完整) as far as these are words that such titles have. */
    static List<String> titleLines(String text, ToDoubleFunction<String> width, double room) {
        return lines(pieces(text, within(TITLE_WORDS, text)), width, room, room);
    }

    /** Chars that a word goes on with. */
    private static BitSet within(Pattern words, String text) {
        var within = new BitSet();
        words.matcher(text).results().forEach(word -> within.set(word.start() + 1, word.end()));
        return within;
    }

    private static List<String> lines(List<String> pieces, ToDoubleFunction<String> width, double first, double others) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (String piece : pieces) {
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

    /** What must not be parted: a word, or a character with the marks that cling to it; nothing is parted before a char that is {@code within} a word. */
    private static List<String> pieces(String text, BitSet within) {
        var pieces = new ArrayList<String>();
        var piece = new StringBuilder();
        var last = -1;
        var at = 0;
        for (int next : text.codePoints().toArray()) {
            if (last >= 0 && !within.get(at) && !clings(last, next)) {
                pieces.add(piece.toString());
                piece.setLength(0);
            }
            piece.appendCodePoint(next);
            last = next;
            at += Character.charCount(next);
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
