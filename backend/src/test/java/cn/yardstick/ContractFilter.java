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
import java.util.HashSet;
import java.util.Set;

/** Holds every answer that a test gets against the contract: path, status, content type, body. Requests may be wrong on purpose. */
public final class ContractFilter implements Filter {

    /** Pairs of operation and status that tests have seen, one a line; read by the check of the whole contract. */
    public static final Path SEEN = Path.of("target", "contract-seen.txt");

    private static final Set<String> REMEMBERED = new HashSet<>();

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

    private static void check(String method, String path, int status, String contentType, byte[] body) {
        var errors = errors(method, path, status, contentType, body);
        if (errors != null) {
            fail(method + " " + path + " -> " + status + " " + errors + "\n" + new String(body == null ? new byte[0] : body, StandardCharsets.UTF_8));
        }
    }

    /** What is not as the contract says about an answer, or null; it is remembered as seen then. The path is raw, without a query. */
    public static String errors(String method, String path, int status, String contentType, byte[] body) {
        var answer = SimpleResponse.Builder.status(status);
        if (contentType != null && !contentType.isEmpty()) {
            answer.withContentType(contentType);
        }
        if (body != null && body.length > 0) {
            answer.withBody(body);
        }
        var report = VALIDATOR.validateResponse(path, Request.Method.valueOf(method), answer.build());
        if (report.hasErrors()) {
            return SimpleValidationReportFormat.getInstance().apply(report);
        }
        remember(method + " " + path + " " + status);
        return null;
    }

    private static synchronized void remember(String line) {
        if (!REMEMBERED.add(line)) {
            return;
        }
        try {
            Files.createDirectories(SEEN.getParent());
            Files.writeString(SEEN, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
