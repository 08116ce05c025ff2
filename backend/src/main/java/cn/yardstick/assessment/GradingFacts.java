package cn.yardstick.assessment;

import cn.yardstick.grading.GradingInput.Finding;
import cn.yardstick.grading.GradingRules;
import java.util.List;
import java.util.Map;

/**
 * What a run knows beside the rows that it reads pool by pool.
 *
 * @param leads    by officer: keys of the units ({@code unit@day}) that the officer led when a finding's facts happened
 * @param findings their units are such keys
 * @param decided  whom the assessment group chose, by the very question that it answered
 */
public record GradingFacts(GradingRules rules, Map<Long, List<String>> leads, List<Finding> findings, Map<TieQuestion, List<Long>> decided) {

    public GradingFacts {
        leads = Map.copyOf(leads);
        findings = List.copyOf(findings);
        decided = Map.copyOf(decided);
    }
}
