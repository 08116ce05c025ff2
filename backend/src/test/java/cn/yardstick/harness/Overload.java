package cn.yardstick.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/**
 * P19: overload is shed, not suffered. The peak is found first, by connections that send as soon as they are answered, a few
 * more each time; then five times as many requests a second are offered, whatever comes back, and after that half the peak,
 * until all is as it was before. Long form: {@code -Doverload.seconds}; a machine that does other work besides spoils the times of
 * a short one, which breaks no build.
 */
class Overload {

    private static final int SHORT = 1;
    private static final int SECONDS = Integer.getInteger("overload.seconds", SHORT);
    private static final Duration PHASE = Duration.ofSeconds(SECONDS);
    private static final Duration RECOVERY = Duration.ofSeconds(7);
    private static final Duration WINDOW = Duration.ofMillis(500);
    private static final int ROUNDS = SECONDS > SHORT ? 3 : 1;
    private static final int TIMES = 5;
    private static final int MOST_WARM_UPS = 10;
    private static final int[] CONNECTIONS = {4, 8, 16, 32, 64, 96};
    private static final int MOST_CONNECTIONS = 1500;

    /** What came back in one phase. */
    private record Phase(List<Pressure.Call> calls, Duration length) {

        /** Served a second. */
        double rate() {
            return calls.stream().filter(Pressure.Call::served).count() * 1e9 / length.toNanos();
        }

        long count(Predicate<Pressure.Call> which) {
            return calls.stream().filter(which).count();
        }

        /** Milliseconds within which this share of them was answered. */
        long percentile(double share, Predicate<Pressure.Call> which) {
            var sorted = calls.stream().filter(which).mapToLong(Pressure.Call::millis).sorted().toArray();
            return sorted.length == 0 ? 0 : sorted[(int) Math.min(sorted.length - 1, share * sorted.length)];
        }
    }

    @Test
    void fiveTimesWhatItCanDo() throws Exception {
        try (var service = ServiceProcess.fresh("overload", Map.of()); var health = new Health(service.base())) {
            var api = new Api(service.base());
            var assessor = api.signIn(service.accountWith("ASSESSOR"));
            var officer = api.get("/api/v1/officers?limit=2", assessor).json().get("items").get(1).get("id").asText();
            try (var pressure = new Pressure(service.base(), MOST_CONNECTIONS, i -> i % 8 == 0 ? write(assessor, officer) : read(assessor))) {
                measure(pressure, health);
            }
        }
    }

    private static void measure(Pressure pressure, Health health) throws IOException {
        warmUp(pressure);
        var best = 0;
        var peaks = new ArrayList<Double>();
        peaks.add(0.0);
        for (int connections : CONNECTIONS) {
            var rate = closed(pressure, connections).rate();
            best = rate > peaks.getFirst() ? connections : best;
            peaks.set(0, Math.max(rate, peaks.getFirst()));
        }
        var before = open(pressure, peaks.getFirst() / 2, PHASE);
        var overloads = new ArrayList<Phase>();
        var shares = new ArrayList<Double>();
        var back = 0L;
        for (int round = 0; round < ROUNDS; round++) {
            var overload = open(pressure, TIMES * peaks.getLast(), PHASE);
            back = Math.max(back, back(open(pressure, peaks.getLast() / 2, RECOVERY), before));
            peaks.add(closed(pressure, best).rate());
            overloads.add(overload);
            // The machine has other work, too: what it can do is taken from before and after.
            shares.add(200 * overload.rate() / (peaks.get(round) + peaks.get(round + 1)));
        }
        var all = new Phase(overloads.stream().flatMap(phase -> phase.calls().stream()).toList(), PHASE.multipliedBy(ROUNDS));
        var share = shares.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
        var p99 = all.percentile(0.99, Pressure.Call::served);
        var neither = all.count(call -> !call.served() && !call.refused());
        var bare = all.count(call -> call.refused() && !call.retryAfter());
        var refused = all.count(Pressure.Call::refused);
        var right = neither == 0 && bare == 0 && refused > 0 && health.failed() == 0;
        var pass = right && share >= 80 && p99 <= 1000 && back <= 5000;
        System.out.println(String.format(Locale.ROOT, "PROMISE P19 served %.0f %% of peak, p99 of the served %d ms, %d refused with Retry-After (p99 %d ms), %d without, %d neither served nor refused, back to normal after %d ms; "
                + "peak %.0f/s over %d connections, offered %.1f times the peak; rounds %s; health answered %d of %d times, slowest %d ms %s", share, p99, refused - bare, all.percentile(0.99, Pressure.Call::refused), bare, neither, back,
                peaks.getFirst(), best, all.calls().size() / (double) all.length().toSeconds() / peaks.getFirst(), shares.stream().map(one -> String.format(Locale.ROOT, "%.0f %%", one)).toList(),
                health.asked() - health.failed(), health.asked(), health.slowest(), pass ? "pass" : "fail"));
        assertTrue(right, "served or refused with Retry-After, at least some; health answers all the time");
        assertTrue(pass || SECONDS == SHORT, "times");
    }

