package cn.yardstick.attachment;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.yardstick.RoomTest;
import cn.yardstick.harness.Pictures;
import cn.yardstick.identity.Role;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Attachments: taken in by parts, once, and shown to whoever may see what they belong to. */
@QuarkusTest
class AttachmentTest extends RoomTest {

    @Inject
    Cleaning cleaning;
    @ConfigProperty(name = "yardstick.data")
    Path data;

    @Test
    void byPartsAndOnce() {
        var picture = Pictures.noise(100_000);
        var path = "/api/v1/attachments/" + begin(assessor(), "现场.png", picture.length).then().statusCode(201).header("ETag", "\"0\"").body("state", equalTo("RECEIVING")).extract().path("id");
        append(assessor(), path, null, Arrays.copyOf(picture, 40_000)).then().statusCode(428);
        append(assessor(), path, 7, Arrays.copyOf(picture, 40_000)).then().statusCode(412);
        append(assessor(), path, 0, Arrays.copyOf(picture, 400)).then().statusCode(422);
        append(assessor(), path, 0, new byte[picture.length + 1]).then().statusCode(422);
        append(assessor(), path, 0, new byte[0]).then().statusCode(422);
        append(assessor(), path, 0, new byte[Uploads.LARGEST_PART + 1]).then().statusCode(413);
        append(assessor(), path, 0, Arrays.copyOf(picture, 40_000)).then().statusCode(200).header("ETag", "\"40000\"").body("received", equalTo(40_000));
        append(assessor(), path, 0, Arrays.copyOf(picture, 40_000)).then().statusCode(412);
        get(assessor(), path).then().statusCode(200).header("ETag", "\"40000\"").body("digest", equalTo(null));
        get(assessor(), path + "/content").then().statusCode(404);
        append(assessor(), path, 40_000, Arrays.copyOfRange(picture, 40_000, picture.length)).then().statusCode(200).body("state", equalTo("READY")).body("mediaType", equalTo("image/png"))
                .body("digest", equalTo(Sha256.of(picture))).body("thumbnail", equalTo(true));
        append(assessor(), path, picture.length, Arrays.copyOf(picture, 40_000)).then().statusCode(409);
        assertArrayEquals(picture, get(assessor(), path + "/content").then().statusCode(200).extract().asByteArray());
    }

    @Test
    void servedAsADownloadThatActsNowhere() throws IOException {
        var path = "/api/v1/attachments/" + ready(assessor(), "../../etc/<img src=x onerror=alert(1)>\u202egnp.exe", Pictures.png());
        get(assessor(), path).then().body("name", equalTo("<img src=x onerror=alert(1)>gnp.exe"));
        var answer = get(assessor(), path + "/content");
        answer.then().statusCode(200).contentType(equalTo("application/octet-stream")).header("X-Content-Type-Options", "nosniff").header("Cross-Origin-Resource-Policy", "same-origin")
                .header("Content-Disposition", containsString("attachment; filename=\"_img_src_x_onerror_alert_1__gnp.exe.png\"; filename*=UTF-8''%3Cimg%20src%3Dx"));
        assertTrue(answer.headers().getValues("Content-Security-Policy").contains("sandbox; default-src 'none'; frame-ancestors 'none'"));
        var small = get(assessor(), path + "/thumbnail").then().statusCode(200).contentType(equalTo("image/jpeg")).header("Content-Disposition", "inline").extract().asByteArray();
        var image = ImageIO.read(new ByteArrayInputStream(small));
        assertEquals("320x240", image.getWidth() + "x" + image.getHeight());
        begin(assessor(), "../..", 10).then().statusCode(422).body("errors[0].pointer", equalTo("/name"));
        begin(assessor(), "a.png", Uploads.LARGEST + 1).then().statusCode(422).body("errors[0].pointer", equalTo("/size"));
    }

