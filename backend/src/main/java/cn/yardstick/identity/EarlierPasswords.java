package cn.yardstick.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;

/** The five passwords that an account had before its present one: none of them comes back. */
@ApplicationScoped
class EarlierPasswords {

    private static final int KEPT = 5;

    private final EntityManager em;

    EarlierPasswords(EntityManager em) {
        this.em = em;
    }

    /** Keeps the present one, which is about to be replaced, and forgets the sixth. */
    @Transactional(Transactional.TxType.MANDATORY)
    void keep(Account account) {
        em.persist(new EarlierPassword(account.id(), account.passwordHash()));
        em.flush();
        of(account.id()).stream().skip(KEPT).forEach(em::remove);
    }

    /** Their stored forms, the newest first. */
    @Transactional(Transactional.TxType.MANDATORY)
    List<String> hashes(long accountId) {
        return em.createQuery("select p.hash from EarlierPassword p where p.accountId = :account order by p.id desc", String.class)
                .setParameter("account", accountId).setMaxResults(KEPT).getResultList();
    }

    private List<EarlierPassword> of(long accountId) {
        return em.createQuery("select p from EarlierPassword p where p.accountId = :account order by p.id desc", EarlierPassword.class).setParameter("account", accountId).getResultList();
    }
}
