package cn.yardstick.identity;

import cn.yardstick.identity.Actor.Lent;
import cn.yardstick.platform.time.BureauTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What somebody may do as the deputy of leaders today; what was lent to them is never lent on. */
@ApplicationScoped
class DeputyRights {

    private final EntityManager em;
    private final DeputyRules rules;
    private final Persons persons;
    private final BureauTime time;

    DeputyRights(EntityManager em, DeputyRules rules, Persons persons, BureauTime time) {
        this.em = em;
        this.rules = rules;
        this.persons = persons;
        this.time = time;
    }

    /** Of running terms whose leader still holds the role and is not locked. */
    List<Lent> of(Account deputy) {
        return em.createQuery("select giver, handed from Deputyship d join Account giver on giver.id = d.giverId join RoleGrant handed on handed.id = d.grantId"
                        + " where d.deputyId = :deputy and d.endedAt is null and d.from <= :today and d.until >= :today and giver.lockedAt is null order by d.id", Object[].class)
                .setParameter("deputy", deputy.id()).setParameter("today", time.today()).getResultList().stream()
                .filter(row -> rules.eligible(deputy, ((RoleGrant) row[1]).unitId())).map(row -> lent((Account) row[0], (RoleGrant) row[1])).toList();
    }

    private Lent lent(Account giver, RoleGrant grant) {
        var reach = new Reach(grant.unitId() == null, grant.unitId() == null ? Set.of() : rules.below(grant.unitId()), null);
        return new Lent(giver.displayName(), persons.accountsOf(giver.id()), giver.officerId(), Rights.handedOn().stream().collect(Collectors.toMap(permission -> permission, permission -> reach)));
    }
}
