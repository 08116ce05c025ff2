package cn.yardstick.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.HashSet;
import java.util.Set;

/**
 * Which accounts are one person: those that belong, or ever belonged, to the same officer. What was linked once is never
 * forgotten, so that an officer who is linked to another account between two steps stays who took the first.
 */
@ApplicationScoped
public class Persons {

    private final EntityManager em;

    Persons(EntityManager em) {
        this.em = em;
    }

    /** All accounts of the person behind this one, itself among them; by one statement. */
    Set<Long> accountsOf(long accountId) {
        var accounts = new HashSet<>(em.createQuery("select distinct other.accountId from AccountPerson mine join AccountPerson other on other.officerId = mine.officerId where mine.accountId = :account",
                Long.class).setParameter("account", accountId).getResultList());
        accounts.add(accountId);
        return Set.copyOf(accounts);
    }

    void link(long accountId, Long officerId) {
        if (officerId != null && em.createQuery("select p.id from AccountPerson p where p.accountId = :account and p.officerId = :officer", Long.class)
                .setParameter("account", accountId).setParameter("officer", officerId).getResultList().isEmpty()) {
            em.persist(new AccountPerson(accountId, officerId));
        }
    }

    /**
     * Are these certainly two people? Only where both accounts belong to officers, and never to the same one: of an account
     * without an officer nobody can tell whose second one it is. Both are held as they are until the transaction ends.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean surelyTwo(long one, long other) {
        var named = em.createQuery("select a.id from Account a where a.id in (:one, :other) and a.officerId is not null order by a.id", Long.class)
                .setParameter("one", one).setParameter("other", other).setLockMode(jakarta.persistence.LockModeType.PESSIMISTIC_WRITE).getResultList();
        return one != other && named.size() == 2 && !accountsOf(one).contains(other);
    }
}
