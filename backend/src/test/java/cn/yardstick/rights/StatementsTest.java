package cn.yardstick.rights;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cn.yardstick.harness.Contract.Operation;
import cn.yardstick.identity.Role;
import cn.yardstick.rights.RightsTable.Target;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** No query for each row: every read needs as many statements for many rows as for few, counted by the database itself. */
@QuarkusTest
class StatementsTest extends Deeds {

    /** Reads whose rows are of a fixed number, or are grown by no deed; and histories, which are all read by one piece of code. */
    private static final Set<String> FIXED = Set.of("listGates", "listWarnings", "myTasks", "mySessions", "listPools", "listTies", "calendarYearHistory", "unitHistory", "meetingHistory", "diaryEntryHistory", "deputyshipHistory", "listPublicationChanges");
    /** Grown on a draft of this test. */
    private static final Set<String> OF_THE_DRAFT = Set.of("listClauses", "listDocuments", "checkRuleBook", "ruleBookDifferences");

    private final RightsTable table = RightsTable.read();
    private final List<String> broken = new ArrayList<>();
    private String draft;
    private int grown;

    @Test
    void noQueryForEachRow() {
        world();
        draft = create(bearer(Role.ASSESSMENT_OFFICE, 0), "/api/v1/rule-books", Map.of("title", "草案", "effectiveFrom", YEAR + "-01-01")).then().statusCode(201).extract().path("id");
        grow(1);
        var reads = operations(operation -> operation.method().equals("GET") && !operation.open());
        var few = new TreeMap<String, long[]>();
        reads.forEach(operation -> few.put(operation.id(), measured(operation, 1)));
        grow(3);
        for (var operation : reads) {
            var before = few.get(operation.id());
            var after = measured(operation, 200);
            // On a page of one row there may be nothing of what is looked up once for all rows: one more statement in a transaction of its own, and so for what they rest on.
            var paged = operation.takes("limit") && after[0] > before[0] + 4;
            // The export of the log reads it page by page.
            // A proof grows with the logarithm of the log, and the log grows meanwhile.
            // Of a first pool in which nobody is four there is no look to write down.
            var allowed = paged || Set.of("exportAudit", "listRotations").contains(operation.id()) ? 6 : operation.id().startsWith("proveAudit") ? 1 : 0;
            if (after[1] > before[1] + allowed) {
                broken.add(operation.id() + ": " + before[1] + " statements for " + before[0] + " rows, " + after[1] + " for " + after[0]);
            }
            if (before[0] >= 0 && after[0] <= before[0] && !FIXED.contains(operation.id())) {
                broken.add(operation.id() + " was not tried with more rows: " + after[0]);
            }
        }
        assertEquals("", String.join("\n", broken));
    }

    /** Rows (-1 where the answer is no list) and statements, the fewest of three: the snapshots of rights and units live two seconds. */
    private long[] measured(Operation operation, int limit) {
        var role = Arrays.stream(Role.values()).filter(one -> table.code(operation.id(), one).startsWith("all")).findFirst()
                .orElseGet(() -> Arrays.stream(Role.values()).filter(one -> table.any(operation.id(), one)).findFirst().orElseThrow());
        var target = targets(operation).contains(Target.SCOPE) && table.allows(operation.id(), role, Target.SCOPE) ? Target.SCOPE : targets(operation).contains(Target.OWN) ? Target.OWN : targets(operation).getFirst();
        var path = OF_THE_DRAFT.contains(operation.id()) ? path(operation, role, target).replace("/rule-books/" + world().book(), "/rule-books/" + draft) : path(operation, role, target);
        if (operation.takes("limit")) {
            path += (path.contains("?") ? "&" : "?") + "limit=" + limit;
        }
        var account = world().callers().get(role).accountId();
        var api = here();
        var least = Long.MAX_VALUE;
        var rows = -1L;
        for (int i = 0; i < 3; i++) {
            bearer(account);
            var before = questions();
            var raw = api.send("GET", path, Map.of("Authorization", "Bearer " + bearer(account)), null);
            least = Math.min(least, questions() - before);
            assertEquals(200, raw.status(), operation.id() + " " + path + " " + raw.body());
            rows = rows(raw.contentType().contains("json") ? raw.json() : null);
        }
        return new long[] {rows, least};
    }

    private static long rows(JsonNode answer) {
        return answer == null ? -1 : answer.has("items") ? answer.get("items").size() : -1;
    }

    /** Statements that the server has taken from anybody; asking costs as much each time. */
    private long questions() {
        return inside(() -> Long.parseLong((String) ((Object[]) em.createNativeQuery("SHOW GLOBAL STATUS LIKE 'Questions'", Object[].class).getSingleResult())[1]));
    }

    /** More of everything. */
    private void grow(int times) {
        for (int i = 0; i < times; i++) {
            grown++;
            sequencer.catchUp();
            for (var id : List.of("createClient", "correctDiaryEntry", "recordFinding", "writeDiaryEntry", "reportIncident", "createOfficer", "createUnit", "createCycle", "proposeScoreEntry", "createDeputyship", "createObjection", "recordDelivery")) {
                var deed = deed(operations(one -> one.id().equals(id)).getFirst());
                var answer = send(here(), deed, headers(deed.account(), deed, unique("growing-"), null));
                assertEquals(201, answer.status(), answer.body());
            }
            var office = bearer(Role.ASSESSMENT_OFFICE, 0);
            var book = "/api/v1/rule-books/" + draft;
            create(office, book + "/clauses", Map.of("code", "9." + grown, "categoryCode", "DILIGENCE", "kind", "DEDUCTION", "posts", List.of("PATROL"), "textZh", "迟到", "textEn", "Late",
                    "minPoints", "1.00", "maxPoints", "2.00", "leadersAnswer", false)).then().statusCode(201);
            create(office, book + "/documents", Map.of("kind", "WORKFLOW", "titleZh", "方案", "titleEn", "Plan", "bodyZh", "正文", "bodyEn", "Text")).then().statusCode(201);
            create(office, "/api/v1/officers/" + world().scope().officerId() + "/assignments", Map.of("unitId", "" + world().scope().unitId(), "post", "PATROL", "from", "2021-01-0" + grown)).then().statusCode(201);
        }
    }
}
