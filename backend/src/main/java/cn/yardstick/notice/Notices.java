package cn.yardstick.notice;

import cn.yardstick.audit.AuditLog;
import cn.yardstick.audit.RecordRef;
import cn.yardstick.identity.CurrentActor;
import cn.yardstick.platform.paging.Listing;
import cn.yardstick.platform.paging.Order;
import cn.yardstick.platform.paging.Page;
import cn.yardstick.platform.paging.PageParams;
import cn.yardstick.platform.time.BureauTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Map;

/** What the present person was told. */
@ApplicationScoped
public class Notices {

    private static final String OWN = "(n.accountId = :account or n.officerId = :officer)";

    private final EntityManager em;
    private final CurrentActor actor;
    private final AuditLog audit;
    private final BureauTime time;

    Notices(EntityManager em, CurrentActor actor, AuditLog audit, BureauTime time) {
        this.em = em;
        this.actor = actor;
        this.audit = audit;
        this.time = time;
    }

    /** Tells an officer, by whatever account; in the transaction of what it tells of. The label is at most a hundred characters. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void tell(NoticeKind kind, long officer, long target, String label) {
        em.persist(new Notice(kind, null, officer, target, label, time.now()));
    }

    /** The newest first. */
    @Transactional
    public Page<NoticeView> own(PageParams params) {
        return Listing.of(em, Notice.class).where("e.accountId = :account or e.officerId = :officer", "account", actor.accountId(), "officer", officer()).page(params, "id", Order.DESC, Notice::id)
                .map(Notice::view);
    }

    @Transactional
    public int countUnseen() {
        return em.createQuery("select count(n) from Notice n where n.seenAt is null and " + OWN, Long.class).setParameter("account", actor.accountId()).setParameter("officer", officer())
                .getSingleResult().intValue();
    }

    /** All up to this one were seen; answers how many are not. */
    @Transactional
    public int seen(long upTo) {
        var count = em.createQuery("update Notice n set n.seenAt = :now where n.seenAt is null and n.id <= :upTo and " + OWN).setParameter("now", time.now()).setParameter("upTo", upTo)
                .setParameter("account", actor.accountId()).setParameter("officer", officer()).executeUpdate();
        audit.record("notice.seen", new RecordRef("account", actor.accountId()), null, null, Map.of("upTo", Long.toString(upTo), "count", count));
        return countUnseen();
    }

    private long officer() {
        return actor.get().officerId() == null ? 0 : actor.get().officerId();
    }
}
