package cn.yardstick.notice;

import cn.yardstick.platform.time.BureauTime;
import cn.yardstick.score.EntryStep;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import java.util.HashSet;
import java.util.Set;

/** Tells the officer at once what happens to an entry about them, and whoever proposed or decided it what became of it. */
@ApplicationScoped
class EntryNotices {

    private final EntityManager em;
    private final BureauTime time;

    EntryNotices(EntityManager em, BureauTime time) {
        this.em = em;
        this.time = time;
    }

    /** In the transaction of the step: no step without its notice, and no notice of what was rolled back. */
    void tell(@Observes EntryStep step) {
        var kind = NoticeKind.valueOf("ENTRY_" + step.kind());
        if (step.kind() != EntryStep.Kind.ANSWERED) {
            em.persist(new Notice(kind, null, step.officerId(), step.entryId(), label(step), time.now()));
        }
        for (Long account : accounts(step)) {
            em.persist(new Notice(kind, account, null, step.entryId(), label(step), time.now()));
        }
    }

    private static Set<Long> accounts(EntryStep step) {
        var accounts = new HashSet<Long>();
        if (step.kind() != EntryStep.Kind.PROPOSED) {
            accounts.add(step.proposerId());
        }
        if (step.deciderId() != null && (step.kind() == EntryStep.Kind.REVERSED || step.kind() == EntryStep.Kind.ANSWERED)) {
            accounts.add(step.deciderId());
        }
        accounts.remove(step.byAccountId());
        return accounts;
    }

    private static String label(EntryStep step) {
        return step.clauseCode() + " · " + step.points();
    }
}
