package cn.yardstick.appeal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.yardstick.identity.Role;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * Nobody but who answers learns that somebody objected: whatever the leader, the assessor who proposed, the office that confirmed,
 * who published, a colleague and the administrators read is the same to the byte before and after.
 */
@QuarkusTest
class NobodyLearnsTest extends ObjectionRoom {

    /** Whoever takes a cycle on learns how many objections keep it, not whose. */
    private static final Set<String> OFFICE = Set.of("confirmer", "approver");
    private static final Set<String> COUNTED = Set.of("/gates", "/me/tasks");

    private Map<String, String> readers() {
        var readers = new LinkedHashMap<String, String>();
        var station = world().station();
        readers.put("leader", token(Role.LEADER, station, officer(station)));
        readers.put("proposer", proposer());
        readers.put("confirmer", confirmer());
        readers.put("colleague", bearer("late"));
        readers.put("assessor", token(Role.ASSESSOR, station, officer(station)));
        readers.put("system admin", token(Role.SYSTEM_ADMIN));
        readers.put("security admin", token(Role.SECURITY_ADMIN));
        return readers;
    }

    private Map<String, String> seen(Map<String, String> readers, List<String> paths) {
        var seen = new TreeMap<String, String>();
        readers.forEach((name, token) -> paths.stream().filter(path -> !(OFFICE.contains(name) && COUNTED.stream().anyMatch(path::endsWith))).forEach(path -> {
            var answer = get(token, path);
            seen.put(name + " " + path, answer.statusCode() + " " + answer.header("ETag") + " " + answer.asString());
        }));
        return seen;
    }

    private List<String> paths(String entry, String cycle, String list) {
        var officer = world().inList().get("unseen").officer();
        var paths = new ArrayList<>(List.of("/api/v1/score-entries/" + entry, "/api/v1/score-entries/" + entry + "/history", "/api/v1/score-entries?officer=" + officer, "/api/v1/me/notices",
                "/api/v1/me/tasks", "/api/v1/cycles/" + cycle, "/api/v1/cycles/" + cycle + "/gates", "/api/v1/cycles/" + cycle + "/history", "/api/v1/cycles/" + cycle + "/members/" + officer,
                "/api/v1/officers/" + officer, "/api/v1/officers/" + officer + "/history", "/api/v1/objections"));
        if (list != null) {
            paths.addAll(List.of("/api/v1/publications/" + list, "/api/v1/publications/" + list + "/history", "/api/v1/publications/" + list + "/lines?limit=200", "/api/v1/publications/" + list + "/seal"));
        }
        return paths;
    }

    @Test
    void ofAnEntry() {
        var entry = entry(world().inList().get("unseen"));
        nothingIsSeen(paths(entry, world().scoring(), null), () -> {
            var body = against(entry);
            body.put("attachmentIds", List.of(attachment(bearer("unseen"), "值班.png")));
            return id(object(bearer("unseen"), body));
        });
    }

    @Test
    void ofAGrade() {
        var entry = world().entryOf().get("unseen");
        nothingIsSeen(paths(entry, world().publishing(), world().list()), () -> id(objectToGrade(bearer("unseen"), List.of(entry))));
    }

    private void nothingIsSeen(List<String> paths, Supplier<String> objecting) {
        var readers = readers();
        if (paths.stream().anyMatch(path -> path.contains("/publications/"))) {
            readers.put("approver", approver());
        }
        var before = seen(readers, paths);
        var objection = objecting.get();
        assertEquals(before, seen(readers, paths));
        String enclosed = get(bearer("unseen"), "/api/v1/objections/" + objection).path("attachments[0].id");
        readers.forEach((name, token) -> {
            var one = get(token, "/api/v1/objections/" + objection);
            var none = get(token, "/api/v1/objections/99999999");
            assertEquals(none.statusCode() + none.asString(), one.statusCode() + one.asString(), name);
            assertTrue(Set.of(403, 404).contains(one.statusCode()), name);
            assertFalse(get(token, "/api/v1/audit/lines?limit=200&recordType=objection").asString().contains("objection.filed"), name);
            if (enclosed != null) {
                assertTrue(Set.of(403, 404).contains(get(token, "/api/v1/attachments/" + enclosed).statusCode()), name);
                assertTrue(Set.of(403, 404).contains(get(token, "/api/v1/attachments/" + enclosed + "/content").statusCode()), name);
            }
        });
        decide(inspector(), objection, "DISMISSED", List.of()).then().statusCode(200);
        assertEquals(before, seen(readers, paths));
    }
}
