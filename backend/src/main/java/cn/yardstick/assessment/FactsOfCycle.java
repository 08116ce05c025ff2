package cn.yardstick.assessment;

import cn.yardstick.cycle.CycleView;
import cn.yardstick.cycle.Cycles;
import cn.yardstick.grading.GradingInput;
import cn.yardstick.incident.FindingView;
import cn.yardstick.incident.Findings;
import cn.yardstick.kernel.LeadershipRole;
import cn.yardstick.officer.Officers;
import cn.yardstick.officer.Serving;
import cn.yardstick.rulebook.LeadersAnswering;
import cn.yardstick.rulebook.RuleBooks;
import cn.yardstick.score.StandingEntries;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a run of a cycle must know beside members and entries, and a mark by which a later change is noticed. */
@ApplicationScoped
class FactsOfCycle {

    private final EntityManager em;
    private final RuleBooks books;
    private final Findings findings;
    private final Officers officers;
    private final Cycles cycles;
    private final StandingEntries entries;

    FactsOfCycle(EntityManager em, RuleBooks books, Findings findings, Officers officers, Cycles cycles, StandingEntries entries) {
        this.em = em;
        this.books = books;
        this.findings = findings;
        this.officers = officers;
        this.cycles = cycles;
        this.entries = entries;
    }

    List<FindingView> findings(CycleView cycle) {
        return findings.standing(cycle.from(), cycle.until());
    }

    /** Leaders answer for the day when the facts happened: a unit is told apart by that day (M11). */
    GradingFacts of(CycleView cycle, Map<TieQuestion, List<Long>> decided) {
        var settings = books.get(cycle.ruleBookId()).settings();
        var leads = new HashMap<Long, List<String>>();
        var told = new ArrayList<GradingInput.Finding>();
        var seen = new java.util.HashSet<String>();
        for (FindingView finding : findings(cycle)) {
            var key = finding.unitId() + "@" + finding.occurredOn();
            told.add(new GradingInput.Finding(Long.toString(finding.id()), key, finding.leaderSteps()));
            if (seen.add(key)) {
                officers.leadersOf(finding.unitId(), finding.occurredOn()).stream()
                        .filter(leader -> settings.leadersAnswering() == LeadersAnswering.ALL || leader.leadershipRole() == LeadershipRole.HEAD)
                        .map(Serving::officerId).forEach(officer -> leads.computeIfAbsent(officer, same -> new ArrayList<>()).add(key));
            }
        }
        return new GradingFacts(settings.gradingRules(), leads, told, decided);
    }

    /** Changes with every entry, finding and move between pools, and when the decision on a tie is set aside. */
    String mark(CycleView cycle) {
        var text = entries.mark(cycle.id()) + "|" + cycles.populationMark(cycle.id()) + "|" + findings(cycle).stream().map(FindingView::id).toList() + setAside(cycle.id());
        return Digests.hex(Digests.sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Nothing where nothing was, so that the mark of such a cycle is what it always was. */
    private String setAside(long cycleId) {
        var ids = em.createQuery("select t.id from Tie t where t.cycleId = :cycle and t.setAsideAt is not null order by t.id", Long.class).setParameter("cycle", cycleId).getResultList();
        return ids.isEmpty() ? "" : "|" + ids;
    }
}
