package cn.yardstick.publication;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.yardstick.RoomTest;
import cn.yardstick.harness.NastyCells;
import cn.yardstick.identity.Role;
import cn.yardstick.ledger.ListFileCheck;
import cn.yardstick.ledger.ListFinding;
import cn.yardstick.ledger.LogKeys;
import cn.yardstick.ledger.Receipt;
import cn.yardstick.ledger.TreeHash;
import cn.yardstick.regrade.Regrade;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/** A published list is never changed: a revision takes its place, says what differs, and nobody becomes worse because a colleague was right (M14, M15). */
@QuarkusTest
class RevisionTest extends RoomTest {

    private final List<Long> officers = new ArrayList<>();
    private final Map<Integer, String> tokens = new HashMap<>();
    private final Map<Integer, String> entries = new HashMap<>();
    private String second;
    private String cycle;
    private String first;

    /** Nine officers, one of whom must be grade four: 0 is the lowest, 1 the next, 2 after that; everybody else has all points. */
    private void published() {
        var station = station();
        for (int i = 0; i < 9; i++) {
            officers.add(officer(station));
        }
        for (int i : new int[] {0, 1, 3, 4}) {
            tokens.put(i, token(Role.OFFICER, null, officers.get(i)));
        }
        second = tokenOf(account(Role.ASSESSMENT_OFFICE, null, null));
        var book = bookWithoutTies();
        var clause = clauseOf(book, "1.1");
        cycle = scoring(book);
        for (int i = 0; i < 3; i++) {
            entries.put(i, id(propose(assessor(), proposal(cycle, officers.get(i), clause, -9 + 2 * i + ".00"))));
            confirm(office(), entries.get(i)).then().statusCode(200);
        }
        move(cycle, "GRADING").then().statusCode(200);
        create(office(), path("/assessment"), Map.of()).then().statusCode(201);
        first = proposed(Map.of("title", "公示"));
        approve(first);
        move(cycle, "PUBLICITY").then().statusCode(200);
    }

    @Test
    void aRevisionTakesThePlaceOfTheListAndNobodyBecomesWorse() throws IOException {
        published();
        String kept = get(tokens.get(1), first + "/my-result").path("grade");
        create(tokens.get(0), first + "/acknowledgement", null).then().statusCode(201);
        create(tokens.get(3), first + "/acknowledgement", null).then().statusCode(201);
        get(tokens.get(0), first + "/my-result").then().body("grade", equalTo("FOUR"));

        create(office(), path("/publications"), Map.of("title", "修订")).then().statusCode(409);
        create(office(), path("/assessment"), Map.of()).then().statusCode(409);
        takenBack(0, first);
        create(office(), path("/assessment"), Map.of()).then().statusCode(201);
        get(tokens.get(1), path("/assessment/results/" + officers.get(1))).then().statusCode(200).body("grade", equalTo(kept));
        var revision = proposed(Map.of("title", "修订"));
        create(office(), path("/publications"), Map.of("title", "再修订")).then().statusCode(409);
        get(tokens.get(0), revision).then().statusCode(404);
        get(tokens.get(0), revision + "/changes").then().statusCode(404);
        get(second, revision).then().body("revision", equalTo(2)).body("supersedesId", equalTo(first.substring(first.lastIndexOf('/') + 1))).body("places", equalTo("VACANT"))
                .body("counts", equalTo(Map.of("changed", 1, "forOthers", 0, "kept", 1)));
        get(second, revision + "/changes").then().statusCode(200).body("items", hasSize(2))
                .body("items.find { it.officer.id == '" + officers.get(0) + "' }.ownFacts", equalTo(true)).body("items.find { it.officer.id == '" + officers.get(0) + "' }.before", equalTo("FOUR"))
                .body("items.find { it.officer.id == '" + officers.get(0) + "' }.grade", equalTo("ONE")).body("items.find { it.officer.id == '" + officers.get(1) + "' }.kind", equalTo("KEPT"))
                .body("items.find { it.officer.id == '" + officers.get(1) + "' }.grade", equalTo(kept)).body("items.find { it.officer.id == '" + officers.get(1) + "' }.computed", equalTo("FOUR"));
        step(office(), revision, "/approval", null).then().statusCode(403);
        approve(revision);

        get(tokens.get(3), first).then().statusCode(200).body("state", equalTo("SUPERSEDED")).body("mayAcknowledge", equalTo(false)).body("openForObjection", equalTo(false));
        get(tokens.get(3), revision).then().body("state", equalTo("PUBLISHED")).body("counts", nullValue()).body("mayAcknowledge", equalTo(false)).body("openForObjection", equalTo(true));
        get(tokens.get(0), revision).then().body("mayAcknowledge", equalTo(true));
        get(tokens.get(4), revision).then().body("mayAcknowledge", equalTo(true));
        get(tokens.get(3), revision + "/changes").then().body("items.officer.id", contains("" + officers.get(0))).body("items[0].computed", nullValue()).body("items[0].ownFacts", nullValue());
        get(tokens.get(1), revision + "/changes").then().body("items", hasSize(2));
        get(tokens.get(0), revision + "/my-result").then().body("grade", equalTo("ONE"));
        get(tokens.get(1), revision + "/my-result").then().body("grade", equalTo(kept)).body("sentences.en", hasItem("The place stays vacant: kept at " + kept + " by revision 2 although the new run says FOUR."));
        get(tokens.get(1), path("/assessment/results/" + officers.get(1))).then().body("grade", equalTo(kept));
        get(tokens.get(0), first + "/my-result").then().body("grade", equalTo("FOUR"));
        get(tokens.get(1), "/api/v1/me/data").then().statusCode(200).body("results.result.grade", contains(kept, kept));
        sealed(revision);
        step(office(), revision, "/withdrawal", Map.of("reason", "重来")).then().statusCode(409);
    }

