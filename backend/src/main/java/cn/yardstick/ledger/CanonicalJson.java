package cn.yardstick.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * JSON in one form only: RFC 8785 without fractions. Objects are sorted by their names (UTF-16 order), numbers are whole
 * and at most 2^53 - 1 in size, nothing stands between the tokens, and only what must be escaped is. A value is a
 * {@link Map}, a {@link List}, a {@link String}, a {@link Long}, a {@link Boolean} or null.
 */
public final class CanonicalJson {

    private static final long LARGEST = (1L << 53) - 1;
    private static final int DEEPEST = 64;

    private final String text;
    private int at;

    private CanonicalJson(String text) {
        this.text = text;
    }

    /** Reads strict JSON (blanks allowed); IllegalArgumentException for a doubled name, a fraction or half a character. */
    public static Object parse(String text) {
        var reader = new CanonicalJson(text);
        var value = reader.value(0);
        reader.blanks();
        if (reader.at != text.length()) {
            throw reader.wrong();
        }
        return value;
    }

    /** The one form of the value. */
    public static String write(Object value) {
        var out = new StringBuilder();
        write(value, out);
        return out.toString();
    }

    private static void write(Object value, StringBuilder out) {
        switch (value) {
            case null -> out.append("null");
            case Boolean flag -> out.append(flag);
            case Integer number -> out.append(number);
            case Long number -> {
                if (Math.abs(number) > LARGEST) {
                    throw new IllegalArgumentException("a number that not every reader can hold");
                }
                out.append(number);
            }
            case String string -> write(string, out);
            case List<?> list -> {
                var mark = '[';
                for (Object item : list) {
                    out.append(mark);
                    write(item, out);
                    mark = ',';
                }
                out.append(list.isEmpty() ? "[]" : "]");
            }
            case Map<?, ?> map -> {
                var sorted = new TreeMap<String, Object>();
                map.forEach((name, item) -> sorted.put((String) name, item));
                var mark = '{';
                for (var member : sorted.entrySet()) {
                    write(member.getKey(), out.append(mark));
                    write(member.getValue(), out.append(':'));
                    mark = ',';
                }
                out.append(sorted.isEmpty() ? "{}" : "}");
            }
            default -> throw new IllegalArgumentException("no value of JSON");
        }
    }

    private static void write(String string, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < string.length(); i++) {
            var unit = string.charAt(i);
            switch (unit) {
                case '"', '\\' -> out.append('\\').append(unit);
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (unit < ' ') {
                        out.append("\\u00").append(Character.forDigit(unit >> 4, 16)).append(Character.forDigit(unit & 15, 16));
                    } else {
                        out.append(unit);
                    }
                }
            }
        }
        out.append('"');
    }

    private Object value(int depth) {
        blanks();
        if (depth > DEEPEST || at == text.length()) {
            throw wrong();
        }
        return switch (text.charAt(at)) {
            case '{' -> object(depth);
            case '[' -> list(depth);
            case '"' -> string();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", null);
            default -> number();
        };
    }

    private Map<String, Object> object(int depth) {
        var members = new TreeMap<String, Object>();
        at++;
        if (next('}')) {
            return members;
        }
        do {
            blanks();
            var name = string();
            need(':');
            if (members.containsKey(name)) {
                throw wrong();
            }
            members.put(name, value(depth + 1));
        } while (next(','));
        need('}');
        return members;
    }

    private List<Object> list(int depth) {
        var items = new ArrayList<>();
        at++;
        if (next(']')) {
            return items;
        }
        do {
            items.add(value(depth + 1));
        } while (next(','));
        need(']');
        return items;
    }

    private String string() {
        if (at == text.length() || text.charAt(at++) != '"') {
            throw wrong();
        }
        var start = at;
        while (at < text.length() && text.charAt(at) != '"' && text.charAt(at) != '\\' && text.charAt(at) >= ' ') {
            at++;
        }
        var out = new StringBuilder(text.substring(start, at));
        while (at < text.length() && text.charAt(at) != '"') {
            var unit = text.charAt(at++);
            if (unit < ' ') {
                throw wrong();
            }
            out.append(unit == '\\' ? escaped() : unit);
        }
        need('"');
        for (int i = 0; i < out.length(); i++) {
            if (Character.isHighSurrogate(out.charAt(i)) && i + 1 < out.length() && Character.isLowSurrogate(out.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(out.charAt(i))) {
                throw wrong();
            }
        }
        return out.toString();
    }

    private char escaped() {
        if (at == text.length()) {
            throw wrong();
        }
        return switch (text.charAt(at++)) {
            case '"' -> '"';
            case '\\' -> '\\';
            case '/' -> '/';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> {
                if (at + 4 > text.length() || !text.substring(at, at + 4).matches("[0-9a-fA-F]{4}")) {
                    throw wrong();
                }
                at += 4;
                yield (char) Integer.parseInt(text, at - 4, at, 16);
            }
            default -> throw wrong();
        };
    }

    private Long number() {
        var start = at;
        while (at < text.length() && (text.charAt(at) == '-' || text.charAt(at) >= '0' && text.charAt(at) <= '9')) {
            at++;
        }
        var digits = text.substring(start, at);
        if (digits.isEmpty() || digits.length() > 17) {
            throw wrong();
        }
        var number = Long.parseLong(digits);
        if (Math.abs(number) > LARGEST || !digits.equals(Long.toString(number))) {
            throw wrong();
        }
        return number;
    }

    private Object word(String word, Object value) {
        if (!text.startsWith(word, at)) {
            throw wrong();
        }
        at += word.length();
        return value;
    }

    private boolean next(char mark) {
        blanks();
        if (at < text.length() && text.charAt(at) == mark) {
            at++;
            return true;
        }
        return false;
    }

    private void need(char mark) {
        if (!next(mark)) {
            throw wrong();
        }
    }

    private void blanks() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private IllegalArgumentException wrong() {
        return new IllegalArgumentException("no canonical JSON at character " + at);
    }
}
