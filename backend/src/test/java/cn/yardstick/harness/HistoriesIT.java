package cn.yardstick.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.yardstick.kernel.Grade;
import cn.yardstick.ledger.LogCheck;
import cn.yardstick.ledger.LogKeys;
import cn.yardstick.ledger.Receipt;
import cn.yardstick.regrade.GradesAgain;
import cn.yardstick.regrade.Regrade;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * For random histories with objections, revisions and {@code kill -9} at any moment, the lists verify by rows and by receipts, the
 * newest revision is what its own input makes, and the audit log, checked without the service, tells every step once.
 * {@code -Dhistories.kills} makes it longer.
 */
class HistoriesIT {

    private static final int ONE_IN = 12;

    private ServiceProcess service;
    private Survivor calls;
    private LogKeys keys;
    private int lists;
    private int receipts;

    @Test
    void whateverAKillMeetsListsVerifyAndTheLogTellsEveryStep() throws Exception {
        var kills = Integer.getInteger("histories.kills", 3);
        var seed = Long.getLong("histories.seed", System.nanoTime());
        var random = new Random(seed);
        var histories = 0;
        var pass = false;
        try (var started = ServiceProcess.fresh("histories", Map.of())) {
            service = started;
            calls = new Survivor(service, kills, random);
            keys = new LogKeys(Files.readAllLines(service.data().resolve("keys/audit.keys")));
            while (histories == 0 || calls.kills() < kills) {
                calls.killOneIn(ONE_IN);
                var cycle = new CrashHistory(calls, random).live();
                calls.killOneIn(0);
                verify(cycle);
                histories++;
            }
            told();
            pass = true;
        } finally {
            System.out.println("PROPERTY histories " + histories + " with objections and revisions, " + (calls == null ? 0 : calls.kills()) + " kills (kill -9 between and within steps), " + (calls == null ? 0 : calls.answered())
                    + " steps answered, of which " + (calls == null ? 0 : calls.unanswered()) + " only when asked again; " + lists + " lists and " + receipts + " receipts verify, each newest list is a regrade of its input, the log tells every step once, seed "
                    + seed + (pass ? " pass" : " fail"));
        }
    }

    private void verify(String cycle) throws IOException {
        var published = new ArrayList<JsonNode>();
        for (JsonNode list : calls.get(CrashHistory.OFFICE, "/api/v1/publications?limit=200&cycle=" + cycle).json().get("items")) {
            assertTrue(List.of("PUBLISHED", "SUPERSEDED", "WITHDRAWN").contains(list.get("state").asText()), list::toString);
            if (!list.get("state").asText().equals("WITHDRAWN")) {
                published.add(list);
            }
        }
        // The newest stands first.
        assertEquals(1, published.stream().filter(list -> list.get("state").asText().equals("PUBLISHED")).count());
        assertEquals("PUBLISHED", published.getFirst().get("state").asText());
        for (JsonNode list : published) {
            verify(list, "/api/v1/publications/" + list.get("id").asText());
        }
        newest("/api/v1/publications/" + published.getFirst().get("id").asText());
        lists += published.size();
    }

    private void verify(JsonNode list, String path) throws IOException {
        assertEquals("[]", calls.get(CrashHistory.OFFICE, path + "/check").json().get("faults").toString(), path);
        for (String who : CrashHistory.OBJECTORS) {
            assertNull(Receipt.fault(calls.bytes(who, path + "/my-receipt"), keys), path + " " + who);
            receipts++;
        }
        var input = Path.of("target", "histories-input.jsonl");
        var sealed = Path.of("target", "histories-list.json");
        Files.write(input, calls.bytes(CrashHistory.OFFICE, path + "/input"));
        Files.writeString(sealed, calls.get(CrashHistory.OFFICE, path + "/seal").json().get("document").asText());
        assertEquals(List.of(), Regrade.compared(input, sealed), list::toString);
    }

    /** Every line is the grade that the input makes; or that of the list before, where the revision says so and what the run alone says. */
    private void newest(String path) {
        var computed = new HashMap<String, Grade>();
        pages(path + "/changes?limit=200").forEach(one -> computed.put(one.at("/officer/id").asText(), Grade.valueOf(one.get("computed").asText())));
        var lines = new HashMap<String, Grade>();
        pages(path + "/lines?limit=200").forEach(one -> lines.put(one.at("/officer/id").asText(), Grade.valueOf(one.get("grade").asText())));
        lines.putAll(computed);
        assertEquals(GradesAgain.of(calls.bytes(CrashHistory.OFFICE, path + "/input")), lines);
    }

    private List<JsonNode> pages(String path) {
        var items = new ArrayList<JsonNode>();
        var cursor = "";
        while (cursor != null) {
            var page = calls.get(CrashHistory.OFFICE, path + cursor).json();
            page.get("items").forEach(items::add);
            cursor = page.get("nextCursor").isNull() ? null : "&cursor=" + page.get("nextCursor").asText();
        }
        return items;
    }

    /** The whole log verifies, and has each answered step as often as it was answered. */
    private void told() throws Exception {
        Map<String, Integer> missing = calls.told();
        for (int attempt = 0; attempt < 50 && !missing.isEmpty(); attempt++) {
            // A line gets its place a moment after the step.
            Thread.sleep(attempt == 0 ? 0 : 200);
            var export = calls.bytes("auditor", "/api/v1/audit/export");
            assertEquals(List.of(), new LogCheck(keys, true, List.of()).findings(new ByteArrayInputStream(export)));
            missing = missing(export);
        }
        assertEquals(Map.of(), missing);
    }

    private Map<String, Integer> missing(byte[] export) throws IOException {
        var json = new ObjectMapper();
        var found = new HashMap<String, Integer>();
        for (String row : new String(export, StandardCharsets.UTF_8).split("\n")) {
            var line = json.readTree(row).path("line");
            if (!line.isMissingNode()) {
                found.merge(line.path("action").asText() + " " + line.path("record").asText() + "/" + line.path("recordId").asText(), 1, Integer::sum);
            }
        }
        var missing = new HashMap<String, Integer>();
        calls.told().forEach((line, times) -> {
            if (!times.equals(found.get(line))) {
                missing.put(line, found.getOrDefault(line, 0) - times);
            }
        });
        return missing;
    }
}
