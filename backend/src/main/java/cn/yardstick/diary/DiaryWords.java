package cn.yardstick.diary;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Text as it is searched. Chinese has no gaps between its words, so that every two characters which stand together are a key:
 * 调解 is found inside a sentence (M5). Width and case of letters make no difference.
 */
final class DiaryWords {

    private DiaryWords() {
    }

    /** In the one form in which texts and queries are compared. */
    static String normal(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT).replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    }

    /** What a query asks for: all of these must be there. */
    static List<String> terms(String query) {
        return Stream.of(normal(query).split(" ")).filter(term -> !term.isEmpty()).distinct().toList();
    }

    /** Every two characters that stand together, and the last one of each run alone, so that a single character is found by its prefix. */
    static Set<String> grams(String normal) {
        var grams = new LinkedHashSet<String>();
        for (String run : normal.split(" ")) {
            var characters = run.codePoints().mapToObj(Character::toString).toList();
            for (int i = 0; i < characters.size(); i++) {
                grams.add(characters.get(i) + (i + 1 < characters.size() ? characters.get(i + 1) : ""));
            }
        }
        grams.remove("");
        return grams;
    }
}
