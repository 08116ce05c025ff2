package cn.yardstick.platform.http;

import cn.yardstick.platform.problem.ProblemDocument;
import cn.yardstick.platform.problem.ProblemException;
import cn.yardstick.platform.problem.ProblemType;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What happens before anything else: headers that every answer carries, paths that are not canonical are refused (they
 * have opened doors that rules by path thought shut), bodies that are too large are not read, and addresses of the page
 * lead to the page.
 */
@ApplicationScoped
class FirstFilter {

    /** Paths of the API are ids and words: nothing in them is ever escaped, so one resource has one name. */
    private static final Pattern API = Pattern.compile("/api(/(?!\\.{1,2}(/|$))[A-Za-z0-9._~-]+)+");
    private static final Pattern CANONICAL = Pattern.compile("(/[A-Za-z0-9._~!$&'()*+,=:@%-]*)+");
    private static final Pattern DISGUISED = Pattern.compile("//|/\\.{1,2}(/|$)|%(2[eEfF]|5[cC]|3[bB]|25|[01][0-9a-fA-F]|7[fF])|%(?![0-9a-fA-F]{2})");
    private static final long ORDINARY_BODY = 1_100_000;
    private static final long IMPORT_BODY = 6_000_000;
    private static final long EVALUATION_BODY = 34_000_000;
    private static final long LET_PASS = 64_000_000;
    private static final String PAGE_POLICY = "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
            + "font-src 'self'; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private final ObjectMapper json;

    FirstFilter(ObjectMapper json) {
        this.json = json;
    }

    void register(@Observes Filters filters) {
        filters.register(this::handle, 10_000);
    }

    private void handle(RoutingContext context) {
        var request = context.request();
        var path = request.path() == null ? "" : request.path();
        var api = path.startsWith("/api/");
        var headers = context.response().headers();
        headers.set("X-Content-Type-Options", "nosniff").set("X-Frame-Options", "DENY").set("Referrer-Policy", "no-referrer")
                .set("Permissions-Policy", "camera=(self), geolocation=(), microphone=(), payment=(), usb=()")
                .set("Cross-Origin-Opener-Policy", "same-origin").set("Content-Security-Policy", api ? "default-src 'none'; frame-ancestors 'none'" : PAGE_POLICY);
        if (request.isSSL() || "https".equals(request.getHeader("X-Forwarded-Proto"))) {
            headers.set("Strict-Transport-Security", "max-age=63072000; includeSubDomains");
        }
        headers.set("Cache-Control", api ? "no-store" : path.startsWith("/assets/") ? "public, max-age=31536000, immutable" : "no-cache");
        if (!isCanonical(request.uri(), path)) {
            refuse(context, ProblemType.NOT_CANONICAL.raise());
        } else if (!isUtf8(request.query())) {
            refuse(context, ProblemType.MALFORMED.raise("查询参数不是有效的 UTF-8 百分号编码。", "The query is not UTF-8, percent-encoded."));
        } else if (length(request.getHeader("Content-Length")) > allowed(path)) {
            refuseTooLarge(context);
        } else if (leadsToThePage(context, path, api)) {
            context.reroute("/index.html");
        } else {
            context.next();
        }
    }

    /** The raw target: it begins with the path, and the path has no second spelling. */
    private static boolean isCanonical(String target, String path) {
        if (!target.startsWith(path) || target.indexOf('#') >= 0 || path.toLowerCase(Locale.ROOT).startsWith("/api") && !API.matcher(path).matches()) {
            return false;
        }
        return CANONICAL.matcher(path).matches() && !DISGUISED.matcher(path).find();
    }

    private static boolean isUtf8(String query) {
        if (query == null) {
            return true;
        }
        var bytes = ByteBuffer.allocate(query.length());
        for (int i = 0; i < query.length(); i++) {
            if (query.charAt(i) == '%') {
                if (i + 2 >= query.length() || !HexFormat.isHexDigit(query.charAt(i + 1)) || !HexFormat.isHexDigit(query.charAt(i + 2))) {
                    return false;
                }
                bytes.put((byte) HexFormat.fromHexDigits(query, i + 1, i + 3));
                i += 2;
            } else if (query.charAt(i) > ' ' && query.charAt(i) < 0x7f) {
                bytes.put((byte) query.charAt(i));
            } else {
                return false;
            }
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(bytes.flip());
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static boolean leadsToThePage(RoutingContext context, String path, boolean api) {
        var accept = context.request().getHeader("Accept");
        return context.request().method() == HttpMethod.GET && !api && !path.startsWith("/q/") && path.length() > 1
                && path.indexOf('.', path.lastIndexOf('/')) < 0 && accept != null && accept.contains("text/html");
    }

    private static long allowed(String path) {
        return switch (path) {
            case "/api/v1/grading/evaluations" -> EVALUATION_BODY;
            case "/api/v1/officers/imports" -> IMPORT_BODY;
            default -> ORDINARY_BODY;
        };
    }

    private static long length(String header) {
        return header == null || !header.matches("[0-9]{1,18}") ? 0 : Long.parseLong(header);
    }

    /** Most clients hear an answer only after they sent everything: what is not far too large is let pass by unread. */
    private void refuseTooLarge(RoutingContext context) {
        var request = context.request();
        if (length(request.getHeader("Content-Length")) > LET_PASS || "100-continue".equalsIgnoreCase(request.getHeader("Expect"))) {
            refuse(context, ProblemType.TOO_LARGE.raise());
            return;
        }
        request.handler(unread -> { }).endHandler(passed -> refuse(context, ProblemType.TOO_LARGE.raise())).resume();
    }

    private void refuse(RoutingContext context, ProblemException problem) {
        try {
            var body = json.writeValueAsString(ProblemDocument.of(problem, context.request().getHeader("Accept-Language")));
            context.response().setStatusCode(problem.type().status()).putHeader("Content-Type", ProblemDocument.MEDIA_TYPE).putHeader("Connection", "close").end(body);
        } catch (JsonProcessingException e) {
            context.fail(e);
        }
    }
}
