package cn.yardstick.identity.rest;

import cn.yardstick.identity.Accounts.AccountView;
import cn.yardstick.identity.Accounts.GrantView;
import cn.yardstick.identity.Factors;
import cn.yardstick.identity.OfficerPlaces;
import cn.yardstick.identity.Role;
import cn.yardstick.identity.UnitTree;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Accounts as the contract shows them, with the names of their officers and units. */
@ApplicationScoped
class AccountResponses {

    /** A unit by id and name. */
    public record UnitRef(String id, String name) {
    }

    /** An officer by id, police number and name. */
    public record OfficerRef(String id, String badgeNo, String name) {
    }

    /** A role within a scope; {@code unit} null: the whole bureau. */
    public record GrantResponse(String id, Role role, UnitRef unit, boolean mayHandOn) {
    }

    /** An account without anything secret. */
    public record AccountResponse(String id, String username, String displayName, OfficerRef officer, List<GrantResponse> grants, boolean locked,
            boolean mustChangePassword, boolean hasSecondFactor, Instant lastSignInAt, long version) {
    }

    /** A new account with its initial password: shown to who asked for it, once, or again for the same key. */
    public record CreatedAccountResponse(String id, String username, String displayName, OfficerRef officer, List<GrantResponse> grants, boolean locked,
            boolean mustChangePassword, boolean hasSecondFactor, Instant lastSignInAt, long version, String initialPassword) {
    }

    private final Instance<UnitTree> units;
    private final Instance<OfficerPlaces> officers;

    private final Factors factors;

    AccountResponses(Instance<UnitTree> units, Instance<OfficerPlaces> officers, Factors factors) {
        this.factors = factors;
        this.units = units;
        this.officers = officers;
    }

    AccountResponse of(AccountView view) {
        return all(List.of(view)).getFirst();
    }

    /** All of a page, the officers and the second factors by one statement each. */
    List<AccountResponse> all(List<AccountView> views) {
        var ids = views.stream().map(AccountView::officerId).filter(Objects::nonNull).collect(Collectors.toSet());
        Map<Long, OfficerPlaces.Badge> badges = officers.isResolvable() && !ids.isEmpty() ? officers.get().badgesOf(ids) : Map.of();
        var enrolled = factors.enrolledAmong(views.stream().map(AccountView::id).toList());
        return views.stream().map(view -> new AccountResponse(Long.toString(view.id()), view.username(), view.displayName(), officer(view.officerId(), badges),
                view.grants().stream().map(this::grant).toList(), view.locked(), view.mustChangePassword(), enrolled.contains(view.id()), view.lastSignInAt(), view.version())).toList();
    }

    CreatedAccountResponse created(AccountView view, String password) {
        var plain = of(view);
        return new CreatedAccountResponse(plain.id(), plain.username(), plain.displayName(), plain.officer(), plain.grants(), plain.locked(), plain.mustChangePassword(), plain.hasSecondFactor(),
                plain.lastSignInAt(), plain.version(), password);
    }

    /** Officers by id, by one statement; those that are none are left out. */
    Map<Long, OfficerRef> byId(Collection<Long> ids) {
        Map<Long, OfficerPlaces.Badge> badges = officers.isResolvable() && !ids.isEmpty() ? officers.get().badgesOf(Set.copyOf(ids)) : Map.of();
        return badges.keySet().stream().collect(Collectors.toMap(id -> id, id -> officer(id, badges)));
    }

    /** Officers by police number. */
    List<OfficerRef> officers(Collection<Long> ids) {
        return byId(ids).values().stream().sorted(Comparator.comparing(OfficerRef::badgeNo)).toList();
    }

    UnitRef unit(Long id) {
        return id == null || !units.isResolvable() ? null : new UnitRef(id.toString(), units.get().nameOf(id));
    }

    private GrantResponse grant(GrantView view) {
        return new GrantResponse(Long.toString(view.id()), view.role(), unit(view.unitId()), view.mayHandOn());
    }

    private static OfficerRef officer(Long id, Map<Long, OfficerPlaces.Badge> badges) {
        var badge = id == null ? null : badges.get(id);
        return badge == null ? null : new OfficerRef(id.toString(), badge.badgeNo(), badge.name());
    }
}
