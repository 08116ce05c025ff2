package cn.yardstick.trail;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.oneOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.yardstick.BureauTest;
import cn.yardstick.audit.Sequencer;
import cn.yardstick.identity.Role;
import cn.yardstick.ledger.Finding;
import cn.yardstick.ledger.LogCheck;
import cn.yardstick.ledger.LogKeys;
import cn.yardstick.ledger.Proofs;
import cn.yardstick.ledger.TreeHash;
import cn.yardstick.ledger.TreeHead;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The log over HTTP: what is found, who sees what, and that its proofs hold for the verifier, by the key file that the service made. */
@QuarkusTest
class AuditResourceTest extends BureauTest {

    private static final String LINES = "/api/v1/audit/lines";

    @Inject
    Sequencer sequencer;

    @Test
    void whatHappenedToARecordIsFoundByRecordPersonActionAndTime() {
        var office = account(Role.ASSESSMENT_OFFICE, null, null);
        var unit = changedUnit(tokenOf(office));
        sequencer.catchUp();
        var auditor = token(Role.AUDITOR);
        var found = get(auditor, LINES + "?recordType=unit&recordId=" + unit);
        found.then().statusCode(200).body("items.action", contains("unit.changed", "unit.created")).body("items.accountId", everyItem(equalTo("" + office)))
                .body("items[0].actingAs", contains("ASSESSMENT_OFFICE")).body("items[0].address", equalTo("127.0.0.1")).body("items[0].before.name", equalTo("一所")).body("items[0].after.name", equalTo("二所"))
                .body("items[0].index", not(equalTo(null))).body("nextCursor", equalTo(null));
        String at = found.path("items[0].at");
        get(auditor, LINES + "?accountId=" + office + "&action=unit.*&limit=1").then().statusCode(200).body("items.action", contains("unit.changed")).body("nextCursor", not(equalTo(null)));
        get(auditor, LINES + "?accountId=" + office + "&action=unit.created&from=" + at).then().statusCode(200).body("items", empty());
        get(auditor, LINES + "?accountId=" + office + "&action=unit.created&until=" + at).then().statusCode(200).body("items.recordId", contains(unit));
        get(auditor, LINES + "/" + found.path("items[1].id")).then().statusCode(200).body("action", equalTo("unit.created"));
        for (String wrong : List.of("accountId=x", "recordType=Unit'", "action=*", "from=yesterday", "until=2026-02-30T00:00:00Z", "limit=0")) {
            get(auditor, LINES + "?" + wrong).then().statusCode(400);
        }
    }

    @Test
    void aLineIsProvenByTheKeyFileAlone() throws IOException {
        var unit = changedUnit(token(Role.ASSESSMENT_OFFICE));
        sequencer.catchUp();
        var auditor = token(Role.AUDITOR);
        var proof = get(auditor, LINES + "/" + get(auditor, LINES + "?recordType=unit&recordId=" + unit).path("items[0].id") + "/proof");
        proof.then().statusCode(200).body("line", org.hamcrest.Matchers.containsString("\"recordId\":\"" + unit + "\""));
        var head = TreeHead.opened(proof.path("head.note"), keys());
        assertEquals(proof.path("head.size"), "" + head.size());
        var leaf = TreeHash.SHA_256.leaf(((String) proof.path("line")).getBytes(StandardCharsets.UTF_8));
        assertTrue(Proofs.includes(TreeHash.SHA_256, Long.parseLong(proof.path("index")), head.size(), leaf, path(proof.jsonPath()), head.root()));
        get(auditor, "/api/v1/audit/key").then().statusCode(200).body("key", equalTo(Files.readString(keyFile()).strip()));
    }

    @Test
    void aLaterHeadBeginsWithAnEarlierOne() throws IOException {
        changedUnit(token(Role.ASSESSMENT_OFFICE));
        sequencer.catchUp();
        changedUnit(token(Role.ASSESSMENT_OFFICE));
        sequencer.catchUp();
        var auditor = token(Role.AUDITOR);
        List<String> notes = get(auditor, "/api/v1/audit/heads?limit=2").then().statusCode(200).extract().path("items.note");
        var later = TreeHead.opened(notes.get(0), keys());
        var earlier = TreeHead.opened(notes.get(1), keys());
        assertTrue(earlier.size() < later.size());
        var proof = get(auditor, "/api/v1/audit/consistency?from=" + earlier.size() + "&to=" + later.size());
        proof.then().statusCode(200);
        assertTrue(Proofs.extendsTree(TreeHash.SHA_256, earlier.size(), earlier.root(), later.size(), later.root(), path(proof.jsonPath())));
        get(auditor, "/api/v1/audit/consistency?from=3&to=2").then().statusCode(422);
        get(auditor, "/api/v1/audit/consistency?from=0&to=999999999").then().statusCode(422);
        get(auditor, "/api/v1/audit/consistency?from=0").then().statusCode(400);
    }

    @Test
    void theExportIsWholeForTheAuditorAndAPartForOthers() throws IOException {
        var office = tokenOf(account(Role.ASSESSMENT_OFFICE, null, null));
        changedUnit(office);
        sequencer.catchUp();
        var whole = export(token(Role.AUDITOR), "");
        assertEquals(List.of(), check(whole, true));
        var part = export(office, "");
        assertEquals(List.of(), check(part, false));
        assertEquals(5, part.lines().count(), "head, signing in, two changes, end");
        assertEquals(Finding.Kind.NOT_WHOLE, check(part, true).getFirst().kind());
        assertEquals(Finding.Kind.CHANGED, check(whole.replaceFirst("\"action\":\"unit.created\"", "\"action\":\"unit.changed\""), true).getFirst().kind());
        assertEquals(5, export(token(Role.AUDITOR), "?accountId=" + JsonPath.from(get(office, LINES).asString()).getString("items[0].accountId")).lines().count());
    }

