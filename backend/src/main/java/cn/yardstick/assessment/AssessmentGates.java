package cn.yardstick.assessment;

import cn.yardstick.cycle.CycleView;
import cn.yardstick.cycle.GateKind;
import cn.yardstick.cycle.GateState;
import cn.yardstick.cycle.StageGate;
import cn.yardstick.cycle.WaitingFor;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Grading ends when everybody is graded from the facts as they are, and no tie is open. */
final class AssessmentGates {

    private AssessmentGates() {
    }

    /** A run exists and no fact changed since. */
    @ApplicationScoped
    static class Graded implements StageGate {

        private final Assessments assessments;

        Graded(Assessments assessments) {
            this.assessments = assessments;
        }

        @Override
        public GateKind kind() {
            return GateKind.GRADED;
        }

        @Override
        public GateState look(CycleView cycle) {
            if (assessments.fresh(cycle)) {
                return GateState.opened("已评定。", "Graded.");
            }
            return assessments.latestOrNull(cycle.id()) == null ? GateState.shut("尚未评定。", "Not graded yet.", List.of())
                    : GateState.shut("评定后事实有变，须重新评定。", "Facts changed since the run: grade again.", List.of());
        }
    }

    /** Nothing is left that people must decide. */
    @ApplicationScoped
    static class NoOpenTie implements StageGate {

        private final TieRows ties;

        NoOpenTie(TieRows ties) {
            this.ties = ties;
        }

        @Override
        public GateKind kind() {
            return GateKind.NO_OPEN_TIE;
        }

        @Override
        public GateState look(CycleView cycle) {
            var open = ties.openByPool(cycle.id()).values();
            return open.isEmpty() ? GateState.opened("没有未决的并列。", "No tie is open.")
                    : new GateState(false, open.size() + " 处并列待考评小组决定。", open.size() + " ties wait for the assessment group.", open.size(),
                            ties.openWithinReach(cycle.id()).stream().map(id -> new WaitingFor("tie", id.toString(), "#" + id)).toList());
        }
    }
}
