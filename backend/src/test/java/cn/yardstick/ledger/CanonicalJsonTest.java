package cn.yardstick.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalJsonTest {

    /** The sorting example of RFC 8785, 3.2.3, and its escapes. */
    @Test
    void theFormIsThatOfTheStandard() {
        var sorted = CanonicalJson.write(CanonicalJson.parse("{\"\\u20ac\": \"Euro Sign\", \"\\r\": \"Carriage Return\", \"\\ufb33\": \"Hebrew Letter Dalet With Dagesh\", \"1\": \"One\", \"\\ud83d\\ude00\": \"Emoji: Grinning Face\", \"\\u0080\": \"Control\", \"\\u00f6\": \"Latin Small Letter O With Diaeresis\"}"));
        assertEquals("{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\",\"ö\":\"Latin Small Letter O With Diaeresis\",\"€\":\"Euro Sign\",\"\uD83D\uDE00\":\"Emoji: Grinning Face\",\"\uFB33\":\"Hebrew Letter Dalet With Dagesh\"}", sorted);
        assertEquals("[\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\",true,false,null,[],{},-7,0]",
                CanonicalJson.write(CanonicalJson.parse(" [ \"\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\\"\\/\" , true, false, null, [ ], { } , -7, 0 ] ")));
        assertEquals("{\"a\":9007199254740991,\"𠮷\":\"䶮\"}", CanonicalJson.write(Map.of("𠮷", "䶮", "a", 9_007_199_254_740_991L)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[1,]", "{\"a\":1,\"a\":2}", "{\"a\":1,\"\\u0061\":2}", "1.0", "1e3", "-0", "01", "9007199254740992", "99999999999999999", "\"\\ud800\"", "\"\\ude00\\ud83d\"", "\"\u0001\"", "'a'", "nul", "[1]x", "{a:1}", "\"\\x\"", "\"\\u12g4\""})
    void whatHasMoreThanOneFormIsRefused(String text) {
        assertThrows(IllegalArgumentException.class, () -> CanonicalJson.parse(text));
    }

    @Test
    void noDepthBreaksIt() {
        assertThrows(IllegalArgumentException.class, () -> CanonicalJson.parse("[".repeat(100_000)));
    }

    @Test
    void aNumberThatNotEveryReaderHoldsIsNotWritten() {
        assertThrows(IllegalArgumentException.class, () -> CanonicalJson.write(1L << 53));
        assertThrows(IllegalArgumentException.class, () -> CanonicalJson.write(0.5));
    }
}
