package cn.yardstick.assessment.evaluation.rest;

import cn.yardstick.assessment.evaluation.EvaluationReader;
import cn.yardstick.assessment.evaluation.EvaluationWriter;
import cn.yardstick.grading.Grading;
import cn.yardstick.grading.GradingRefusal;
import cn.yardstick.grading.GradingResult;
import cn.yardstick.identity.Permission;
import cn.yardstick.platform.problem.ProblemType;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.quarkus.security.PermissionsAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.CharConversionException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Grades what the caller sends and stores nothing: anybody signed in can check the one measure. */
@Path("/api/v1/grading/evaluations")
public class EvaluationResource {

    /** Larger ones take turns: each takes some hundred megabytes while it is graded. */
    private static final long LARGE = 4_000_000;
    private static final int WAITING = 8;
    private static final int PATIENCE_SECONDS = 60;

    private final Semaphore turns = new Semaphore(2, true);

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Permission.GRADING_EVALUATE)
    public Response evaluateGrading(InputStream body, @HeaderParam(HttpHeaders.CONTENT_LENGTH) String length) throws IOException {
        var result = length != null && length.matches("[0-9]{1,7}") && Long.parseLong(length) <= LARGE ? graded(body) : gradedInTurn(body);
        return Response.ok((StreamingOutput) out -> EvaluationWriter.write(result, out), MediaType.APPLICATION_JSON_TYPE).build();
    }

    private GradingResult gradedInTurn(InputStream body) throws IOException {
        try {
            if (turns.getQueueLength() >= WAITING || !turns.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw ProblemType.OVERLOADED.raise().retryAfter(5);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ProblemType.OVERLOADED.raise().retryAfter(5);
        }
        try {
            return graded(body);
        } finally {
            turns.release();
        }
    }

    private static GradingResult graded(InputStream body) throws IOException {
        try {
            return Grading.grade(EvaluationReader.read(body));
        } catch (GradingRefusal refusal) {
            throw ProblemType.NOT_ACCEPTED.raise().at(refusal.pointer(), refusal.zh(), refusal.en());
        } catch (JsonProcessingException | CharConversionException | EOFException e) {
            throw ProblemType.MALFORMED.raise();
        }
    }
}
