package cn.yardstick.report;

import cn.yardstick.assessment.Ties;
import cn.yardstick.cycle.CycleView;
import cn.yardstick.cycle.Cycles;
import cn.yardstick.cycle.Gates;
import cn.yardstick.cycle.MeetingDuties;
import cn.yardstick.cycle.Stage;
import cn.yardstick.identity.Actor;
import cn.yardstick.identity.Permission;
import cn.yardstick.platform.paging.PageParams;
import cn.yardstick.report.Tasks.Task;
import cn.yardstick.report.Tasks.TaskKind;
import cn.yardstick.rulebook.RuleBookState;
import cn.yardstick.rulebook.RuleBooks;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** What there is to do about cycles that are not final. */
@ApplicationScoped
class CycleTasks {

    private static final int NEWEST = 20;

    private final Cycles cycles;
    private final Gates gates;
    private final MeetingDuties meetings;
    private final Ties ties;
    private final RuleBooks books;

    CycleTasks(Cycles cycles, Gates gates, MeetingDuties meetings, Ties ties, RuleBooks books) {
        this.cycles = cycles;
        this.gates = gates;
        this.meetings = meetings;
        this.ties = ties;
        this.books = books;
    }

    List<Task> of(Actor actor) {
        var tasks = new ArrayList<Task>();
        var newest = cycles.list(null, PageParams.first(NEWEST)).items();
        for (CycleView cycle : newest) {
            if (cycle.stage() != Stage.FINAL && actor.may(Permission.CYCLES_WRITE)) {
                gates(cycle, tasks);
            }
            var votes = actor.may(Permission.TIES_DECIDE) && cycle.stage().compareTo(Stage.GRADING) >= 0 ? ties.countToVote(cycle.id()) : 0;
            if (votes > 0) {
                tasks.add(task(TaskKind.DECIDE_TIES, votes, cycle));
            }
        }
        if (newest.stream().allMatch(cycle -> cycle.stage() == Stage.FINAL) && actor.may(Permission.CYCLES_WRITE) && !books.list(RuleBookState.ISSUED, PageParams.first(1)).items().isEmpty()) {
            tasks.add(new Task(TaskKind.START_CYCLE, 1, null, null));
        }
        if (actor.may(Permission.MEETINGS_HOLD)) {
            meetings.toRecord().forEach(due -> tasks.add(new Task(TaskKind.RECORD_ATTENDANCE, due.people(), Long.toString(due.meeting().id()), due.meeting().title())));
        }
        meetings.missed().forEach(one -> tasks.add(new Task(TaskKind.CATCH_UP_MEETING, 1, Long.toString(one.cycleId()), one.title())));
        return tasks;
    }

    /** Shut gates that somebody can do something about; or the step itself, once nothing keeps the cycle. */
    private void gates(CycleView cycle, List<Task> tasks) {
        var shut = gates.look(cycle).stream().filter(seen -> !seen.letsThrough()).toList();
        var count = (int) shut.stream().filter(seen -> !seen.kind().opensInTime()).count();
        if (count > 0) {
            tasks.add(task(TaskKind.PASS_GATE, count, cycle));
        } else if (shut.isEmpty()) {
            tasks.add(task(TaskKind.MOVE_STAGE, 1, cycle));
        }
    }

    private static Task task(TaskKind kind, int count, CycleView cycle) {
        return new Task(kind, count, Long.toString(cycle.id()), cycle.name());
    }
}
