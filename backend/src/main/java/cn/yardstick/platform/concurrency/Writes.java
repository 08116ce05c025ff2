package cn.yardstick.platform.concurrency;

import cn.yardstick.platform.http.Caller;
import cn.yardstick.platform.problem.ProblemType;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.function.LongFunction;
import java.util.function.Supplier;

/**
 * The one write path (docs/adr/0002): the idempotency row, the change and its audit line are one transaction, and what
 * the database refuses for the sake of order is run again as a whole.
 */
@ApplicationScoped
public class Writes {

    private static final Duration ORDINARY = Duration.ofSeconds(60);

    private final IdempotencyKeys keys;
    private final Caller caller;
    private final ObjectMapper json;
    private final RequestContext request;

    Writes(IdempotencyKeys keys, Caller caller, ObjectMapper json, RequestContext request) {
        this.keys = keys;
        this.caller = caller;
        this.json = json;
        this.request = request;
    }

    /**
     * A POST that creates: acts once for a key. A repeat with the same body gets the stored answer to the byte; with
     * another body 422; without a key 400.
     */
    public Response create(Object requestBody, Supplier<Written> work) {
        return create(requestBody, ORDINARY, work);
    }

    /** The same for work that may take longer than a request usually does: still one transaction, of this length at most. */
    public Response create(Object requestBody, Duration atMost, Supplier<Written> work) {
        var key = keyOf(request.headers());
        var account = caller.accountId();
        var fingerprint = fingerprint(request.method(), request.uri(), requestBody);
        var stored = Retry.wholeUnit(() -> QuarkusTransaction.requiringNew().timeout((int) atMost.toSeconds()).call(() -> {
            if (!keys.claim(account, key, fingerprint)) {
                return keys.answer(account, key, fingerprint);
            }
            var written = work.get();
            var answer = new StoredAnswer(201, written.location(), written.version(), bytes(written.body()));
            keys.keep(account, key, answer);
            return answer;
        }));
        return created(stored);
    }

    /** Any other change: needs If-Match (428), hands the version to the work, which compares after locking (412). */
    public Response change(LongFunction<Written> work) {
        var expected = IfMatch.parse(request.headers().getHeaderString(HttpHeaders.IF_MATCH));
        var written = Retry.wholeUnit(() -> QuarkusTransaction.requiringNew().call(() -> work.apply(expected)));
        if (written.body() == null) {
            return Response.noContent().build();
        }
        return Response.ok(written.body(), MediaType.APPLICATION_JSON_TYPE).header(HttpHeaders.ETAG, IfMatch.tag(written.version())).build();
    }

    /** One record that is read, with its entity tag. */
    public static Response read(Object body, long version) {
        return Response.ok(body, MediaType.APPLICATION_JSON_TYPE).header(HttpHeaders.ETAG, IfMatch.tag(version)).build();
    }

    private static Response created(StoredAnswer stored) {
        var response = Response.status(stored.status()).type(MediaType.APPLICATION_JSON_TYPE).entity(stored.body());
        if (stored.version() != null) {
            response.header(HttpHeaders.ETAG, IfMatch.tag(stored.version()));
        }
        if (stored.location() != null) {
            // As a header of our own: location(…) would put the host that the caller named before it.
            response.header(HttpHeaders.LOCATION, stored.location());
        }
        return response.build();
    }

    private static String keyOf(HttpHeaders headers) {
        var key = headers.getHeaderString("Idempotency-Key");
        if (key == null || !key.matches("[A-Za-z0-9._:-]{8,128}")) {
            throw ProblemType.KEY_MISSING.raise();
        }
        return key;
    }

    private byte[] fingerprint(String method, UriInfo uri, Object body) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update((method + " " + uri.getPath() + "\n").getBytes(StandardCharsets.UTF_8));
            return digest.digest(body instanceof byte[] raw ? raw : bytes(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] bytes(Object body) {
        try {
            return json.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
