package cn.yardstick.demo;

import cn.yardstick.attachment.Enclosed;
import cn.yardstick.cycle.CycleView;
import cn.yardstick.diary.Diary;
import cn.yardstick.incident.Amendment;
import cn.yardstick.incident.Disposition;
import cn.yardstick.incident.Findings;
import cn.yardstick.incident.IncidentAmendments;
import cn.yardstick.incident.IncidentMerges;
import cn.yardstick.incident.IncidentNature;
import cn.yardstick.incident.IncidentReport;
import cn.yardstick.incident.IncidentReports;
import cn.yardstick.incident.IncidentRole;
import cn.yardstick.incident.IncidentSource;
import cn.yardstick.incident.IncidentView;
import cn.yardstick.incident.Incidents;
import cn.yardstick.incident.Involved;
import cn.yardstick.kernel.LeadershipRole;
import cn.yardstick.kernel.Points;
import cn.yardstick.platform.time.BureauTime;
import cn.yardstick.rulebook.ClauseKind;
import cn.yardstick.rulebook.ClauseView;
import cn.yardstick.score.Proposal;
import cn.yardstick.score.ScoreEntries;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A year's deductions and awards, each with its diary entry or incident; and the seed's own story. */
@ApplicationScoped
class DemoScores {

    private final As as;
    private final DemoAccounts demo;
    private final Diary diary;
    private final IncidentReports reports;
    private final Incidents incidents;
    private final IncidentMerges merges;
    private final IncidentAmendments amendments;
    private final Findings findings;
    private final ScoreEntries entries;
    private final BureauTime time;

    DemoScores(As as, DemoAccounts demo, Diary diary, IncidentReports reports, Incidents incidents, IncidentMerges merges, IncidentAmendments amendments, Findings findings, ScoreEntries entries,
            BureauTime time) {
        this.as = as;
        this.demo = demo;
        this.diary = diary;
        this.reports = reports;
        this.incidents = incidents;
        this.merges = merges;
        this.amendments = amendments;
        this.findings = findings;
        this.entries = entries;
        this.time = time;
    }

    /** {@code open} of the proposals are left for somebody to decide. */
    void year(CycleView cycle, List<DemoPeople.Person> people, List<ClauseView> clauses, Random random, int count, int open) {
        from(cycle.from(), cycle, people, clauses, random, count, open);
    }

    /** As {@link #year}, but nothing is older than {@code first}. */
    void from(LocalDate first, CycleView cycle, List<DemoPeople.Person> people, List<ClauseView> clauses, Random random, int count, int open) {
        var proposed = new ArrayList<Long>();
        var told = new HashSet<String>();
        var ordinary = clauses.stream().filter(clause -> clause.ceiling() == null || clause.ceiling() != cn.yardstick.kernel.Grade.FOUR).toList();
        for (int i = 0; i < count; i++) {
            var person = people.get(random.nextInt(people.size()));
            var kind = random.nextInt(100) < 55 ? ClauseKind.DEDUCTION : ClauseKind.AWARD;
            var fitting = ordinary.stream().filter(clause -> clause.appliesTo(person.post()) && clause.kind() == kind).toList();
            var clause = fitting.get(random.nextInt(fitting.size()));
            var day = day(first, cycle.until(), random);
            if (!demo.decides(person.officerId()) && told.add(person.officerId() + "/" + clause.id() + "/" + day)) {
                var points = points(clause, random);
                if (!person.unitCode().equals(DemoUnits.TURNS)) {
                    proposed.add(as.account(demo.id("assessor"), () -> propose(cycle, person, clause, day, points)));
                }
            }
        }
        proposed.subList(0, Math.max(0, proposed.size() - open)).forEach(id -> as.account(demo.id("office"), () -> entries.confirm(id, 0, "当面核对，本人无异议。")));
    }

