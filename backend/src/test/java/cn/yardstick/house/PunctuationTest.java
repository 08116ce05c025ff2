package cn.yardstick.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Chinese sentences carry full-width punctuation, in messages, explanations and the demo alike. */
class PunctuationTest {

    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)*)\"");
    private static final String HAN = "[\\u3400-\\u9fff，。、；：！？（）《》“”]";
    private static final Pattern HALF_WIDTH = Pattern.compile("(?<=" + HAN + ")[,;:!?()]|[,;:!?()](?=" + HAN + ")");

    @Test
    void theTextsOfTheServiceAreFullWidth() throws IOException {
        var faults = new ArrayList<String>();
        var seen = 0;
        for (Path root : List.of(Path.of("src/main/java"), Path.of("src/main/resources/demo"))) {
            try (var files = Files.walk(root)) {
                for (Path file : files.filter(one -> one.toString().matches(".*\\.(java|json)")).toList()) {
                    var texts = faults(Files.readString(file));
                    seen++;
                    texts.forEach(text -> faults.add(file + ": " + text));
                }
            }
        }
        assertTrue(seen > 300, "found no more than " + seen + " files");
        assertEquals(List.of(), faults);
    }

    @Test
    void anOffenderIsFound() {
        assertEquals(List.of("已召开,不得再改。", "数据不可写:"), faults("raise(\"已召开,不得再改。\", \"It was held, it stands.\", \"数据不可写:\", \"好，的\", \"jdbc:mysql://主机:3306\")"));
    }

    private static List<String> faults(String source) {
        return LITERAL.matcher(source).results().map(found -> found.group(1)).filter(text -> !text.contains("jdbc:") && HALF_WIDTH.matcher(text).find()).toList();
    }
}