    /** Both receipts hold by the keys that were taken away; the document names the list before and how much differs. */
    private void sealed(String revision) throws IOException {
        var keys = trusted();
        for (String list : List.of(first, revision)) {
            for (int i : tokens.keySet()) {
                assertNull(Receipt.fault(get(tokens.get(i), list + "/my-receipt").then().statusCode(200).extract().asByteArray(), keys), list + " " + i);
            }
        }
        get(tokens.get(0), revision + "/my-receipt").then().body("line.before", equalTo("FOUR")).body("line.grade", equalTo("ONE"));
        get(tokens.get(1), revision + "/my-receipt").then().body("line.computed", equalTo("FOUR")).body("line.difference", equalTo("KEPT"));
        var document = io.restassured.path.json.JsonPath.from(get(office(), revision + "/seal").<String>path("document"));
        assertEquals(get(office(), first + "/seal").<String>path("digest"), document.getString("supersedes"));
        assertEquals(1, document.getInt("difference.revision"));
        assertEquals(1, document.getInt("difference.changed"));
        assertEquals(1, document.getInt("difference.kept"));
        assertEquals("VACANT", document.getString("difference.places"));
        madeAgain(first);
        madeAgain(revision);
        bentRowsAreFound(first);
        bentRowsAreFound(revision);
        takenAsOneFile(revision);
    }

    /** Everything as it is sealed, for the office and the auditor alone, on record; a line that the database's owner changed is named by whoever has the file and the keys. */
    private void takenAsOneFile(String list) throws IOException {
        get(tokens.get(0), list + "/sealed").then().statusCode(403);
        var id = list.substring(list.lastIndexOf('/') + 1);
        var file = get(second, list + "/sealed").then().statusCode(200).header("Content-Disposition", equalTo("attachment; filename=\"list-" + id + ".jsonl\"")).extract().asByteArray();
        var check = new ListFileCheck(trusted());
        assertEquals(List.of(), check.findings(new ByteArrayInputStream(file)));
        int size = get(second, list).path("officers");
        assertEquals(size, check.lines());
        assertEquals(size, check.size());
        get(second, list + "/history").then().body("items.findAll { it.action == 'publication.exported' }.after.form", hasItem("SEALED"));
        asOwner("UPDATE publication_line SET name = CONCAT(name, 'x') WHERE publication_id = ? AND position = 2", Long.parseLong(id));
        var bent = get(second, list + "/sealed").then().statusCode(200).extract().asByteArray();
        asOwner("UPDATE publication_line SET name = LEFT(name, CHAR_LENGTH(name) - 1) WHERE publication_id = ? AND position = 2", Long.parseLong(id));
        assertEquals(List.of(new ListFinding(ListFinding.Kind.CHANGED, 4, 2, 2)), new ListFileCheck(trusted()).findings(new ByteArrayInputStream(bent)));
    }