    /** Until what it can do grows no more: the first calls are slow ones everywhere. */
    private static void warmUp(Pressure pressure) throws IOException {
        var last = 0.0;
        var now = closed(pressure, CONNECTIONS[CONNECTIONS.length / 2]).rate();
        for (int i = 0; i < MOST_WARM_UPS && now > 1.05 * last; i++) {
            last = now;
            now = closed(pressure, CONNECTIONS[CONNECTIONS.length / 2]).rate();
        }
    }

    private static Phase closed(Pressure pressure, int connections) throws IOException {
        return new Phase(pressure.closed(connections, PHASE), PHASE);
    }

    private static Phase open(Pressure pressure, double perSecond, Duration length) throws IOException {
        return new Phase(pressure.open(perSecond, length), length);
    }

    /** Milliseconds until the end of the first half second in which everything is served as soon as before, give or take. */
    private static long back(Phase after, Phase before) {
        var began = after.calls().stream().mapToLong(Pressure.Call::due).min().orElseThrow();
        var usual = Math.max(100, 2 * before.percentile(0.95, call -> true));
        for (var from = Duration.ZERO; from.compareTo(after.length()) < 0; from = from.plus(WINDOW)) {
            var first = began + from.toNanos();
            var window = new Phase(after.calls().stream().filter(call -> call.due() >= first && call.due() < first + WINDOW.toNanos()).toList(), WINDOW);
            if (window.count(Pressure.Call::served) == window.calls().size() && window.percentile(0.95, call -> true) <= usual) {
                return from.plus(WINDOW).toMillis();
            }
        }
        return after.length().toMillis();
    }

    private static byte[] read(String token) {
        return Pressure.bytes("GET /api/v1/officers?limit=100 HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token + "\r\n", "");
    }

    private static byte[] write(String token, String officer) {
        var body = "{\"occurredOn\":\"" + LocalDate.now().minusDays(40) + "\",\"text\":\"overload\",\"officerIds\":[\"" + officer + "\"]}";
        return Pressure.bytes("POST /api/v1/diary-entries HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nIdempotency-Key: " + UUID.randomUUID() + "\r\nAuthorization: Bearer " + token
                + "\r\nContent-Length: " + body.length() + "\r\n", body);
    }

    /** Who says nothing is hung up on; who waits for an answer is not, however long that takes. */
    @Test
    void silentConnectionsEndAndWaitingOnesDoNot() throws Exception {
        try (var service = ServiceProcess.fresh("silence", Map.of("QUARKUS_HTTP_IDLE_TIMEOUT", "3s"))) {
            silentOnesEnd(service);
        }
    }

    private static void silentOnesEnd(ServiceProcess service) throws Exception {
        var api = new Api(service.base());
        var assessor = api.signIn(service.accountWith("ASSESSOR"));
        try (var silent = new RawCall(service.base()); var half = new RawCall(service.base()).send("GET /api/v1/me HTTP/1.1\r\nHost:"); var kept = new RawCall(service.base()); var waiting = new RawCall(service.base())) {
            assertEquals(200, kept.send("GET /q/health/live HTTP/1.1\r\nHost: localhost\r\n\r\n").answer().status());
            try (var database = service.database(); var statement = database.createStatement()) {
                statement.execute("LOCK TABLES diary_entry WRITE");
                var officer = api.get("/api/v1/officers?limit=2", assessor).json().get("items").get(1).get("id").asText();
                waiting.send(write(assessor, officer));
                assertTrue(silent.hungUp(8_000), "said nothing");
                assertTrue(half.hungUp(8_000), "said half of something");
                assertTrue(kept.hungUp(8_000), "was answered and said nothing more");
                Thread.sleep(4_000);
                statement.execute("UNLOCK TABLES");
            }
            assertEquals(201, waiting.answer().status(), "waited longer than silence may last");
        }
    }
}
