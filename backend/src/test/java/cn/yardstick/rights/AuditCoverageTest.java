package cn.yardstick.rights;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cn.yardstick.harness.Api;
import cn.yardstick.harness.Contract.Operation;
import cn.yardstick.identity.Role;
import cn.yardstick.rights.RightsTable.Target;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * P24: every change, every look at somebody else's personal data or score by name, and every refusal has its line of the
 * audit log, with who did it. Goes through all operations of the contract; one that leaves no line stands below with why.
 */
@QuarkusTest
class AuditCoverageTest extends Deeds {

    /** Nothing of these is kept, or what is kept is a line of its own kind already. */
    private static final Map<String, String> NO_CHANGE = Map.of("evaluateGrading", "stores nothing", "issueClientToken", "asked for by a form; the sign-in of a client has a line of its own",
            "refreshSession", "goes on with a session that has its line; here there is no cookie");
    /** Asked for with what is not true of the caller: refused here, and done with their lines in the tests of signing in. */
    private static final Set<String> OWN_SECRETS = Set.of("changeOwnPassword", "confirmFactor", "offerFactor", "removeFactor", "renewRecoveryCodes", "setup");
    /** What these fields tell of somebody else is looked at, not only shown. */
    private static final Set<String> LOOKED_AT = Set.of("personal", "score", "grade");

    /** Of the class of a score, but telling none. */
    private static final Map<String, String> NO_LOOK = Map.of("listMembers", "who is compared with whom, without a score", "getMember", "the same of one",
            "officerHistory", "what was changed and by whom; personal data in it are digests");

    private final RightsTable rights = RightsTable.read();
    private final FieldsTable fields = FieldsTable.read();
    private final List<String> broken = new ArrayList<>();
    private int changes;
    private int looks;
    private int refusals;

    @Test
    void everythingThatCountsHasItsLine() {
        world();
        for (var operation : contract.operations()) {
            if (!operation.method().equals("GET") && !NO_CHANGE.containsKey(operation.id())) {
                change(operation);
            }
            if (operation.method().equals("GET")) {
                look(operation);
            }
            refusal(operation);
        }
        broken.forEach(System.out::println);
        System.out.println("PROMISE P24 " + broken.size() + " without a line of " + changes + " changes, " + looks + " looks, " + refusals + " refusals in " + contract.operations().size() + " operations "
                + (broken.isEmpty() ? "pass" : "fail"));
        assertEquals("", String.join("\n", broken));
    }

    private void change(Operation operation) {
        var asked = request(operation);
        // Others go on with the sessions of the callers.
        var deed = operation.id().equals("endOtherSessions") ? new Deed(operation, doer(Role.OFFICER, 24), asked.path(), asked.body()) : asked;
        var etag = operation.changes() ? etagFor(deed) : null;
        var headers = headers(deed.account(), deed, operation.creates() ? unique("line-of-") : null, etag);
        var before = newest();
        var done = send(here(), deed, headers);
        if (done.status() >= 300) {
            if (!OWN_SECRETS.contains(operation.id())) {
                broken.add(operation.id() + " was not done: " + done.status() + " " + done.body());
            }
            return;
        }
        changes++;
        if (operation.path().contains("session") || operation.path().contains("password")) {
            signedOut(deed.account());
        }
        if (lines("a.id > " + before + " and a.accountId = " + deed.account() + " and a.action not like '%-read'") == 0) {
            broken.add(operation.id() + " changes without a line");
        }
    }

    /** By whoever may look at most, at somebody else. */
    private void look(Operation operation) {
        var told = told(operation);
        if (told.isEmpty() || NO_LOOK.containsKey(operation.id()) || operation.path().startsWith("/api/v1/me") || operation.id().startsWith("my")) {
            return;
        }
        var target = targets(operation).contains(Target.SCOPE) ? Target.SCOPE : targets(operation).getFirst();
        var role = Arrays.stream(new Role[] {Role.AUDITOR, Role.ASSESSMENT_OFFICE, Role.DISCIPLINE, Role.LEADER}).filter(one -> rights.allows(operation.id(), one, target)).findFirst();
        if (role.isEmpty()) {
            broken.add(operation.id() + ": nobody looks at " + told);
            return;
        }
        var account = world().callers().get(role.get()).accountId();
        var token = bearer(account);
        var before = newest();
        var answer = here().send("GET", path(operation, role.get(), target), Map.of("Authorization", "Bearer " + token), null);
        if (answer.status() != 200 || isEmpty(answer)) {
            broken.add(operation.id() + " shows nothing to look at: " + answer.status());
            return;
        }
        looks++;
        if (lines("a.id > " + before + " and a.accountId = " + account) == 0) {
            broken.add(operation.id() + " shows " + told + " without a line");
        }
    }

    private void refusal(Operation operation) {
        Optional<Role> role = Arrays.stream(Role.values()).filter(one -> !rights.open(operation.id()) && !rights.any(operation.id(), one)).findFirst();
        if (role.isEmpty()) {
            return;
        }
        var account = world().callers().get(role.get()).accountId();
        var call = call(operation, role.get(), targets(operation).getFirst(), false);
        var deed = new Deed(operation, account, call.path(), null);
        var headers = headers(account, deed, operation.creates() ? unique("refused-") : null, call.etag());
        var before = newest();
        var body = call.body() == null ? null : call.body() instanceof byte[] || call.body() instanceof String ? new byte[] {'{', '}'} : tree(call.body()).toString().getBytes(StandardCharsets.UTF_8);
        var answer = here().send(operation.method(), call.path(), headers, body);
        if (answer.status() != 403) {
            return;
        }
        refusals++;
        if (lines("a.id > " + before + " and a.accountId = " + account + " and a.action = 'access.refused'") == 0) {
            broken.add(operation.id() + " refuses " + role.get() + " without a line");
        }
    }

    /** Fields of the answer that tell what may only be looked at. */
    private Set<String> told(Operation operation) {
        var told = contract.fieldsOf(operation);
        told.removeIf(field -> !LOOKED_AT.contains(fields.classOf(operation.id(), field)));
        return told;
    }

    private static boolean isEmpty(Api.Answer answer) {
        return answer.contentType().contains("json") && answer.json().has("items") && answer.json().get("items").isEmpty();
    }

    private long newest() {
        return inside(() -> em.createQuery("select coalesce(max(a.id), 0) from AuditLine a", Long.class).getSingleResult());
    }

    private long lines(String condition) {
        return inside(() -> em.createQuery("select count(a) from AuditLine a where " + condition, Long.class).getSingleResult());
    }
}
