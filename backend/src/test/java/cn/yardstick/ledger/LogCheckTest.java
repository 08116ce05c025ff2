package cn.yardstick.ledger;

import static cn.yardstick.ledger.Finding.Kind.CHANGED;
import static cn.yardstick.ledger.Finding.Kind.CUT_OFF;
import static cn.yardstick.ledger.Finding.Kind.HEAD_DISAGREES;
import static cn.yardstick.ledger.Finding.Kind.HEAD_NOT_TRUSTED;
import static cn.yardstick.ledger.Finding.Kind.INSERTED;
import static cn.yardstick.ledger.Finding.Kind.MALFORMED;
import static cn.yardstick.ledger.Finding.Kind.MISSING;
import static cn.yardstick.ledger.Finding.Kind.MOVED;
import static cn.yardstick.ledger.Finding.Kind.NOT_WHOLE;
import static cn.yardstick.ledger.Finding.Kind.NO_EXPORT;
import static cn.yardstick.ledger.Finding.Kind.RENUMBERED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The verifier before the log: whatever is done to an export is found, and the line is named. */
class LogCheckTest {

    private static final int LINES = Integer.getInteger("audit.lines", 2_000);
    private static final int TAMPERINGS = 200;
    private static final int FALSE_ALARMS = 50;

    @ParameterizedTest
    @EnumSource(TreeHash.class)
    void aGenuineLogIsAcceptedAtEverySize(TreeHash hash) throws IOException {
        for (int size = 0; size <= 70; size++) {
            var log = new WrittenLog(hash, size);
            assertEquals(List.of(), check(log, log.rows));
            assertEquals(List.of(), new LogCheck(log.keys, true, List.of(log.head(size / 2), log.head(size))).findings(WrittenLog.stream(log.rows)));
        }
    }

    /** 200 random tamperings, each found and named, and no false alarm. */
    @Test
    void everyTamperingIsFoundAndNamed() throws IOException {
        var log = new WrittenLog(TreeHash.SHA_256, LINES);
        var random = new Random(20_260_101);
        var missed = new ArrayList<String>();
        for (int trial = 0; trial < TAMPERINGS; trial++) {
            var tampering = Tampering.random(log, random, trial);
            var found = check(log, tampering.rows());
            if (found.stream().noneMatch(tampering::names)) {
                missed.add(tampering.words() + " -> " + found.stream().limit(3).toList());
            }
        }
        var alarms = 0;
        var begin = System.nanoTime();
        var genuine = Math.max(1, Math.min(FALSE_ALARMS, 2_000_000 / LINES));
        for (int trial = 0; trial < genuine; trial++) {
            alarms += check(log, log.rows).isEmpty() ? 0 : 1;
        }
        var speed = Math.round((double) genuine * LINES / ((System.nanoTime() - begin) / 1e9));
        System.out.println("FIGURE log tampering: log of " + LINES + " lines: " + (TAMPERINGS - missed.size()) + " of " + TAMPERINGS + " tamperings found and named, " + alarms + " false alarms of " + genuine
                + ", " + speed + " lines/s verified " + (missed.isEmpty() && alarms == 0 ? "pass" : "fail"));
        assertEquals(List.of(), missed);
        assertEquals(0, alarms);
    }

    @Test
    void noBitOfAnExportIsFree() throws IOException {
        var log = new WrittenLog(TreeHash.SHA_256, 5);
        var bytes = (String.join("\n", log.rows) + "\n").getBytes(StandardCharsets.UTF_8);
        for (int bit = 0; bit < bytes.length * 8; bit++) {
            bytes[bit / 8] ^= (byte) (1 << bit % 8);
            assertNotEquals(List.of(), new LogCheck(log.keys, true, List.of()).findings(new java.io.ByteArrayInputStream(bytes)), "bit " + bit);
            bytes[bit / 8] ^= (byte) (1 << bit % 8);
        }
    }