    /** access.md: own actions; security events for the security administrator; all for the auditor. */
    @Test
    void whoSeesWhat() {
        var office = account(Role.ASSESSMENT_OFFICE, null, null);
        var officeToken = tokenOf(office);
        var unit = changedUnit(officeToken);
        var officer = account(Role.OFFICER, null, officer(station()));
        var officerToken = tokenOf(officer);
        create(officerToken, "/api/v1/units", Map.of()).then().statusCode(403);
        sequencer.catchUp();
        get(officeToken, LINES).then().statusCode(200).body("items.accountId", everyItem(equalTo("" + office))).body("items.recordId", hasItem(unit));
        get(officerToken, LINES).then().statusCode(200).body("items.accountId", everyItem(equalTo("" + officer)))
                .body("items.find { it.action == 'access.refused' }.after.path", equalTo("/api/v1/units"));
        get(officerToken, LINES + "?accountId=" + office).then().statusCode(200).body("items", empty());
        String foreign = get(officeToken, LINES + "?recordType=unit").path("items[0].id");
        for (String path : List.of("", "/proof")) {
            get(officerToken, LINES + "/" + foreign + path).then().statusCode(404);
            get(officeToken, LINES + "/" + foreign + path).then().statusCode(200);
            get(token(Role.AUDITOR), LINES + "/" + foreign + path).then().statusCode(200);
        }
        var security = account(Role.SECURITY_ADMIN, null, null);
        var securityToken = tokenOf(security);
        get(securityToken, LINES + "?limit=200").then().statusCode(200).body("items.recordType", everyItem(oneOf("account", "client", "refusal"))).body("items.action", hasItems("session.opened", "access.refused"));
        get(securityToken, LINES + "/" + foreign).then().statusCode(404);
        get(tokenOf(account(Role.SYSTEM_ADMIN, null, null)), LINES + "?recordType=refusal").then().statusCode(200).body("items", empty());
    }

    @Test
    void aPageAsksTheSameNumberOfStatementsWhateverItsLength() {
        for (int i = 0; i < 3; i++) {
            changedUnit(token(Role.ASSESSMENT_OFFICE));
        }
        var auditor = token(Role.AUDITOR);
        var lines = LINES + "?recordType=unit&limit=";
        get(auditor, lines + 1);
        assertEquals(statements(() -> get(auditor, lines + 1)), statements(() -> get(auditor, lines + 5)));
    }

    /** Whatever the line's record is: a look at a list in which the officer stood, too; the auditor's own looks are on record as well. */
    @Test
    void whatConcernsAnOfficerIsFoundByTheOfficer() {
        var officer = officer(station());
        var writer = token(Role.ASSESSOR);
        create(writer, "/api/v1/diary-entries", Map.of("occurredOn", "2026-01-05", "text", "日记", "officerIds", List.of("" + officer))).then().statusCode(201);
        get(token(Role.DISCIPLINE), "/api/v1/diary-entries?officer=" + officer).then().statusCode(200);
        var auditor = token(Role.AUDITOR);
        get(auditor, LINES + "?officer=" + officer).then().statusCode(200).body("items.action", equalTo(List.of("diary-entry.list-read", "diary-entry.written", "officer.created")))
                .body("items[0].recordId", equalTo("many")).body("items[0].after.asked.officer", equalTo("" + officer)).body("items[0].after.count", equalTo(1));
        get(auditor, LINES + "?officer=999999999").then().statusCode(200).body("items", org.hamcrest.Matchers.empty());
        get(auditor, LINES + "?action=audit.lines-read&limit=1").then().statusCode(200).body("items[0].after.asked.officer", equalTo("" + officer));
    }

    private String changedUnit(String office) {
        var bureau = bureau();
        var body = new HashMap<String, Object>(Map.of("parentId", "" + bureau, "code", unique("A").replace('_', '-'), "name", "一所", "kind", "STATION"));
        body.put("areaKm2", null);
        body.put("population", null);
        var made = create(office, "/api/v1/units", body);
        made.then().statusCode(201);
        var path = "/api/v1/units/" + made.path("id");
        body.remove("parentId");
        body.put("name", "二所");
        change(office, "PUT", path, made.header("ETag"), body).then().statusCode(200);
        return made.path("id");
    }

    private String export(String token, String query) {
        var answer = get(token, "/api/v1/audit/export" + query);
        answer.then().statusCode(200);
        return new String(answer.asByteArray(), StandardCharsets.UTF_8);
    }

    private static List<Finding> check(String export, boolean whole) throws IOException {
        return new LogCheck(keys(), whole, List.of()).findings(new ByteArrayInputStream(export.getBytes(StandardCharsets.UTF_8)));
    }

    private static LogKeys keys() throws IOException {
        return new LogKeys(Files.readAllLines(keyFile()));
    }

    private static Path keyFile() {
        return Path.of("target", "test-data", "keys", "audit.keys");
    }

    private static List<byte[]> path(JsonPath proof) {
        return proof.getList("path", String.class).stream().map(Base64.getDecoder()::decode).toList();
    }
}
