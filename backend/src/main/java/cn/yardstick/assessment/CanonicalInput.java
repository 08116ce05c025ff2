package cn.yardstick.assessment;

import cn.yardstick.assessment.evaluation.EvaluationReader;
import cn.yardstick.grading.GradingInput;
import cn.yardstick.grading.GradingRules;
import cn.yardstick.grading.GradingRules.UpperGrade;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.function.BiConsumer;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * The input of a grading as one sequence of bytes: JSON of {@code spec/grading.md} without white space, in the order of
 * its table and the order given. What the evaluation endpoint takes is this, so that anyone can grade it again.
 */
final class CanonicalInput {

    private CanonicalInput() {
    }

    static byte[] bytes(GradingInput input) {
        var out = new StringBuilder(2_000 + 120 * input.entries().size());
        out.append("{\"rules\":");
        rules(out, input.rules());
        out.append(",\"subjects\":");
        list(out, input.subjects(), (at, subject) -> {
            field(at.append('{'), "id", subject.id());
            field(at.append(','), "pool", subject.pool());
            texts(at.append(",\"leads\":"), subject.leads());
            at.append('}');
        });
        out.append(",\"entries\":");
        list(out, input.entries(), (at, entry) -> {
            field(at.append('{'), "id", entry.id());
            field(at.append(','), "subject", entry.subject());
            field(at.append(','), "category", entry.category());
            field(at.append(','), "points", entry.points());
            field(at.append(','), "incident", entry.incident());
            field(at.append(','), "ceiling", entry.ceiling());
            at.append('}');
        });
        out.append(",\"findings\":");
        list(out, input.findings(), (at, finding) -> {
            field(at.append('{'), "id", finding.id());
            field(at.append(','), "unit", finding.unit());
            at.append(",\"leaderSteps\":").append(finding.leaderSteps()).append('}');
        });
        out.append(",\"decisions\":");
        list(out, input.decisions(), (at, decision) -> {
            field(at.append('{'), "pool", decision.pool());
            field(at.append(','), "cut", decision.cut());
            texts(at.append(",\"chosen\":"), decision.chosen());
            at.append('}');
        });
        return out.append('}').toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void rules(StringBuilder out, GradingRules rules) {
        field(out.append('{'), "baseScore", rules.baseScore());
        out.append(",\"categories\":");
        list(out, rules.categories(), (at, category) -> {
            field(at.append('{'), "code", category.code());
            field(at.append(','), "maxDeduction", category.maxDeduction());
            field(at.append(','), "maxAward", category.maxAward());
            at.append('}');
        });
        out.append(",\"grades\":{\"ONE\":");
        upper(out, rules.one());
        upper(out.append(",\"TWO\":"), rules.two());
        field(out.append(",\"THREE\":{"), "minScore", rules.threeMinScore());
        field(out.append("},\"FOUR\":{"), "minShare", rules.fourMinShare());
        field(out.append("}},"), "fill", rules.fill());
        field(out.append(','), "neverFillAtOrAbove", rules.neverFillAtOrAbove());
        texts(out.append(",\"tieBreak\":"), rules.tieBreak().stream().map(Enum::name).toList());
        out.append('}');
    }

    private static void upper(StringBuilder out, UpperGrade grade) {
        field(out.append('{'), "minScore", grade.minScore());
        field(out.append(','), "maxShare", grade.maxShare());
        out.append('}');
    }

    private static <T> void list(StringBuilder out, Collection<T> items, BiConsumer<StringBuilder, T> write) {
        out.append('[');
        var first = true;
        for (T item : items) {
            if (!first) {
                out.append(',');
            }
            first = false;
            write.accept(out, item);
        }
        out.append(']');
    }

    private static void texts(StringBuilder out, Collection<String> texts) {
        list(out, texts, CanonicalInput::text);
    }

    private static void field(StringBuilder out, String name, Object value) {
        out.append('"').append(name).append("\":");
        text(out, value == null ? null : value.toString());
    }

    private static void text(StringBuilder out, String text) {
        if (text == null) {
            out.append("null");
            return;
        }
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ') {
                out.append("\\u00").append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 15, 16));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }

    static byte[] compressed(byte[] canonical) {
        var bytes = new ByteArrayOutputStream(Math.max(256, canonical.length / 6));
        try (var gzip = new Fast(bytes)) {
            gzip.write(canonical);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static GradingInput read(byte[] compressed) {
        try (var json = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
            return EvaluationReader.read(json);
        } catch (IOException e) {
            throw new UncheckedIOException("a frozen input cannot be read", e);
        }
    }

    /** The least effort: a tenth of the time for a little more room. */
    private static final class Fast extends GZIPOutputStream {
        Fast(ByteArrayOutputStream out) throws IOException {
            super(out, 8192);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
