package cn.yardstick.rights;

import cn.yardstick.harness.Contract.Operation;
import cn.yardstick.harness.Pictures;
import cn.yardstick.identity.Role;
import cn.yardstick.platform.time.BureauTime;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Deeds on the diary, incidents, score entries, assessments and publications. */
abstract class DeedsOnFacts extends DeedsOnRules {

    /** The same fact counts once: each entry is of a day of its own. */
    private static final AtomicInteger DAYS = new AtomicInteger();

    Deed onFacts(Operation operation) {
        var deed = onDiaryAndIncidents(operation);
        deed = deed == null ? onScores(operation) : deed;
        deed = deed == null ? onResults(operation) : deed;
        return deed == null ? onObjections(operation) : deed;
    }

    private Deed onObjections(Operation operation) {
        var objector = world().scope().accountId();
        return switch (operation.id()) {
            case "createObjection" -> new Deed(operation, objector, "/api/v1/objections", objectionBody());
            case "updateObjectionTerms" -> new Deed(operation, doer(Role.ASSESSMENT_OFFICE, 0), operation.path(), Map.of("entryDays", 5, "reviewDays", 30, "appealWithinDays", 15, "appealDays", 60, "remindDays", 7));
            case "appealObjection" -> {
                var path = objection("");
                var discipline = bearer(world().callers().get(Role.DISCIPLINE).accountId());
                change(discipline, "POST", path + "/decision", get(discipline, path).header("ETag"), Map.of("outcome", "DISMISSED", "reason", "属实")).then().statusCode(200);
                yield new Deed(operation, objector, path + "/appeal", Map.of("reason", unique("不服")));
            }
            case "extendAppeal" -> {
                var review = objection("");
                var office = bearer(doer(Role.ASSESSMENT_OFFICE, 1));
                change(office, "POST", review + "/decision", get(office, review).header("ETag"), Map.of("outcome", "DISMISSED", "reason", "属实")).then().statusCode(200);
                yield new Deed(operation, world().callers().get(Role.DISCIPLINE).accountId(), "/api/v1/objections/" + id(objector, review + "/appeal", Map.of("reason", unique("不服"))) + "/extension",
                        Map.of("reason", "案情复杂"));
            }
            case "withdrawObjection" -> new Deed(operation, objector, objection("/withdrawal"), null);
            case "decideObjection" -> new Deed(operation, world().callers().get(Role.DISCIPLINE).accountId(), objection("/decision"), Map.of("outcome", "UPHELD", "reason", "记分有误"));
            default -> null;
        };
    }

    /** Against an entry of its own. */
    private Map<String, Object> objectionBody() {
        var path = entry("");
        var office = doer(Role.ASSESSMENT_OFFICE, 0);
        change(bearer(office), "POST", path + "/confirmation", get(bearer(office), path).header("ETag"), Map.of("note", "已当面核对")).then().statusCode(200);
        return Map.of("matter", "ENTRY", "entryId", path.substring(path.lastIndexOf('/') + 1), "contested", List.of("FACTS"), "reason", unique("当日在岗"));
    }

    private String objection(String rest) {
        return "/api/v1/objections/" + id(world().scope().accountId(), "/api/v1/objections", objectionBody()) + rest;
    }

    private Deed onDiaryAndIncidents(Operation operation) {
        var writer = doer(Role.ASSESSOR, 0);
        var office = doer(Role.ASSESSMENT_OFFICE, 0);
        var discipline = doer(Role.DISCIPLINE, 0);
        return switch (operation.id()) {
            case "beginAttachment" -> new Deed(operation, writer, "/api/v1/attachments", Map.of("name", unique("现场") + ".png", "size", Pictures.png().length));
            case "appendAttachmentContent" -> new Deed(operation, writer,
                    "/api/v1/attachments/" + id(writer, "/api/v1/attachments", Map.of("name", "现场.png", "size", Pictures.png().length)) + "/content", Pictures.png());
            case "writeDiaryEntry" -> new Deed(operation, writer, "/api/v1/diary-entries", diaryBody());
            case "correctDiaryEntry" -> new Deed(operation, writer, "/api/v1/diary-entries/" + id(writer, "/api/v1/diary-entries", diaryBody()) + "/corrections", Map.of("text", "更正", "reason", "笔误"));
            case "reportIncident" -> new Deed(operation, discipline, "/api/v1/incidents", incidentBody());
            case "verifyIncident" -> new Deed(operation, office, incident("/verification"), Map.of("note", "属实", "dispositions", List.of(Map.of("officerId", officer(), "disposition", "WARNING"))));
            case "dismissIncident" -> new Deed(operation, office, incident("/dismissal"), Map.of("reason", "不实"));
            case "amendIncident" -> new Deed(operation, office, incident("/amendments"), Map.of("reason", "查明地点", "place", "国道卡点",
                    "officers", List.of(Map.of("officerId", officer(), "role", "PRINCIPAL", "disposition", "WARNING"))));
            case "mergeIncident" -> new Deed(operation, office, incident("/merge"), mergeBody());
            case "withdrawMerge" -> {
                var path = incident("");
                change(bearer(office), "POST", path + "/merge", get(bearer(office), path).header("ETag"), mergeBody()).then().statusCode(200);
                yield new Deed(operation, office, path + "/merge/withdrawal", Map.of("reason", "并非同一事件"));
            }
            case "recordFinding" -> new Deed(operation, discipline, "/api/v1/incidents/" + world().scope().incident() + "/findings", findingBody());
            case "withdrawFinding" -> {
                var path = "/api/v1/incidents/" + world().scope().incident() + "/findings";
                yield new Deed(operation, discipline, path + "/" + id(discipline, path, findingBody()) + "/withdrawal", Map.of("reason", "复核"));
            }
            default -> null;
        };
    }

