package cn.yardstick.publication;

import cn.yardstick.cycle.CycleView;
import cn.yardstick.cycle.GateKind;
import cn.yardstick.cycle.GateState;
import cn.yardstick.cycle.StageGate;
import cn.yardstick.cycle.WaitingFor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

/** A list is not made final while a revision of it waits: the second person publishes it, or it is withdrawn. */
@ApplicationScoped
class RevisionGate implements StageGate {

    private final Publications publications;

    RevisionGate(Publications publications) {
        this.publications = publications;
    }

    @Override
    public GateKind kind() {
        return GateKind.REVISION_SETTLED;
    }

    /** To whoever may not know of lists that are not published it is shut, always, and says why in the same words. */
    @Override
    @Transactional
    public GateState look(CycleView cycle) {
        if (!publications.seesAll()) {
            return GateState.shut("终定前由考核办核对。", "The office checks this before the list is made final.", List.of());
        }
        return publications.of(cycle.id()).stream().filter(one -> one.state() == PublicationState.PROPOSED).findFirst()
                .map(one -> GateState.shut("修订名单待批准或撤回。", "A revision waits to be approved or withdrawn.", List.of(new WaitingFor("publication", one.id().toString(), one.view().title()))))
                .orElse(GateState.opened("没有待批的修订名单。", "No revision waits."));
    }
}
