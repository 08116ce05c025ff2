package cn.yardstick.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.yardstick.RoomTest;
import cn.yardstick.identity.Role;
import io.quarkus.test.junit.QuarkusTest;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * P6: no quota is broken, whatever runs in parallel. A history is a pool: scores are proposed, confirmed, rejected and
 * reversed, ties voted on, runs, lists, approvals and stages tried by many at once; what is published in the end must keep
 * every quota and be the grade of the facts that stand. {@code -Dquota.pools} and {@code -Dquota.rounds} make it longer,
 * {@code -Dquota.scores} and {@code -Dquota.gradings} are the steps of each caller in a round.
 */
@QuarkusTest
class QuotaHistoriesTest extends RoomTest {

    private static final int CALLERS = 6;

    private final List<Long> officers = new ArrayList<>();
    private final AtomicInteger tried = new AtomicInteger();
    private final AtomicInteger unforeseen = new AtomicInteger();
    private String book;
    private String deduction;
    private String award;
    private String cycle;
    private String second;
    private List<String> voters;
    private Map<String, String> diaries;

    @Test
    void noQuotaIsBroken() throws Exception {
        var pools = Integer.getInteger("quota.pools", 10);
        var rounds = Integer.getInteger("quota.rounds", 1);
        var seed = Long.getLong("quota.seed", System.nanoTime());
        var random = new Random(seed);
        var stations = new HashSet<String>();
        for (int i = 0; i < pools; i++) {
            var station = station();
            stations.add("" + station);
            for (int j = 0; j < 3 + random.nextInt(10); j++) {
                officers.add(officer(station));
            }
        }
        book = issuedBook();
        deduction = clauseOf(book, "1.1");
        award = clauseOf(book, "2.1");
        diaries = new HashMap<>();
        officers.forEach(one -> diaries.put("" + one, diary(one, DAY)));
        var histories = 0;
        var broken = new ArrayList<String>();
        for (int round = 0; round < rounds; round++) {
            relieve();
            second = tokenOf(account(Role.ASSESSMENT_OFFICE, null, null));
            voters = List.of(assessor(), tokenOf(account(Role.ASSESSOR, null, null)), tokenOf(account(Role.ASSESSOR, null, null)));
            cycle = scoring(book);
            many(Integer.getInteger("quota.scores", 60), random.nextLong(), this::score);
            settle();
            many(Integer.getInteger("quota.gradings", 60), random.nextLong(), this::grade);
            publishInTheEnd();
            broken.addAll(broken(stations));
            histories += pools;
            if (histories % 1000 == 0) {
                System.out.println("P6 so far: " + broken.size() + " broken in " + histories);
            }
        }
        System.out.println("PROMISE P6 " + broken.size() + " quotas broken in " + histories + " random histories, " + tried.get() + " calls by " + CALLERS + " at once, seed " + seed
                + (broken.isEmpty() && unforeseen.get() == 0 ? " pass" : " fail"));
        assertEquals(List.of(), broken);
        assertEquals(0, unforeseen.get(), "answers of 500 and above");
    }

    private interface Action {
        int run(Random random);
    }

    private void many(int steps, long seed, Action action) throws Exception {
        try (var pool = Executors.newFixedThreadPool(CALLERS)) {
            var runs = new ArrayList<java.util.concurrent.Callable<Void>>();
            for (int caller = 0; caller < CALLERS; caller++) {
                var random = new Random(seed + caller);
                runs.add(() -> {
                    for (int step = 0; step < steps; step++) {
                        tried.incrementAndGet();
                        if (action.run(random) >= 500) {
                            unforeseen.incrementAndGet();
                        }
                    }
                    return null;
                });
            }
            for (var done : pool.invokeAll(runs)) {
                done.get();
            }
        }
    }

