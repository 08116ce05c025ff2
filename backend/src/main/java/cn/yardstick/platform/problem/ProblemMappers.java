package cn.yardstick.platform.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import io.quarkus.runtime.BlockingOperationControl;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.Locale;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Whatever goes wrong leaves as a problem document: never a class name, a statement or a refused value. */
class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    private final Refusals refusals;

    ProblemMappers(Refusals refusals) {
        this.refusals = refusals;
    }

    @ServerExceptionMapper
    Uni<Response> problem(ProblemException problem, HttpHeaders headers, UriInfo uri, Request request) {
        return answered(problem, headers, uri, request);
    }

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    Response notSignedIn(RuntimeException refused, HttpHeaders headers) {
        return ProblemDocument.response(ProblemType.NOT_SIGNED_IN.raise(), headers);
    }

    @ServerExceptionMapper
    Uni<Response> notAllowed(ForbiddenException refused, HttpHeaders headers, UriInfo uri, Request request) {
        return answered(ProblemType.NOT_ALLOWED.raise(), headers, uri, request);
    }

    /** A refusal has its line before it is answered; where this thread may not wait for the database, another does. */
    private Uni<Response> answered(ProblemException problem, HttpHeaders headers, UriInfo uri, Request request) {
        var response = ProblemDocument.response(problem, headers);
        if (response.getStatus() != 403) {
            return Uni.createFrom().item(response);
        }
        var line = refusals.line(request.getMethod(), uri.getPath(), problem.type());
        var written = Uni.createFrom().item(() -> {
            line.run();
            return response;
        }).onFailure().invoke(e -> LOG.error("a refusal without its line", e)).onFailure().recoverWithItem(response);
        return BlockingOperationControl.isBlockingAllowed() ? written : written.runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    @ServerExceptionMapper
    Response notAccepted(ConstraintViolationException violations, HttpHeaders headers) {
        var problem = ProblemType.NOT_ACCEPTED.raise();
        for (var violation : violations.getConstraintViolations()) {
            var pointer = new StringBuilder();
            var parameter = "";
            var steps = new ArrayList<String>();
            for (var node : violation.getPropertyPath()) {
                switch (node.getKind()) {
                    case PROPERTY, CONTAINER_ELEMENT -> {
                        if (node.getIndex() != null) {
                            steps.add(node.getIndex().toString());
                        }
                        if (node.getKind() == jakarta.validation.ElementKind.PROPERTY) {
                            steps.add(node.getName());
                        }
                    }
                    case PARAMETER -> parameter = node.getName();
                    default -> { }
                }
            }
            steps.forEach(step -> pointer.append('/').append(step));
            problem.at(pointer.isEmpty() ? "/" + parameter : pointer.toString(), "此处不符合要求：" + violation.getMessage(), "Not acceptable here: " + violation.getMessage());
        }
        return ProblemDocument.response(problem, headers);
    }

    @ServerExceptionMapper({JsonProcessingException.class, com.fasterxml.jackson.databind.exc.MismatchedInputException.class})
    Response malformed(JsonProcessingException thrown, HttpHeaders headers) {
        return ProblemDocument.response(malformedAt(thrown), headers);
    }

    @ServerExceptionMapper
    Response refusedByTheFramework(WebApplicationException thrown, HttpHeaders headers) {
        for (Throwable cause = thrown.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof ProblemException problem) {
                return ProblemDocument.response(problem, headers);
            }
            if (cause instanceof JsonProcessingException json) {
                return ProblemDocument.response(malformedAt(json), headers);
            }
        }
        var type = switch (thrown.getResponse().getStatus()) {
            case 401 -> ProblemType.NOT_SIGNED_IN;
            case 403 -> ProblemType.NOT_ALLOWED;
            case 404 -> ProblemType.NOT_FOUND;
            case 405 -> ProblemType.METHOD_NOT_ALLOWED;
            case 406 -> ProblemType.NOT_ACCEPTABLE;
            case 413 -> ProblemType.TOO_LARGE;
            case 415 -> ProblemType.WRONG_MEDIA_TYPE;
            case 503 -> ProblemType.OVERLOADED;
            default -> thrown.getResponse().getStatus() < 500 ? ProblemType.MALFORMED : ProblemType.BROKEN;
        };
        if (type == ProblemType.BROKEN) {
            LOG.error("an answer of the framework", thrown);
        }
        return ProblemDocument.response(type.raise(), headers);
    }

    @ServerExceptionMapper
    Response broken(Throwable thrown, HttpHeaders headers) {
        for (var cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProblemException problem) {
                return ProblemDocument.response(problem, headers);
            }
            if (cause instanceof java.sql.SQLTransientConnectionException || cause instanceof java.sql.SQLNonTransientConnectionException
                    || cause instanceof java.sql.SQLException && cause.getMessage() != null && cause.getMessage().toLowerCase(Locale.ROOT).contains("acquisition timeout")) {
                LOG.warn("no connection to the database");
                return ProblemDocument.response(ProblemType.OVERLOADED.raise().retryAfter(2), headers);
            }
        }
        LOG.error("an unforeseen failure", thrown);
        return ProblemDocument.response(ProblemType.BROKEN.raise(), headers);
    }

    private static ProblemException malformedAt(JsonProcessingException thrown) {
        if (thrown instanceof StreamConstraintsException) {
            return ProblemType.MALFORMED.raise("内容嵌套过深或过长。", "Nested too deeply, or too long.");
        }
        var pointer = new StringBuilder();
        if (thrown instanceof JsonMappingException mapping) {
            if (mapping.getCause() instanceof ProblemException problem) {
                return problem;
            }
            for (var reference : mapping.getPath()) {
                pointer.append('/').append(reference.getFieldName() == null ? "" + reference.getIndex() : reference.getFieldName());
            }
        }
        // An unknown name comes from outside: it is told only where it looks like a name.
        var place = pointer.toString().matches("[A-Za-z0-9_/]{1,200}") ? pointer.toString() : "";
        if (thrown instanceof InvalidFormatException) {
            return ProblemType.NOT_ACCEPTED.raise().at(place, "此处的值不符合格式。", "The value here does not have the form it needs.");
        }
        return ProblemType.MALFORMED.raise("JSON 格式、字段或类型不正确。", "Malformed JSON, an unknown field or a wrong type.").at(place);
    }
}
