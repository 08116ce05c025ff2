package cn.yardstick.platform.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;

/** A problem as it goes out. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ProblemDocument(String type, String title, int status, String detail, List<Error> errors) {

    public static final String MEDIA_TYPE = "application/problem+json";

    /** One place and what is wrong there. */
    public record Error(String pointer, String detail) {
    }

    /** In the language that the header asks for: Chinese unless English comes first. */
    public static ProblemDocument of(ProblemException problem, String acceptLanguage) {
        var english = english(acceptLanguage);
        var errors = problem.places().stream().map(place -> new Error(place.pointer(), english ? place.en() : place.zh())).toList();
        return new ProblemDocument(problem.type().type(), problem.type().title(english), problem.type().status(), problem.words(english), errors);
    }

    /** Does the reader ask for English? */
    public static boolean english(String acceptLanguage) {
        if (acceptLanguage == null) {
            return false;
        }
        var wanted = acceptLanguage.toLowerCase(Locale.ROOT);
        var english = wanted.indexOf("en");
        var chinese = wanted.indexOf("zh");
        return english >= 0 && (chinese < 0 || english < chinese);
    }

    static Response response(ProblemException problem, HttpHeaders headers) {
        var language = headers == null ? null : headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE);
        var response = Response.status(problem.type().status()).type(MEDIA_TYPE).entity(of(problem, language));
        if (problem.retryAfter() != null) {
            response.header(HttpHeaders.RETRY_AFTER, problem.retryAfter());
        }
        if (problem.type().status() == 401) {
            response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        return response.build();
    }
}
