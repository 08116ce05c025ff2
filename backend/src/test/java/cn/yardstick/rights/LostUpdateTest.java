package cn.yardstick.rights;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cn.yardstick.harness.Api;
import cn.yardstick.harness.Contract.Operation;
import cn.yardstick.identity.Role;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** P5: no update is lost. Fifty editors count up one record; every other changing operation is tried without, with an old and twice with the right version. */
@QuarkusTest
class LostUpdateTest extends Deeds {

    private static final int EDITORS = 50;

    private final List<String> broken = new ArrayList<>();

    @Test
    void noUpdateIsLost() throws Exception {
        world();
        var changing = operations(Operation::changes);
        changing.forEach(this::oneWins);
        var rounds = Integer.getInteger("editors.rounds", 20);
        var accepted = editors(rounds);
        broken.forEach(System.out::println);
        System.out.println("PROMISE P5 " + broken.size() + " broken: " + EDITORS + " editors x " + rounds + " rounds, " + accepted + " accepted, " + changing.size()
                + " changing operations by one version " + (broken.isEmpty() ? "pass" : "fail"));
        assertEquals("", String.join("\n", broken));
    }

    /** Each reads the population of a station and writes one more; what was accepted must be what there is. */
    private int editors(int rounds) throws Exception {
        var office = doer(Role.ASSESSMENT_OFFICE, 0);
        var path = "/api/v1/units/" + station();
        var operation = operations(one -> one.id().equals("updateUnit")).getFirst();
        var code = unique("P5");
        var accepted = new AtomicInteger();
        var other = new AtomicInteger();
        var api = here();
        try (var threads = Executors.newFixedThreadPool(EDITORS)) {
            var work = new ArrayList<Future<?>>();
            for (int editor = 0; editor < EDITORS; editor++) {
                work.add(threads.submit(() -> {
                    for (int round = 0; round < rounds; round++) {
                        var read = api.get(path, bearer(office));
                        var deed = new Deed(operation, office, path, Map.of("code", code, "name", "P5 所", "kind", "STATION", "population", read.json().path("population").asInt(0) + 1));
                        var status = send(api, deed, headers(office, deed, null, read.header("ETag"))).status();
                        (status == 200 ? accepted : other).incrementAndGet();
                        if (status != 200 && status != 412) {
                            throw new IllegalStateException("an editor got " + status);
                        }
                    }
                }));
            }
            for (var one : work) {
                one.get();
            }
        }
        var stored = api.get(path, bearer(office));
        if (stored.json().path("population").asInt() != accepted.get() || !stored.header("ETag").equals("\"" + accepted.get() + "\"")) {
            broken.add(accepted.get() + " changes were accepted, and the record says " + stored.body() + " " + stored.header("ETag"));
        }
        if (accepted.get() == 0 || other.get() == 0) {
            broken.add("the editors did not meet: " + accepted + " accepted, " + other + " refused");
        }
        return accepted.get();
    }

    private void oneWins(Operation operation) {
        var deed = deed(operation);
        var name = operation.id();
        var etag = etagFor(deed);
        var before = lastChange();
        var missing = send(here(), deed, headers(deed.account(), deed, null, null));
        var stale = send(here(), deed, headers(deed.account(), deed, null, "\"" + (Long.parseLong(etag.replace("\"", "")) + 7) + "\""));
        var weak = send(here(), deed, headers(deed.account(), deed, null, "*"));
        if (missing.status() != 428 || stale.status() != 412 || weak.status() != 412) {
            broken.add(name + " without, with an old and with any version: " + missing.status() + " " + stale.status() + " " + weak.status());
        }
        if (lastChange() != before) {
            broken.add(name + " changed something by a wrong version");
        }
        var answers = two(deed, etag);
        var won = answers.stream().filter(answer -> answer.status() < 300).count();
        var gone = operation.method().equals("DELETE") ? List.of(412, 404) : List.of(412);
        if (won != 1 || answers.stream().noneMatch(answer -> gone.contains(answer.status()))) {
            broken.add(name + " twice at once: " + answers.stream().map(answer -> answer.status() + " " + answer.body()).toList());
        }
        // And once more with the version as it is now: done, or refused for the state that things are in.
        if (!operation.method().equals("DELETE")) {
            var more = send(here(), deed, headers(deed.account(), deed, null, etagFor(deed)));
            if (!List.of(200, 409).contains(more.status())) {
                broken.add(name + " once more: " + more.status() + " " + more.body());
            }
        }
    }

    private List<Api.Answer> two(Deed deed, String etag) {
        var headers = headers(deed.account(), deed, null, etag);
        var start = new CyclicBarrier(2);
        var api = here();
        try (var threads = Executors.newFixedThreadPool(2)) {
            var answers = new ArrayList<Future<Api.Answer>>();
            for (int i = 0; i < 2; i++) {
                answers.add(threads.submit(() -> {
                    start.await();
                    return send(api, deed, headers);
                }));
            }
            return List.of(answers.get(0).get(), answers.get(1).get());
        } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
