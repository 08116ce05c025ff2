package cn.yardstick.platform.http;

import cn.yardstick.platform.problem.ProblemType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;

/** Reads ids, days and values out of parameters and bodies, strictly, and writes ids as they are read. */
public final class Params {

    private static final String ID = "[1-9][0-9]{0,18}";

    private Params() {
    }

    /** An id in the query, or null if it was not given; 400 for what cannot be one. */
    public static Long id(String name, String text) {
        if (text == null) {
            return null;
        }
        if (!text.matches(ID)) {
            throw malformed(name, "编号应为正整数。", "An id is a positive whole number.");
        }
        return fromDigits(text);
    }

    /** A day in the query as yyyy-MM-dd, or null; 400 for anything else. */
    public static LocalDate day(String name, String text) {
        if (text == null) {
            return null;
        }
        try {
            if (text.matches("[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}")) {
                return LocalDate.parse(text);
            }
        } catch (DateTimeParseException e) {
            throw malformed(name, "日期不存在。", "There is no such day.");
        }
        throw malformed(name, "日期格式应为 yyyy-MM-dd。", "A day is written yyyy-MM-dd.");
    }

    /** One of the enum's names in the query, or null; 400 for anything else. */
    public static <E extends Enum<E>> E oneOf(Class<E> type, String name, String text) {
        if (text == null) {
            return null;
        }
        for (E value : type.getEnumConstants()) {
            if (value.name().equals(text)) {
                return value;
            }
        }
        throw malformed(name, "取值不在契约规定之内。", "Not one of the contract's values.");
    }

    /** true or false in the query, or null; 400 for anything else. */
    public static Boolean flag(String name, String text) {
        if (text == null) {
            return null;
        }
        if (!text.equals("true") && !text.equals("false")) {
            throw malformed(name, "应为 true 或 false。", "It is true or false.");
        }
        return text.equals("true");
    }

    /** Text in the query of at most so many characters, or null; 400 for longer text. */
    public static String text(String name, String text, int longest) {
        if (text != null && text.codePointCount(0, text.length()) > longest) {
            throw malformed(name, "最长 " + longest + " 个字符。", "At most " + longest + " characters.");
        }
        return text;
    }

    /** Text in the query of this form, or null; 400 for another form. */
    public static String matching(String name, String text, String form) {
        if (text != null && !text.matches(form)) {
            throw malformed(name, "格式不符合契约规定。", "Not of the contract's form.");
        }
        return text;
    }

    /** A whole number from 0 on in the query; 400 without one. */
    public static long number(String name, String text) {
        if (text == null || !text.matches("0|[1-9][0-9]{0,15}")) {
            throw malformed(name, "应为非负整数。", "It is a whole number from 0 on.");
        }
        return Long.parseLong(text);
    }

    /** A moment in the query as ISO 8601 with an offset, or null; 400 for anything else. */
    public static Instant moment(String name, String text) {
        try {
            if (text == null) {
                return null;
            }
            if (text.matches("(19|20|21)[0-9]{2}-[0-9T:.+Z-]{12,32}")) {
                return OffsetDateTime.parse(text).toInstant();
            }
        } catch (DateTimeParseException e) {
            throw malformed(name, "时刻不存在。", "There is no such moment.");
        }
        throw malformed(name, "时刻格式应为 ISO 8601 并带时区。", "A moment is written as ISO 8601 with an offset.");
    }

    /** An id in the path; what cannot be one is the id of nothing (404). */
    public static long pathId(String text) {
        if (!text.matches(ID)) {
            throw ProblemType.NOT_FOUND.raise();
        }
        return fromDigits(text);
    }

    /** An id in a body, whose form was validated already; null stays null. Too large a number is the id of nothing. */
    public static Long bodyId(String text) {
        return text == null ? null : fromDigits(text);
    }

    /** Ids in a body; null is none. */
    public static List<Long> bodyIds(List<String> texts) {
        return texts == null ? List.of() : texts.stream().map(Params::fromDigits).toList();
    }

    private static long fromDigits(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }

    private static RuntimeException malformed(String name, String zh, String en) {
        return ProblemType.MALFORMED.raise(zh, en).at(name);
    }

    /** An id as answers write it; none stays none. */
    public static String idText(Long id) {
        return id == null ? null : id.toString();
    }
}
