package cn.yardstick.identity;

import cn.yardstick.audit.AuditLog;
import cn.yardstick.audit.HistoryLine;
import cn.yardstick.audit.RecordRef;
import cn.yardstick.platform.concurrency.IfMatch;
import cn.yardstick.platform.paging.Listing;
import cn.yardstick.platform.paging.Order;
import cn.yardstick.platform.paging.Page;
import cn.yardstick.platform.paging.PageParams;
import cn.yardstick.platform.problem.ProblemType;
import cn.yardstick.platform.time.BureauTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Accounts, their roles and locks (access.md): who makes accounts grants nothing, who grants makes none. */
@ApplicationScoped
public class Accounts {

    /** A role within a scope. */
    public record GrantView(long id, Role role, Long unitId, boolean mayHandOn) {
    }

    /** An account as its administrators see it. */
    public record AccountView(long id, String username, String displayName, Long officerId, List<GrantView> grants, boolean locked, boolean mustChangePassword,
            Instant lastSignInAt, long version) {
    }

    private static final int MOST_FOUND = 1000;

    private final EntityManager em;
    private final AccountRepository accounts;
    private final Passwords passwords;
    private final EarlierPasswords earlier;
    private final Factors factors;
    private final Sessions sessions;
    private final Actors actors;
    private final CurrentActor actor;
    private final AuditLog audit;
    private final BureauTime time;
    private final AccountRules rules;
    private final Persons persons;
    private final DeputyEnds deputies;
    private final Instance<OfficerPlaces> officers;

    Accounts(EntityManager em, AccountRepository accounts, Passwords passwords, EarlierPasswords earlier, Factors factors, Sessions sessions, Actors actors, CurrentActor actor, AuditLog audit, BureauTime time,
            AccountRules rules, Persons persons, DeputyEnds deputies, Instance<OfficerPlaces> officers) {
        this.em = em;
        this.accounts = accounts;
        this.passwords = passwords;
        this.earlier = earlier;
        this.factors = factors;
        this.sessions = sessions;
        this.actors = actors;
        this.actor = actor;
        this.audit = audit;
        this.time = time;
        this.rules = rules;
        this.persons = persons;
        this.deputies = deputies;
        this.officers = officers;
    }

    @Transactional
    public boolean none() {
        return accounts.none();
    }

    @Transactional
    public AccountView get(long id) {
        return view(accounts.known(id));
    }

    /** By the beginning of the user name or the name, or by name, pinyin or police number of the officer; null: all. */
    @Transactional
    public Page<AccountView> list(String startsWith, PageParams params) {
        var listing = Listing.of(em, Account.class);
        if (startsWith != null && !startsWith.isBlank()) {
            var prefix = startsWith.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
            var found = officers.isResolvable() ? officers.get().search(startsWith, MOST_FOUND) : List.<Long>of();
            listing.where("e.username like :q escape '!' or e.displayName like :q escape '!' or e.officerId in :found", "q", prefix, "found", found.isEmpty() ? List.of(0L) : found);
        }
        return listing.page(params, "username", Order.ASC, Account::username).map(this::view);
    }

    /** A look at somebody else's is written down in the same transaction. */
    @Transactional
    public Page<HistoryLine> history(long id, PageParams params) {
        var account = accounts.known(id);
        if (!actor.get().isSame(id)) {
            record("account.history-read", account, null, null, null);
        }
        return audit.history(new RecordRef("account", id), params);
    }

    /** Makes an account without a role. The password must be checked or random. */
    @Transactional
    public AccountView create(String username, String displayName, Long officerId, String password, boolean mustChange) {
        if (accounts.named(username).isPresent()) {
            throw ProblemType.CONFLICT.raise("用户名已被使用。", "The user name is taken.").at("/username");
        }
        rules.checkOfficer(officerId, 0);
        var account = new Account(username, displayName, officerId, passwords.hash(password), mustChange);
        accounts.persistAndFlush(account);
        persons.link(account.id(), officerId);
        record("account.created", account, null, null, Map.of("username", username));
        return view(account);
    }

    /** One of the first administrators, with a password of their own choice; 422 at the pointer where it is too weak. */
    @Transactional
    public AccountView createAdministrator(String username, String displayName, String password, Role role, String pointer) {
        passwords.check(password, username, pointer + "/password");
        var account = create(username, displayName, null, password, false);
        return grant(account.id(), role, null);
    }

