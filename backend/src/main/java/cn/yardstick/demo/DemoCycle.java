package cn.yardstick.demo;

import cn.yardstick.assessment.Assessments;
import cn.yardstick.assessment.Ties;
import cn.yardstick.cycle.AttendanceState;
import cn.yardstick.cycle.CycleView;
import cn.yardstick.cycle.Cycles;
import cn.yardstick.cycle.GateKind;
import cn.yardstick.cycle.Gates;
import cn.yardstick.cycle.MeetingKind;
import cn.yardstick.cycle.Meetings;
import cn.yardstick.cycle.NewCycle;
import cn.yardstick.cycle.Stage;
import cn.yardstick.identity.Accounts;
import cn.yardstick.identity.Role;
import cn.yardstick.platform.time.BureauTime;
import cn.yardstick.publication.Proposals;
import cn.yardstick.publication.PublicationView;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Takes a cycle through its stages, as the office would. */
@ApplicationScoped
class DemoCycle {

    private final As as;
    private final DemoAccounts demo;
    private final Cycles cycles;
    private final Gates gates;
    private final Meetings meetings;
    private final Assessments assessments;
    private final Ties ties;
    private final Proposals proposals;
    private final Accounts accounts;
    private final BureauTime time;

    DemoCycle(As as, DemoAccounts demo, Cycles cycles, Gates gates, Meetings meetings, Assessments assessments, Ties ties, Proposals proposals, Accounts accounts, BureauTime time) {
        this.as = as;
        this.demo = demo;
        this.cycles = cycles;
        this.gates = gates;
        this.meetings = meetings;
        this.assessments = assessments;
        this.ties = ties;
        this.proposals = proposals;
        this.accounts = accounts;
        this.time = time;
    }

    /** Prepared by three meetings, and open for scoring. */
    CycleView open(String name, long ruleBookId, LocalDate from, LocalDate until, List<DemoPeople.Person> people) {
        var office = demo.id("office");
        var cycle = as.account(office, () -> cycles.create(new NewCycle(name, ruleBookId, from, until, 5, 5, 5)));
        var day = from.isAfter(time.today().minusDays(1)) ? time.now() : from.atTime(9, 0).atZone(BureauTime.ZONE).toInstant();
        for (MeetingKind kind : MeetingKind.values()) {
            as.account(office, () -> meeting(cycle.id(), kind, day, people));
        }
        as.account(office, () -> {
            gates.pass(cycle.id(), GateKind.RULE_BOOK_ACKNOWLEDGED, "各单位已组织学习，纸质签收表存考核办。");
            return cycles.moveStage(cycle.id(), cycles.get(cycle.id()).version(), Stage.SCORING);
        });
        return as.account(office, () -> cycles.get(cycle.id()));
    }

    /** Graded, ties decided, published by two people and made final. */
    void finish(CycleView cycle, List<DemoPeople.Person> people) {
        publish(cycle, people);
        close(cycle);
    }

    /** Graded, ties decided, and published by two people. */
    PublicationView publish(CycleView cycle, List<DemoPeople.Person> people) {
        var office = demo.id("office");
        as.account(office, () -> cycles.moveStage(cycle.id(), cycles.get(cycle.id()).version(), Stage.GRADING));
        grade(cycle, people, "年度评定");
        var list = approved(cycle, "结果公示");
        as.account(office, () -> cycles.moveStage(cycle.id(), cycles.get(cycle.id()).version(), Stage.PUBLICITY));
        return list;
    }

    /** Graded again because facts changed, and a revision published; free places stay vacant. */
    void revise(CycleView cycle, List<DemoPeople.Person> people) {
        grade(cycle, people, "复核后重新评定");
        approved(cycle, "结果公示（修订）");
    }

    /** Final, before its term is over. */
    void close(CycleView cycle) {
        as.account(demo.id("office"), () -> {
            gates.pass(cycle.id(), GateKind.TERM_OVER, "演示数据：不等公示期满。");
            return cycles.moveStage(cycle.id(), cycles.get(cycle.id()).version(), Stage.FINAL);
        });
    }

    private void grade(CycleView cycle, List<DemoPeople.Person> people, String why) {
        var office = demo.id("office");
        as.account(office, () -> assessments.run(cycle.id(), why));
        for (int round = 0; round < 10 && as.account(office, () -> assessments.latest(cycle.id()).openTies()) > 0; round++) {
            decideTies(cycle, people);
        }
    }

    private PublicationView approved(CycleView cycle, String title) {
        var list = as.account(demo.id("office"), () -> proposals.propose(cycle.id(), new Proposals.NewList(cycle.name() + title, null, null, null)));
        return as.account(demo.id("office2"), () -> proposals.approve(list.id(), list.version()));
    }

    private void decideTies(CycleView cycle, List<DemoPeople.Person> people) {
        var turning = people.stream().filter(one -> one.unitCode().equals(DemoUnits.TURNS)).map(DemoPeople.Person::officerId).collect(Collectors.toSet());
        for (var assessor : List.of("assessor", "assessor2", "assessor3", "assessor4", "assessor5", "assessor6")) {
            as.account(demo.id(assessor), () -> {
                for (var tie : ties.list(cycle.id())) {
                    var seen = ties.visible(cycle.id(), tie.id());
                    if (seen.mayVote()) {
                        var from = seen.places() == 1 && turning.containsAll(seen.tied()) ? cycle.from().getYear() % seen.tied().size() : 0;
                        ties.vote(cycle.id(), tie.id(), seen.tied().subList(from, from + seen.places()), "综合日常表现，集体研究决定。");
                    }
                }
                return null;
            });
        }
    }

    private Void meeting(long cycleId, MeetingKind kind, Instant day, List<DemoPeople.Person> people) {
        var title = switch (kind) {
            case ALL_OFFICERS -> "全体民警动员会";
            case LEADERS -> "所队领导会";
            default -> "考评小组会";
        };
        var planned = meetings.create(cycleId, kind, null, title, day, "局三楼会议室", "学习考核细则，明确考核流程与纪律。");
        var held = meetings.hold(planned.id(), planned.version(), day, "已学习细则并答疑。");
        var assessors = accounts.officersHolding(Role.ASSESSOR);
        Map<Long, AttendanceState> present = new LinkedHashMap<>();
        people.stream().filter(one -> kind == MeetingKind.ALL_OFFICERS || kind == MeetingKind.LEADERS && one.role() != null || kind == MeetingKind.ASSESSMENT_GROUP && assessors.contains(one.officerId()))
                .forEach(one -> present.put(one.officerId(), one.officerId() % 17 == 0 ? AttendanceState.CAUGHT_UP : AttendanceState.PRESENT));
        meetings.attend(held.id(), held.version(), present);
        return null;
    }
}
