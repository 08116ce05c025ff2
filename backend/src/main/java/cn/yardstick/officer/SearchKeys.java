package cn.yardstick.officer;

import com.github.houbb.pinyin.constant.enums.PinyinStyleEnum;
import com.github.houbb.pinyin.util.PinyinHelper;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** What an officer is found by: every end piece of name, pinyin, initials and police number, so that a prefix search finds any part. */
final class SearchKeys {

    /** Surnames that are read otherwise than the character usually is. */
    private static final Map<String, String> SURNAMES = Map.ofEntries(Map.entry("单", "shan"), Map.entry("曾", "zeng"), Map.entry("解", "xie"), Map.entry("仇", "qiu"),
            Map.entry("区", "ou"), Map.entry("查", "zha"), Map.entry("朴", "piao"), Map.entry("盖", "ge"), Map.entry("任", "ren"), Map.entry("华", "hua"),
            Map.entry("覃", "qin"), Map.entry("尉", "yu"), Map.entry("缪", "miao"), Map.entry("翟", "zhai"), Map.entry("乐", "yue"), Map.entry("召", "shao"));

    /** The dictionary is slow for a list that everybody opens; there are as many entries as characters in names. */
    private static final Map<String, String> SYLLABLES = new ConcurrentHashMap<>();

    private SearchKeys() {
    }

    /** A query in the form of the keys. */
    static String normal(String query) {
        return query.strip().toLowerCase(Locale.ROOT).replace(" ", "");
    }

    static Set<String> of(String name, String badgeNo) {
        var keys = new LinkedHashSet<String>();
        var characters = normal(name).codePoints().mapToObj(Character::toString).toList();
        ends(characters, keys);
        readings(characters).forEach(reading -> {
            ends(reading, keys);
            ends(reading.stream().map(syllable -> Character.toString(syllable.codePointAt(0))).toList(), keys);
        });
        ends(normal(badgeNo).codePoints().mapToObj(Character::toString).toList(), keys);
        return keys;
    }

    /** First letters of the usual reading, the surname's own where it has one. */
    static String initials(String name) {
        return readings(normal(name).codePoints().mapToObj(Character::toString).toList()).getLast().stream()
                .map(syllable -> Character.toString(syllable.codePointAt(0))).collect(Collectors.joining());
    }

    private static List<List<String>> readings(List<String> characters) {
        var usual = characters.stream().map(SearchKeys::syllable).toList();
        var surname = characters.isEmpty() ? null : SURNAMES.get(characters.getFirst());
        if (surname == null || surname.equals(usual.getFirst())) {
            return List.of(usual);
        }
        var asSurname = new ArrayList<>(usual);
        asSurname.set(0, surname);
        return List.of(usual, asSurname);
    }

    private static String syllable(String character) {
        return SYLLABLES.computeIfAbsent(character, SearchKeys::read);
    }

    private static String read(String character) {
        if (character.length() != 1 || !Character.isIdeographic(character.charAt(0))) {
            return character;
        }
        var pinyin = PinyinHelper.toPinyin(character, PinyinStyleEnum.NORMAL);
        return pinyin.matches("[a-zü]+") ? pinyin.replace('ü', 'v') : character;
    }

    private static void ends(List<String> pieces, Set<String> keys) {
        for (int i = 0; i < pieces.size(); i++) {
            var key = String.join("", pieces.subList(i, pieces.size()));
            keys.add(key.codePointCount(0, key.length()) > 80 ? key.substring(0, key.offsetByCodePoints(0, 80)) : key);
        }
    }
}
