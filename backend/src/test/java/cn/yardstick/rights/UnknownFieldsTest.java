package cn.yardstick.rights;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cn.yardstick.harness.Contract.Operation;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * P17: only the fields of the contract can be set. Each writing operation gets each property that it does not know, at every
 * object of its body, in a request that is right otherwise: refused with the place, and nothing is changed; at the end the
 * same request without it is done.
 */
@QuarkusTest
class UnknownFieldsTest extends Deeds {

    private static final List<String> ALWAYS = List.of("id", "version", "state", "createdAt", "grade", "role", "roles", "accountId", "account_id", "passwordHash", "password_hash", "locked", "lockedAt",
            "mustChangePassword", "officerId", "unitId", "class", "@class", "@type", "__proto__", "constructor", "decidedBy", "deciderId", "publishedAt", "stage", "rank");

    private final Set<String> names = new TreeSet<>();
    private final List<String> broken = new ArrayList<>();
    private int tried;
    private int next;

    @Test
    void onlyTheFieldsOfTheContractCanBeSet() {
        world();
        names.addAll(contract.propertyNames());
        names.addAll(columns());
        var writing = operations(operation -> operation.body() != null && !operation.method().equals("GET"));
        writing.forEach(this::nothingElse);
        broken.stream().limit(30).forEach(System.out::println);
        System.out.println("PROMISE P17 " + broken.size() + " set of " + tried + " tried in " + writing.size() + " operations, from " + names.size() + " names " + (broken.isEmpty() ? "pass" : "fail"));
        assertEquals("", String.join("\n", broken));
    }

    private void nothingElse(Operation operation) {
        var deed = request(operation);
        var etag = operation.changes() ? etagFor(deed) : null;
        var before = lastChange();
        var body = tree(deed.body());
        var places = new ArrayList<String>();
        places(body, "", places);
        for (var place : places) {
            var known = contract.propertiesAt(operation.body(), place);
            // The members of the grading input are described in grading.md alone.
            for (var name : operation.id().equals("evaluateGrading") ? List.of("createdAt", "passwordHash", "__proto__") : unknown(known)) {
                refused(deed, etag, body, place, name);
            }
        }
        if (lastChange() != before || operation.changes() && !etag.equals(etagFor(deed))) {
            broken.add(operation.id() + " changed something");
        }
        var key = operation.creates() ? unique("done-after-all-") : null;
        var done = send(here(), deed, headers(deed.account(), deed, key, etag));
        var ownSecrets = operation.path().startsWith("/api/v1/me/") || operation.id().equals("setup");
        if (done.status() >= 300 && !ownSecrets) {
            broken.add(operation.id() + " was not right otherwise: " + done.status() + " " + done.body());
        }
    }

    /** Names that always tempt, one in six of all others in turn, and the known ones spelled otherwise. */
    private Set<String> unknown(Set<String> known) {
        var chosen = new TreeSet<>(ALWAYS);
        var step = Integer.getInteger("unknown.step", 6);
        for (var name : names) {
            if (next++ % step == 0) {
                chosen.add(name);
            }
        }
        known.forEach(name -> chosen.add(name.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + name.substring(1)));
        known.forEach(name -> chosen.add(name.replaceAll("([A-Z])", "_$1").toLowerCase(java.util.Locale.ROOT)));
        chosen.removeAll(known);
        return chosen;
    }

    private void refused(Deed deed, String etag, JsonNode body, String place, String name) {
        tried++;
        var spoiled = body.deepCopy();
        var target = (ObjectNode) spoiled.at(place);
        switch (tried % 4) {
            case 0 -> target.putNull(name);
            case 1 -> target.put(name, 1);
            case 2 -> target.put(name, "SYSTEM_ADMIN");
            default -> target.putObject(name).put("id", "1");
        }
        var answer = send(here(), deed, headers(deed.account(), deed, deed.operation().creates() ? unique("unknown-") : null, etag), spoiled);
        var free = deed.operation().id().equals("evaluateGrading");
        var pointer = !free && name.matches("[A-Za-z0-9_]+") ? place + "/" + name : null;
        var status = free ? 422 : 400;
        if (answer.status() != status || pointer != null && !answer.json().at("/errors/0/pointer").asText().equals(pointer)) {
            broken.add(deed.operation().id() + " " + place + "/" + name + ": " + answer.status() + " " + answer.body());
        }
    }

    private static void places(JsonNode node, String at, List<String> found) {
        if (node.isObject()) {
            found.add(at);
            node.properties().forEach(property -> places(property.getValue(), at + "/" + property.getKey(), found));
        } else if (node.isArray() && !node.isEmpty()) {
            places(node.get(0), at + "/0", found);
        }
    }

    /** Columns of the database, as properties would be called. */
    private Set<String> columns() {
        var found = new TreeSet<String>();
        inside(() -> em.createNativeQuery("SELECT DISTINCT column_name FROM information_schema.columns WHERE table_schema = DATABASE()", String.class).getResultList())
                .forEach(column -> found.add(java.util.regex.Pattern.compile("_([a-z])").matcher((String) column).replaceAll(match -> match.group(1).toUpperCase(java.util.Locale.ROOT))));
        return found;
    }
}
