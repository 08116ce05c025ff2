package cn.yardstick.appeal;

import cn.yardstick.cycle.CycleView;
import cn.yardstick.cycle.GateKind;
import cn.yardstick.cycle.GateState;
import cn.yardstick.cycle.StageGate;
import cn.yardstick.identity.CurrentActor;
import cn.yardstick.identity.Permission;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;

/**
 * A list is not made final while an objection that came in time is not answered, or an upheld one waits for its revision. Late
 * ones and appeals keep nothing from being final: while they run, what was decided is carried out (公务员法 96).
 */
@ApplicationScoped
class ObjectionsGate implements StageGate {

    private final EntityManager em;
    private final Revisions revisions;
    private final CurrentActor actor;

    ObjectionsGate(EntityManager em, Revisions revisions, CurrentActor actor) {
        this.em = em;
        this.revisions = revisions;
        this.actor = actor;
    }

    @Override
    public GateKind kind() {
        return GateKind.OBJECTIONS_DECIDED;
    }

    /** To whoever may not know whether anybody objected it is shut, always, and says why in the same words. */
    @Override
    @Transactional
    public GateState look(CycleView cycle) {
        if (!actor.get().reach(Permission.OBJECTIONS_READ).all()) {
            return GateState.shut("终定前由考核办核对。", "The office checks this before the list is made final.", List.of());
        }
        var open = count("o.step = cn.yardstick.appeal.ObjectionStep.REVIEW and o.state = cn.yardstick.appeal.ObjectionState.OPEN and o.late = false", cycle.id());
        var waiting = revisions.count(cycle);
        if (open + waiting == 0) {
            return GateState.opened("没有待答复的异议，也没有待更正的名单。", "No objection waits for its answer, none for a corrected list.");
        }
        return new GateState(false, open + " 件按期提出的异议待答复，" + waiting + " 件成立的异议待更正名单。", open + " objections in time wait for an answer, " + waiting + " upheld ones for a corrected list.",
                open + waiting, List.of());
    }

    private int count(String which, long cycleId) {
        return em.createQuery("select count(o) from Objection o where o.cycleId = :cycle and " + which, Long.class).setParameter("cycle", cycleId).getSingleResult().intValue();
    }
}