    @Transactional
    public AccountView describe(long id, long version, String displayName, Long officerId) {
        var account = lockedAt(id, version);
        rules.checkNotSelf(account);
        rules.checkOfficer(officerId, id);
        if (!Objects.equals(account.officerId(), officerId)) {
            deputies.relinked(account);
        }
        account.describe(displayName, officerId);
        persons.link(id, officerId);
        record("account.changed", account, null, null, Map.of("officer", String.valueOf(officerId)));
        actors.forgetAll();
        return flushed(account);
    }

    /** A new initial password; every session of the account ends. */
    @Transactional
    public AccountView resetPassword(long id, long version, String password) {
        var account = lockedAt(id, version);
        rules.checkNotSelf(account);
        earlier.keep(account);
        account.changePassword(passwords.hash(password), true);
        sessions.endAllOf(id, null);
        record("account.password-reset", account, null, null, null);
        return flushed(account);
    }

    @Transactional
    public AccountView grant(long id, Role role, Long unitId) {
        var account = accounts.locked(id);
        rules.checkNotSelf(account);
        rules.checkGrant(account, role, unitId);
        account.grant(role, unitId);
        record("account.role-granted", account, null, null, Map.of("role", role, "unit", String.valueOf(unitId)));
        actors.forgetAll();
        em.lock(account, jakarta.persistence.LockModeType.PESSIMISTIC_FORCE_INCREMENT);
        return flushed(account);
    }

    @Transactional
    public AccountView revoke(long id, long version, long grantId) {
        var account = lockedAt(id, version);
        rules.checkNotSelf(account);
        var grant = account.grants().stream().filter(held -> held.id() == grantId).findFirst().orElseThrow(ProblemType.NOT_FOUND::raise);
        account.revoke(grant);
        deputies.roleRevoked(account, grantId);
        record("account.role-revoked", account, null, Map.of("role", grant.role(), "unit", String.valueOf(grant.unitId())), null);
        actors.forgetAll();
        em.lock(account, jakarta.persistence.LockModeType.PESSIMISTIC_FORCE_INCREMENT);
        return flushed(account);
    }

    @Transactional
    public AccountView lock(long id, long version, String reason) {
        var account = lockedAt(id, version);
        rules.checkNotSelf(account);
        account.lock(time.now());
        deputies.accountLocked(account);
        sessions.endAllOf(id, null);
        record("account.locked", account, reason, null, null);
        return flushed(account);
    }

    @Transactional
    public AccountView unlock(long id, long version, String reason) {
        var account = lockedAt(id, version);
        rules.checkNotSelf(account);
        account.unlock();
        record("account.unlocked", account, reason, null, null);
        return flushed(account);
    }

    /** Takes a lost second factor away; every session ends. The password is for the other administrator to reset: it takes two. */
    @Transactional
    public AccountView resetFactor(long id, long version, String reason) {
        var account = lockedAt(id, version);
        rules.checkNotSelf(account);
        factors.remove(id);
        sessions.endAllOf(id, null);
        record("factor.reset", account, reason, null, null);
        em.lock(account, jakarta.persistence.LockModeType.PESSIMISTIC_FORCE_INCREMENT);
        return flushed(account);
    }

    /** Officers whose account holds the role and is not locked. */
    @Transactional
    public Set<Long> officersHolding(Role role) {
        return Set.copyOf(actors.officersHolding(role));
    }

    private Account lockedAt(long id, long version) {
        var account = accounts.locked(id);
        IfMatch.check(version, account.version());
        return account;
    }

    private AccountView flushed(Account account) {
        em.flush();
        return view(account);
    }

    private void record(String action, Account account, String reason, Object before, Object after) {
        audit.record(action, new RecordRef("account", account.id()), reason, before, after);
    }

    private AccountView view(Account account) {
        var grants = account.grants().stream().map(grant -> new GrantView(grant.id(), grant.role(), grant.unitId(), Rights.mayHandOn(grant.role()))).toList();
        return new AccountView(account.id(), account.username(), account.displayName(), account.officerId(), grants, account.locked(), account.mustChangePassword(),
                account.lastSignInAt(), account.version());
    }
}
