package cn.yardstick.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;

/** Accounts that nobody gave a role yet: they can sign in, and do nothing. */
@ApplicationScoped
public class Ungranted {

    /** The oldest of them by id and name, with how many there are. */
    public record First(long id, String displayName, int count) {
    }

    private final EntityManager em;

    Ungranted(EntityManager em) {
        this.em = em;
    }

    /** Null where every account has a role or is locked. */
    @Transactional
    public First first() {
        List<Object[]> found = em.createQuery("select min(a.id), count(a) from Account a where a.lockedAt is null and a.grants is empty", Object[].class).getResultList();
        var id = (Long) found.getFirst()[0];
        return id == null ? null : new First(id, em.find(Account.class, id).displayName(), ((Long) found.getFirst()[1]).intValue());
    }
}
