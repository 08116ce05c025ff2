package cn.yardstick.assessment.evaluation;

import cn.yardstick.grading.GradingResult;
import cn.yardstick.grading.GradingResult.OpenTie;
import cn.yardstick.grading.GradingResult.PoolResult;
import cn.yardstick.grading.GradingResult.SubjectResult;
import cn.yardstick.grading.Reason;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;

/** The result of a grading as JSON, field by field as {@code spec/grading.md} lists them. */
public final class EvaluationWriter {

    private static final JsonFactory JSON = new JsonFactory();

    private EvaluationWriter() {
    }

    public static void write(GradingResult result, OutputStream out) throws IOException {
        try (var json = JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeArrayFieldStart("pools");
            for (PoolResult pool : result.pools()) {
                write(pool, json);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("subjects");
            for (SubjectResult subject : result.subjects()) {
                write(subject, json);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    private static void write(PoolResult pool, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("pool", pool.pool());
        json.writeNumberField("size", pool.size());
        json.writeNumberField("fourQuota", pool.fourQuota());
        json.writeNumberField("fourShortfall", pool.fourShortfall());
        json.writeFieldName("openTie");
        write(pool.openTie(), json);
        json.writeEndObject();
    }

    private static void write(OpenTie tie, JsonGenerator json) throws IOException {
        if (tie == null) {
            json.writeNull();
            return;
        }
        json.writeStartObject();
        json.writeStringField("cut", tie.cut().name());
        json.writeArrayFieldStart("tied");
        for (String id : tie.tied()) {
            json.writeString(id);
        }
        json.writeEndArray();
        json.writeNumberField("places", tie.places());
        json.writeEndObject();
    }

    private static void write(SubjectResult subject, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", subject.id());
        json.writeStringField("pool", subject.pool());
        json.writeStringField("score", subject.score().toString());
        json.writeNumberField("rank", subject.rank());
        json.writeStringField("grade", subject.grade() == null ? null : subject.grade().name());
        json.writeArrayFieldStart("reasons");
        for (Reason reason : subject.reasons()) {
            json.writeString(reason.name());
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