    /** From what the office takes away: the same input, results and certificates, by the program that knows no service; the own reasons are those that were sealed. */
    private void madeAgain(String list) throws IOException {
        var input = Path.of("target", "revision-input.jsonl");
        var sealed = Path.of("target", "revision-list.json");
        Files.write(input, get(office(), list + "/input").then().statusCode(200).extract().asByteArray());
        Files.writeString(sealed, get(office(), list + "/seal").<String>path("document"));
        assertEquals(List.of(), Regrade.compared(input, sealed));
        get(tokens.get(0), list + "/input").then().statusCode(403);
        var reasons = get(tokens.get(1), list + "/my-result").<String>path("canonical").getBytes(java.nio.charset.StandardCharsets.UTF_8);
        assertEquals(java.util.Base64.getEncoder().encodeToString(hash(list).digest(reasons)), get(tokens.get(1), list + "/my-receipt").path("line.reasons"));
        get(second, list).then().body("certificates.missed", equalTo(0)).body("certificates.passedOver", equalTo(0)).body("certificates.withoutCause", equalTo(0)).body("certificates.withoutDeduction", equalTo(0))
                .body("certificates.byPlace", equalTo(1));
    }

    @Test
    void freePlacesAreFilledOnlyWhileTheTermRuns() {
        published();
        whoIsNotInTheTableLearnsNothing();
        takenBack(0, first);
        create(office(), path("/assessment"), Map.of()).then().statusCode(201);
        var filled = proposed(Map.of("title", "修订", "places", "FILLED"));
        get(second, filled).then().body("counts", equalTo(Map.of("changed", 2, "forOthers", 1, "kept", 0)));
        step(second, filled, "/withdrawal", Map.of("reason", "先核实")).then().statusCode(200);
        termIsOver();
        create(office(), path("/publications"), Map.of("title", "修订", "places", "FILLED")).then().statusCode(409).body("errors[0].pointer", equalTo("/places"));
        get(tokens.get(0), first).then().body("openForObjection", equalTo(false));
        move(cycle, "FINAL").then().statusCode(409);
        var inTerm = proposed(Map.of("title", "修订"));
        approve(inTerm);
        whoIsNotInTheTableLearnsNothingOfChanges(inTerm);
        termIsOver();
        move(cycle, "FINAL").then().statusCode(200);
        takenBack(1, inTerm);
        create(office(), path("/assessment"), Map.of()).then().statusCode(201);
        var vacant = proposed(Map.of("title", "修订"));
        get(second, vacant).then().body("revision", equalTo(4)).body("mayWithdraw", equalTo(true)).body("mayApprove", equalTo(true));
        approve(vacant);
        get(office(), vacant).then().body("mayWithdraw", equalTo(false)).body("publishedAt", notNullValue());
        get(office(), vacant + "/history").then().body("items.action", contains("publication.proposed", "publication.published"));
        get(office(), first + "/history").then().body("items.action", hasItem(startsWith("publication.superseded")));
    }

    /** What changed is told of the lines that one may see, by page and cursor as well, on paper and in the table; 0 went from FOUR to ONE, 1 was kept. */
    private void whoIsNotInTheTableLearnsNothingOfChanges(String list) {
        var stranger = token(Role.OFFICER, null, officer(station()));
        var leader = token(Role.LEADER, officersUnit(), officer(officersUnit()));
        var elsewhere = token(Role.LEADER, station(), null);
        var admin = token(Role.SYSTEM_ADMIN);
        var etag = get(office(), list).header("ETag");
        lists("OWN_UNIT");
        changed(list, tokens.get(3), 1, 9);
        changed(list, tokens.get(1), 2, 9);
        changed(list, leader, 1, 9);
        for (var one : List.of(stranger, elsewhere, admin)) {
            changed(list, one, 0, 0);
            get(one, list + "/my-receipt").then().statusCode(404);
            get(one, list + "/my-result").then().statusCode(404);
        }
        lists("ONLY_ONE");
        // That somebody has the best grade now is shown; what the grade was before is not.
        for (var one : List.of(stranger, elsewhere, admin, tokens.get(3))) {
            changed(list, one, 1, 7);
            get(one, list + "/changes").then().body("items[0].grade", equalTo("ONE")).body("items[0].before", nullValue()).body("items[0].computed", nullValue()).body("items[0].ownFacts", nullValue());
        }
        changed(list, tokens.get(1), 2, 8);
        get(tokens.get(0), list + "/changes").then().body("items[0].before", equalTo("FOUR"));
        get(leader, list + "/changes").then().body("items[0].before", equalTo("FOUR"));
        for (var one : List.of(stranger, elsewhere, admin, leader, tokens.get(0), tokens.get(1))) {
            var seen = get(one, list);
            seen.then().body("counts", nullValue()).header("ETag", equalTo(etag));
            get(one, list + "/check").then().statusCode(403);
            get(one, list + "/input").then().statusCode(403);
        }
        lists("ALL_GRADES");
    }

