package cn.yardstick.score;

import cn.yardstick.incident.IncidentUse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Set;

/** An entry that counts, or may, rests on its officer's being in its incident. */
@ApplicationScoped
class EntriesOnIncidents implements IncidentUse {

    private final EntityManager em;

    EntriesOnIncidents(EntityManager em) {
        this.em = em;
    }

    @Override
    public boolean restsOn(long incidentId, Set<Long> officerIds) {
        return !officerIds.isEmpty() && em.createQuery("select count(e) from ScoreEntry e where e.incidentId = :incident and e.officerId in :officers"
                        + " and e.state in (cn.yardstick.score.EntryState.PROPOSED, cn.yardstick.score.EntryState.CONFIRMED)", Long.class)
                .setParameter("incident", incidentId).setParameter("officers", officerIds).getSingleResult() > 0;
    }
}
