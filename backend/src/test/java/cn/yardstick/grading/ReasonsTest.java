package cn.yardstick.grading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.HashMap;
import org.junit.jupiter.api.Test;

/** P29: what an officer is told is enough to make the score and the grade again; cases: {@code -Dreasons.cases}, 1,000,000 in {@code make reasons}. */
class ReasonsTest {

    private static final int SHORT = 5_000;

    @Test
    void theReasonsAloneRecomputeTheGrade() {
        var cases = Integer.getInteger("reasons.cases", SHORT);
        var grades = 0;
        var undecided = 0;
        var wrong = 0;
        var decided = new HashMap<Cut, Integer>();
        for (int seed = 0; seed < cases; seed++) {
            var input = new SmallInputs(seed).decided();
            var traced = Grading.traced(input);
            assertEquals(Grading.grade(input), traced.result());
            var results = ReferenceGrading.byId(traced.result());
            for (int i = 0; i < input.subjects().size(); i++) {
                var subject = input.subjects().get(i);
                var result = results.get(subject.id());
                var way = traced.trace().of(subject.pool(), i);
                var size = traced.result().pools().stream().filter(pool -> pool.pool().equals(subject.pool())).findFirst().orElseThrow().size();
                var pencil = new Pencil(input.rules(), input.entries().stream().filter(entry -> entry.subject().equals(subject.id())).toList(), size, way);
                if (pencil.score().compareTo(new BigDecimal(result.score().toString())) != 0 || result.grade() != null && pencil.grade() != result.grade()) {
                    wrong++;
                }
                way.weighed().forEach((cut, weighed) -> decided.merge(cut, weighed.chosen() == null ? 0 : 1, Integer::sum));
                grades += result.grade() == null ? 0 : 1;
                undecided += result.grade() == null ? 1 : 0;
            }
        }
        System.out.println("PROMISE P29 " + wrong + " wrong of " + grades + " grades (and " + undecided + " left open by a tie) made again from their reasons alone, in " + cases + " random cases"
                + (wrong == 0 ? " pass" : " fail"));
        assertEquals(0, wrong);
        // Every way there is was gone.
        assertTrue(decided.values().stream().allMatch(count -> count > cases / 1_000), decided.toString());
    }
}
