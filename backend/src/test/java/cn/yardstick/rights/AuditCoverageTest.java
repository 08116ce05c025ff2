package cn.yardstick.rights;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cn.yardstick.harness.Contract.Operation;
import cn.yardstick.identity.Role;
import cn.yardstick.rights.AuditTable.Kind;
import cn.yardstick.rights.AuditTable.Row;
import cn.yardstick.rights.RightsTable.Target;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * P24: every operation of the contract leaves the line that {@code audit-lines.csv} asks for, by who did it, with its action
 * and record: a change, a look at what is about somebody else (one line, which names everybody who is shown), a refusal.
 */
@QuarkusTest
class AuditCoverageTest extends OwnDeeds {

    /** Classes of fields that nobody sees of somebody else without a line. */
    private static final Set<String> LOOKED_AT = Set.of("personal", "diary", "incident", "score", "grade", "tie");
    /** Of the class of a score, because of whom they may reach, but telling none. */
    private static final Set<String> WITHOUT_SCORE = Set.of("listMembers", "getMember");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A line as it was left. */
    private record Line(long id, Long account, String action, String recordType, String recordId, JsonNode after) {

        Set<String> officers() {
            var officers = new TreeSet<String>();
            after.path("officers").forEach(officer -> officers.add(officer.asText()));
            return officers;
        }
    }

    private final RightsTable rights = RightsTable.read();
    private final FieldsTable fields = FieldsTable.read();
    private final Map<String, Row> table = AuditTable.read();
    private final List<String> holes = new ArrayList<>();
    private int changes;
    private int looks;
    private int refusals;
    private String systemToken;
    private long systemId;

    @Test
    void everyOperationLeavesItsLine() throws IOException {
        assertEquals(new TreeSet<>(contract.operations().stream().map(Operation::id).toList()), new TreeSet<>(table.keySet()), "each operation has its row in audit-lines.csv");
        world();
        for (var operation : contract.operations()) {
            var row = table.get(operation.id());
            if (row.elsewhere() != null) {
                elsewhere(row);
            } else if (row.kind() == Kind.CHANGE) {
                change(operation, row);
            } else if (row.kind() == Kind.LOOK) {
                look(operation, row);
            } else {
                nothing(operation, row);
            }
            refusal(operation);
        }
        holes.forEach(System.out::println);
        System.out.println("PROMISE P24 " + holes.size() + " without the right line of " + changes + " changes, " + looks + " looks, " + refusals + " refusals in " + table.size() + " operations, "
                + (table.size() - changes - looks) + " of which change and show nothing of that kind " + (holes.isEmpty() ? "pass" : "fail"));
        assertEquals("", String.join("\n", holes));
    }

    /** What cannot be done over a bureau that is there: the named test looks for the same line. */
    private void elsewhere(Row row) throws IOException {
        try (var sources = Files.walk(Path.of("src/test/java"))) {
            var test = sources.filter(path -> path.endsWith(row.elsewhere() + ".java")).findFirst();
            if (test.isEmpty() || !Files.readString(test.get()).contains(row.action())) {
                holes.add(row.elsewhere() + " does not look for " + row.action());
            }
        }
        changes++;
    }

    /** Neither changes anything nor shows what is about somebody else. */
    private void nothing(Operation operation, Row row) {
        var told = contract.fieldsOf(operation);
        told.removeIf(field -> !LOOKED_AT.contains(fields.classOf(operation.id(), field)));
        if (operation.method().equals("GET") && !told.isEmpty() && !row.reason().startsWith("own: ") && !WITHOUT_SCORE.contains(operation.id())) {
            holes.add(operation.id() + " shows " + told + " and asks for no line");
        }
    }

    private void change(Operation operation, Row row) {
        changes++;
        var sent = done(operation);
        if (sent.status() >= 300) {
            holes.add(operation.id() + " was not done: " + sent.status() + " " + sent.answer());
            return;
        }
        var record = switch (row.id()) {
            case "answer" -> sent.answer().at(sent.answer().has("id") ? "/id" : "/client/id").asText();
            case "actor" -> "" + Math.abs(sent.actor());
            case "one" -> "1";
            case "self" -> "" + inside(() -> accounts.get(sent.actor()).officerId());
            case "new" -> "" + inside(() -> em.createQuery("select max(o.id) from Officer o", Long.class).getSingleResult());
            default -> pathId(sent.path(), row.id());
        };
        var lines = lines(sent.before());
        if (find(row, sent.actor(), record, lines) == null) {
            holes.add(operation.id() + " leaves no " + row.action() + " by " + sent.actor() + " about " + row.record() + " " + record + ", but " + lines);
        }
    }

