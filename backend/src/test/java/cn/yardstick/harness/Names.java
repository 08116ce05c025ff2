package cn.yardstick.harness;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

/** Names that systems have spoiled, no two of them equal, and days that the clock once skipped an hour of. */
final class Names {

    /** Names that a careless collation or normal form takes for one. */
    static final List<List<String>> ALIKE = List.of(List.of("张𠮷", "张𡘙", "张𪚥", "张𰻝", "张𱍐"), List.of("王\u00e9甲", "王e\u0301甲"), List.of("李ﬁ乙", "李fi乙"), List.of("赵Ａ丙", "赵A丙"),
            List.of("高丁戊", "髙丁戊"), List.of("阿卜杜拉·买买提", "阿卜杜拉•买买提", "阿卜杜拉・买买提", "阿卜杜拉．买买提"), List.of("孙\u304b\u3099", "孙\u304c"), List.of("吕布\ufe00", "吕布\ufe01"),
            List.of("兀\ufa0c", "\ufa0c兀"), List.of("straße", "strasse"));
    /** First and last characters of the blocks from the basic ideographs to Extension H. */
    private static final int[][] BLOCKS = {{0x4e00, 0x9fff}, {0x3400, 0x4dbf}, {0x20000, 0x2a6df}, {0x2a700, 0x2b739}, {0x2b740, 0x2b81d}, {0x2b820, 0x2cea1}, {0x2ceb0, 0x2ebe0}, {0x30000, 0x3134a},
        {0x31350, 0x323af}, {0xf900, 0xfa6d}, {0x2f800, 0x2fa1d}};
    /** Years in which the clocks of Asia/Shanghai were put forward. */
    private static final int[] GAP_YEARS = {1940, 1941, 1986, 1987, 1988, 1989, 1990, 1991};

    private final Random random;
    private final Deque<String> alike = new ArrayDeque<>();
    private final Set<String> given = new HashSet<>();
    private LocalDate day = LocalDate.of(GAP_YEARS[0], 1, 1);

    Names(Random random) {
        this.random = random;
        ALIKE.forEach(alike::addAll);
    }

    /** Another name than all before. */
    String next() {
        var name = alike.isEmpty() ? made() : alike.pop();
        return given.add(name) ? name : next();
    }

    /** Every day of the years with a gap, one after the other. */
    LocalDate day() {
        var present = day;
        day = day.plusDays(1);
        while (java.util.Arrays.binarySearch(GAP_YEARS, day.getYear()) < 0) {
            day = day.getYear() > 1991 ? LocalDate.of(GAP_YEARS[0], 1, 1) : day.plusDays(1);
        }
        return present;
    }

    /** As the search compares: without case and blanks. */
    static String folded(String name) {
        return name.toLowerCase(Locale.ROOT).replace(" ", "");
    }

    private String made() {
        var text = new StringBuilder();
        switch (random.nextInt(8)) {
            case 0 -> {
                for (int i = 0; i < 4; i++) {
                    ideograph(text);
                }
                text.append('·');
                ideograph(text);
                ideograph(text);
            }
            case 1 -> {
                ideograph(text);
                text.append((char) ('a' + random.nextInt(26))).append((char) (0x300 + random.nextInt(0x6f))).append((char) (0x300 + random.nextInt(0x6f)));
            }
            case 2 -> {
                // As long as a name may be, all of it beyond the basic plane.
                for (int i = 0; i < 64; i++) {
                    text.appendCodePoint(0x20000 + random.nextInt(0xa6df));
                }
            }
            case 3 -> {
                ideograph(text);
                text.append(" ");
                ideograph(text);
                text.append("'\"<&>=_%!\\".charAt(random.nextInt(10)));
            }
            default -> {
                for (int i = 2 + random.nextInt(3); i > 0; i--) {
                    ideograph(text);
                }
            }
        }
        return text.toString();
    }

    private void ideograph(StringBuilder text) {
        var block = BLOCKS[random.nextInt(BLOCKS.length)];
        var character = block[0] + random.nextInt(block[1] - block[0] + 1);
        text.appendCodePoint(Character.isDefined(character) ? character : 0x20bb7);
    }
}