    private int score(Random random) {
        var officer = "" + officers.get(random.nextInt(officers.size()));
        var deduct = random.nextInt(3) > 0;
        var points = BigDecimal.valueOf(100 + random.nextInt(900), 2);
        var proposed = propose(random.nextBoolean() ? assessor() : discipline(), Map.of("cycleId", cycle, "officerId", officer, "clauseId", deduct ? deduction : award,
                "points", (deduct ? points.negate() : points).toPlainString(), "occurredOn", "%d-%02d-%02d".formatted(YEAR, 1 + random.nextInt(12), 1 + random.nextInt(28)),
                "diaryEntryIds", List.of(diaries.get(officer)), "note", "记分"));
        if (proposed.statusCode() != 201) {
            return proposed.statusCode();
        }
        String entry = proposed.path("id");
        if (random.nextInt(40) == 0) {
            return move(cycle, "GRADING").statusCode();
        }
        var decided = random.nextInt(5) == 0 ? step(second, "/api/v1/score-entries/" + entry, "/rejection", Map.of("reason", "不足")).statusCode() : confirm(second, entry).statusCode();
        return decided == 200 && random.nextInt(6) == 0 ? create(office(), "/api/v1/score-entries/" + entry + "/reversal", Map.of("reason", "有误")).statusCode() : decided;
    }

    private void settle() {
        List<String> open = get(office(), "/api/v1/score-entries?limit=200&state=PROPOSED&cycle=" + cycle).path("items.id");
        open.forEach(entry -> confirm(second, entry));
        if (get(office(), path("")).path("stage").equals("SCORING")) {
            move(cycle, "GRADING").then().statusCode(200);
        }
        create(office(), path("/assessment"), Map.of()).then().statusCode(201);
    }

