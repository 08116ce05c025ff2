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
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every worked case of the rules, one test each. */
class VectorsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TestFactory
    Stream<DynamicTest> everyCase() {
        var cases = Vectors.all();
        assertTrue(cases.size() >= 50);
        return StreamSupport.stream(cases.spliterator(), false).map(one -> DynamicTest.dynamicTest(one.get("name").asText(), () -> holds(one)));
    }

    private static void holds(JsonNode one) throws IOException {
        if (one.path("invalid").asBoolean()) {
            assertThrows(GradingRefusal.class, () -> graded(one.get("request")));
            return;
        }
        assertEquals(one.get("response"), JSON.readTree(graded(one.get("request"))));
    }

    private static byte[] graded(JsonNode request) throws IOException {
        var out = new ByteArrayOutputStream();
        EvaluationWriter.write(Grading.grade(EvaluationReader.read(new ByteArrayInputStream(request.toString().getBytes(StandardCharsets.UTF_8)))), out);
        return out.toByteArray();
    }
}
