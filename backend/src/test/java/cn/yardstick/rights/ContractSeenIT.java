package cn.yardstick.rights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.yardstick.ContractFilter;
import cn.yardstick.harness.Contract;
import cn.yardstick.harness.Contract.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * P28, after all other tests: every operation of the contract answered as the contract says. An answer with a status or a
 * field that is not there fails in the test that gets it; routes are held against the contract by RoutesTest. What was
 * promised and never provoked is counted, so that it can be seen.
 */
class ContractSeenIT {

    @Test
    void everyOperationAnsweredAsTheContractSays() throws IOException {
        assertTrue(Files.exists(ContractFilter.SEEN), "this looks back on a whole run: make test");
        // A word before a place: /sessions/current is not a session's id.
        var operations = Contract.read().operations().stream().sorted(Comparator.comparing((Operation operation) -> operation.path().replace('{', '~'))).toList();
        var seen = seen(operations);
        var silent = operations.stream().map(Operation::id).filter(id -> seen.stream().noneMatch(pair -> pair.startsWith(id + " "))).toList();
        var promised = operations.stream().flatMap(operation -> operation.statuses().stream().filter(status -> !status.equals("default")).map(status -> operation.id() + " " + status)).collect(Collectors.toSet());
        var unseen = promised.stream().filter(pair -> !seen.contains(pair)).count();
        System.out.println("PROMISE P28 0 undocumented of " + seen.size() + " kinds of answers seen, " + silent.size() + " of " + operations.size() + " operations never called, "
                + unseen + " of " + promised.size() + " promised answers not provoked " + (silent.isEmpty() ? "pass" : "fail"));
        assertEquals(List.of(), silent);
    }

    private static Set<String> seen(List<Operation> operations) throws IOException {
        var found = new TreeSet<String>();
        for (var line : new TreeSet<>(Files.readAllLines(ContractFilter.SEEN))) {
            var words = line.split(" ");
            operations.stream().filter(operation -> operation.method().equals(words[0]) && words[1].matches(operation.path().replaceAll("\\{[^}]+}", "[^/]+"))).findFirst()
                    .ifPresent(operation -> found.add(operation.id() + " " + words[2]));
        }
        return found;
    }
}
