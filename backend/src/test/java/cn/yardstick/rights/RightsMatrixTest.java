package cn.yardstick.rights;

import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import cn.yardstick.harness.Contract.Operation;
import cn.yardstick.identity.Role;
import cn.yardstick.identity.TokenKeys;
import cn.yardstick.rights.RightsTable.Target;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.smallrye.jwt.build.Jwt;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** P10: every operation, every role, every kind of record, and callers who are none; expected is what access.md says. */
@QuarkusTest
class RightsMatrixTest extends RightsCalls {

    /** Names of units stand in the frame of a cycle, and a published list is for everybody. */
    private static final Set<String> TELLS_EVERYBODY = Set.of("listPools", "listPublicationLines", "listPublicationChanges");

    /** Lead to an identity provider, and there is none. */
    private static final Set<String> LEADS_AWAY = Set.of("beginAtProvider", "finishAtProvider");

    @Inject
    TokenKeys keys;

    private final RightsTable table = RightsTable.read();
    private final List<String> unexpected = new ArrayList<>();
    private int cells;

    @Test
    void everyOperationHasItsRow() {
        assertEquals(new TreeSet<>(contract.operations().stream().map(Operation::id).toList()), new TreeSet<>(table.operations()));
    }

    @Test
    void whoMayDoWhat() {
        world();
        for (Operation operation : contract.operations()) {
            for (Role role : Role.values()) {
                for (Target target : targets(operation)) {
                    cell(operation, role, target);
                }
            }
            if (!table.open(operation.id())) {
                nobody(operation);
            }
        }
        System.out.println("PROMISE P10 " + cells + " cells, " + unexpected.size() + " unexpected " + (unexpected.isEmpty() ? "pass" : "fail"));
        assertEquals("", String.join("\n", unexpected));
    }

    /** What everybody may read says nothing of single people elsewhere: who read what, who was voted for, what is open. */
    @Test
    void framesTellOfNobodyElse() {
        var world = world();
        var officer = world.callers().get(Role.OFFICER).token();
        send(officer, call(operation("acknowledgeRuleBook"), Role.OFFICER, Target.KNOWN, false));
        var cycle = "/api/v1/cycles/" + world.grading();
        for (String path : List.of(cycle + "/history?limit=200", "/api/v1/rule-books/" + world.book() + "/history?limit=200", cycle + "/gates")) {
            var answer = get(officer, path);
            answer.then().statusCode(200).body("items.action", not(hasItems("tie.voted"))).body("items.action", not(hasItems("rule-book.acknowledged")));
            assertEquals(-1, answer.asString().indexOf(MARK), path);
        }
        get(officer, cycle + "/gates").then().body("items.waitingFor.flatten()", empty());
        get(world.callers().get(Role.ASSESSMENT_OFFICE).token(), cycle + "/gates").then().body("items.waitingFor.flatten()", not(empty()));
    }

    private Operation operation(String id) {
        return contract.operations().stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
    }

    private void cell(Operation operation, Role role, Target target) {
        cells++;
        var name = operation.id() + " " + role + " " + target;
        if (table.code(operation.id(), role).equals("token")) {
            expect(name, send(null, call(operation, role, target, true)), Set.of(403));
        } else if (table.allows(operation.id(), role, target)) {
            allowed(name, operation, role, target);
        } else {
            denied(name, operation, role, target);
        }
    }

    private void allowed(String name, Operation operation, Role role, Target target) {
        var answer = asCaller(operation, role, call(operation, role, target, false));
        var status = answer.statusCode();
        if (LEADS_AWAY.contains(operation.id()) && status == 404) {
            return;
        }
        var done = operation.method().equals("GET") ? status == 200 : BY_BODY.contains(operation.id()) ? status == 201 : status < 500 && !Set.of(401, 403, 404).contains(status);
        if (!done) {
            unexpected.add(name + " should be allowed: " + status + " " + text(answer));
        }
        var code = table.code(operation.id(), role);
        var narrow = role == Role.OFFICER || role == Role.ASSESSOR || role == Role.LEADER || !code.startsWith("all");
        if (operation.method().equals("GET") && narrow && !TELLS_EVERYBODY.contains(operation.id()) && text(answer).contains(MARK)) {
            unexpected.add(name + " tells of another station: " + text(answer));
        }
    }