    @Test
    void whoMaySeeTheRecordSeesIt() {
        var station = station();
        var officer = officer(station);
        var self = token(Role.ASSESSOR, station, officer);
        var writer = token(Role.ASSESSOR, station, null);
        var leader = token(Role.LEADER, station, null);
        var stranger = token(Role.LEADER, station(), null);
        var attachment = ready(writer, "离岗.png", Pictures.png());
        var path = "/api/v1/attachments/" + attachment;
        for (String other : List.of(leader, office(), assessor())) {
            get(other, path).then().statusCode(404);
            get(other, path + "/content").then().statusCode(404);
            append(other, path, 0, Pictures.png()).then().statusCode(404);
        }
        write(leader, officer, List.of(attachment)).then().statusCode(403);
        write(assessor(), officer, List.of(attachment)).then().statusCode(422).body("errors[0].pointer", equalTo("/attachmentIds"));
        var entry = write(writer, officer, List.of(attachment)).then().statusCode(201).body("attachments", hasSize(1)).body("attachments[0].name", equalTo("离岗.png")).extract().<String>path("id");
        write(writer, officer, List.of(attachment)).then().statusCode(422);
        get(leader, "/api/v1/diary-entries?officer=" + officer).then().body("items[0].attachments[0].id", equalTo(attachment));
        get(leader, "/api/v1/diary-entries/" + entry + "/history").then().body("items.action", hasItem("attachment.attached"));
        for (String part : List.of("", "/content", "/thumbnail")) {
            get(leader, path + part).then().statusCode(200);
            get(stranger, path + part).then().statusCode(404);
            get(self, path + part).then().statusCode(404);
        }
        append(writer, path, 0, Pictures.png()).then().statusCode(412);
        var late = write(writer, officer, List.of(), Instant.now().plusSeconds(3 * 86_400)).then().statusCode(422);
        late.body("errors[0].pointer", equalTo("/writtenAt"));
        var stated = "2026-01-02T03:04:05Z";
        var written = write(writer, officer, List.of(), Instant.parse(stated)).then().statusCode(201).body("writtenAt", equalTo(stated)).extract().<String>path("arrivedAt");
        assertTrue(Instant.parse(written).isAfter(Instant.now().minusSeconds(60)), written);
        var thirteen = java.util.stream.IntStream.range(0, 13).mapToObj(i -> "" + (i + 1)).toList();
        write(writer, officer, thirteen).then().statusCode(422);
    }

    @Test
    void incidentsAndAnswersHaveThemAsWell() {
        var station = station();
        var officer = officer(station);
        var writer = token(Role.ASSESSOR, station, null);
        var body = incidentBody(List.of(officer), List.of());
        var attachment = ready(writer, "笔录.png", Pictures.png());
        body.put("attachmentIds", List.of(attachment));
        body.put("writtenAt", "2026-01-02T03:04:05Z");
        create(writer, "/api/v1/incidents", body).then().statusCode(201).body("attachments[0].id", equalTo(attachment)).body("reportedAt", equalTo("2026-01-02T03:04:05Z"));
        var self = token(Role.OFFICER, null, officer);
        var colleague = token(Role.OFFICER, null, officer(station));
        get(self, "/api/v1/attachments/" + attachment + "/content").then().statusCode(200);
        get(colleague, "/api/v1/attachments/" + attachment + "/content").then().statusCode(404);
        var book = issuedBook();
        var cycle = scoring(book);
        var entry = id(propose(assessor(), proposal(cycle, officer, clauseOf(book, "1.1"), "-5.00")));
        var answer = ready(self, "说明.png", Pictures.png());
        create(self, "/api/v1/score-entries/" + entry + "/answers", Map.of("text", "情况如下", "attachmentIds", List.of(answer))).then().statusCode(201).body("answers[0].attachments[0].id", equalTo(answer));
        get(office(), "/api/v1/attachments/" + answer).then().statusCode(200);
        get(colleague, "/api/v1/attachments/" + answer).then().statusCode(404);
    }

    /** Two instances get the same part at once: one counts it, and no byte is there twice. */
    @Test
    void theSamePartAtOnceCountsOnce() throws Exception {
        var picture = Pictures.noise(300_000);
        String id = begin(assessor(), "a.png", picture.length).then().statusCode(201).extract().path("id");
        var path = "/api/v1/attachments/" + id;
        var statuses = new java.util.TreeMap<Integer, Integer>();
        try (var threads = java.util.concurrent.Executors.newFixedThreadPool(4)) {
            for (int at = 0; at < picture.length; at += 50_000) {
                var from = at;
                var part = Arrays.copyOfRange(picture, at, Math.min(at + 50_000, picture.length));
                var calls = java.util.Collections.<java.util.concurrent.Callable<Integer>>nCopies(4, () -> append(assessor(), path, from, part).statusCode());
                for (var answer : threads.invokeAll(calls)) {
                    statuses.merge(answer.get(), 1, Integer::sum);
                }
            }
        }
        var parts = (picture.length + 49_999) / 50_000;
        assertEquals(Map.of(200, parts, 412, 3 * parts), statuses);
        get(assessor(), path).then().body("state", equalTo("READY")).body("digest", equalTo(Sha256.of(picture)));
        assertEquals(0L, inside(() -> ((Number) em.createNativeQuery("SELECT COUNT(*) FROM attachment_part WHERE attachment_id = ?1").setParameter(1, id).getSingleResult()).longValue()));
    }

