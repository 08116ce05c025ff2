package cn.yardstick.assessment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.yardstick.assessment.evaluation.EvaluationReader;
import cn.yardstick.assessment.evaluation.EvaluationWriter;
import cn.yardstick.grading.Grading;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TimeZone;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * P9: the same input gives the same grade, byte for byte: over shuffles of every list and of the members of every object,
 * locales, time zones, threads, and in a program started again with other settings.
 */
class SameGradeTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path FOLDER = Path.of("target", "same-grade");
    private static final int SHUFFLES = 40;
    private static final int THREADS = 8;

    @Test
    void theSameInputGivesTheSameBytes() throws Exception {
        var inputs = inputs();
        var expected = graded(inputs);
        var runs = 0;
        for (int seed = 0; seed < SHUFFLES; seed++) {
            var random = new Random(seed);
            assertSame(expected, graded(inputs.stream().map(input -> shuffled(input, random)).toList()));
            runs++;
        }
        runs += underOtherSettings(expected, inputs);
        runs += inManyThreads(expected, inputs);
        runs += startedAgain(expected, inputs);
        System.out.println("PROMISE P9 " + expected.size() + " inputs byte-equal over " + runs + " runs: " + SHUFFLES + " shuffles, 4 locales (tr_TR), 4 time zones, " + THREADS + " threads, 2 restarts pass");
    }

    private static int underOtherSettings(List<byte[]> expected, List<JsonNode> inputs) {
        var locale = Locale.getDefault();
        var zone = TimeZone.getDefault();
        try {
            for (String tag : List.of("tr-TR", "ar-EG-u-nu-arab", "th-TH-u-ca-buddhist-nu-thai", "zh-CN")) {
                Locale.setDefault(Locale.forLanguageTag(tag));
                assertSame(expected, graded(inputs));
            }
            for (String id : List.of("Asia/Shanghai", "Pacific/Apia", "America/St_Johns", "UTC")) {
                TimeZone.setDefault(TimeZone.getTimeZone(id));
                assertSame(expected, graded(inputs));
            }
            return 8;
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    private static int inManyThreads(List<byte[]> expected, List<JsonNode> inputs) throws Exception {
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            Callable<List<byte[]>> grading = () -> graded(inputs);
            for (var run : threads.invokeAll(Collections.nCopies(THREADS * 2, grading))) {
                assertSame(expected, run.get());
            }
        }
        return THREADS * 2;
    }

    private static int startedAgain(List<byte[]> expected, List<JsonNode> inputs) throws Exception {
        Files.createDirectories(FOLDER);
        for (int i = 0; i < inputs.size(); i++) {
            Files.write(FOLDER.resolve(i + ".in"), bytes(inputs.get(i)));
        }
        var settings = List.of(List.of("-Duser.language=tr", "-Duser.country=TR", "-Duser.timezone=Asia/Shanghai", "-Dfile.encoding=ISO-8859-9", "-XX:TieredStopAtLevel=1"),
                List.of("-Duser.language=en", "-Duser.country=US", "-Duser.timezone=America/St_Johns", "-XX:+UseSerialGC", "-XX:hashCode=2"));
        for (var setting : settings) {
            var command = new ArrayList<String>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.add("-XX:+UnlockExperimentalVMOptions");
            command.addAll(setting);
            command.addAll(List.of("-cp", System.getProperty("java.class.path"), Again.class.getName(), FOLDER.toString(), "" + inputs.size()));
            var process = new ProcessBuilder(command).inheritIO().start();
            assertTrue(process.waitFor(120, TimeUnit.SECONDS) && process.exitValue() == 0, "started again");
            for (int i = 0; i < inputs.size(); i++) {
                assertArrayEquals(expected.get(i), Files.readAllBytes(FOLDER.resolve(i + ".out")));
            }
        }
        return settings.size();
    }

    /** The program that is started again. */
    static final class Again {

        private Again() {
        }

        public static void main(String[] arguments) throws IOException {
            var folder = Path.of(arguments[0]);
            for (int i = 0; i < Integer.parseInt(arguments[1]); i++) {
                Files.write(folder.resolve(i + ".out"), graded(Files.readAllBytes(folder.resolve(i + ".in"))));
            }
        }
    }

    /** The worked cases, and one of 1,500 officers in 40 pools with ties, limits, ceilings and leaders. */
    private static List<JsonNode> inputs() {
        var inputs = new ArrayList<JsonNode>();
        Vectors.all().forEach(one -> {
            if (!one.path("invalid").asBoolean()) {
                inputs.add(one.get("request"));
            }
        });
        var large = (ObjectNode) inputs.getFirst().deepCopy();
        var subjects = large.putArray("subjects");
        var entries = large.putArray("entries");
        var category = large.at("/rules/categories/0/code").asText();
        for (int i = 0; i < 1_500; i++) {
            var subject = subjects.addObject().put("id", (i % 3 == 0 ? "警" : "İi") + i).put("pool", "p" + i % 40);
            if (i % 50 == 0) {
                subject.putArray("leads").add("u" + i % 40);
            }
            entries.addObject().put("id", "e" + i).put("subject", subject.get("id").asText()).put("category", category).put("points", (i % 7 - 5) + "." + i % 10).put("incident", i % 4 == 0 ? "i" + i % 9 : null)
                    .put("ceiling", i % 31 == 0 ? "TWO" : null);
        }
        var findings = large.putArray("findings");
        for (int i = 0; i < 40; i++) {
            findings.addObject().put("id", "f" + i).put("unit", "u" + i).put("leaderSteps", 1 + i % 2);
        }
        large.putArray("decisions");
        inputs.add(large);
        return inputs;
    }

    /** The same in another order; the order of tie-breaks alone means something. */
    private static JsonNode shuffled(JsonNode node, Random random) {
        if (node instanceof ArrayNode array) {
            var items = new ArrayList<JsonNode>();
            array.forEach(item -> items.add(shuffled(item, random)));
            if (items.isEmpty() || !items.getFirst().isTextual() || !items.getFirst().asText().matches("LEAST_DEDUCTED|MOST_AWARDED|FEWEST_INCIDENTS")) {
                Collections.shuffle(items, random);
            }
            return JSON.createArrayNode().addAll(items);
        }
        if (node instanceof ObjectNode object) {
            var members = new ArrayList<>(object.properties());
            Collections.shuffle(members, random);
            var other = JSON.createObjectNode();
            members.forEach(member -> other.set(member.getKey(), shuffled(member.getValue(), random)));
            return other;
        }
        return node;
    }

    private static List<byte[]> graded(List<JsonNode> inputs) {
        return inputs.stream().map(input -> {
            try {
                return graded(bytes(input));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }).toList();
    }

    private static byte[] graded(byte[] input) throws IOException {
        var out = new ByteArrayOutputStream();
        EvaluationWriter.write(Grading.grade(EvaluationReader.read(new ByteArrayInputStream(input))), out);
        return out.toByteArray();
    }

    private static byte[] bytes(JsonNode input) {
        return input.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void assertSame(List<byte[]> expected, List<byte[]> actual) {
        for (int i = 0; i < expected.size(); i++) {
            assertArrayEquals(expected.get(i), actual.get(i));
        }
    }
}
