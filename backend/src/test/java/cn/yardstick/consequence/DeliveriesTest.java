package cn.yardstick.consequence;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import cn.yardstick.RoomTest;
import cn.yardstick.identity.Role;
import cn.yardstick.platform.time.BureauTime;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What went out by a list that was revised since is marked as to be corrected until the list that holds went to the same body (M15, M16). */
@QuarkusTest
class DeliveriesTest extends RoomTest {

    private static final LocalDate TODAY = LocalDate.now(BureauTime.ZONE);

    private final List<String> entries = new ArrayList<>();
    private final List<String> objectors = new ArrayList<>();
    private String second;
    private String auditor;
    private String cycle;

    /** The first of four is grade four, the second next to it; the list is published, the cycle still in grading. */
    private String published() {
        var station = station();
        second = tokenOf(account(Role.ASSESSMENT_OFFICE, null, null));
        auditor = token(Role.AUDITOR);
        var book = bookWithoutTies();
        var officers = Stream.generate(() -> officer(station)).limit(4).toList();
        cycle = scoring(book);
        for (int i = 0; i < 2; i++) {
            objectors.add(token(Role.OFFICER, null, officers.get(i)));
            entries.add(id(propose(assessor(), proposal(cycle, officers.get(i), clauseOf(book, "1.1"), i - 9 + ".00"))));
            confirm(office(), entries.getLast()).then().statusCode(200);
        }
        move(cycle, "GRADING").then().statusCode(200);
        return newList();
    }

    /** The objection of one of the two is upheld. */
    private void upheld(String list, int who) {
        var objection = "/api/v1/objections/" + id(create(objectors.get(who), "/api/v1/objections", Map.of("matter", "GRADE", "publicationId", list, "contested", List.of("GRADE"), "reason", "等级有误。")));
        step(token(Role.DISCIPLINE, null, officer(station())), objection, "/decision", Map.of("outcome", "UPHELD", "reason", "记分有误。", "reverseEntryIds", List.of(entries.get(who)))).then().statusCode(200);
    }

    /** What is proposed waits for its approval. */
    private String proposed() {
        var path = "/api/v1/cycles/" + cycle;
        create(office(), path + "/assessment", Map.of()).then().statusCode(201);
        return id(create(office(), path + "/publications", Map.of("title", unique("公示"))));
    }

    /** Graded by one, published by another. */
    private String newList() {
        var list = proposed();
        step(second, "/api/v1/publications/" + list, "/approval", null).then().statusCode(200);
        return list;
    }

    private String revised(String list, int who) {
        upheld(list, who);
        return newList();
    }

    @Test
    void whatWentOutIsMarkedUntilItIsCorrected() throws Exception {
        var first = published();
        record(first, "PAY", "财务科", TODAY).then().statusCode(409);
        move(cycle, "PUBLICITY").then().statusCode(200);
        deliveries(first).body("items", hasSize(0));
        record(first, "PAY", "财务科", TODAY.plusDays(1)).then().statusCode(422).body("errors[0].pointer", equalTo("/deliveredOn"));
        record(first, "PAY", "财务科", TODAY.minusDays(1)).then().statusCode(422).body("errors[0].pointer", equalTo("/deliveredOn"));
        record(first, "PAY", " ", TODAY).then().statusCode(422);
        var pay = id(record(first, "PAY", "财务科", TODAY));
        var rank = id(record(first, "RANK", "警衔办", TODAY));
        correct(office(), pay).then().statusCode(409);
        assertEquals(0, toCorrect(first));
        get(auditor, path(first)).then().statusCode(200).body("items.id", contains(rank, pay)).body("items.state", contains("DELIVERED", "DELIVERED")).body("items.mayCorrect", contains(false, false))
                .body("items.changed", contains(0, 0)).body("items.newestId", contains(first, first)).body("items.revision", contains(1, 1));

        var revision = revised(first, 0);
        for (var list : List.of(first, revision)) {
            deliveries(list).body("items.id", contains(rank, pay)).body("items.state", contains("TO_CORRECT", "TO_CORRECT")).body("items.changed", contains(1, 1))
                    .body("items.newestId", contains(revision, revision)).body("items.publicationId", contains(first, first)).body("items.mayCorrect", contains(true, true));
        }
        get(auditor, path(revision)).then().body("items.mayCorrect", contains(false, false));
        assertEquals(2, toCorrect(revision));
        correct(auditor, pay).then().statusCode(403);

        var correction = twoAtOnce(pay);
        deliveries(revision).body("items.id", contains(correction, rank, pay)).body("items.state", contains("DELIVERED", "TO_CORRECT", "CORRECTED")).body("items.correctsId", contains(pay, null, null))
                .body("items.correctedById", contains(null, null, correction)).body("items[0].recipient", equalTo("财务科")).body("items[0].kind", equalTo("PAY"))
                .body("items[0].publicationId", equalTo(revision)).body("items[0].changed", equalTo(0));
        deliveries(first).body("items.id", contains(rank, pay));
        correct(office(), pay).then().statusCode(409);
        correct(office(), correction).then().statusCode(409);
        assertEquals(1, toCorrect(revision));
        whatWentOutWhileItHeldIsRecordedLater(first, revision);

        var last = revised(revision, 1);
        deliveries(last).body("items.find { it.id == '" + correction + "' }.state", equalTo("TO_CORRECT")).body("items.find { it.id == '" + correction + "' }.changed", equalTo(1))
                .body("items.find { it.id == '" + pay + "' }.state", equalTo("CORRECTED")).body("items.find { it.id == '" + rank + "' }.changed", equalTo(2));
        assertEquals(3, toCorrect(last));
        assertEquals(0, toCorrect(revision));
        correct(office(), rank).then().statusCode(201).body("publicationId", equalTo(last)).body("correctsId", equalTo(rank)).body("revision", equalTo(3));
        correct(office(), correction).then().statusCode(201).body("state", equalTo("DELIVERED"));
        assertEquals(1, toCorrect(last));
        String cursor = deliveries(last, "?limit=2").body("items", hasSize(2)).body("nextCursor", notNullValue()).extract().path("nextCursor");
        deliveries(last, "?limit=200&cursor=" + cursor).body("items", hasSize(4)).body("nextCursor", nullValue());
        get(auditor, "/api/v1/audit/lines?limit=200&recordType=delivery&recordId=" + correction).then().body("items.action", contains("delivery.corrected"))
                .body("items[0].after.corrects", equalTo(Integer.parseInt(pay))).body("items[0].reason", equalTo("换发"));
    }

