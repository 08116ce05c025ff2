package cn.yardstick.rights;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cn.yardstick.harness.Contract.Operation;
import cn.yardstick.identity.Role;
import cn.yardstick.rights.RightsTable.Target;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;

/**
 * P11: every field of every answer, list, export and filter, for every role, about oneself, the own unit and another: what
 * stands in an answer is held against a table by hand. A field without a row fails.
 */
@QuarkusTest
class FieldsTest extends Deeds {

    private static final Set<String> PAGE = Set.of("limit", "cursor", "Idempotency-Key", "If-Match", "Accept-Language");
    /** As the officers of the test bureau have them. */
    private static final List<String> SECRETS = List.of("13900000000", "1986-05-04");
    private static final String ASKED = "birthDate=1986-05-04&phone=13900000000&sex=FEMALE&sort=birthDate&order=desc&fields=phone,birthDate&expand=personalData";

    /** In answers to those who may not see what stands there, and empty for them. */
    private static final Set<String> EMPTY_FOR_OTHERS = Set.of("IncidentResponse.diaryEntryIds", "AmendmentResponse.diaryEntryIds");

    private final FieldsTable table = FieldsTable.read();
    private final RightsTable rights = RightsTable.read();
    private final List<String> leaks = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private int cells;

    /** Whom an answer is about, as far as it says; empty where it is about nobody. */
    private record Place(Operation operation, Role role, Set<String> officers) {
    }

    @Test
    void everyFieldHasItsRowAndNoRowIsLeftOver() {
        var missing = new TreeSet<String>();
        for (var operation : contract.operations()) {
            fieldsOf(operation).forEach(field -> {
                if (table.classOf(operation.id(), field) == null) {
                    missing.add(operation.id() + ":" + field);
                }
            });
        }
        assertEquals("", String.join("\n", missing));
        assertEquals("[]", table.unused().stream().filter(field -> !field.matches("(export|Waiting:officer)[.].*")).toList().toString());
    }

    @Test
    void noFieldReachesWhomItMustNot() throws IOException {
        world();
        for (var operation : contract.operations()) {
            for (Role role : Role.values()) {
                if (rights.any(operation.id(), role)) {
                    reach(operation, role);
                }
            }
        }
        export();
        aLeakIsFound();
        leaks.stream().distinct().limit(60).forEach(System.out::println);
        System.out.println("PROMISE P11 " + leaks.size() + " leaks in " + cells + " cells, " + seen.size() + " of " + table.size() + " fields and filters seen with a value " + (leaks.isEmpty() ? "pass" : "fail"));
        assertEquals("", String.join("\n", leaks));
    }

    private void reach(Operation operation, Role role) {
        if (!operation.method().equals("GET")) {
            // Who does it gets the answer: no field of it may be closed to the whole role.
            fieldsOf(operation).forEach(field -> closed(operation, role, field));
            return;
        }
        for (var filter : filters(operation)) {
            cells++;
            seen.add(filter);
            if (!FieldsTable.covers(table.code(operation, filter, role), rights.code(operation.id(), role))) {
                leaks.add(role + " can ask " + filter + " about more people than it may see");
            }
        }
        for (Target target : targets(operation)) {
            if (target != Target.UNKNOWN && rights.allows(operation.id(), role, target)) {
                read(operation, role, target);
            }
        }
    }

    private void closed(Operation operation, Role role, String field) {
        cells++;
        if (!rights.open(operation.id()) && table.code(operation, field, role).equals("-") && !EMPTY_FOR_OTHERS.contains(field)) {
            leaks.add(role + " is answered " + field + " by " + operation.id());
        }
    }

    private void read(Operation operation, Role role, Target target) {
        var path = path(operation, role, target);
        var answer = answer(role, path);
        if (answer == null) {
            return;
        }
        var about = switch (target) {
            case OWN -> Set.of(id(role));
            case SCOPE -> Set.of("" + world().scope().officerId());
            case OUTSIDE -> Set.of("" + world().outside().officerId());
            default -> operation.path().startsWith("/api/v1/me") || operation.id().startsWith("my") ? Set.of(id(role)) : Set.<String>of();
        };
        walk(new Place(operation, role, about), answer, operation.answer(), "");
        if (answer.has("items")) {
            oracles(operation, role, path, ids(answer));
        }
    }