    /** So many changes, whatever the cursor; so many of the nine, and nobody else of them, in the table and on paper. */
    private void changed(String list, String token, int changes, int lines) {
        var all = get(token, list + "/changes").then().statusCode(200).body("items", hasSize(changes)).body("nextCursor", nullValue()).extract().<List<String>>path("items.officer.id");
        String cursor = get(office(), list + "/changes?limit=1").path("nextCursor");
        var behind = get(token, list + "/changes?cursor=" + cursor).then().statusCode(200).extract().<List<String>>path("items.officer.id");
        assertTrue(all.containsAll(behind), () -> behind + " of " + all);
        var unit = "unit=" + officersUnit();
        List<String> seen = get(token, list + "/lines?limit=200&" + unit).then().body("items", hasSize(lines)).body("nextCursor", nullValue()).extract().path("items.officer.badgeNo");
        try {
            var rows = NastyCells.rows(get(token, list + "/lines.xlsx?" + unit).asByteArray()).stream().map(row -> row.size() > 1 ? row.get(1) : "").toList();
            try (var pdf = Loader.loadPDF(get(token, list + "/notice.pdf?" + unit).asByteArray())) {
                var paper = new PDFTextStripper().getText(pdf);
                for (String badge : badges()) {
                    assertEquals(seen.contains(badge), rows.contains(badge), "in the table: " + badge);
                    assertEquals(seen.contains(badge), paper.contains(badge), "on paper: " + badge);
                }
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @SuppressWarnings("unchecked")
    private List<String> badges() {
        return inside(() -> (List<String>) em.createNativeQuery("SELECT DISTINCT badge_no FROM publication_line WHERE officer_id IN (?1)").setParameter(1, officers).getResultList());
    }

    /** What a list shows to whom, by filter and search as well: a reader who is not in the table learns nothing. */
    private void whoIsNotInTheTableLearnsNothing() {
        var stranger = token(Role.OFFICER, null, officer(station()));
        var leader = token(Role.LEADER, officersUnit(), officer(officersUnit()));
        var admin = token(Role.SYSTEM_ADMIN);
        shown(first, stranger, 9, 1);
        lists("ONLY_ONE");
        shown(first, stranger, 6, 0);
        shown(first, admin, 6, 0);
        shown(first, tokens.get(0), 7, 1);
        shown(first, tokens.get(1), 7, 0);
        shown(first, leader, 9, 1);
        shown(first, office(), 9, 1);
        lists("OWN_UNIT");
        shown(first, stranger, 0, 0);
        shown(first, admin, 0, 0);
        shown(first, tokens.get(1), 9, 1);
        shown(first, leader, 9, 1);
        shown(first, discipline(), 9, 1);
        lists("ALL_GRADES");
    }

    /** As it would stand had the list been proposed so: what is tried is the query. */
    private void lists(String shown) {
        inside(() -> em.createNativeQuery("UPDATE publication SET shown = ?1 WHERE cycle_id = ?2").setParameter(1, shown).setParameter(2, Long.parseLong(cycle)).executeUpdate());
    }

    private long officersUnit() {
        return inside(() -> ((Number) em.createNativeQuery("SELECT unit_id FROM publication_line WHERE officer_id = ?1 LIMIT 1").setParameter(1, officers.getFirst()).getSingleResult()).longValue());
    }

    /** So many of the nine, and so many of their fours; whom one does not see is not found by name either. */
    private void shown(String list, String token, int lines, int fours) {
        var unit = "unit=" + officersUnit();
        get(token, list + "/lines?limit=200&" + unit).then().statusCode(200).body("items", hasSize(lines));
        get(token, list + "/lines?grade=FOUR&" + unit).then().statusCode(200).body("items", hasSize(fours));
        String lowest = inside(() -> (String) em.createNativeQuery("SELECT badge_no FROM publication_line WHERE officer_id = ?1 LIMIT 1").setParameter(1, officers.getFirst()).getSingleResult());
        get(token, list + "/lines?q=" + lowest).then().statusCode(200).body("items", hasSize(fours));
    }

    /** What the owner of the database changes in the very rows, and how it is put back. */
    private record Bent(String change, String back, String fault) {
    }

    /** Is found; lines, nodes and seals the service's account may not even change. */
    private void bentRowsAreFound(String list) {
        var id = Long.parseLong(list.substring(list.lastIndexOf('/') + 1));
        get(second, list + "/check").then().statusCode(200).body("faults", hasSize(0));
        String state = get(second, list).path("state");
        for (var bent : List.of(
                new Bent("UPDATE publication SET title = CONCAT(title, '。') WHERE id = ?", "UPDATE publication SET title = LEFT(title, CHAR_LENGTH(title) - 1) WHERE id = ?", "PUBLICATION"),
                new Bent("UPDATE publication SET proposed_at = proposed_at - INTERVAL 1 SECOND WHERE id = ?", "UPDATE publication SET proposed_at = proposed_at + INTERVAL 1 SECOND WHERE id = ?", "PUBLICATION"),
                new Bent("UPDATE publication SET state = 'WITHDRAWN' WHERE id = ?", "UPDATE publication SET state = '" + state + "' WHERE id = ?", "STATE"),
                new Bent("UPDATE publication_line SET name = CONCAT(name, 'x') WHERE publication_id = ? AND position = 2", "UPDATE publication_line SET name = LEFT(name, CHAR_LENGTH(name) - 1) WHERE publication_id = ? AND position = 2", "LINE"),
                new Bent("INSERT INTO publication_line (publication_id, position, officer_id, badge_no, name, unit_id, unit_name, grade) SELECT publication_id, 1 + MAX(position), 0, 'X', '某', 1, '某', 'ONE' FROM publication_line WHERE publication_id = ?",
                        "DELETE FROM publication_line WHERE publication_id = ? AND officer_id = 0", "SIZE"))) {
            asOwner(bent.change(), id);
            get(second, list + "/check").then().statusCode(200).body("faults.kind", hasItem(bent.fault()));
            asOwner(bent.back(), id);
        }
        get(second, list + "/check").then().body("faults", hasSize(0));
    }

    /** By what the list was hashed: under SM2 ({@code make sm2}) by SM3. */
    private TreeHash hash(String list) {
        return TreeHash.of(io.restassured.path.json.JsonPath.from(get(office(), list + "/seal").<String>path("document")).getString("tree.hash"));
    }

    private static LogKeys trusted() {
        try {
            return new LogKeys(Files.readAllLines(Path.of("target", "test-data", "keys", "audit.keys")));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** By the review of an objection, as facts change once a list is out: answered by others than those who made it. */
    private void takenBack(int officer, String list) {
        var contested = Map.of("matter", "GRADE", "publicationId", list.substring(list.lastIndexOf('/') + 1), "contested", List.of("GRADE"), "contestedEntryIds", List.of(entries.get(officer)), "reason", "等级有误。");
        var objection = "/api/v1/objections/" + id(create(tokens.get(officer), "/api/v1/objections", contested));
        var inspector = token(Role.DISCIPLINE, null, officer(station()));
        step(inspector, objection, "/decision", Map.of("outcome", "UPHELD", "reason", "经复核，记分有误。", "reverseEntryIds", List.of(entries.get(officer)))).then().statusCode(200);
    }

    private void termIsOver() {
        inside(() -> {
            em.createNativeQuery("UPDATE publication SET term_ends_on = '2020-01-06' WHERE cycle_id = ?1").setParameter(1, Long.parseLong(cycle)).executeUpdate();
            return em.createNativeQuery("UPDATE cycle SET term_ends_on = '2020-01-06' WHERE id = ?1").setParameter(1, Long.parseLong(cycle)).executeUpdate();
        });
    }

    private String proposed(Map<String, String> body) {
        return "/api/v1/publications/" + id(create(office(), path("/publications"), body));
    }

    private void approve(String list) {
        step(second, list, "/approval", null).then().statusCode(200).body("state", equalTo("PUBLISHED"));
    }

    private String path(String rest) {
        return "/api/v1/cycles/" + cycle + rest;
    }
}
