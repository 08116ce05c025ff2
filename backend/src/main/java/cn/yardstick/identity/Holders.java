package cn.yardstick.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Who has a permission, for what is told to all of them. */
@ApplicationScoped
public class Holders {

    private final EntityManager em;

    Holders(EntityManager em) {
        this.em = em;
    }

    /** Officers whose account has it and is not locked, but for those who ever had one of these accounts. */
    @Transactional
    public Set<Long> officersWith(String permission, Collection<Long> butOf) {
        var officers = new HashSet<>(em.createQuery("select distinct a.officerId from Account a join a.grants g where g.role in :roles and a.officerId is not null and a.lockedAt is null", Long.class)
                .setParameter("roles", Rights.table().get(permission).keySet()).getResultList());
        if (!butOf.isEmpty()) {
            List<Long> barred = em.createQuery("select p.officerId from AccountPerson p where p.accountId in :accounts", Long.class).setParameter("accounts", butOf).getResultList();
            officers.removeAll(Set.copyOf(barred));
        }
        return officers;
    }
}
