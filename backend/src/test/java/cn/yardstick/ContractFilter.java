package cn.yardstick;

import static org.junit.jupiter.api.Assertions.fail;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.SimpleValidationReportFormat;
import com.atlassian.oai.validator.report.ValidationReport;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Holds every answer that a test gets against the contract: path, status, content type, body. Requests may be wrong on purpose. */
public final class ContractFilter implements Filter {

    /** Pairs of operation and status that tests have seen, one a line; read by the check of the whole contract. */
    static final Path SEEN = Path.of("target", "contract-seen.txt");

    private static final OpenApiInteractionValidator VALIDATOR = OpenApiInteractionValidator.createFor(Path.of("..", "openapi.yaml").toUri().toString())
            .withLevelResolver(LevelResolver.create().withLevel("validation.request", ValidationReport.Level.IGNORE)
                    .withLevel("validation.response.body.schema.additionalProperties", ValidationReport.Level.ERROR).build())
            .build();

    @Override
    public Response filter(FilterableRequestSpecification request, FilterableResponseSpecification expected, FilterContext context) {
        var response = context.next(request, expected);
        check(request.getMethod(), URI.create(request.getURI()).getRawPath(), response.statusCode(), response.contentType(), response.asByteArray());
        return response;
    }

    /** Fails the test where the answer is not the contract's. */
    static void check(String method, String path, int status, String contentType, byte[] body) {
        var answer = SimpleResponse.Builder.status(status);
        if (contentType != null && !contentType.isEmpty()) {
            answer.withContentType(contentType);
        }
        if (body != null && body.length > 0) {
            answer.withBody(body);
        }
        var report = VALIDATOR.validateResponse(path, Request.Method.valueOf(method), answer.build());
        if (report.hasErrors()) {
            fail(method + " " + path + " -> " + status + " " + SimpleValidationReportFormat.getInstance().apply(report) + "\n" + new String(body == null ? new byte[0] : body, StandardCharsets.UTF_8));
        }
        remember(method + " " + path + " " + status);
    }

    private static synchronized void remember(String line) {
        try {
            Files.writeString(SEEN, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