    /** What one may not see is neither searched nor sorted by: whoever asks learns nothing by it. */
    private void oracles(Operation operation, Role role, String path, List<String> all) {
        var more = path.contains("?") ? "&" : "?";
        cells++;
        var asked = answer(role, path + more + ASKED);
        if (asked != null && !same(operation, all, ids(asked))) {
            leaks.add(role + " learns by filters that are none, of " + operation.id());
        }
        if (filters(operation).contains("?" + operation.id() + ".q")) {
            for (var secret : SECRETS) {
                cells++;
                var found = answer(role, path + more + "q=" + URLEncoder.encode(secret, StandardCharsets.UTF_8));
                if (found != null && !ids(found).isEmpty()) {
                    leaks.add(role + " finds people by their personal data in " + operation.id());
                }
            }
        }
    }

    /** Reading what others did in the log is on record, the newest first: what was there before is the same. */
    private static boolean same(Operation operation, List<String> before, List<String> after) {
        if (!operation.id().equals("listAuditLines")) {
            return after.equals(before);
        }
        var old = after.stream().filter(id -> Long.parseLong(id) <= Long.parseLong(before.getFirst())).toList();
        return after.size() == before.size() && old.size() >= before.size() - 1 && old.equals(before.subList(0, old.size()));
    }

    private static List<String> ids(JsonNode answer) {
        var ids = new ArrayList<String>();
        answer.path("items").forEach(item -> ids.add(item.has("id") ? item.get("id").asText() : item.path("officer").path("id").asText(item.toString())));
        return ids;
    }

    /** Null for what is no JSON, or refused as a whole. */
    private JsonNode answer(Role role, String path) {
        var answer = here().send("GET", path, Map.of("Authorization", "Bearer " + bearer(world().callers().get(role).accountId())), null);
        return answer.status() == 200 && answer.contentType().contains("json") ? answer.json() : null;
    }

    private void walk(Place place, JsonNode value, JsonNode schema, String name) {
        var reference = schema.path("$ref").asText("");
        var resolved = contract.resolve(schema);
        var schemaName = reference.isEmpty() ? name : reference.substring(reference.lastIndexOf('/') + 1);
        // Gates wait for records and for people: these are told to fewer.
        var here = schemaName.equals("Waiting") && value.path("recordType").asText().equals("officer") ? "Waiting:officer" : schemaName;
        if (value.isArray()) {
            value.forEach(item -> walk(place, item, resolved.path("items"), here));
        } else if (value.isObject() && resolved.has("properties")) {
            var inside = new Place(place.operation(), place.role(), about(value, here, place));
            value.properties().forEach(property -> {
                var field = here + "." + property.getKey();
                if (!property.getValue().isNull() && !property.getValue().isEmpty() || property.getValue().isValueNode() && !property.getValue().isNull()) {
                    check(inside, field, property.getValue());
                    walk(inside, property.getValue(), resolved.path("properties").path(property.getKey()), field);
                }
            });
        }
    }

    /** The officers that an object names as those it is about, else those that its surroundings are about. */
    private Set<String> about(JsonNode value, String schema, Place place) {
        var named = new HashSet<String>();
        if (schema.equals("AuditLine")) {
            named.add(value.path("accountId").asLong() == world().callers().get(place.role()).accountId() ? id(place.role()) : "somebody else");
        }
        if (schema.equals("OfficerResponse")) {
            named.add(value.path("id").asText());
        }
        if (schema.equals("Waiting:officer")) {
            named.add(value.path("recordId").asText());
        }
        if (schema.equals("Receipt")) {
            named.add(value.path("line").path("officer").asText());
        }
        if (schema.equals("ReceiptLine")) {
            named.add(value.path("officer").asText());
        }
        for (var one : List.of("officer", "leader", "deputy")) {
            named.add(value.path(one).path("id").asText(""));
        }
        for (var list : List.of("officers", "tied")) {
            value.path(list).forEach(one -> named.add(one.has("officer") ? one.get("officer").path("id").asText() : one.path("id").asText("")));
        }
        named.remove("");
        return named.isEmpty() ? place.officers() : named;
    }