    private void denied(String name, Operation operation, Role role, Target target) {
        var reaches = table.any(operation.id(), role);
        var call = call(operation, role, target, reaches);
        var before = lastAuditLine();
        var answer = asCaller(operation, role, call);
        expect(name, answer, !reaches ? Set.of(403) : BY_BODY.contains(operation.id()) ? Set.of(403, 422) : target == Target.UNKNOWN ? Set.of(404) : Set.of(403, 404));
        if (lastAuditLine() != before) {
            unexpected.add(name + " did something");
        }
        if (target == Target.OUTSIDE) {
            var missing = asCaller(operation, role, call(operation, role, Target.UNKNOWN, reaches));
            if (missing.statusCode() != answer.statusCode() || !text(missing).equals(text(answer))) {
                unexpected.add(name + " can be told apart from what is not there: " + answer.statusCode() + " " + text(answer) + " / " + missing.statusCode() + " " + text(missing));
            }
        }
    }

    /** No caller at all, a token that is none, one that is over, one of a locked account. */
    private void nobody(Operation operation) {
        var call = call(operation, Role.ASSESSMENT_OFFICE, targets(operation).contains(Target.SCOPE) ? Target.SCOPE : targets(operation).getFirst(), false);
        var tokens = new String[] {null, "garbage", expired(), locked()};
        var before = lastAuditLine();
        for (int i = 0; i < tokens.length; i++) {
            cells++;
            expect(operation.id() + " " + List.of("anonymous", "garbage", "expired", "locked").get(i), send(tokens[i], call), Set.of(401));
        }
        if (lastAuditLine() != before) {
            unexpected.add(operation.id() + " did something for nobody");
        }
    }

    private Response asCaller(Operation operation, Role role, Call call) {
        var caller = world().callers().get(role);
        return switch (operation.id()) {
            case "signOut" -> send(tokenOf(caller.accountId()), call);
            case "refreshSession" -> {
                var session = signIn(caller.username(), PASSWORD);
                yield given(null).cookie("yardstick_refresh", session.cookie("yardstick_refresh")).post(call.path());
            }
            default -> send(table.open(operation.id()) ? null : caller.token(), call);
        };
    }

    private void expect(String name, Response answer, Set<Integer> statuses) {
        if (!statuses.contains(answer.statusCode())) {
            unexpected.add(name + " should be " + statuses.stream().sorted().map(String::valueOf).collect(Collectors.joining("/")) + ": " + answer.statusCode() + " " + text(answer));
        }
    }

    private static String text(Response answer) {
        var type = answer.contentType();
        return type != null && type.contains("json") ? answer.asString() : "";
    }

    private static String expired;

    /** As the service signs them, of a session that lives, but over. */
    private String expired() {
        if (expired == null) {
            var caller = world().callers().get(Role.ASSESSMENT_OFFICE);
            var claims = claims(caller.token());
            var now = Instant.now();
            expired = keys.sign(Jwt.subject(claims.getString("sub")).upn(caller.username()).claim("sid", claims.getString("sid")).claim("jti", UUID.randomUUID().toString())
                    .issuer("yardstick").audience("yardstick").issuedAt(now.minusSeconds(4000)).expiresAt(now.minusSeconds(3400)));
        }
        return expired;
    }

    private static String locked;

    private String locked() {
        if (locked == null) {
            var account = account(Role.ASSESSMENT_OFFICE, null, null);
            locked = tokenOf(account);
            get(locked, "/api/v1/me").then().statusCode(200);
            inside(() -> accounts.lock(account, accounts.get(account).version(), "调离"));
        }
        return locked;
    }
}
