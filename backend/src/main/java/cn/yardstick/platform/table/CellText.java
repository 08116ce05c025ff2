package cn.yardstick.platform.table;

import java.util.regex.Pattern;

/**
 * Text in cells of Excel. A cell that is written as text never acts, whatever it begins with; but {@code _x0041_} in it is read
 * as the character of that number (ECMA-376, ST_Xstring), so that it has to be written with its underscore spelt out.
 */
public final class CellText {

    private static final Pattern SPELT = Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)");
    private static final Pattern UNDERSCORE = Pattern.compile("_x005[Ff]_");

    private CellText() {
    }

    /** As it stands in the file. */
    public static String written(String text) {
        return SPELT.matcher(text).replaceAll("_x005F_");
    }

    /** As it was meant; other spelt characters cannot be told from text that looks like them, and stay. */
    public static String read(String text) {
        return UNDERSCORE.matcher(text).replaceAll("_");
    }
}
