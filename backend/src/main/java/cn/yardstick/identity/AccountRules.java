package cn.yardstick.identity;

import cn.yardstick.platform.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.persistence.EntityManager;
import java.util.Objects;

/** What must hold of an account: one for an officer, and roles that go together, over all accounts of a person. */
@ApplicationScoped
class AccountRules {

    private final EntityManager em;
    private final Persons persons;
    private final CurrentActor actor;
    private final Instance<UnitTree> units;
    private final Instance<OfficerPlaces> officers;

    AccountRules(EntityManager em, Persons persons, CurrentActor actor, Instance<UnitTree> units, Instance<OfficerPlaces> officers) {
        this.em = em;
        this.persons = persons;
        this.actor = actor;
        this.units = units;
        this.officers = officers;
    }

    void checkNotSelf(Account account) {
        if (account.id() == actor.accountId() || persons.accountsOf(account.id()).contains(actor.accountId())) {
            throw ProblemType.NOT_ON_OWN.raise();
        }
    }

    void checkGrant(Account account, Role role, Long unitId) {
        var others = em.createQuery("select distinct g.role from RoleGrant g where g.account.id in :accounts", Role.class).setParameter("accounts", persons.accountsOf(account.id())).getResultList();
        var mixes = role.administers() ? others.stream().anyMatch(held -> held != role) : others.stream().anyMatch(Role::administers);
        if (mixes) {
            throw ProblemType.CONFLICT.raise("三员须各自独立：管理员角色不得与其他角色同时持有。", "The three administrators are three people: such a role stands alone.").at("/role");
        }
        if (unitId != null && !role.scoped()) {
            throw ProblemType.NOT_ACCEPTED.raise("该角色的范围是全局。", "This role covers the whole bureau.").at("/unitId");
        }
        if (unitId != null && units.isResolvable() && !units.get().exists(unitId)) {
            throw ProblemType.NOT_ACCEPTED.raise("没有此单位。", "There is no such unit.").at("/unitId");
        }
        if (account.grants().stream().anyMatch(held -> held.role() == role && Objects.equals(held.unitId(), unitId))) {
            throw ProblemType.CONFLICT.raise("已持有该角色。", "The account holds it already.").at("/role");
        }
    }

    /** {@code own}: the account that may have the officer already; 0 for none. */
    void checkOfficer(Long officerId, long own) {
        if (officerId != null && em.createQuery("select a.id from Account a where a.officerId = :officer", Long.class).setParameter("officer", officerId).getResultList().stream().anyMatch(id -> id != own)) {
            throw ProblemType.CONFLICT.raise("该民警已有账号。", "The officer has an account already.").at("/officerId");
        }
        if (officerId != null && officers.isResolvable() && officers.get().badgeOf(officerId) == null) {
            throw ProblemType.NOT_ACCEPTED.raise("没有此民警。", "There is no such officer.").at("/officerId");
        }
    }
}
