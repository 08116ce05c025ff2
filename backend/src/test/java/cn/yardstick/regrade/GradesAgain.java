package cn.yardstick.regrade;

import cn.yardstick.kernel.Grade;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The grades that a frozen input makes, for tests that hold a list against them. */
public final class GradesAgain {

    private GradesAgain() {
    }

    /** By officer; {@code input} has a row for each pool. */
    public static Map<String, Grade> of(byte[] input) {
        var grades = new HashMap<String, Grade>();
        new String(input, StandardCharsets.UTF_8).lines().forEach(row -> new PoolAgain(FrozenInput.read(row)).results().forEach(result -> grades.put(result.id(), result.grade())));
        return grades;
    }
}