    private int grade(Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> create(random.nextBoolean() ? office() : second, path("/assessment"), Map.of()).statusCode();
            case 1 -> reverseSome(random);
            case 2 -> create(office(), path("/publications"), Map.of("title", "公示")).statusCode();
            case 3 -> onList("PROPOSED", second, "/approval", null);
            case 4 -> onList("PUBLISHED", office(), "/withdrawal", Map.of("reason", "重来"));
            case 5 -> random.nextInt(4) == 0 ? move(cycle, "PUBLICITY").statusCode() : 200;
            default -> vote(voters.get(random.nextInt(voters.size())), random, 5);
        };
    }

    private int reverseSome(Random random) {
        if (random.nextInt(3) > 0) {
            return 200;
        }
        List<String> standing = get(office(), "/api/v1/score-entries?limit=200&state=CONFIRMED&cycle=" + cycle).path("items.id");
        return standing.isEmpty() ? 200 : create(office(), "/api/v1/score-entries/" + standing.get(random.nextInt(standing.size())) + "/reversal", Map.of("reason", "查明")).statusCode();
    }

    private int onList(String state, String token, String step, Object body) {
        List<String> lists = get(office(), "/api/v1/publications?limit=5&state=" + state + "&cycle=" + cycle).path("items.id");
        return lists.isEmpty() ? 200 : step(token, "/api/v1/publications/" + lists.getFirst(), step, body).statusCode();
    }

    /** The same choice by all, so that a majority comes about. */
    private int vote(String voter, Random random, int most) {
        List<Map<String, Object>> ties = get(voter, path("/assessment/ties")).path("items");
        var status = 200;
        if (ties == null) {
            return status;
        }
        for (var tie : ties.stream().filter(one -> one.get("state").equals("OPEN")).skip(random.nextInt(3)).limit(most).toList()) {
            @SuppressWarnings("unchecked")
            var chosen = ((List<Map<String, String>>) tie.get("tied")).stream().map(one -> one.get("id")).limit((int) tie.get("places")).toList();
            status = Math.max(status, create(voter, path("/assessment/ties/" + tie.get("id") + "/votes"), Map.of("chosen", chosen, "reason", "集体研究")).statusCode());
        }
        return status;
    }

    /** Alone at last: whatever is left open is brought to an end, if the cycle was not carried into publicity yet. */
    private void publishInTheEnd() {
        for (int round = 0; round < 12 && get(office(), path("")).path("stage").equals("GRADING"); round++) {
            create(office(), path("/assessment"), Map.of()).then().statusCode(201);
            for (int sweep = 0; sweep < 20 && get(office(), path("/assessment")).<Integer>path("openTies") > 0; sweep++) {
                voters.forEach(voter -> vote(voter, new Random(0) {
                    @Override
                    public int nextInt(int bound) {
                        return 0;
                    }
                }, 1000));
            }
            onList("PUBLISHED", office(), "/withdrawal", Map.of("reason", "以最后评定为准"));
            onList("PROPOSED", office(), "/withdrawal", Map.of("reason", "以最后评定为准"));
            create(office(), path("/publications"), Map.of("title", "公示"));
            onList("PROPOSED", second, "/approval", null);
            move(cycle, "PUBLICITY");
        }
        assertEquals("PUBLICITY", get(office(), path("")).path("stage"));
    }

    /** The published grades by pool against the shares of the rule book, counted anew. */
    private List<String> broken(HashSet<String> stations) {
        List<String> lists = get(office(), "/api/v1/publications?state=PUBLISHED&cycle=" + cycle).path("items.id");
        assertEquals(1, lists.size(), "one list is published");
        var rules = get(office(), "/api/v1/rule-books/" + book).jsonPath();
        var sizes = new HashMap<String, Integer>();
        var counts = new HashMap<String, Integer>();
        for (var line : pages("/api/v1/publications/" + lists.getFirst() + "/lines?limit=200")) {
            @SuppressWarnings("unchecked")
            var unit = ((Map<String, String>) line.get("unit")).get("id");
            if (stations.contains(unit)) {
                sizes.merge(unit, 1, Integer::sum);
                counts.merge(unit + line.get("grade"), 1, Integer::sum);
            }
        }
        var faults = new ArrayList<String>();
        sizes.forEach((unit, size) -> {
            var fours = share(rules.getString("grades.FOUR.minShare"), size, RoundingMode.CEILING);
            var ones = share(rules.getString("grades.ONE.maxShare"), size, RoundingMode.FLOOR);
            if (counts.getOrDefault(unit + "FOUR", 0) < fours || counts.getOrDefault(unit + "ONE", 0) > ones) {
                faults.add("pool of unit " + unit + " of " + size + ": " + counts);
            }
        });
        assertEquals(stations.size(), sizes.size());
        assertTrue(scoresStand(), "grades are of the facts that stand");
        return faults;
    }

    /** Every published score is a hundred with what is confirmed, held at the limits of the two categories. */
    private boolean scoresStand() {
        var sums = new HashMap<String, BigDecimal>();
        for (var entry : pages("/api/v1/score-entries?limit=200&state=CONFIRMED&cycle=" + cycle)) {
            @SuppressWarnings("unchecked")
            var officer = ((Map<String, String>) entry.get("officer")).get("id");
            sums.merge(officer + entry.get("categoryCode"), new BigDecimal((String) entry.get("points")), BigDecimal::add);
        }
        for (var result : pages(path("/assessment/results?limit=200"))) {
            @SuppressWarnings("unchecked")
            var officer = ((Map<String, String>) result.get("officer")).get("id");
            var deducted = sums.getOrDefault(officer + "DILIGENCE", BigDecimal.ZERO).max(new BigDecimal("-40"));
            var awarded = sums.getOrDefault(officer + "PERFORMANCE", BigDecimal.ZERO).min(new BigDecimal("20"));
            if (new BigDecimal("100").add(deducted).add(awarded).compareTo(new BigDecimal((String) result.get("score"))) != 0) {
                return false;
            }
        }
        return true;
    }

    private List<Map<String, Object>> pages(String path) {
        var items = new ArrayList<Map<String, Object>>();
        String cursor = null;
        do {
            var page = get(office(), path + (cursor == null ? "" : "&cursor=" + cursor)).then().statusCode(200).extract();
            items.addAll(page.path("items"));
            cursor = page.path("nextCursor");
        } while (cursor != null);
        return items;
    }

    private static int share(String share, int size, RoundingMode rounding) {
        return share == null ? size : new BigDecimal(share).multiply(BigDecimal.valueOf(size)).setScale(0, rounding).intValueExact();
    }

    private String path(String rest) {
        return "/api/v1/cycles/" + cycle + rest;
    }
}
