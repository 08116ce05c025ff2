package cn.yardstick.score;

import cn.yardstick.cycle.CycleView;
import cn.yardstick.cycle.GateKind;
import cn.yardstick.cycle.GateState;
import cn.yardstick.cycle.StageGate;
import cn.yardstick.cycle.WaitingFor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

/** Scoring closes only when no proposal is left undecided. */
@ApplicationScoped
class NoOpenEntry implements StageGate {

    private final EntityManager em;

    NoOpenEntry(EntityManager em) {
        this.em = em;
    }

    @Override
    public GateKind kind() {
        return GateKind.NO_OPEN_ENTRY;
    }

    @Override
    public GateState look(CycleView cycle) {
        var open = em.createQuery("select e.id from ScoreEntry e where e.cycleId = :cycle and e.state = cn.yardstick.score.EntryState.PROPOSED order by e.id", Long.class)
                .setParameter("cycle", cycle.id()).getResultList();
        if (open.isEmpty()) {
            return GateState.opened("没有未决的记分。", "No entry is left undecided.");
        }
        return GateState.shut(open.size() + " 条记分尚未确认或驳回。", open.size() + " entries are neither confirmed nor rejected.",
                open.stream().map(id -> new WaitingFor("score-entry", id.toString(), "#" + id)).toList());
    }
}
