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
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
    void finish(CycleView cycle) {
        var office = demo.id("office");
        as.account(office, () -> cycles.moveStage(cycle.id(), cycles.get(cycle.id()).version(), Stage.GRADING));
        as.account(office, () -> assessments.run(cycle.id(), "年度评定"));
        for (int round = 0; round < 10 && as.account(office, () -> assessments.latest(cycle.id()).openTies()) > 0; round++) {
            decideTies(cycle.id());
        }
        var list = as.account(office, () -> proposals.propose(cycle.id(), new Proposals.NewList(cycle.name() + "结果公示", null, null, null)));
        as.account(demo.id("office2"), () -> proposals.approve(list.id(), list.version()));
        as.account(office, () -> cycles.moveStage(cycle.id(), cycles.get(cycle.id()).version(), Stage.PUBLICITY));
        as.account(office, () -> {
            gates.pass(cycle.id(), GateKind.TERM_OVER, "演示数据：公示期内无异议。");
            return cycles.moveStage(cycle.id(), cycles.get(cycle.id()).version(), Stage.FINAL);
        });
    }

    private void decideTies(long cycleId) {
        for (var assessor : List.of("assessor", "assessor2", "assessor3", "assessor4", "assessor5", "assessor6")) {
            as.account(demo.id(assessor), () -> {
                for (var tie : ties.list(cycleId)) {
                    var seen = ties.visible(cycleId, tie.id());
                    if (seen.mayVote()) {
                        ties.vote(cycleId, tie.id(), seen.tied().subList(0, seen.places()), "综合日常表现，集体研究决定。");
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
