package cn.yardstick.rights;

import cn.yardstick.harness.Contract.Operation;
import cn.yardstick.identity.Role;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Deeds on rule books, cycles and meetings. */
abstract class DeedsOnRules extends DeedsOnPeople {

    private static final List<String> SETTINGS = List.of("title", "baseScore", "categories", "grades", "fill", "neverFillAtOrAbove", "tieBreak", "leadersAnswering", "effectiveFrom");

    Deed onRules(Operation operation) {
        var deed = onRuleBooks(operation);
        deed = deed == null ? onCycles(operation) : deed;
        return deed == null ? onMeetings(operation) : deed;
    }

    private Deed onRuleBooks(Operation operation) {
        var office = doer(Role.ASSESSMENT_OFFICE, 0);
        return switch (operation.id()) {
            case "createRuleBook" -> new Deed(operation, office, "/api/v1/rule-books", Map.of("title", "细则", "effectiveFrom", YEAR + "-01-01"));
            case "updateRuleBook" -> {
                var path = "/api/v1/rule-books/" + draft();
                Map<String, Object> settings = new HashMap<>(get(bearer(office), path).jsonPath().getMap("$"));
                settings.keySet().retainAll(SETTINGS);
                settings.put("title", "改");
                yield new Deed(operation, office, path, settings);
            }
            case "issueRuleBook" -> {
                var draft = draft();
                clause(draft);
                yield new Deed(operation, office, "/api/v1/rule-books/" + draft + "/issue", null);
            }
            case "createClause" -> new Deed(operation, office, "/api/v1/rule-books/" + draft() + "/clauses", clauseBody("2.1"));
            case "updateClause", "deleteClause" -> {
                var draft = draft();
                yield new Deed(operation, office, "/api/v1/rule-books/" + draft + "/clauses/" + clause(draft), operation.body() == null ? null : clauseBody("2.2"));
            }
            case "createDocument" -> new Deed(operation, office, "/api/v1/rule-books/" + draft() + "/documents", ((com.fasterxml.jackson.databind.node.ObjectNode) sampler.valid(operation.body())).put("titleZh", "方案"));
            case "acknowledgeRuleBook" -> new Deed(operation, account(Role.OFFICER, null, officer(station())), "/api/v1/rule-books/" + world().book() + "/acknowledgements", null);
            default -> null;
        };
    }

    private String draft() {
        return create(bearer(Role.ASSESSMENT_OFFICE, 0), "/api/v1/rule-books", Map.of("title", "草案", "effectiveFrom", YEAR + "-01-01")).then().statusCode(201).extract().path("id");
    }

    private static Map<String, Object> clauseBody(String code) {
        return Map.of("code", code, "categoryCode", "DILIGENCE", "kind", "DEDUCTION", "posts", List.of("PATROL"), "textZh", "迟到", "textEn", "Late", "minPoints", "1.00", "maxPoints", "2.00", "leadersAnswer", false);
    }

    private Deed onCycles(Operation operation) {
        var office = doer(Role.ASSESSMENT_OFFICE, 0);
        return switch (operation.id()) {
            case "createCycle" -> new Deed(operation, office, "/api/v1/cycles", cycleBody());
            case "updateWarningSettings" -> new Deed(operation, office, "/api/v1/cycles/" + preparation(world().book()) + "/warning-settings", Map.of("warning", "20.00", "critical", "10.00", "leaderAfterDays", 5));
            case "updateCycle" -> new Deed(operation, office, "/api/v1/cycles/" + preparation(world().book()), cycleBody());
            case "overrideGate" -> new Deed(operation, office, "/api/v1/cycles/" + preparation(world().book()) + "/gate-overrides", Map.of("gate", "RULE_BOOK_ACKNOWLEDGED", "reason", "纸质签收"));
            case "moveStage" -> new Deed(operation, office, "/api/v1/cycles/" + cycle(world().book()) + "/stage", Map.of("to", "GRADING"));
            case "arrangePool" -> new Deed(operation, office, "/api/v1/cycles/" + preparation(world().book()) + "/pool-arrangements", Map.of("unitId", "" + world().outside().unitId(), "reason", "人数少"));
            case "moveMember" -> {
                var path = "/api/v1/cycles/" + world().scoring() + "/members/" + world().scope().officerId();
                String home = get(bearer(office), path).path("poolId");
                String other = get(bearer(office), "/api/v1/cycles/" + world().scoring() + "/pools").path("items.find { it.id != '" + home + "' }.id");
                yield new Deed(operation, office, path + "/pool", Map.of("poolId", other, "reason", "调整"));
            }
            default -> null;
        };
    }

    private Map<String, Object> cycleBody() {
        return Map.of("name", unique("周期"), "ruleBookId", world().book(), "from", YEAR + "-01-01", "until", YEAR + "-12-31", "publicityDays", 5, "minPoolSize", 1);
    }

    private Deed onMeetings(Operation operation) {
        var office = doer(Role.ASSESSMENT_OFFICE, 0);
        var when = YEAR + "-01-05T01:00:00Z";
        return switch (operation.id()) {
            case "createMeeting" -> new Deed(operation, office, "/api/v1/cycles/" + world().scoring() + "/meetings",
                    Map.of("kind", "LEADERS", "title", "会", "scheduledAt", when, "place", "三楼", "agenda", "学习"));
            case "updateMeeting" -> new Deed(operation, office, meeting(""), Map.of("title", "改期", "scheduledAt", when, "place", "二楼", "agenda", "学习"));
            case "holdMeeting" -> new Deed(operation, office, meeting("/holding"), Map.of("heldAt", Instant.now().minusSeconds(60).toString(), "minutes", "已学习"));
            case "recordAttendance" -> {
                var path = meeting("");
                change(bearer(office), "POST", path + "/holding", get(bearer(office), path).header("ETag"), Map.of("heldAt", Instant.now().minusSeconds(60).toString(), "minutes", "已学习")).then().statusCode(200);
                yield new Deed(operation, office, path + "/attendance", Map.of("items", List.of(Map.of("officerId", "" + world().scope().officerId(), "state", "PRESENT"))));
            }
            default -> null;
        };
    }

    private String meeting(String rest) {
        return "/api/v1/meetings/" + meeting(world().scoring(), "ALL_OFFICERS", null, "会") + rest;
    }
}
