package cn.yardstick.publication;

import cn.yardstick.cycle.CycleView;
import cn.yardstick.cycle.Stage;
import cn.yardstick.cycle.StepWitness;
import cn.yardstick.identity.CurrentActor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

/** A list is made final by somebody else than who published it: two people (access.md), both known by name. */
@ApplicationScoped
class FinalByAnother implements StepWitness {

    private final EntityManager em;
    private final CurrentActor actor;

    FinalByAnother(EntityManager em, CurrentActor actor) {
        this.em = em;
        this.actor = actor;
    }

    @Override
    public boolean mayTake(CycleView cycle, Stage to) {
        return to != Stage.FINAL || actor.get().officerId() != null && em.createQuery("select count(p) from Publication p where p.cycleId = :cycle and p.state = cn.yardstick.publication.PublicationState.PUBLISHED and p.approverId in :me", Long.class)
                .setParameter("cycle", cycle.id()).setParameter("me", actor.get().accountIds()).getSingleResult() == 0;
    }
}
