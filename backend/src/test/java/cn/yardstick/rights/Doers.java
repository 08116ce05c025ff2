package cn.yardstick.rights;

import static org.junit.jupiter.api.Assertions.assertNull;

import cn.yardstick.ContractFilter;
import cn.yardstick.KeptTokens;
import cn.yardstick.harness.Api;
import cn.yardstick.harness.Contract.Operation;
import cn.yardstick.identity.Role;
import io.restassured.RestAssured;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Who does deeds, and how they are sent. */
abstract class Doers extends RightsCalls {

    /** A request that will be done; {@code etag} null where none is asked for, {@code body} null for none. */
    record Deed(Operation operation, long account, String path, Object body) {
    }

    private static final Map<String, Long> DOERS = new ConcurrentHashMap<>();

    /** Of this test alone: another may have ended the sessions of the same accounts. */
    private final KeptTokens tokens = new KeptTokens();

    List<Operation> operations(java.util.function.Predicate<Operation> which) {
        return contract.operations().stream().filter(which).toList();
    }

    /** One account for each role and number, for the whole bureau. */
    long doer(Role role, int number) {
        return DOERS.computeIfAbsent(role + " " + number, unused -> account(role, null, null));
    }

    /** A token that is good for a while yet. */
    String bearer(long account) {
        return tokens.of(account, this::tokenOf);
    }

    /** What ended the account's session, or may have. */
    void signedOut(long account) {
        tokens.forget(account);
    }

    String bearer(Role role, int number) {
        return bearer(doer(role, number));
    }

    /** The service that runs in this test. */
    static Api here() {
        return new Api(URI.create("http://127.0.0.1:" + RestAssured.port));
    }

    Map<String, String> headers(long account, Deed deed, String key, String etag) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("Authorization", "Bearer " + bearer(account));
        headers.put("Content-Type", contentType(deed.operation()));
        if (key != null) {
            headers.put("Idempotency-Key", key);
        }
        if (etag != null) {
            headers.put("If-Match", etag);
        }
        return headers;
    }

    Api.Answer send(Api api, Deed deed, Map<String, String> headers) {
        return send(api, deed, headers, deed.body());
    }

    /** Sends it, and holds the answer against the contract. */
    Api.Answer send(Api api, Deed deed, Map<String, String> headers, Object body) {
        var method = deed.operation().method();
        var answer = api.send(method, deed.path(), headers, body == null ? null : body instanceof byte[] raw ? raw : tree(body).toString().getBytes(StandardCharsets.UTF_8));
        assertNull(ContractFilter.errors(method, deed.path(), answer.status(), answer.contentType(), answer.body().getBytes(StandardCharsets.UTF_8)), () -> deed.operation().id() + " " + answer.status() + " " + answer.body());
        return answer;
    }

    /** Grows with every change; signing in and looking are none. */
    long lastChange() {
        return inside(() -> em.createQuery("select coalesce(max(a.id), 0) from AuditLine a where a.action not like 'session.%' and a.action not like '%-read'", Long.class).getSingleResult());
    }

    /** The version that the deed changes. */
    String etagFor(Deed deed) {
        // An upload is nobody's but the uploader's.
        return deed.operation().id().equals("appendAttachmentContent") ? get(bearer(deed.account()), deed.path().replace("/content", "")).header("ETag") : etag(deed.path());
    }

    /** The same with one place changed, or null if there is none. */
    static Object another(Object body) {
        if (body == null || body instanceof byte[]) {
            return null;
        }
        var changed = new HashMap<String, Object>();
        tree(body).properties().forEach(property -> changed.put(property.getKey(), property.getValue()));
        for (var name : List.of("displayName", "name", "title", "titleZh", "text", "textZh", "reason", "note", "agenda")) {
            if (changed.containsKey(name)) {
                changed.put(name, "另" + tree(body).get(name).asText());
                return changed;
            }
        }
        if (changed.containsKey("from")) {
            changed.put("from", "2020-02-02");
        } else if (changed.containsKey("role")) {
            changed.put("role", "LEADER");
        } else if (changed.containsKey("upTo")) {
            changed.put("upTo", "2");
        } else {
            changed.put("note", "另");
        }
        return changed;
    }
}
