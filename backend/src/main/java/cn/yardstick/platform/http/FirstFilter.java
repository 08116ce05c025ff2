package cn.yardstick.platform.http;

import cn.yardstick.platform.problem.ProblemDocument;
import cn.yardstick.platform.problem.ProblemException;
import cn.yardstick.platform.problem.ProblemType;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What happens before anything else: headers that every answer carries, paths that are not canonical are refused (they
 * have opened doors that rules by path thought shut), bodies that are too large or too slow are not taken in, what there is
 * no place for is refused, and addresses of the page lead to the page.
 */
@ApplicationScoped
class FirstFilter {

    /** Paths of the API are ids and words: nothing in them is ever escaped, so one resource has one name. */
    private static final Pattern API = Pattern.compile("/api(/(?!\\.{1,2}(/|$))[A-Za-z0-9._~-]+)+");
    private static final Pattern CANONICAL = Pattern.compile("(/[A-Za-z0-9._~!$&'()*+,=:@%-]*)+");
    private static final Pattern DISGUISED = Pattern.compile("//|/\\.{1,2}(/|$)|%(2[eEfF]|5[cC]|3[bB]|25|[01][0-9a-fA-F]|7[fF])|%(?![0-9a-fA-F]{2})");
    /** JSON in a charset that is not its own. */
    private static final Pattern CHARSET = Pattern.compile("^application/json\\s*;.*?(?<=[;\\s])charset\\s*=(?!\\s*\"?utf-?8\"?\\s*(;|$))", Pattern.CASE_INSENSITIVE);
    private static final long ORDINARY_BODY = 1_100_000;
    private static final long IMPORT_BODY = 6_000_000;
    private static final long EVALUATION_BODY = 34_000_000;
    private static final long STRANGERS_BODY = 64_000;
    private static final String EVALUATIONS = "/api/v1/grading/evaluations";
    private static final String NOTICE_STREAM = "/api/v1/me/notices/stream";
    private static final String PAGE_POLICY = "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
            + "font-src 'self'; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private final ObjectMapper json;
    private final Places places;
    private final Intake intake;

    FirstFilter(ObjectMapper json, Places places, Intake intake) {
        this.json = json;
        this.intake = intake;
        this.places = places;
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
        // By it a phone learns how wrong its own clock is.
        headers.set("Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC)));
        if (request.isSSL() || "https".equals(request.getHeader("X-Forwarded-Proto"))) {
            headers.set("Strict-Transport-Security", "max-age=63072000; includeSubDomains");
        }
        if (path.startsWith("/assets/")) {
            context.addHeadersEndHandler(head -> headers.set("Cache-Control", context.response().getStatusCode() < 400 ? "public, max-age=31536000, immutable" : "no-store"));
        } else {
            headers.set("Cache-Control", api || path.startsWith("/q/") ? "no-store" : "no-cache");
        }
        if (path.endsWith(".webmanifest")) {
            headers.set("Content-Type", "application/manifest+json");
        }
        if (path.equals(NOTICE_STREAM)) {
            headers.set("X-Accel-Buffering", "no");
        }
        var length = length(request.getHeader("Content-Length"));
        if (!isCanonical(request.uri(), path)) {
            refuse(context, ProblemType.NOT_CANONICAL.raise());
        } else if (!isUtf8(request.query())) {
            refuse(context, ProblemType.MALFORMED.raise("查询参数不是有效的 UTF-8 百分号编码。", "The query is not UTF-8, percent-encoded."));
        } else if (!isUtf8Text(request.getHeader("Content-Type"))) {
            refuse(context, ProblemType.WRONG_MEDIA_TYPE.raise());
        } else if (length > Intake.LET_PASS || length > allowed(request) && "100-continue".equalsIgnoreCase(request.getHeader("Expect"))) {
            refuse(context, ProblemType.TOO_LARGE.raise());
        } else if (leadsToThePage(context, path, api)) {
            context.reroute(isOfThePhone(path) ? "/m/index.html" : "/index.html");
        } else if (Intake.brings(request) && !(path.equals(EVALUATIONS) && length <= EVALUATION_BODY)) {
            intake.take(context, allowed(request), () -> begin(context, path), type -> refuse(context, type.raise()));
        } else {
            begin(context, path);
        }
    }

    /** Work begins, if there is a place for it. */
    private void begin(RoutingContext context, String path) {
        if (places.take(context, path.startsWith("/q/health") ? Places.Kind.HEALTH : path.equals(NOTICE_STREAM) ? Places.Kind.STREAM : Places.Kind.WORK)) {
            Idle.pause(context);
            context.next();
        } else {
            context.response().putHeader("Retry-After", "1");
            answer(context, ProblemType.OVERLOADED.raise());
        }
    }

    /** The raw target: it begins with the path, and the path has no second spelling. */
    private static boolean isCanonical(String target, String path) {
        if (!target.startsWith(path) || target.indexOf('#') >= 0 || path.toLowerCase(Locale.ROOT).startsWith("/api") && !API.matcher(path).matches()) {
            return false;
        }
        return CANONICAL.matcher(path).matches() && !DISGUISED.matcher(path).find();
    }

    private static boolean isUtf8Text(String contentType) {
        return contentType == null || !CHARSET.matcher(contentType).find();
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

    /** The phone has a page of its own. */
    private static boolean isOfThePhone(String path) {
        return path.equals("/m") || path.startsWith("/m/");
    }

    /** Who does not even claim to be somebody has nothing long to say. */
    private static long allowed(HttpServerRequest request) {
        return switch (request.path()) {
            case EVALUATIONS -> EVALUATION_BODY;
            case "/api/v1/officers/imports" -> IMPORT_BODY;
            default -> request.getHeader("Authorization") == null ? STRANGERS_BODY : ORDINARY_BODY;
        };
    }

    private static long length(String header) {
        return header == null || !header.matches("[0-9]{1,18}") ? 0 : Long.parseLong(header);
    }

    /** The connection ends with it: what may still come is not read. */
    private void refuse(RoutingContext context, ProblemException problem) {
        if (!context.response().ended()) {
            context.response().putHeader("Connection", "close");
            answer(context, problem);
        }
    }

    private void answer(RoutingContext context, ProblemException problem) {
        try {
            var body = json.writeValueAsString(ProblemDocument.of(problem, context.request().getHeader("Accept-Language")));
            context.response().setStatusCode(problem.type().status()).putHeader("Content-Type", ProblemDocument.MEDIA_TYPE).end(body);
        } catch (JsonProcessingException e) {
            context.fail(e);
        }
    }
}
