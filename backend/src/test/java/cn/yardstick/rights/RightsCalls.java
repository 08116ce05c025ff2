package cn.yardstick.rights;

import cn.yardstick.harness.Contract;
import cn.yardstick.harness.Contract.Operation;
import cn.yardstick.harness.Pictures;
import cn.yardstick.harness.Sampler;
import cn.yardstick.identity.Role;
import cn.yardstick.platform.time.BureauTime;
import cn.yardstick.rights.RightsTable.Target;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.response.Response;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/** Calls of the contract's operations about records of the bureau of {@link RightsBureau}. */
abstract class RightsCalls extends RightsBureau {

    /** What a call needs. */
    record Call(String method, String path, Object body, String etag, boolean creates, String contentType) {
    }

    static final String FORM = "application/x-www-form-urlencoded";
    private static final String EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    /** The record stands in the body, not in the path. */
    static final Set<String> BY_BODY = Set.of("createMeeting", "writeDiaryEntry", "reportIncident", "proposeScoreEntry", "createObjection");
    private static final Set<String> NOBODYS = Set.of("ruleBookId", "cycleId", "clauseId", "clientId", "keyId", "year", "deliveryId");
    private static final ObjectMapper JSON = new ObjectMapper();

    final Contract contract = Contract.read();
    final Sampler sampler = new Sampler(contract, new Random(42));

    /** The records that a call of the operation can be about. */
    static List<Target> targets(Operation operation) {
        if (BY_BODY.contains(operation.id())) {
            return List.of(Target.OWN, Target.SCOPE, Target.OUTSIDE, Target.UNKNOWN);
        }
        var params = pathParams(operation.path());
        if (params.isEmpty()) {
            return List.of(Target.NONE);
        }
        return NOBODYS.containsAll(params) ? List.of(Target.KNOWN, Target.UNKNOWN) : List.of(Target.OWN, Target.SCOPE, Target.OUTSIDE, Target.UNKNOWN);
    }

    private static List<String> pathParams(String path) {
        var names = new ArrayList<String>();
        for (String part : path.split("/")) {
            if (part.startsWith("{")) {
                names.add(part.substring(1, part.length() - 1));
            }
        }
        return names;
    }

    private Subject subject(Role role, Target target) {
        return switch (target) {
            case OWN -> world().own().get(role);
            case OUTSIDE -> world().outside();
            default -> world().scope();
        };
    }

    String path(Operation operation, Role role, Target target) {
        var path = operation.path();
        var params = pathParams(path);
        var last = params.isEmpty() ? null : Set.of("grantId", "findingId", "clauseId", "keyId").contains(params.getLast()) ? params.getFirst() : params.getLast();
        for (String name : params) {
            var unknown = target == Target.UNKNOWN && name.equals(last) && !BY_BODY.contains(operation.id());
            path = path.replace("{" + name + "}", unknown ? NO_ID : id(operation, name, subject(role, target)));
        }
        return switch (operation.id()) {
            case "ruleBookDifferences" -> path + "?from=" + world().book();
            case "listDeputyCandidates" -> path + "?unit=" + world().own().get(role).unitId();
            case "proveAuditConsistency" -> path + "?from=0&to=0";
            case "myNoticeStream" -> path + "?waitSeconds=0";
            case "calendarTerm" -> path + "?from=2026-01-01&workingDays=5";
            default -> path;
        };
    }

    private String id(Operation operation, String name, Subject subject) {
        var reads = operation.method().equals("GET") || operation.id().equals("acknowledgeRuleBook");
        var book = reads ? world().book() : world().draft();
        return switch (name) {
            case "sessionId" -> claims(tokenOf(subject.accountId())).getString("sid");
            case "accountId" -> "" + subject.accountId();
            case "grantId" -> "" + inside(() -> accounts.get(subject.accountId()).grants().getFirst().id());
            case "unitId" -> "" + subject.unitId();
            case "officerId" -> "" + subject.officerId();
            case "ruleBookId" -> book;
            case "clauseId" -> world().clauseOf().get(book);
            case "clientId" -> otherSystem().path("client.id");
            case "keyId" -> otherSystem().path("client.keys[0].id");
            case "cycleId" -> List.of("getResult", "listRotations").contains(operation.id()) ? world().published() : operation.id().equals("listGates") ? world().preparing() : operation.path().contains("/assessment") ? world().grading() : world().scoring();
            case "meetingId" -> subject.meeting();
            case "diaryEntryId" -> subject.diary();
            case "incidentId" -> subject.incident();
            case "attachmentId" -> operation.id().equals("appendAttachmentContent") ? begun(subject.accountId()) : subject.attachment();
            case "findingId" -> subject.finding();
            case "scoreEntryId" -> subject.entry();
            case "lineId" -> "" + auditLine(subject);
            case "tieId" -> subject.tie();
            case "year" -> "2031";
            case "deliveryId" -> world().delivery();
            case "publicationId" -> operation.path().endsWith("/deliveries") && subject != world().outside() ? world().superseded() : operation.id().equals("listPublicationChanges") && subject == world().outside() ? world().revision() : subject.publication();
            case "deputyshipId" -> subject.deputyship();
            // Who may not object has none of the own.
            case "objectionId" -> subject.objection().equals(NO_ID) ? world().scope().objection() : subject.objection();
            default -> throw new IllegalArgumentException(name);
        };
    }