    @Test
    void onlyAKeyThatTheReaderHadBeforeIsTrusted() throws IOException {
        var log = new WrittenLog(TreeHash.SHA_256, 20);
        var forged = new ArrayList<>(log.rows);
        forged.set(0, WrittenLog.header(log.note(NoteKey.of(2), 20)));
        assertEquals(List.of(HEAD_NOT_TRUSTED), kinds(check(log, forged)));
        assertEquals(List.of(RENUMBERED, INSERTED), kinds(check(log, longer(log))), "a genuine line again, behind the last");
        assertEquals(List.of(NO_EXPORT), kinds(check(log, List.of("{}"))));
        assertEquals(List.of(NO_EXPORT), kinds(check(log, List.of())));
    }

    /** The whole log made anew, with the right key: only who kept a head notices. */
    @Test
    void aRewrittenPastDisagreesWithAHeadThatWasKept() throws IOException {
        var log = new WrittenLog(TreeHash.SHA_256, 50);
        var other = log.head(30);
        other.root()[3] ^= 1;
        assertEquals(List.of(HEAD_DISAGREES), kinds(new LogCheck(log.keys, true, List.of(other)).findings(WrittenLog.stream(log.rows))));
        var longer = new TreeHead(WrittenLog.ORIGIN, 51, other.root(), TreeHash.SHA_256, "2026-01-01T00:01:00.000000Z");
        assertEquals(List.of(HEAD_DISAGREES), kinds(new LogCheck(log.keys, true, List.of(longer)).findings(WrittenLog.stream(log.rows))).stream().distinct().toList());
    }

    @Test
    void aPartIsGenuineButNotWhole() throws IOException {
        var log = new WrittenLog(TreeHash.SHA_256, 50);
        var part = new ArrayList<>(List.of(log.rows.getFirst().replace("\"whole\":true", "\"whole\":false"), log.rows.get(5), log.rows.get(17), "{\"end\":2}"));
        assertEquals(List.of(), new LogCheck(log.keys, false, List.of()).findings(WrittenLog.stream(part)));
        assertEquals(List.of(NOT_WHOLE, MISSING, MISSING, MISSING), kinds(check(log, part)));
        part.set(1, part.get(1).replace("CONFIRMED", "REJECTED"));
        assertEquals(List.of(CHANGED), kinds(new LogCheck(log.keys, false, List.of()).findings(WrittenLog.stream(part))));
    }

    @Test
    void whatWasDoneIsToldApart() throws IOException {
        var log = new WrittenLog(TreeHash.SHA_256, 50);
        var rows = new ArrayList<>(log.rows);
        rows.remove(11);
        assertEquals(List.of(CUT_OFF, MISSING), kinds(check(log, rows)));
        rows.set(rows.size() - 1, "{\"end\":49}");
        assertEquals(List.of(new Finding(MISSING, 0, 10, 10)), check(log, rows));
        for (int i = 11; i < 50; i++) {
            rows.set(i, rows.get(i).replace("{\"index\":" + i + ",", "{\"index\":" + (i - 1) + ","));
        }
        assertEquals(List.of(new Finding(RENUMBERED, 12, 11, 49), new Finding(MISSING, 0, 10, 10)), check(log, rows));
        rows = new ArrayList<>(log.rows);
        java.util.Collections.swap(rows, 5, 30);
        assertEquals(List.of(new Finding(MOVED, 6, 29, 29), new Finding(MOVED, 31, 4, 4)), check(log, rows));
        rows = new ArrayList<>(log.rows);
        rows.add(8, rows.get(20));
        rows.set(rows.size() - 1, "{\"end\":51}");
        assertEquals(INSERTED, check(log, rows).getFirst().kind());
        rows = new ArrayList<>(log.rows);
        rows.set(8, " " + rows.get(8));
        assertEquals(List.of(new Finding(MALFORMED, 9, -1, -1)), check(log, rows));
    }

    private static List<String> longer(WrittenLog log) {
        var rows = new ArrayList<>(log.rows);
        rows.add(rows.size() - 1, rows.get(5).replace("\"index\":4,", "\"index\":20,"));
        rows.set(rows.size() - 1, "{\"end\":21}");
        return rows;
    }

    private static List<Finding> check(WrittenLog log, List<String> rows) throws IOException {
        return new LogCheck(log.keys, true, List.of()).findings(WrittenLog.stream(rows));
    }

    private static List<Finding.Kind> kinds(List<Finding> findings) {
        return findings.stream().map(Finding::kind).toList();
    }
}
