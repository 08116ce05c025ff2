package cn.yardstick.demo;

import cn.yardstick.identity.Accounts;
import cn.yardstick.identity.ClientScope;
import cn.yardstick.identity.Clients;
import cn.yardstick.identity.Deputies;
import cn.yardstick.identity.Factors;
import cn.yardstick.identity.Passwords;
import cn.yardstick.identity.Role;
import cn.yardstick.kernel.LeadershipRole;
import cn.yardstick.unit.Units;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** At least one account for each role, with random passwords. */
@ApplicationScoped
class DemoAccounts {

    /** {@code totpSecret} in base32, where the role needs a second factor. As it is written to {@code demo-accounts.json}. */
    record Shown(String username, String password, List<Role> roles, String unit, @JsonInclude(JsonInclude.Include.NON_NULL) String totpSecret) {
    }

    private final Accounts accounts;
    private final Factors factors;
    private final Passwords passwords;
    private final Units units;
    private final Clients clients;
    private final Deputies deputies;
    private final List<Shown> shown = new ArrayList<>();
    private final Map<String, Long> ids = new HashMap<>();
    private final Set<Long> deciders = new java.util.HashSet<>();

    DemoAccounts(Accounts accounts, Factors factors, Passwords passwords, Units units, Clients clients, Deputies deputies) {
        this.clients = clients;
        this.deputies = deputies;
        this.accounts = accounts;
        this.factors = factors;
        this.passwords = passwords;
        this.units = units;
    }

    /** Answers what is to be written down. */
    List<Shown> make(List<DemoPeople.Person> people) {
        make("officer", of(people, "S02", null, 0), Role.OFFICER, null);
        make("officer2", of(people, "S01", null, 0), Role.OFFICER, null);
        make("officer3", of(people, "S03", null, 0), Role.OFFICER, null);
        // From different units: whoever is tied does not vote on the tie.
        var homes = List.of("D01", "D02", "D03", "S05", "S06", "S15");
        for (int i = 0; i < homes.size(); i++) {
            var person = of(people, homes.get(i), null, 0);
            make("assessor" + (i == 0 ? "" : i + 1), person, Role.ASSESSOR, null);
            deciders.add(person.officerId());
        }
        var leader = of(people, "S02", LeadershipRole.HEAD, 0);
        make("leader", leader, Role.LEADER, leader.unitId());
        var leader2 = of(people, "S01", LeadershipRole.HEAD, 0);
        make("leader2", leader2, Role.LEADER, leader2.unitId());
        // Two people by name, or no list would be published.
        for (int i = 0; i < 2; i++) {
            var person = of(people, "O03", null, i);
            make(i == 0 ? "office" : "office2", person, Role.ASSESSMENT_OFFICE, null);
            deciders.add(person.officerId());
        }
        // By name: of an account without an officer nobody can tell whose objection it answers.
        make("discipline", of(people, "O04", null, 0), Role.DISCIPLINE, null);
        make("sysadmin", "系统管理员", Role.SYSTEM_ADMIN);
        make("secadmin", "安全管理员", Role.SECURITY_ADMIN);
        make("auditor", "审计员", Role.AUDITOR);
        return List.copyOf(shown);
    }

    /** Nobody writes about oneself, nor decides: nothing is told about these. */
    boolean decides(long officerId) {
        return deciders.contains(officerId);
    }

    /** Another system; nobody is told its key: who wants to try it makes the next one. */
    Clients.WithSecret otherSystem() {
        return clients.create("coordination", new Clients.Terms("警务协同平台", Set.of(ClientScope.OFFICERS_READ, ClientScope.PUBLICATIONS_READ), Set.of(units.bureau().id()), 600));
    }

    /** Leave that is planned, so that the deputy's rights are not there yet. */
    void leave(LocalDate today, List<DemoPeople.Person> people) {
        var leader = of(people, "S01", LeadershipRole.HEAD, 0);
        deputies.give(of(people, "D03", null, 0).officerId(), leader.unitId(), today.plusDays(30), today.plusDays(44), "年休假");
    }

    long id(String username) {
        return ids.get(username);
    }

    private void make(String username, DemoPeople.Person person, Role role, Long unitId) {
        make(username, person.name(), person.officerId(), role, unitId, units.nameOf(person.unitId()));
    }

    /** For the bureau, and no officer. */
    private void make(String username, String name, Role role) {
        make(username, name, null, role, null, null);
    }

    private void make(String username, String name, Long officerId, Role role, Long unitId, String unit) {
        var password = passwords.random();
        var account = accounts.create(username, name, officerId, password, false);
        accounts.grant(account.id(), role, unitId);
        ids.put(username, account.id());
        shown.add(new Shown(username, password, List.of(role), unit, role.needsFactor() ? factors.enrol(account.id()) : null));
    }

    private static DemoPeople.Person of(List<DemoPeople.Person> people, String unitCode, LeadershipRole role, int skip) {
        return people.stream().filter(one -> one.unitCode().equals(unitCode) && one.role() == role).skip(skip).findFirst().orElseThrow();
    }
}