    /** An upload by this account that nothing has come of yet; by one that may not upload there is none. */
    private String begun(long account) {
        var answer = create(tokenOf(account), "/api/v1/attachments", Map.of("name", "现场.png", "size", Pictures.png().length));
        return answer.statusCode() == 201 ? answer.path("id") : NO_ID;
    }

    /** A line about an entry by somebody else, or one of the caller's own. */
    private long auditLine(Subject subject) {
        if (!world().own().containsValue(subject)) {
            return line("a.action = 'score-entry.proposed' and a.recordId = '" + subject.entry() + "'");
        }
        var own = "a.accountId = " + subject.accountId();
        if (line(own) == 0) {
            given(tokenOf(subject.accountId())).delete("/api/v1/sessions/current").then().statusCode(204);
            sequencer.catchUp();
        }
        return line(own);
    }

    private long line(String condition) {
        return inside(() -> em.createQuery("select coalesce(max(a.id), 0) from AuditLine a join Leaf f on f.lineId = a.id where " + condition, Long.class).getSingleResult());
    }

    private static Response otherSystem;

    /** A system that nobody's call is about but the administrators'. */
    private Response otherSystem() {
        if (otherSystem == null) {
            otherSystem = client(List.of("officers:read"), world().scope().unitId(), 60);
        }
        return otherSystem;
    }

    /** Another system with these scopes in one unit. */
    Response client(List<String> scopes, long unitId, int requestsPerMinute) {
        var answer = create(token(Role.SYSTEM_ADMIN), "/api/v1/clients", Map.of("name", unique("sys").toLowerCase(), "displayName", "外部系统", "scopes", scopes, "unitIds", List.of("" + unitId),
                "requestsPerMinute", requestsPerMinute));
        answer.then().statusCode(201);
        return answer;
    }

    /** Access token of another system, as it was made. */
    String accessToken(Response client) {
        return send(null, new Call("POST", "/api/v1/client-tokens", clientCredentials(client), null, false, FORM)).then().statusCode(200).extract().path("access_token");
    }

    static String clientCredentials(Response client) {
        return "grant_type=client_credentials&client_id=" + client.path("client.name") + "&client_secret=" + client.path("secret");
    }

