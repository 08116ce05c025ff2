package cn.yardstick.assessment.evaluation;

import cn.yardstick.grading.GradingRefusal;
import cn.yardstick.kernel.Points;
import cn.yardstick.kernel.Share;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Reads JSON value by value, so that whatever does not fit is refused at its place (a JSON pointer). */
final class StrictReader {

    /** Reads one field of an object at its pointer. */
    interface Field {
        void read(String name, String pointer) throws IOException;
    }

    /** Reads one item of an array at its pointer. */
    interface Item<T> {
        T read(String pointer) throws IOException;
    }

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_]{1,40}");

    private static final BigInteger LEAST = BigInteger.valueOf(Integer.MIN_VALUE);
    private static final BigInteger MOST = BigInteger.valueOf(Integer.MAX_VALUE);

    private final JsonParser parser;

    StrictReader(JsonParser parser) {
        this.parser = parser;
    }

    void next() throws IOException {
        parser.nextToken();
    }

    boolean isEmpty() {
        return parser.currentToken() == null;
    }

    boolean atEnd() throws IOException {
        return parser.nextToken() == null;
    }

    /** An object of exactly these names, the first {@code required} of which must be there. */
    void object(String pointer, List<String> names, int required, Field field) throws IOException {
        expect(JsonToken.START_OBJECT, pointer, "应为对象。", "An object is expected.");
        long seen = 0;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var name = parser.currentName();
            var index = names.indexOf(name);
            if (index < 0) {
                // A name from outside is repeated only where it looks like a name.
                throw new GradingRefusal(NAME.matcher(name).matches() ? pointer + "/" + name : whole(pointer), "含有契约之外的字段。", "A field that is not in the contract.");
            }
            if ((seen & 1L << index) != 0) {
                throw new GradingRefusal(pointer + "/" + name, "字段重复。", "The field is given twice.");
            }
            seen |= 1L << index;
            parser.nextToken();
            field.read(name, pointer + "/" + name);
        }
        for (int i = 0; i < required; i++) {
            if ((seen & 1L << i) == 0) {
                throw new GradingRefusal(pointer + "/" + names.get(i), "缺少此字段。", "The field is missing.");
            }
        }
    }

    <T> List<T> array(String pointer, Item<T> item) throws IOException {
        expect(JsonToken.START_ARRAY, pointer, "应为数组。", "An array is expected.");
        var items = new ArrayList<T>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(item.read(pointer + "/" + items.size()));
        }
        return items;
    }

    String text(String pointer) throws IOException {
        expect(JsonToken.VALUE_STRING, pointer, "应为字符串。", "A string is expected.");
        var text = parser.getText();
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                var whole = Character.isHighSurrogate(text.charAt(i)) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1));
                if (!whole) {
                    throw new GradingRefusal(pointer, "含有不完整的字符。", "Half a character.");
                }
                i++;
            }
        }
        return text;
    }

    boolean isNull() {
        return parser.currentToken() == JsonToken.VALUE_NULL;
    }

    Points points(String pointer) throws IOException {
        try {
            return Points.parse(text(pointer));
        } catch (IllegalArgumentException e) {
            throw new GradingRefusal(pointer, "应为最多两位小数的字符串。", "A decimal string with at most two places is expected.");
        }
    }

    Points pointsOrNull(String pointer) throws IOException {
        return isNull() ? null : points(pointer);
    }

    Share share(String pointer) throws IOException {
        try {
            return Share.parse(text(pointer));
        } catch (IllegalArgumentException e) {
            throw new GradingRefusal(pointer, "应为 0 至 1 之间的小数字符串。", "A decimal string from 0 to 1 is expected.");
        }
    }

    Share shareOrNull(String pointer) throws IOException {
        return isNull() ? null : share(pointer);
    }

    /** A whole number; one that no {@code int} holds becomes the nearest, which drops nobody further. */
    int steps(String pointer) throws IOException {
        expect(JsonToken.VALUE_NUMBER_INT, pointer, "应为整数。", "A whole number is expected.");
        return parser.getBigIntegerValue().max(LEAST).min(MOST).intValue();
    }

    <E extends Enum<E>> E oneOf(Class<E> type, String pointer) throws IOException {
        var text = text(pointer);
        for (E value : type.getEnumConstants()) {
            if (value.name().equals(text)) {
                return value;
            }
        }
        throw new GradingRefusal(pointer, "不是契约规定的取值。", "Not one of the contract's values.");
    }

    private void expect(JsonToken token, String pointer, String zh, String en) {
        if (parser.currentToken() != token) {
            throw new GradingRefusal(whole(pointer), zh, en);
        }
    }

    private static String whole(String pointer) {
        return pointer.isEmpty() ? "/" : pointer;
    }
}
