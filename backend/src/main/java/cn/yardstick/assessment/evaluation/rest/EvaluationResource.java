package cn.yardstick.assessment.evaluation.rest;

import cn.yardstick.assessment.evaluation.EvaluationReader;
import cn.yardstick.assessment.evaluation.EvaluationWriter;
import cn.yardstick.grading.Grading;
import cn.yardstick.grading.GradingRefusal;
import cn.yardstick.identity.Permission;
import cn.yardstick.platform.problem.ProblemType;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.quarkus.security.PermissionsAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.CharConversionException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** Grades what the caller sends and stores nothing: anybody signed in can check the one measure. */
@Path("/api/v1/grading/evaluations")
public class EvaluationResource {

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Permission.GRADING_EVALUATE)
    public Response evaluateGrading(InputStream body) throws IOException {
        try {
            var result = Grading.grade(EvaluationReader.read(body));
            return Response.ok((StreamingOutput) out -> EvaluationWriter.write(result, out), MediaType.APPLICATION_JSON_TYPE).build();
        } catch (GradingRefusal refusal) {
            throw ProblemType.NOT_ACCEPTED.raise().at(refusal.pointer(), refusal.zh(), refusal.en());
        } catch (JsonProcessingException | CharConversionException | EOFException e) {
            throw ProblemType.MALFORMED.raise();
        }
    }
}
