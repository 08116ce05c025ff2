package cn.yardstick.grading;

import cn.yardstick.grading.GradingInput.Decision;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The decisions of the assessment group; each must meet its tie. */
final class Decisions {

    /** A decision with its number in the input. */
    record Numbered(int number, Decision decision) {
    }

    private record Key(String pool, Cut cut) {
    }

    private final Map<Key, Numbered> open = new HashMap<>();

    Decisions(List<Decision> decisions) {
        Checks.decisions(decisions);
        for (int i = 0; i < decisions.size(); i++) {
            open.put(new Key(decisions.get(i).pool(), decisions.get(i).cut()), new Numbered(i, decisions.get(i)));
        }
    }

    /** The decision for this tie, or null; it is used up. */
    Numbered take(String pool, Cut cut) {
        return open.remove(new Key(pool, cut));
    }

    /** Refuses decisions for ties that are not there. */
    void allTaken() {
        open.values().stream().mapToInt(Numbered::number).min().ifPresent(number -> {
            throw new GradingRefusal("/decisions/" + number, "没有与此决定对应的并列。", "There is no tie for this decision.");
        });
    }
}
