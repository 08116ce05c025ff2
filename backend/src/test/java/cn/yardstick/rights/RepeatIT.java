package cn.yardstick.rights;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cn.yardstick.harness.Api;
import cn.yardstick.harness.Contract.Operation;
import cn.yardstick.harness.ServiceProcess;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/**
 * P4: a repeated request acts once, for every creating operation of the contract: in parallel, on another instance over the
 * same database, after that one was killed and started again; with another body it is refused, and nobody else ever gets the
 * answer. What is kept for the repeats is sealed.
 */
@QuarkusTest
class RepeatIT extends Deeds {

    private static final int AT_ONCE = 8;

    /** A deed that was done under a key, and its answer. */
    private record Done(Deed deed, String key, Api.Answer answer) {
    }

    private final List<String> broken = new ArrayList<>();
    private final List<Done> done = new ArrayList<>();
    /** What is seen is seen: the answer tells how much is not, whichever request said so. */
    private static final Set<String> SAME_WHENEVER_ASKED = Set.of("myNoticesSeen");
    private int repeats;

    @Test
    void aRepeatedRequestActsOnce() throws Exception {
        world();
        var creating = operations(Operation::creates);
        creating.forEach(operation -> once(operation, List.of(here())));
        var diary = creating.stream().filter(operation -> operation.id().equals("writeDiaryEntry")).findFirst().orElseThrow();
        for (int i = Integer.getInteger("repeat.keys", 100); i > 0; i--) {
            once(diary, List.of(here()));
        }
        try (var other = another()) {
            var api = new Api(other.base());
            again(api, "another instance");
            creating.stream().limit(6).forEach(operation -> once(operation, List.of(here(), api)));
            other.killHard();
            other.start(Duration.ofMinutes(2));
            again(api, "a restart");
        }
        for (var operation : creating) {
            var one = done.stream().filter(each -> each.deed().operation() == operation).findFirst().orElseThrow();
            otherBody(one);
            otherAccount(one);
            otherKey(one);
            withoutKey(one);
        }
        sealed();
        broken.forEach(System.out::println);
        System.out.println("PROMISE P4 " + broken.size() + " broken: " + creating.size() + " creating operations, " + done.size() + " keys, " + repeats
                + " repeats (parallel, another instance, after kill -9) " + (broken.isEmpty() ? "pass" : "fail"));
        assertEquals("", String.join("\n", broken));
    }

    private static ServiceProcess another() {
        return ServiceProcess.another("repeat");
    }

    /** Eight at once, spread over the instances: the same answer to all, and each line of the audit log once. */
    private void once(Operation operation, List<Api> instances) {
        var deed = deed(operation);
        var key = UUID.randomUUID().toString();
        var before = lastChange();
        var headers = headers(deed.account(), deed, key, null);
        var answers = atOnce(number -> send(instances.get(number % instances.size()), deed, headers));
        repeats += AT_ONCE - 1;
        var first = answers.getFirst();
        if (first.status() != 201) {
            broken.add(operation.id() + " was not done: " + first.status() + " " + first.body());
        }
        answers.forEach(answer -> same(operation.id() + " in parallel", first, answer));
        var lines = lines(before);
        if (lines.isEmpty()) {
            broken.add(operation.id() + " left no line");
        }
        lines.stream().filter(line -> ((Number) line[3]).intValue() != 1).forEach(line -> broken.add(operation.id() + " acted more than once: " + Arrays.toString(line)));
        done.add(new Done(deed, key, first));
    }

    /** What the audit log tells since then: action, record and how often. */
    private List<Object[]> lines(long before) {
        return inside(() -> em.createNativeQuery("SELECT action, record_type, record_id, COUNT(*) FROM audit_line WHERE id > ?1 AND action NOT LIKE 'session.%' AND action NOT LIKE '%-read' GROUP BY 1, 2, 3", Object[].class).setParameter(1, before).getResultList().stream().map(row -> (Object[]) row).toList());
    }

