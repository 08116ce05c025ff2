package cn.yardstick.harness;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Calls a service that is killed now and then, between two steps or while one is running. What was sent without an answer is sent
 * again once the service is back, as a client does: under the same key, or for the same version, where 412 says that it was done.
 */
final class Survivor {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** Most steps are over sooner, a run or a proposal is not: a kill meets them before, within and after. */
    private static final int LONGEST_WAIT_MILLIS = 120;

    private final ServiceProcess service;
    private final Api api;
    private final Random random;
    private final Map<String, String> tokens = new HashMap<>();
    private final Map<String, Integer> told = new TreeMap<>();
    private final int most;
    private double killing;
    private int kills;
    private int unanswered;
    private int answered;

    /** {@code most}: kills at the most. */
    Survivor(ServiceProcess service, int most, Random random) {
        this.service = service;
        this.api = new Api(service.base());
        this.most = most;
        this.random = random;
    }

    /** From now on about one write in this many meets a kill; 0 for none. */
    void killOneIn(int writes) {
        killing = writes == 0 ? 0 : 1.0 / writes;
    }

    int kills() {
        return kills;
    }

    /** Requests whose answer never came. */
    int unanswered() {
        return unanswered;
    }

    /** Writes that were answered, in the end. */
    int answered() {
        return answered;
    }

    /** How often the audit log must have which line, as {@code action type/id}. */
    Map<String, Integer> told() {
        return told;
    }

    Api.Answer get(String who, String path) {
        return signedIn(who, token -> api.get(path, token));
    }

    byte[] bytes(String who, String path) {
        return api.bytes(path, token(who));
    }

    /** A creating POST; answers the id. {@code line}: of the audit log, about what was created. */
    String create(String who, String path, Object body, String line) {
        var key = UUID.randomUUID().toString();
        var answer = written(who, token -> api.create(path, token, key, body));
        if (answer.status() != 201) {
            throw new IllegalStateException(path + " " + body + ": " + answer.status() + " " + answer.body());
        }
        answered(line + (line.contains("/") ? "" : "/" + answer.json().get("id").asText()));
        return answer.json().path("id").asText(null);
    }

    /** As {@link #create}, where it may be refused; whether it was done. */
    boolean tried(String who, String path, Object body, String line) {
        var key = UUID.randomUUID().toString();
        var answer = written(who, token -> api.create(path, token, key, body));
        if (answer.status() == 201) {
            answered(line);
        }
        return answer.status() == 201;
    }

    /** A step on the record as it is now. */
    void step(String who, String record, String step, Object body, String line) {
        change(who, "POST", record, step, body, line);
    }

    /** A change of the record as it is now; 412 is right only for who asked before and got no answer. */
    void change(String who, String method, String record, String step, Object body, String line) {
        var found = get(who, record);
        var etag = found.header("ETag");
        var before = unanswered;
        var answer = written(who, token -> api.change(method, record + step, token, etag, body));
        if (answer.status() >= 300 && !(answer.status() == 412 && unanswered > before)) {
            throw new IllegalStateException(record + step + ": " + answer.status() + " " + answer.body());
        }
        answered(line);
    }

    private void answered(String line) {
        answered++;
        told.merge(line, 1, Integer::sum);
    }

    private interface Call {
        Api.Answer with(String token);
    }

    private Api.Answer written(String who, Call call) {
        var killer = kills < most && random.nextDouble() < killing ? killer(random.nextInt(LONGEST_WAIT_MILLIS)) : null;
        Api.Answer answer = null;
        try {
            answer = signedIn(who, call);
        } catch (UncheckedIOException e) {
            if (killer == null) {
                throw e;
            }
            unanswered++;
        }
        if (killer != null) {
            killer.join();
            service.start(PATIENCE);
            kills++;
        }
        return answer == null ? signedIn(who, call) : answer;
    }

    private CompletableFuture<Void> killer(int millis) {
        return CompletableFuture.runAsync(service::killHard, CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS));
    }

    private Api.Answer signedIn(String who, Call call) {
        var answer = call.with(token(who));
        if (answer.status() == 401) {
            tokens.remove(who);
            answer = call.with(token(who));
        }
        return answer;
    }

    private String token(String who) {
        return tokens.computeIfAbsent(who, name -> signIn(service.accounts().stream().filter(one -> one.username().equals(name)).findFirst().orElseThrow()));
    }

    /** A service that just started on a busy machine may take longer than a code counts. */
    private String signIn(ServiceProcess.Account account) {
        try {
            return api.signIn(account);
        } catch (IllegalStateException e) {
            return api.signIn(account);
        }
    }
}