    @Test
    void missingAndAlteredBytesAreNoticed() throws IOException {
        var id = ready(assessor(), "a.png", Pictures.noise(40_000));
        var path = "/api/v1/attachments/" + id;
        var file = stored(get(assessor(), path).path("digest"));
        assertEquals("rw-------", java.nio.file.attribute.PosixFilePermissions.toString(java.nio.file.Files.getPosixFilePermissions(file)));
        var bytes = java.nio.file.Files.readAllBytes(file);
        bytes[1_000] ^= 1;
        java.nio.file.Files.write(file, bytes);
        get(assessor(), path + "/content").then().statusCode(409).body("detail", containsString("缺失或被改动"));
        java.nio.file.Files.delete(file);
        get(assessor(), path + "/content").then().statusCode(409);
        assertEquals(2L, inside(() -> ((Number) em.createNativeQuery("SELECT COUNT(*) FROM audit_line WHERE action = 'attachment.damage-noticed' AND record_id = ?1").setParameter(1, id).getSingleResult()).longValue()));
        // Whoever brings the same bytes again mends it.
        ready(assessor(), "b.png", Pictures.noise(40_000));
        get(assessor(), path + "/content").then().statusCode(200);
    }

    @Test
    void abandonedUploadsAreRemovedAndSharedBytesStay() throws IOException {
        var officer = officer(station());
        var picture = Pictures.noise(41_000);
        var used = ready(assessor(), "a.png", picture);
        write(assessor(), officer, List.of(used)).then().statusCode(201);
        var same = ready(assessor(), "b.png", picture);
        var other = ready(assessor(), "c.png", Pictures.noise(42_000));
        String begun = begin(assessor(), "d.png", 100_000).then().statusCode(201).extract().path("id");
        append(assessor(), "/api/v1/attachments/" + begun, 0, new byte[20_000]).then().statusCode(200);
        var kept = stored(Sha256.of(picture));
        var gone = stored(get(assessor(), "/api/v1/attachments/" + other).path("digest"));
        inside(() -> cleaning.clean(Instant.now()));
        get(assessor(), "/api/v1/attachments/" + same).then().statusCode(200);
        assertTrue(java.nio.file.Files.exists(gone));
        inside(() -> cleaning.clean(Instant.now().plus(Cleaning.ABANDONED_AFTER).plusSeconds(60)));
        for (String one : List.of(same, other, begun)) {
            get(assessor(), "/api/v1/attachments/" + one).then().statusCode(404);
        }
        get(assessor(), "/api/v1/attachments/" + used + "/content").then().statusCode(200);
        assertTrue(java.nio.file.Files.exists(kept));
        assertTrue(!java.nio.file.Files.exists(gone));
        write(assessor(), officer, List.of(other)).then().statusCode(422);
    }

    @Test
    void onePersonKeepsNoMoreThanAHundredWithoutARecord() {
        var hoarder = token(Role.ASSESSOR, station(), null);
        for (int i = 0; i < 19; i++) {
            begin(hoarder, "a.png", Uploads.LARGEST).then().statusCode(201);
        }
        begin(hoarder, "a.png", Uploads.LARGEST).then().statusCode(429);
        var another = token(Role.ASSESSOR, station(), null);
        for (int i = 0; i < 100; i++) {
            begin(another, "a.png", 10).then().statusCode(201);
        }
        begin(another, "a.png", 10).then().statusCode(429).header("Retry-After", "3600");
    }

    private Response write(String token, long officer, List<String> attachments) {
        return write(token, officer, attachments, null);
    }

    private Response write(String token, long officer, List<String> attachments, Instant writtenAt) {
        var body = new HashMap<String, Object>(Map.of("occurredOn", DAY, "text", "设卡时擅自离岗", "officerIds", List.of("" + officer), "attachmentIds", attachments));
        if (writtenAt != null) {
            body.put("writtenAt", writtenAt.toString());
        }
        return create(token, "/api/v1/diary-entries", body);
    }

    private String ready(String token, String name, byte[] content) {
        String id = begin(token, name, content.length).then().statusCode(201).extract().path("id");
        append(token, "/api/v1/attachments/" + id, 0, content).then().statusCode(200).body("state", equalTo("READY"));
        return id;
    }

    private Response begin(String token, String name, int size) {
        return create(token, "/api/v1/attachments", Map.of("name", name, "size", size));
    }

    private Response append(String token, String path, Integer received, byte[] part) {
        var request = given(token).contentType("application/octet-stream").body(part);
        return (received == null ? request : request.header("If-Match", "\"" + received + "\"")).patch(path + "/content");
    }

    /** A picture of about so many bytes, always the same. */
    private Path stored(String digest) {
        return new FolderStore(data.resolve("attachments")).file(digest);
    }
}
