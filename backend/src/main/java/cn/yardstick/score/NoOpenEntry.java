package cn.yardstick.score;

import cn.yardstick.cycle.CycleView;
import cn.yardstick.cycle.GateKind;
import cn.yardstick.cycle.GateState;
import cn.yardstick.cycle.StageGate;
import cn.yardstick.cycle.WaitingFor;
import cn.yardstick.identity.CurrentActor;
import cn.yardstick.identity.Permission;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

/** Scoring closes only when no proposal is left undecided. */
@ApplicationScoped
class NoOpenEntry implements StageGate {

    private final EntityManager em;
    private final CurrentActor actor;

    NoOpenEntry(EntityManager em, CurrentActor actor) {
        this.em = em;
        this.actor = actor;
    }

    @Override
    public GateKind kind() {
        return GateKind.NO_OPEN_ENTRY;
    }

    @Override
    public GateState look(CycleView cycle) {
        var open = em.createQuery("select e from ScoreEntry e where e.cycleId = :cycle and e.state = cn.yardstick.score.EntryState.PROPOSED order by e.id", ScoreEntry.class)
                .setParameter("cycle", cycle.id()).getResultList();
        if (open.isEmpty()) {
            return GateState.opened("没有未决的记分。", "No entry is left undecided.");
        }
        var reach = actor.get().reach(Permission.ENTRIES_READ);
        return new GateState(false, open.size() + " 条记分尚未确认或驳回。", open.size() + " entries are neither confirmed nor rejected.", open.size(),
                open.stream().filter(entry -> reach.covers(entry.unitId(), entry.officerId())).map(entry -> new WaitingFor("score-entry", entry.id().toString(), "#" + entry.id())).toList());
    }
}