    /** At a checkpoint an officer leaves the post, a suspect escapes, the city bureau warns; two stations have conduct problems. */
    void story(CycleView cycle, List<DemoPeople.Person> people, List<ClauseView> clauses) {
        var officer = people.stream().filter(one -> one.unitCode().equals("S02") && one.role() == null).skip(1).findFirst().orElseThrow();
        var clause = clauses.stream().filter(one -> one.textZh().contains("设卡")).findFirst().orElseThrow();
        var day = cycle.from().plusDays(100).isAfter(time.today()) ? cycle.from() : cycle.from().plusDays(100);
        var incident = as.account(demo.id("discipline"), () -> reports.report(new IncidentReport(IncidentNature.NEGATIVE, IncidentSource.SUPERIOR, "设卡检查中擅离岗位致嫌疑人逃跑",
                "设卡检查时擅自离岗，犯罪嫌疑人趁机逃跑，被市局警诫一次。", "国道卡点", day, List.of(new Involved(officer.officerId(), IncidentRole.PRINCIPAL, Disposition.WARNING)), List.of(), List.of(), null), Enclosed.NOTHING));
        as.account(demo.id("office"), () -> incidents.verify(incident.id(), incident.version(), "情况属实。", Map.of()));
        twice(incident, officer);
        var entry = as.account(demo.id("discipline"), () -> entries.propose(new Proposal(cycle.id(), officer.officerId(), clause.id(), Points.of(-30_00), day, incident.id(), List.of(), "按规定扣 30 分，不遮不掩。")));
        as.account(demo.id("office"), () -> entries.confirm(entry.id(), entry.version(), "事实清楚。"));
        for (var code : List.of("S03", "S04")) {
            var head = people.stream().filter(one -> one.unitCode().equals(code) && one.role() == LeadershipRole.HEAD).findFirst().orElseThrow();
            var conduct = as.account(demo.id("discipline"), () -> reports.report(new IncidentReport(IncidentNature.NEGATIVE, IncidentSource.DISCIPLINE, "行风建设检查发现问题", "纪检检查发现行风建设方面的问题。", null, day,
                    List.of(), List.of(head.unitId()), List.of(), null), Enclosed.NOTHING));
            as.account(demo.id("office"), () -> incidents.verify(conduct.id(), conduct.version(), "属实。", Map.of()));
            as.account(demo.id("discipline"), () -> findings.record(conduct.id(), head.unitId(), 1, day, "行风建设存在问题"));
        }
    }

    /** The same escape, told by a citizen who knew less: merged. And what became known later: added. */
    private void twice(IncidentView incident, DemoPeople.Person officer) {
        var told = as.account(demo.id("discipline"), () -> reports.report(new IncidentReport(IncidentNature.NEGATIVE, IncidentSource.CITIZEN, "群众反映卡点无人值守", "群众来电：国道卡点一度无人，有人趁机跑了。", null,
                incident.report().occurredOn(), List.of(), List.of(officer.unitId()), List.of(), null), Enclosed.NOTHING));
        as.account(demo.id("office"), () -> merges.merge(told.id(), told.version(), incident.id(), "时间、地点一致，反映的是同一件事。"));
        as.account(demo.id("office"), () -> amendments.amend(incident.id(), incidents.get(incident.id()).version(),
                new Amendment(List.of(), List.of(), List.of(), null, "国道 107 线卡点", "调取卡点监控后查明具体位置。"), List.of()));
    }

    /** What the first of the demo's officers lost in that year, and a colleague less of; the first entry's id. */
    long twoLowest(CycleView cycle, List<DemoPeople.Person> people, List<ClauseView> clauses) {
        var unit = people.stream().filter(one -> one.unitCode().equals("S02") && one.role() == null).toList();
        var clause = clauses.stream().filter(one -> one.kind() == ClauseKind.DEDUCTION && one.ceiling() == null && one.maxPoints().hundredths() > one.minPoints().hundredths()
                && one.appliesTo(unit.get(0).post()) && one.appliesTo(unit.get(1).post())).max(Comparator.comparing(one -> one.maxPoints().hundredths())).orElseThrow();
        var day = cycle.from().plusDays(200);
        var most = as.account(demo.id("assessor"), () -> propose(cycle, unit.get(0), clause, day, Points.of(-clause.maxPoints().hundredths())));
        var less = as.account(demo.id("assessor"), () -> propose(cycle, unit.get(1), clause, day.plusDays(1), Points.of(-clause.minPoints().hundredths())));
        List.of(most, less).forEach(id -> as.account(demo.id("office"), () -> entries.confirm(id, 0, "当面核对，本人无异议。")));
        return most;
    }

    private static Points points(ClauseView clause, Random random) {
        var span = clause.maxPoints().hundredths() - clause.minPoints().hundredths();
        var amount = clause.minPoints().hundredths() + (span == 0 ? 0 : random.nextLong(span / 50 + 1) * 50);
        return Points.of(clause.kind() == ClauseKind.DEDUCTION ? -amount : amount);
    }

    private long propose(CycleView cycle, DemoPeople.Person person, ClauseView clause, LocalDate day, Points points) {
        var written = diary.write(day, clause.textZh() + "。", List.of(person.officerId()), clause.id(), Enclosed.NOTHING);
        return entries.propose(new Proposal(cycle.id(), person.officerId(), clause.id(), points, day, null, List.of(written.id()), "见考核日记。")).id();
    }

    private LocalDate day(LocalDate first, LocalDate until, Random random) {
        var last = until.isBefore(time.today()) ? until : time.today();
        return first.plusDays(random.nextLong(ChronoUnit.DAYS.between(first, last) + 1));
    }
}
