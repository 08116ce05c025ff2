package cn.yardstick.assessment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.yardstick.assessment.evaluation.EvaluationReader;
import cn.yardstick.assessment.evaluation.EvaluationWriter;
import cn.yardstick.grading.Grading;
import cn.yardstick.grading.GradingRefusal;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The input is held to the table of the rules, value by value, and each refusal names its place. */
class EvaluationReaderTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String WHOLE = """
            {"rules":{"baseScore":"100.00","categories":[{"code":"德","maxDeduction":"30.00","maxAward":null}],
              "grades":{"ONE":{"minScore":"100.00","maxShare":"0.30"},"TWO":{"minScore":"85.00","maxShare":null},"THREE":{"minScore":"60.00"},"FOUR":{"minShare":"0.10"}},
              "fill":"LOWEST_FIRST","neverFillAtOrAbove":null,"tieBreak":["LEAST_DEDUCTED"]},
            "subjects":[{"id":"o1","pool":"p","leads":["u1"]},{"id":"o2","pool":"p"}],
            "entries":[{"id":"e1","subject":"o1","category":"德","points":"-5.00","incident":"i1","ceiling":"TWO"},{"id":"e2","subject":"o2","category":"德","points":"1.00","incident":null,"ceiling":null}],
            "findings":[{"id":"f1","unit":"u1","leaderSteps":1}],
            "decisions":[]}""";
    private static final List<String> OPTIONAL = List.of("/subjects/0/leads");
    private static final List<String> NULLABLE = List.of("/rules/categories/0/maxDeduction", "/rules/categories/0/maxAward", "/rules/grades/ONE/minScore", "/rules/grades/ONE/maxShare",
            "/rules/grades/TWO/minScore", "/rules/grades/TWO/maxShare", "/rules/grades/THREE/minScore", "/rules/neverFillAtOrAbove", "/entries/0/incident", "/entries/1/incident",
            "/entries/0/ceiling", "/entries/1/ceiling");
    private static final List<String> DECIMALS = List.of("/rules/baseScore", "/rules/categories/0/maxDeduction", "/rules/grades/ONE/minScore", "/rules/grades/ONE/maxShare",
            "/rules/grades/THREE/minScore", "/rules/grades/FOUR/minShare", "/rules/neverFillAtOrAbove", "/entries/1/points");

    @TestFactory
    Stream<DynamicTest> everyMemberMissing() {
        return members().filter(place -> !OPTIONAL.contains(place)).map(place -> refusedAt(place, "missing", root -> parent(root, place).remove(name(place))));
    }

    @TestFactory
    Stream<DynamicTest> everyMemberNull() {
        return members().filter(place -> !NULLABLE.contains(place)).map(place -> refusedAt(place, "null", root -> parent(root, place).putNull(name(place))));
    }

    @TestFactory
    Stream<DynamicTest> everyMemberOfAnotherType() {
        return members().flatMap(place -> Stream.of("{}", "true", "1.00", "7", "[[]]").filter(other -> !(place.endsWith("/leaderSteps") && other.equals("7")))
                .map(other -> refusedUnder(place, other, root -> parent(root, place).set(name(place), node(other)))));
    }

    @TestFactory
    Stream<DynamicTest> whatIsNoDecimal() {
        return DECIMALS.stream().flatMap(place -> Stream.of("", " ", "+1", "1e0", "1E2", "0x1", "1.", ".5", "1,00", " 1", "1 ", "1.000e0", "NaN", "Infinity", "--1", "1-", "１", "٣", "null", "1.0.0", "0.00x", "1\\n")
                .map(text -> refusedAt(place, text, root -> parent(root, place).set(name(place), node("\"" + text + "\"")))));
    }

    @TestFactory
    Stream<DynamicTest> pointsOfMoreThanTwoDecimals() {
        return DECIMALS.stream().filter(place -> !place.endsWith("Share")).flatMap(place -> Stream.of("1.000", "0.001", "99999999999999999.00", "9".repeat(40))
                .map(text -> refusedAt(place, text, root -> parent(root, place).put(name(place), text))));
    }

    @TestFactory
    Stream<DynamicTest> sharesOutsideOfZeroToOne() {
        return DECIMALS.stream().filter(place -> place.endsWith("Share")).flatMap(place -> Stream.of("-0.01", "1.0000000001", "2", "100000000000")
                .map(text -> refusedAt(place, text, root -> parent(root, place).put(name(place), text))));
    }

    @TestFactory
    Stream<DynamicTest> anotherMemberAnywhere() {
        return Stream.of("", "/rules", "/rules/categories/0", "/rules/grades", "/rules/grades/ONE", "/rules/grades/THREE", "/rules/grades/FOUR", "/subjects/1", "/entries/0", "/findings/0")
                .map(place -> refusedAt(place + "/minShares", "unknown", root -> ((ObjectNode) root.at(place)).put("minShares", "0.1")));
    }

    @TestFactory
    Stream<DynamicTest> aMemberTwice() {
        return Stream.of("\"baseScore\":\"100.00\"", "\"id\":\"o2\"", "\"unit\":\"u1\"", "\"decisions\":[]").map(member -> DynamicTest.dynamicTest(member,
                () -> assertThrows(GradingRefusal.class, () -> graded(WHOLE.replace(member, member + "," + member)))));
    }

    @TestFactory
    Stream<DynamicTest> whatTheRulesRefuse() {
        return Stream.of(
                refusedAt("/subjects", "empty", root -> ((ArrayNode) root.at("/subjects")).removeAll()),
                refusedAt("/subjects/2/id", "twice", root -> ((ArrayNode) root.at("/subjects")).add(node("{\"id\":\"o1\",\"pool\":\"q\"}"))),
                refusedAt("/entries/1/id", "twice", root -> parent(root, "/entries/1/id").put("id", "e1")),
                refusedAt("/findings/1/id", "twice", root -> ((ArrayNode) root.at("/findings")).add(node("{\"id\":\"f1\",\"unit\":\"u9\",\"leaderSteps\":2}"))),
                refusedAt("/rules/categories/1/code", "twice", root -> ((ArrayNode) root.at("/rules/categories")).add(root.at("/rules/categories/0").deepCopy())),
                refusedAt("/entries/1/subject", "unknown", root -> parent(root, "/entries/1/subject").put("subject", "o3")),
                refusedAt("/entries/1/category", "unknown", root -> parent(root, "/entries/1/category").put("category", "能")),
                refusedAt("/entries/0/ceiling", "best", root -> parent(root, "/entries/0/ceiling").put("ceiling", "ONE")),
                refusedAt("/entries/0/ceiling", "lower case", root -> parent(root, "/entries/0/ceiling").put("ceiling", "two")),
                refusedAt("/rules/fill", "other", root -> parent(root, "/rules/fill").put("fill", "NEVER")),
                refusedAt("/rules/tieBreak/0", "other", root -> ((ArrayNode) root.at("/rules/tieBreak")).set(0, "SENIORITY")),
                refusedAt("/rules/categories/0/maxDeduction", "zero", root -> parent(root, "/rules/categories/0/code").put("maxDeduction", "0.00")),
                refusedAt("/rules/categories/0/maxAward", "negative", root -> parent(root, "/rules/categories/0/code").put("maxAward", "-1.00")),
                refusedAt("/rules/grades/TWO/minScore", "rises", root -> parent(root, "/rules/grades/TWO/minScore").put("minScore", "100.01")),
                refusedAt("/rules/grades/THREE/minScore", "rises past null", root -> {
                    parent(root, "/rules/grades/TWO/minScore").putNull("minScore");
                    parent(root, "/rules/grades/THREE/minScore").put("minScore", "100.01");
                }),
                refusedAt("/findings/0/leaderSteps", "none", root -> parent(root, "/findings/0/unit").put("leaderSteps", 0)),
                refusedAt("/findings/0/leaderSteps", "far below", root -> parent(root, "/findings/0/unit").set("leaderSteps", node("-99999999999999999999"))),
                refusedAt("/decisions/0", "no such tie", root -> ((ArrayNode) root.at("/decisions")).add(node("{\"pool\":\"p\",\"cut\":\"ONE\",\"chosen\":[\"o1\"]}"))),
                refusedAt("/decisions/1/cut", "twice", root -> ((ArrayNode) root.at("/decisions")).add(node("{\"pool\":\"p\",\"cut\":\"ONE\",\"chosen\":[\"o1\"]}"))
                        .add(node("{\"pool\":\"p\",\"cut\":\"ONE\",\"chosen\":[\"o2\"]}"))),
                refusedAt("/decisions/0/cut", "other", root -> ((ArrayNode) root.at("/decisions")).add(node("{\"pool\":\"p\",\"cut\":\"THREE\",\"chosen\":[]}"))),
                refusedAt("/entries", "the sum is too large", root -> {
                    var huge = "{\"id\":\"%s\",\"subject\":\"o2\",\"category\":\"德\",\"points\":\"9999999999999999.99\",\"incident\":null,\"ceiling\":null}";
                    for (int i = 0; i < 12; i++) {
                        ((ArrayNode) root.at("/entries")).add(node(huge.formatted("x" + i)));
                    }
                }, true));
    }

    @Test
    void whatIsAllowedIsTaken() throws IOException {
        assertEquals("96.00", graded(WHOLE.replace("\"-5.00\"", "\"-04\"")).at("/subjects/0/score").asText());
        assertEquals("-9007199254740992.93", graded(WHOLE.replace("\"-5.00\"", "\"-9007199254740992.93\"").replace("\"30.00\"", "null").replace("\"100.00\",\"cat", "\"0\",\"cat")).at("/subjects/0/score").asText());
        assertEquals("FOUR", graded(WHOLE.replace("\"leaderSteps\":1", "\"leaderSteps\":99999999999999999999")).at("/subjects/0/grade").asText());
        assertEquals("99.50", graded(WHOLE.replace("\"-5.00\"", "\"-0.5\"")).at("/subjects/0/score").asText());
        assertEquals("100.00", graded(WHOLE.replace("\"-5.00\"", "\"-0.00\"")).at("/subjects/0/score").asText());
        assertEquals(1, graded(WHOLE.replace("\"minShare\":\"0.10\"", "\"minShare\":\"0." + "0".repeat(60) + "1\"")).at("/pools/0/fourQuota").asInt());
        var name = "长".repeat(30_000);
        assertEquals(name, graded(WHOLE.replace("\"id\":\"o1\"", "\"id\":\"" + name + "\"").replace("\"subject\":\"o1\"", "\"subject\":\"" + name + "\"")).at("/subjects/1/id").asText());
    }

    @TestFactory
    Stream<DynamicTest> whatIsNoJson() {
        return Stream.of("", "   ", "{", WHOLE + "x", WHOLE.substring(0, 400), "{'rules':1}", WHOLE.replace("\"o1\"", "\"o\u0001\""), "nul").map(text -> DynamicTest.dynamicTest("'" + text.substring(0, Math.min(20, text.length())),
                () -> assertThrows(IOException.class, () -> graded(text))));
    }

    private static DynamicTest refusedAt(String place, String what, java.util.function.Consumer<JsonNode> change) {
        return refusedAt(place, what, change, false);
    }

    private static DynamicTest refusedUnder(String place, String what, java.util.function.Consumer<JsonNode> change) {
        return refusedAt(place, what, change, true);
    }

    /** {@code under}: the place may be one below. */
    private static DynamicTest refusedAt(String place, String what, java.util.function.Consumer<JsonNode> change, boolean under) {
        return DynamicTest.dynamicTest(place + " " + what, () -> {
            var root = node(WHOLE);
            change.accept(root);
            var refusal = assertThrows(GradingRefusal.class, () -> graded(root.toString()));
            if (under) {
                assertTrue(refusal.pointer().startsWith(place), refusal.pointer());
            } else {
                assertEquals(place, refusal.pointer());
            }
        });
    }

    private static Stream<String> members() {
        var places = new ArrayList<String>();
        collect(node(WHOLE), "", places);
        return places.stream();
    }

    private static void collect(JsonNode node, String place, List<String> places) {
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            places.add(place + "/" + member.getKey());
            collect(member.getValue(), place + "/" + member.getKey(), places);
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            collect(node.get(i), place + "/" + i, places);
        }
    }

    private static ObjectNode parent(JsonNode root, String place) {
        return (ObjectNode) root.at(place.substring(0, place.lastIndexOf('/')));
    }

    private static String name(String place) {
        return place.substring(place.lastIndexOf('/') + 1);
    }

    private static JsonNode node(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static JsonNode graded(String request) throws IOException {
        var out = new ByteArrayOutputStream();
        EvaluationWriter.write(Grading.grade(EvaluationReader.read(new ByteArrayInputStream(request.getBytes(StandardCharsets.UTF_8)))), out);
        return JSON.readTree(out.toByteArray());
    }
}
