package cn.yardstick.rights;

import cn.yardstick.assessment.Vectors;
import cn.yardstick.harness.Contract.Operation;
import cn.yardstick.identity.Role;
import java.util.Map;

/** Every writing operation as somebody does it who may, on records of its own: sent once, it is done. */
abstract class Deeds extends DeedsOnFacts {

    /** A fresh deed of the operation; fails for one that nobody has written down yet. */
    Deed deed(Operation operation) {
        var deed = onPeople(operation);
        deed = deed == null ? onRules(operation) : deed;
        deed = deed == null ? onFacts(operation) : deed;
        if (deed == null) {
            throw new IllegalStateException("no deed of " + operation.id() + ": write it down in DeedsOnPeople, DeedsOnRules or DeedsOnFacts");
        }
        return deed;
    }

    /** Requests that create or change by no version are none of the deeds. */
    Deed request(Operation operation) {
        var officer = world().callers().get(Role.OFFICER);
        return switch (operation.id()) {
            case "signIn" -> new Deed(operation, officer.accountId(), operation.path(), Map.of("username", officer.username(), "password", PASSWORD));
            case "setup" -> new Deed(operation, officer.accountId(), operation.path(), sampler.valid(operation.body()));
            case "evaluateGrading" -> new Deed(operation, officer.accountId(), operation.path(), Vectors.all().get(0).get("request"));
            case "compareSupposed" -> new Deed(operation, world().callers().get(Role.ASSESSMENT_OFFICE).accountId(), path(operation, Role.ASSESSMENT_OFFICE, targets(operation).getFirst()),
                    body(operation, Role.ASSESSMENT_OFFICE, RightsTable.Target.NONE));
            default -> operation.creates() || operation.changes() ? deed(operation) : new Deed(operation, officer.accountId(), path(operation, Role.OFFICER, targets(operation).getFirst()), body(operation, Role.OFFICER, RightsTable.Target.NONE));
        };
    }
}
