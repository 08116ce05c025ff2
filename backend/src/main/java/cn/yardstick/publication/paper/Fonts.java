package cn.yardstick.publication.paper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.Arrays;
import org.openpdf.text.pdf.BaseFont;

/**
 * Noto Serif SC, regular and bold: all ideographs of the basic block and Extension A, and those of the later extensions that
 * the general standard list (通用规范汉字表) has. It stands for 仿宋 and 小标宋, which nobody may ship.
 */
final class Fonts {

    static final BaseFont REGULAR = load("400Regular/NotoSerifSC_400Regular.ttf");
    static final BaseFont BOLD = load("700Bold/NotoSerifSC_700Bold.ttf");
    /** Radicals and presentation forms: printed like the characters that they are not. */
    private static final int[][] ALIKE = {{0x2E80, 0x2FDF}, {0xFB00, 0xFDFF}, {0xFE70, 0xFEFF}};

    private Fonts() {
    }

    /**
     * As it can be printed: a character that the font lacks, that shows nothing, or that looks like another one stands there as
     * its number, so that it is never left out and never taken for another.
     */
    static String shown(String text) {
        if (text.codePoints().allMatch(Fonts::prints)) {
            return text;
        }
        var shown = new StringBuilder();
        text.codePoints().forEach(one -> {
            if (prints(one)) {
                shown.appendCodePoint(one);
            } else {
                shown.append(String.format("〔U+%04X〕", one));
            }
        });
        return shown.toString();
    }

    private static boolean prints(int one) {
        if (!REGULAR.charExists(one) || !BOLD.charExists(one) || Arrays.stream(ALIKE).anyMatch(block -> one >= block[0] && one <= block[1])) {
            return false;
        }
        return switch (Character.getType(one)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK, Character.FORMAT, Character.CONTROL, Character.PRIVATE_USE, Character.UNASSIGNED, Character.LINE_SEPARATOR,
                Character.PARAGRAPH_SEPARATOR, Character.SURROGATE -> false;
            case Character.SPACE_SEPARATOR -> one == ' ' || one == '\u3000';
            // Compatibility ideographs share the picture of the one that they are a double of.
            default -> !Character.isIdeographic(one) || Normalizer.isNormalized(Character.toString(one), Normalizer.Form.NFC);
        };
    }

    private static BaseFont load(String file) {
        try (var in = Fonts.class.getResourceAsStream("/fonts/" + file)) {
            if (in == null) {
                throw new IllegalStateException("the font " + file + " was not packaged: npm ci in frontend, then build again");
            }
            return BaseFont.createFont(file.substring(file.indexOf('/') + 1), BaseFont.IDENTITY_H, BaseFont.EMBEDDED, true, in.readAllBytes(), null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