    /** A body that is right in form, and about the target where it names one. */
    Object body(Operation operation, Role role, Target target) {
        var subject = subject(role, target);
        var officer = target == Target.UNKNOWN ? NO_ID : "" + subject.officerId();
        var station = target == Target.UNKNOWN ? NO_ID : "" + (target == Target.OUTSIDE ? world().outside() : world().own().get(role)).unitId();
        return switch (operation.id()) {
            case "importOfficers" -> "no workbook".getBytes();
            case "appendAttachmentContent" -> Pictures.png();
            case "issueClientToken" -> clientCredentials(otherSystem());
            case "signIn" -> credentials(world().callers().get(role).username(), PASSWORD, unusedCode(world().callers().get(role).username()));
            case "offerFactor", "renewRecoveryCodes", "removeFactor" -> Map.of("currentPassword", PASSWORD);
            case "confirmFactor" -> Map.of("otp", "000000");
            case "changeOwnPassword" -> Map.of("currentPassword", "not-this-one-7", "newPassword", "another-horse-7-staple");
            case "createAccount" -> Map.of("username", unique("m").toLowerCase(), "displayName", "新账号");
            case "grantRole" -> Map.of("role", "ASSESSOR", "unitId", NO_ID);
            case "assignOfficer" -> Map.of("unitId", NO_ID, "post", "PATROL", "from", "2026-01-01");
            case "createMeeting" -> Map.of("kind", "LEADERS", "unitId", station, "title", "会", "scheduledAt", "2026-01-05T01:00:00Z", "place", "三楼", "agenda", "学习");
            case "writeDiaryEntry" -> Map.of("occurredOn", DAY, "text", target == Target.OUTSIDE ? MARK : "日记", "officerIds", List.of(officer));
            case "reportIncident" -> Map.of("nature", "NEGATIVE", "source", "CITIZEN", "title", target == Target.OUTSIDE ? MARK : "事件", "description", "经过", "occurredOn", OLD_DAY,
                    "officers", List.of(Map.of("officerId", officer, "role", "PRINCIPAL", "disposition", "NONE")), "unitIds", List.of(), "reference", unique("R-"));
            case "mergeIncident" -> Map.of("survivorId", (target == Target.OWN ? world().scope() : world().own().get(Role.OFFICER)).incident(), "reason", "同一事件");
            case "proposeScoreEntry" -> Map.of("cycleId", world().scoring(), "officerId", officer, "clauseId", world().clauseOf().get(world().book()), "points", "-2.00",
                    "occurredOn", YEAR + "-06-1" + role.ordinal(), "diaryEntryIds", List.of(subject.diary()), "note", target == Target.OUTSIDE ? MARK : "记分");
            case "myWhatIf" -> Map.of("entries", List.of(), "withPending", true);
            case "compareSupposed" -> Map.of("fourMinShare", "1");
            case "updateWarningSettings" -> Map.of("warning", "20.00", "critical", "10.00", "leaderAfterDays", 5);
            case "voteOnTie" -> Map.of("chosen", subject.tied(), "reason", "集体研究");
            case "createClient" -> Map.of("name", unique("m").toLowerCase(), "displayName", "新系统", "scopes", List.of("officers:read"), "unitIds", List.of(station), "requestsPerMinute", 60);
            case "myNoticesSeen" -> Map.of("upTo", "1");
            case "createObjection" -> Map.of("matter", "ENTRY", "entryId", target == Target.UNKNOWN ? NO_ID : subject.entry(), "contested", List.of("FACTS"), "reason", target == Target.OUTSIDE ? MARK : "异议");
            case "updateObjectionTerms" -> Map.of("entryDays", 5, "reviewDays", 30, "appealWithinDays", 15, "appealDays", 60, "remindDays", 7);
            case "extendAppeal" -> Map.of("reason", "案情复杂");
            case "recordDelivery" -> deliveryBody();
            case "correctDelivery" -> Map.of("deliveredOn", LocalDate.now(BureauTime.ZONE).toString());
            case "decideObjection" -> Map.of("outcome", "DISMISSED", "reason", "经查属实");
            case "createClause", "updateClause" -> ((ObjectNode) sampler.valid(operation.body())).put("categoryCode", "DILIGENCE");
            default -> operation.body() == null ? null : sampler.valid(operation.body());
        };
    }

    /** Everything but the rights is in order: the version of the record as it is, or one that never was. */
    Call call(Operation operation, Role role, Target target, boolean rightVersion) {
        var path = path(operation, role, target);
        var etag = !operation.changes() ? null : rightVersion ? etag(path) : "\"999999\"";
        return new Call(operation.method(), path, body(operation, role, target), etag, operation.creates(), contentType(operation));
    }

    static String contentType(Operation operation) {
        return switch (operation.id()) {
            case "importOfficers" -> EXCEL;
            case "issueClientToken" -> FORM;
            case "appendAttachmentContent" -> "application/octet-stream";
            default -> "application/json";
        };
    }

    /** The entity tag of the nearest record that the path leads through. */
    String etag(String path) {
        var at = path;
        while (at.length() > "/api/v1/".length()) {
            var answer = io.restassured.RestAssured.given().header("Authorization", "Bearer " + world().auditor()).get(at);
            if (answer.statusCode() == 200 && answer.header("ETag") != null) {
                return answer.header("ETag");
            }
            at = at.substring(0, at.lastIndexOf('/'));
        }
        return "\"0\"";
    }

    Response send(String token, Call call) {
        return send(token, call, call.body());
    }

    Response send(String token, Call call, Object body) {
        var request = given(token).contentType(call.contentType());
        if (call.creates()) {
            request.header("Idempotency-Key", UUID.randomUUID().toString());
        }
        if (call.etag() != null) {
            request.header("If-Match", call.etag());
        }
        if (body instanceof byte[] raw) {
            request.body(raw);
        } else if (body instanceof String form) {
            request.body(form);
        } else if (body != null) {
            request.body(tree(body).toString());
        }
        return request.request(call.method(), call.path());
    }

    static JsonNode tree(Object body) {
        return body instanceof JsonNode node ? node : JSON.valueToTree(body);
    }

    /** Grows with every change and with every look at another's data; a refusal has a line as well, which is not asked for here. */
    long lastAuditLine() {
        return inside(() -> em.createQuery("select coalesce(max(a.id), 0) from AuditLine a where a.action <> 'access.refused'", Long.class).getSingleResult());
    }
}