    private void again(Api api, String where) {
        var before = lastChange();
        for (var one : done) {
            repeats++;
            same(one.deed().operation().id() + " after " + where, one.answer(), send(api, one.deed(), headers(one.deed().account(), one.deed(), one.key(), null)));
        }
        if (lastChange() != before) {
            broken.add("repeats acted again after " + where);
        }
    }

    private void same(String name, Api.Answer expected, Api.Answer actual) {
        if (expected.status() != actual.status() || !expected.body().equals(actual.body()) || !expected.contentType().equals(actual.contentType())
                || !("" + expected.header("Location")).equals("" + actual.header("Location")) || !("" + expected.header("ETag")).equals("" + actual.header("ETag"))) {
            broken.add(name + ": " + expected.status() + " " + expected.body() + " / " + actual.status() + " " + actual.body());
        }
    }

    /** Something else under a key that stands for something. */
    private void otherBody(Done one) {
        var deed = one.deed();
        var other = another(deed.body());
        var asked = other == null ? elsewhere(deed.operation()) : new Deed(deed.operation(), deed.account(), deed.path(), other);
        var answer = send(here(), asked, headers(deed.account(), asked, one.key(), null));
        if (answer.status() != 422 || !answer.json().path("type").asText().endsWith("idempotency-key-reused")) {
            broken.add(deed.operation().id() + " with another body: " + answer.status() + " " + answer.body());
        }
    }

    /** Where there is no body: the same of another record. */
    private Deed elsewhere(Operation operation) {
        return switch (operation.id()) {
            case "acknowledgeRuleBook" -> new Deed(operation, 0, "/api/v1/rule-books/" + evenBook() + "/acknowledgements", null);
            case "acknowledgePublication" -> new Deed(operation, 0, published() + "/acknowledgement", null);
            default -> deed(operation);
        };
    }

    /** The same under another key is another request: done again, or refused for the state that things are in. */
    private void otherKey(Done one) {
        var answer = send(here(), one.deed(), headers(one.deed().account(), one.deed(), UUID.randomUUID().toString(), null));
        if (answer.body().equals(one.answer().body()) && !SAME_WHENEVER_ASKED.contains(one.deed().operation().id()) || !List.of(201, 403, 409, 422).contains(answer.status())) {
            broken.add(one.deed().operation().id() + " under another key: " + answer.status() + " " + answer.body());
        }
    }

    private void otherAccount(Done one) {
        var account = one.deed().account();
        var roles = inside(() -> accounts.get(account).grants());
        var stranger = account(roles.getFirst().role(), roles.getFirst().unitId(), null);
        var answer = send(here(), one.deed(), headers(stranger, one.deed(), one.key(), null));
        if (answer.body().equals(one.answer().body())) {
            broken.add(one.deed().operation().id() + " gives its answer to somebody else: " + answer.body());
        }
    }

    private void withoutKey(Done one) {
        for (var key : new String[] {null, "short", "no blanks please"}) {
            var answer = send(here(), one.deed(), headers(one.deed().account(), one.deed(), key, null));
            if (answer.status() != 400) {
                broken.add(one.deed().operation().id() + " with the key " + key + ": " + answer.status());
            }
        }
    }

    /** What the database keeps shows nothing of the answers. */
    private void sealed() {
        var bodies = inside(() -> em.createNativeQuery("SELECT body FROM idempotency_key WHERE body IS NOT NULL", byte[].class).getResultList());
        for (var body : bodies) {
            if (new String((byte[]) body, StandardCharsets.ISO_8859_1).matches("(?s).*\"(id|imported)\":.*")) {
                broken.add("an answer lies open in the database");
            }
        }
        if (bodies.isEmpty()) {
            broken.add("no answer is kept at all");
        }
    }

    private interface Numbered {
        Api.Answer send(int number);
    }

    private static List<Api.Answer> atOnce(Numbered work) {
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            var calls = new ArrayList<Callable<Api.Answer>>();
            for (int i = 0; i < AT_ONCE; i++) {
                var number = i;
                calls.add(() -> work.send(number));
            }
            var answers = new ArrayList<Api.Answer>();
            for (var future : threads.invokeAll(calls)) {
                answers.add(future.resultNow());
            }
            return answers;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