    /** By two of the office, each with a key of one's own: one correction, and the other is told. */
    private String twoAtOnce(String delivery) throws Exception {
        try (var pool = Executors.newFixedThreadPool(2)) {
            var both = pool.invokeAll(List.<Callable<Response>>of(() -> correct(office(), delivery), () -> correct(second, delivery)));
            var answers = List.of(both.get(0).get(), both.get(1).get());
            assertEquals(List.of(201, 409), answers.stream().map(Response::statusCode).sorted().toList());
            return answers.stream().filter(one -> one.statusCode() == 201).findFirst().orElseThrow().path("id");
        }
    }

    /** Published ten days ago and revised five days ago: what went out in between is a fact, what went out later was not this list. */
    private void whatWentOutWhileItHeldIsRecordedLater(String first, String revision) {
        publishedBefore(first, 10);
        publishedBefore(revision, 5);
        record(first, "POST", "组织科", TODAY.minusDays(3)).then().statusCode(422).body("errors[0].pointer", equalTo("/deliveredOn"));
        record(first, "POST", "组织科", TODAY.minusDays(7)).then().statusCode(201).body("state", equalTo("TO_CORRECT")).body("mayCorrect", equalTo(true));
        assertEquals(2, toCorrect(revision));
    }

    private void publishedBefore(String list, int days) {
        inside(() -> em.createNativeQuery("UPDATE publication SET published_at = published_at - INTERVAL " + days + " DAY WHERE id = ?1").setParameter(1, Long.parseLong(list)).executeUpdate());
    }

    @Test
    void aRepeatedRequestActsOnceAndOthersDoNot() {
        var list = published();
        move(cycle, "PUBLICITY").then().statusCode(200);
        var key = unique("delivery-");
        var body = body("PROMOTION", "组织科", TODAY);
        var once = create(office(), path(list), key, body).then().statusCode(201).body("note", equalTo("随文送达")).extract().asString();
        assertEquals(once, create(office(), path(list), key, body).then().statusCode(201).extract().asString());
        create(office(), path(list), key, body("PROMOTION", "人事科", TODAY)).then().statusCode(422);
        deliveries(list).body("items", hasSize(1)).body("items.deliveredOn", contains(TODAY.toString()));
        for (Role role : List.of(Role.OFFICER, Role.ASSESSOR, Role.LEADER, Role.DISCIPLINE, Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN)) {
            get(token(role), path(list)).then().statusCode(403);
        }
        create(auditor, path(list), body).then().statusCode(403);
        get(office(), path("999999999")).then().statusCode(404);
        create(office(), path("999999999"), body).then().statusCode(404);
        correct(office(), "999999999").then().statusCode(404);

        upheld(list, 0);
        var waiting = proposed();
        create(office(), path(waiting), body).then().statusCode(409);
        deliveries(waiting).body("items.state", contains("DELIVERED"));
        step(office(), "/api/v1/publications/" + waiting, "/withdrawal", Map.of("reason", "重提")).then().statusCode(200);
        create(office(), path(waiting), body).then().statusCode(409);
        deliveries(list).body("items.state", contains("DELIVERED"));
        get(auditor, "/api/v1/audit/lines?limit=200&recordType=delivery").then().body("items.action", hasItems("delivery.recorded"));
    }

    private static String path(String list) {
        return "/api/v1/publications/" + list + "/deliveries";
    }

    private Response record(String list, String kind, String recipient, LocalDate day) {
        return create(office(), path(list), body(kind, recipient, day));
    }

    private static Map<String, Object> body(String kind, String recipient, LocalDate day) {
        return new HashMap<>(Map.of("kind", kind, "recipient", recipient, "deliveredOn", day.toString(), "note", "随文送达"));
    }

    private Response correct(String token, String delivery) {
        return create(token, "/api/v1/deliveries/" + delivery + "/correction", Map.of("deliveredOn", TODAY.toString(), "note", "换发"));
    }

    private ValidatableResponse deliveries(String list) {
        return deliveries(list, "");
    }

    private ValidatableResponse deliveries(String list, String query) {
        return get(office(), path(list) + query).then().statusCode(200);
    }

    /** How many the office has to correct, as its task for this list says. */
    private int toCorrect(String list) {
        Integer count = get(office(), "/api/v1/me/tasks").path("items.find { it.kind == 'CORRECT_DELIVERIES' && it.targetId == '" + list + "' }?.count");
        return count == null ? 0 : count;
    }
}