    /** As somebody whom the table lets read it, about somebody else. */
    private void look(Operation operation, Row row) {
        looks++;
        // A list that everybody may see is no look: what is read is one that waits for its approval.
        var target = Set.of("listPublicationLines", "listPublicationChanges").contains(operation.id()) ? Target.OUTSIDE : targets(operation).contains(Target.SCOPE) ? Target.SCOPE : targets(operation).getFirst();
        var role = Arrays.stream(Role.values()).filter(one -> rights.code(operation.id(), one).startsWith("all") && rights.allows(operation.id(), one, target))
                .reduce((first, last) -> operation.path().startsWith("/api/v1/audit") ? last : first).orElseThrow();
        var caller = world().callers().get(role);
        var call = call(operation, role, target, false);
        var token = bearer(caller.accountId());
        var before = lastLine();
        var answer = send(token, call);
        if (answer.statusCode() != 200) {
            holes.add(operation.id() + " was not read by " + role + ": " + answer.statusCode() + " " + answer.asString());
            return;
        }
        // A page that shows nobody leaves no line: other tests' units may fill it.
        while (lines(before).isEmpty() && operation.takes("cursor") && answer.path("nextCursor") != null) {
            answer = given(token).get(call.path() + "?cursor=" + answer.path("nextCursor"));
        }
        var lines = lines(before);
        if (lines.size() != 1) {
            holes.add(operation.id() + " leaves " + lines.size() + " lines, not one: " + lines);
        }
        var record = switch (row.id()) {
            case "path", "path2" -> pathId(call.path(), row.id());
            case "actor" -> "" + caller.accountId();
            default -> row.id();
        };
        var line = find(row, caller.accountId(), record, lines);
        if (line == null) {
            holes.add(operation.id() + " leaves no " + row.action() + " by " + role + " about " + row.record() + " " + record + ", but " + lines);
        } else if (!row.names().isEmpty()) {
            names(operation, row, line, row.names().equals("shown") ? shown(answer.asString(), inside(() -> accounts.get(caller.accountId()).officerId())) : line.officers());
        }
    }

    /** The line names exactly those who were shown, says how many, and each of them is found by it. */
    private void names(Operation operation, Row row, Line line, Set<String> shown) {
        var found = new TreeSet<>(inside(() -> em.createQuery("select o.officerId from OfficerOfLine o where o.lineId = :line", Long.class).setParameter("line", line.id()).getResultList().stream().map(String::valueOf).toList()));
        if (shown.isEmpty() || !line.officers().equals(shown) || !found.equals(shown) || line.after().path("count").asInt() != shown.size()) {
            holes.add(operation.id() + " shows " + shown + ", its " + row.action() + " names " + line.after() + " and is found by " + found);
        }
    }

    private static Line find(Row row, long actor, String record, List<Line> lines) {
        return lines.stream().filter(line -> line.action().equals(row.action()) && line.recordType().equals(row.record()) && line.recordId().equals(record) && line.account() != null && line.account() == actor)
                .findFirst().orElse(null);
    }

    /** Who may not is on record, with what was tried: somebody of a role without the permission, or a system without the scope. */
    private void refusal(Operation operation) {
        if (operation.open() || !operation.statuses().contains("403")) {
            return;
        }
        var role = Arrays.stream(Role.values()).filter(one -> rights.code(operation.id(), one).equals("-")).findFirst();
        var token = role.isPresent() ? bearer(world().callers().get(role.get()).accountId()) : systemToken();
        var actor = role.isPresent() ? world().callers().get(role.get()).accountId() : -systemId;
        var call = call(operation, role.orElse(Role.OFFICER), targets(operation).getFirst(), false);
        var before = lastLine();
        var answer = send(token, call);
        if (answer.statusCode() != 403) {
            if (role.isPresent()) {
                holes.add(operation.id() + " does not refuse " + role.get() + ": " + answer.statusCode());
            }
            return;
        }
        refusals++;
        var path = call.path().replaceAll("\\?.*", "");
        if (lines(before).stream().noneMatch(line -> line.action().equals("access.refused") && line.recordType().equals("refusal") && line.account() != null && line.account() == actor
                && path.equals(line.after().path("path").asText()) && line.after().path("method").asText().equals(operation.method()))) {
            holes.add(operation.id() + " refuses without a line: " + lines(before));
        }
    }

    /** Of another system, which may do nothing but read published lists. */
    private String systemToken() {
        if (systemToken == null) {
            var client = client(List.of("publications:read"), world().scope().unitId(), 60_000);
            systemId = Long.parseLong(client.path("client.id"));
            systemToken = accessToken(client);
        }
        return systemToken;
    }

    private List<Line> lines(long after) {
        return inside(() -> em.createNativeQuery("SELECT id, account_id, action, record_type, record_id, after_json FROM audit_line WHERE id > ?1 ORDER BY id", Object[].class).setParameter(1, after)
                .getResultList().stream().map(row -> line((Object[]) row)).toList());
    }

    private static Line line(Object[] row) {
        return new Line(((Number) row[0]).longValue(), row[1] == null ? null : ((Number) row[1]).longValue(), (String) row[2], (String) row[3], (String) row[4], parsed(row[5] == null ? "{}" : (String) row[5]));
    }

    private static JsonNode parsed(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ids in a path, from the left. */
    private static String pathId(String path, String which) {
        var ids = Arrays.stream(path.replaceAll("\\?.*", "").split("/")).filter(part -> part.matches("[0-9]+")).toList();
        return ids.get(which.equals("path2") ? 1 : 0);
    }

    /** Everybody whom an answer names, but the reader. */
    private static Set<String> shown(String answer, Long self) {
        var found = new TreeSet<String>();
        officers(parsed(answer), found);
        found.remove(String.valueOf(self));
        return found;
    }

    private static void officers(JsonNode node, Set<String> found) {
        if (node.has("badgeNo")) {
            found.add(node.get("id").asText());
        }
        node.forEach(child -> officers(child, found));
    }
}
