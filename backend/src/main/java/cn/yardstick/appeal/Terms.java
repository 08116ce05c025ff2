package cn.yardstick.appeal;

import cn.yardstick.audit.AuditLog;
import cn.yardstick.audit.RecordRef;
import cn.yardstick.platform.concurrency.IfMatch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.Map;

/** The terms that the office sets. Those that run already keep their last day. */
@ApplicationScoped
public class Terms {

    private final EntityManager em;
    private final AuditLog audit;

    Terms(EntityManager em, AuditLog audit) {
        this.em = em;
        this.audit = audit;
    }

    @Transactional
    public ReviewTerms current() {
        var kept = em.find(ReviewTermsSetting.class, ReviewTermsSetting.ONE);
        return kept == null ? ReviewTerms.DEFAULT : kept.view();
    }

    /** {@code version} is that of the terms which these replace; the one in {@code terms} is of no meaning. */
    @Transactional
    public ReviewTerms keep(long version, ReviewTerms terms) {
        var before = current();
        em.createNativeQuery("INSERT IGNORE INTO objection_terms (id, entry_days, review_days, appeal_within_days, appeal_days, remind_days, version) VALUES (?1, ?2, ?3, ?4, ?5, ?6, 0)")
                .setParameter(1, ReviewTermsSetting.ONE).setParameter(2, before.entryDays()).setParameter(3, before.reviewDays()).setParameter(4, before.appealWithinDays())
                .setParameter(5, before.appealDays()).setParameter(6, before.remindDays()).executeUpdate();
        var kept = em.find(ReviewTermsSetting.class, ReviewTermsSetting.ONE, LockModeType.PESSIMISTIC_WRITE);
        em.refresh(kept);
        IfMatch.check(version, kept.view().version());
        kept.keep(terms);
        em.flush();
        audit.record("objection-terms.set", new RecordRef("objection-terms", ReviewTermsSetting.ONE), null, picture(before), picture(kept.view()));
        return kept.view();
    }

    private static Object picture(ReviewTerms terms) {
        return Map.of("entryDays", terms.entryDays(), "reviewDays", terms.reviewDays(), "appealWithinDays", terms.appealWithinDays(), "appealDays", terms.appealDays(), "remindDays", terms.remindDays());
    }
}
