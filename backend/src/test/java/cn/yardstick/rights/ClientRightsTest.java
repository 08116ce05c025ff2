package cn.yardstick.rights;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cn.yardstick.harness.Contract.Operation;
import cn.yardstick.identity.ClientScope;
import cn.yardstick.identity.Role;
import cn.yardstick.rights.RightsTable.Target;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** P10 for other systems: every operation by every scope, about records of the granted unit and of another. */
@QuarkusTest
class ClientRightsTest extends RightsCalls {

    /** Another system is no officer. */
    private static final Set<String> OF_A_PERSON = Set.of("myPublishedResult", "myReceipt", "myPrintedReceipt");

    private final Map<String, String> scopeOf = table();
    private final List<String> unexpected = new ArrayList<>();
    private int cells;

    @Test
    void whatASystemMayDoByEachOfItsScopes() {
        var unit = world().own().get(Role.OFFICER).unitId();
        for (ClientScope scope : ClientScope.values()) {
            var token = accessToken(client(List.of(scope.word()), unit, 60_000));
            for (Operation operation : contract.operations()) {
                if (operation.open()) {
                    continue;
                }
                if (List.of(scope.word(), "*").contains(scopeOf.getOrDefault(operation.id(), ""))) {
                    targets(operation).forEach(target -> granted(scope, token, operation, target));
                } else {
                    refused(scope, token, operation);
                }
            }
        }
        System.out.println("PROMISE P10 " + cells + " cells of other systems, " + unexpected.size() + " unexpected " + (unexpected.isEmpty() ? "pass" : "fail"));
        assertEquals("", String.join("\n", unexpected));
    }

    /** About records of the own unit: done; of another, or of none: nothing that could be told apart. */
    private void granted(ClientScope scope, String token, Operation operation, Target target) {
        cells++;
        var answer = send(token, call(operation, Role.OFFICER, target, false));
        var status = answer.statusCode();
        var name = scope.word() + " " + operation.id() + " " + target + ": " + status + " " + answer.asString();
        var reachable = Set.of(Target.NONE, Target.KNOWN, Target.OWN, Target.SCOPE).contains(target) && !OF_A_PERSON.contains(operation.id());
        if (reachable && status != 200 && status != 201 && !(operation.id().equals("evaluateGrading") && status < 500 && status != 403)) {
            unexpected.add(name);
        }
        if (!reachable && status != 404 && status != 422) {
            unexpected.add(name);
        }
        if (reachable && answer.asString().contains(MARK)) {
            unexpected.add("tells of another station: " + name);
        }
        if (target == Target.OUTSIDE) {
            var missing = send(token, call(operation, Role.OFFICER, Target.UNKNOWN, false));
            if (missing.statusCode() != status || !missing.asString().equals(answer.asString())) {
                unexpected.add("can be told apart from what is not there: " + name);
            }
        }
    }

    private void refused(ClientScope scope, String token, Operation operation) {
        cells++;
        var call = call(operation, Role.OFFICER, targets(operation).getLast(), false);
        var before = lastAuditLine();
        var answer = send(token, call);
        if (answer.statusCode() != 403 || lastAuditLine() != before) {
            unexpected.add(scope.word() + " " + operation.id() + " should be refused: " + answer.statusCode() + " " + answer.asString());
        }
    }

    private static Map<String, String> table() {
        try (var in = ClientRightsTest.class.getResourceAsStream("/client-rights.csv")) {
            var rows = new HashMap<String, String>();
            new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.startsWith("#") && !line.startsWith("operation,")).map(line -> line.split(","))
                    .forEach(cells -> rows.put(cells[0], cells[1]));
            return rows;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