    private void check(Place place, String field, JsonNode value) {
        cells++;
        seen.add(field);
        var code = table.code(place.operation(), field, place.role());
        var own = place.officers().contains(id(place.role()));
        var near = place.officers().isEmpty() || place.officers().stream().anyMatch(inReach()::contains);
        var leak = switch (code) {
            case "-" -> true;
            case "own" -> !own;
            case "scope", "scope!" -> !near || value.isTextual() && value.asText().contains(MARK);
            default -> false;
        };
        if (leak || code.endsWith("!") && own) {
            leaks.add(place.role() + " sees " + field + " (" + code + ") of " + place.officers() + " by " + place.operation().id());
        }
    }

    private String id(Role role) {
        return "" + world().own().get(role).officerId();
    }

    private Set<String> inReach;

    /** Officers of the station where all callers serve. */
    private Set<String> inReach() {
        if (inReach == null) {
            inReach = new HashSet<>();
            var station = world().own().get(Role.OFFICER).unitId();
            inside(() -> em.createNativeQuery("SELECT id FROM officer WHERE unit_id IN (:units)", Long.class).setParameter("units", units.withBelow(station)).getResultList())
                    .forEach(officer -> inReach.add(officer.toString()));
        }
        return inReach;
    }

    private Set<String> fieldsOf(Operation operation) {
        var found = new TreeSet<>(contract.fieldsOf(operation));
        found.addAll(filters(operation));
        return found;
    }

    private static Set<String> filters(Operation operation) {
        var found = new TreeSet<String>();
        if (operation.method().equals("GET")) {
            operation.parameters().stream().filter(one -> one.path("in").asText().equals("query")).map(one -> one.path("name").asText()).filter(name -> !PAGE.contains(name))
                    .forEach(name -> found.add("?" + operation.id() + "." + name));
        }
        return found;
    }

    /** The table of officers has personal data: whoever gets it may see them of everybody. */
    private void export() throws IOException {
        var operation = contract.operations().stream().filter(one -> one.id().equals("exportOfficers")).findFirst().orElseThrow();
        for (Role role : Role.values()) {
            if (!rights.any(operation.id(), role)) {
                continue;
            }
            var table = RestAssured.given().header("Authorization", "Bearer " + bearer(world().callers().get(role).accountId())).get(operation.path()).then().statusCode(200).extract().asByteArray();
            try (var book = new ReadableWorkbook(new ByteArrayInputStream(table))) {
                book.getFirstSheet().read().getFirst().forEach(column -> {
                    cells++;
                    var field = "export." + column.getText();
                    seen.add(field);
                    if (this.table.classOf(operation.id(), field) == null || !this.table.code(operation, field, role).equals("all")) {
                        leaks.add(role + " exports " + field);
                    }
                });
            }
        }
    }

    /** The check itself: what it must find is found. */
    private void aLeakIsFound() throws IOException {
        var data = contract.operations().stream().filter(one -> one.id().equals("getPersonalData")).findFirst().orElseThrow();
        var diary = contract.operations().stream().filter(one -> one.id().equals("getDiaryEntry")).findFirst().orElseThrow();
        var before = List.copyOf(leaks);
        var personal = new ObjectMapper().readTree("{\"sex\":\"MALE\",\"birthDate\":\"1986-05-04\",\"phone\":null,\"damaged\":[],\"version\":1}");
        walk(new Place(data, Role.DISCIPLINE, Set.of("" + world().scope().officerId())), personal, data.answer(), "");
        walk(new Place(data, Role.LEADER, Set.of("" + world().outside().officerId())), personal, data.answer(), "");
        walk(new Place(data, Role.LEADER, Set.of("" + world().scope().officerId())), personal, data.answer(), "");
        var entry = new ObjectMapper().readTree("{\"text\":\"日记\",\"officers\":[{\"id\":\"" + id(Role.LEADER) + "\"}]}");
        walk(new Place(diary, Role.LEADER, Set.of()), entry, diary.answer(), "");
        var found = leaks.size() - before.size();
        leaks.clear();
        leaks.addAll(before);
        assertEquals(3 + 3 + 2, found);
    }
}
