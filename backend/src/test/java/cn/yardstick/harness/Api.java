package cn.yardstick.harness;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** A plain HTTP caller of the API. */
public final class Api {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What came back. */
    public record Answer(int status, String contentType, String body, HttpResponse<?> raw) {
        public JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        public String header(String name) {
            return raw.headers().firstValue(name).orElse(null);
        }
    }

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(2)).build();
    private final URI base;

    public Api(URI base) {
        this.base = base;
    }

    public boolean isReady() {
        try {
            return send("GET", "/q/health/ready", Map.of(), null).status() == 200;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    /** Signs in, with the second factor where there is one, waits where it has to, and answers the access token. */
    public String signIn(ServiceProcess.Account account) {
        var body = JSON.createObjectNode().put("username", account.username()).put("password", account.password())
                .put("otp", account.totpSecret() == null ? null : Otp.unused(account.totpSecret())).toString();
        var answer = send("POST", "/api/v1/sessions", Map.of("Content-Type", "application/json"), body.getBytes(StandardCharsets.UTF_8));
        if (answer.status() == 429) {
            pause(Integer.parseInt(answer.header("Retry-After")));
            return signIn(account);
        }
        if (answer.status() != 201) {
            throw new IllegalStateException("sign in of " + account.username() + ": " + answer.status() + " " + answer.body());
        }
        return answer.json().get("accessToken").asText();
    }

    private static void pause(int seconds) {
        try {
            Thread.sleep(Duration.ofSeconds(seconds));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public Answer get(String path, String token) {
        return send("GET", path, headers(token), null);
    }

    /** The body of an answer that is no text; fails if it was refused. */
    public byte[] bytes(String path, String token) {
        try {
            var request = HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(60)).header("Authorization", "Bearer " + token).build();
            var response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() != 200) {
                throw new IllegalStateException(path + ": " + response.statusCode());
            }
            return response.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A creating POST under a fresh key. */
    public Answer create(String path, String token, Object body) {
        return create(path, token, UUID.randomUUID().toString(), body);
    }

    /** A creating POST under this key. */
    public Answer create(String path, String token, String key, Object body) {
        var headers = headers(token);
        headers.put("Idempotency-Key", key);
        return send("POST", path, headers, bytes(body));
    }

    /** A change of the version that this ETag names. */
    public Answer change(String method, String path, String token, String etag, Object body) {
        var headers = headers(token);
        if (etag != null) {
            headers.put("If-Match", etag);
        }
        return send(method, path, headers, body == null ? null : bytes(body));
    }

    /** Sends anything; connection failures surface as {@link UncheckedIOException}. */
    public Answer send(String method, String path, Map<String, String> headers, byte[] body) {
        return send(method, URI.create(base + path), headers, body);
    }

    private Answer send(String method, URI uri, Map<String, String> headers, byte[] body) {
        var request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(120));
        headers.forEach(request::header);
        request.method(method, body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofByteArray(body));
        try {
            var response = client.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            return new Answer(response.statusCode(), response.headers().firstValue("Content-Type").orElse(""), response.body(), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> headers(String token) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("Content-Type", "application/json");
        if (token != null) {
            headers.put("Authorization", "Bearer " + token);
        }
        return headers;
    }

    private static byte[] bytes(Object body) {
        try {
            return body instanceof byte[] raw ? raw : JSON.writeValueAsBytes(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