    private Deed onScores(Operation operation) {
        var office = doer(Role.ASSESSMENT_OFFICE, 0);
        return switch (operation.id()) {
            case "myNoticesSeen" -> new Deed(operation, world().callers().get(Role.OFFICER).accountId(), "/api/v1/me/notices/seen", Map.of("upTo", "1"));
            case "proposeScoreEntry" -> new Deed(operation, doer(Role.ASSESSOR, 0), "/api/v1/score-entries", entryBody(officer()));
            case "confirmScoreEntry" -> new Deed(operation, office, entry("/confirmation"), Map.of("note", "属实"));
            case "rejectScoreEntry" -> new Deed(operation, office, entry("/rejection"), Map.of("reason", "不实"));
            case "reverseScoreEntry" -> {
                var path = entry("");
                change(bearer(office), "POST", path + "/confirmation", get(bearer(office), path).header("ETag"), Map.of("note", "已当面核对")).then().statusCode(200);
                yield new Deed(operation, doer(Role.ASSESSMENT_OFFICE, 1), path + "/reversal", Map.of("reason", "复核"));
            }
            case "answerScoreEntry" -> new Deed(operation, world().callers().get(Role.OFFICER).accountId(), "/api/v1/score-entries/" + world().own().get(Role.OFFICER).entry() + "/answers", Map.of("text", "情况如下"));
            default -> null;
        };
    }

    private Deed onResults(Operation operation) {
        var office = doer(Role.ASSESSMENT_OFFICE, 0);
        var second = doer(Role.ASSESSMENT_OFFICE, 1);
        return switch (operation.id()) {
            case "runAssessment" -> new Deed(operation, office, "/api/v1/cycles/" + world().grading() + "/assessment", Map.of("note", "再评"));
            case "voteOnTie" -> new Deed(operation, account(Role.ASSESSOR, null, null), "/api/v1/cycles/" + world().grading() + "/assessment/ties/" + world().scope().tie() + "/votes",
                    Map.of("chosen", world().scope().tied(), "reason", "集体研究"));
            case "proposePublication" -> new Deed(operation, office, "/api/v1/cycles/" + graded(evenBook()) + "/publications", Map.of("title", "公示", "note", "请核"));
            case "approvePublication" -> new Deed(operation, second, "/api/v1/publications/" + proposal(graded(evenBook()), "公示") + "/approval", null);
            case "withdrawPublication" -> new Deed(operation, second, "/api/v1/publications/" + proposal(graded(evenBook()), "公示") + "/withdrawal", Map.of("reason", "有误"));
            case "recordDelivery" -> new Deed(operation, office, "/api/v1/publications/" + world().superseded() + "/deliveries", deliveryBody());
            case "correctDelivery" -> new Deed(operation, office, "/api/v1/deliveries/" + delivery(world().superseded()) + "/correction", Map.of("deliveredOn", LocalDate.now(BureauTime.ZONE).toString(), "note", "已换发"));
            case "acknowledgePublication" -> new Deed(operation, world().callers().get(Role.OFFICER).accountId(), "/api/v1/publications/" + world().scope().publication() + "/acknowledgement", null);
            default -> null;
        };
    }

    private static String evenBook;

    String evenBook() {
        if (evenBook == null) {
            evenBook = ruleBook(true);
        }
        return evenBook;
    }

    /** The path of one more list that everybody reads. */
    String published() {
        var path = "/api/v1/publications/" + proposal(graded(evenBook()), "公示");
        var second = bearer(Role.ASSESSMENT_OFFICE, 1);
        change(second, "POST", path + "/approval", get(second, path).header("ETag"), null).then().statusCode(200);
        return path;
    }

    private String officer() {
        return "" + world().scope().officerId();
    }

    private String id(long account, String path, Object body) {
        return create(bearer(account), path, body).then().statusCode(201).extract().path("id");
    }

    private Map<String, Object> diaryBody() {
        return Map.of("occurredOn", DAY, "text", unique("日记"), "officerIds", List.of(officer()));
    }

    private Map<String, Object> incidentBody() {
        return Map.of("nature", "NEGATIVE", "source", "CITIZEN", "title", "事件", "description", "经过", "occurredOn", OLD_DAY,
                "officers", List.of(Map.of("officerId", officer(), "role", "PRINCIPAL", "disposition", "NONE")), "unitIds", List.of());
    }

    private String incident(String rest) {
        return "/api/v1/incidents/" + id(doer(Role.DISCIPLINE, 0), "/api/v1/incidents", incidentBody()) + rest;
    }

    private Map<String, Object> mergeBody() {
        return Map.of("survivorId", id(doer(Role.DISCIPLINE, 0), "/api/v1/incidents", incidentBody()), "reason", "同一事件");
    }

    private Map<String, Object> findingBody() {
        return Map.of("unitId", "" + world().own().get(Role.OFFICER).unitId(), "leaderSteps", 1, "occurredOn", OLD_DAY, "reason", "认定");
    }

    private Map<String, Object> entryBody(String officer) {
        return Map.of("cycleId", world().scoring(), "officerId", officer, "clauseId", world().clauseOf().get(world().book()), "points", "-2.00",
                "occurredOn", LocalDate.of(YEAR, 7, 1).plusDays(DAYS.getAndIncrement() % 180).toString(), "diaryEntryIds", List.of(world().scope().diary()), "note", "记分");
    }

    private String entry(String rest) {
        return "/api/v1/score-entries/" + id(doer(Role.ASSESSOR, 0), "/api/v1/score-entries", entryBody(officer())) + rest;
    }
}
