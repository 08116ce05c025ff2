package cn.yardstick.assessment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.yardstick.grading.GradingInput;
import cn.yardstick.grading.GradingInput.Subject;
import cn.yardstick.grading.SmallInputs;
import cn.yardstick.kernel.Grade;
import cn.yardstick.ledger.CanonicalJson;
import cn.yardstick.ledger.TreeHash;
import cn.yardstick.regrade.PoolAgain;
import cn.yardstick.regrade.PoolCertificate;
import cn.yardstick.regrade.PoolCheck;
import cn.yardstick.regrade.Regrade;
import cn.yardstick.regrade.Sealed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** From the frozen input alone the same bytes come again (P9), and the certificates hold by code that does not know the engine (X3). */
class RegradeTest {

    private static final Path FOLDER = Path.of("target", "regrade");
    private static final int POOLS = 400;

    @Test
    void theProgramMakesTheSameBytesAgain() throws Exception {
        Files.createDirectories(FOLDER);
        var rows = new StringBuilder();
        var results = new StringBuilder();
        var digest = Digests.sha256();
        var sealed = new Sealed(TreeHash.SM3);
        for (GradingInput pool : pools(POOLS)) {
            var again = new PoolAgain(pool);
            var canonical = CanonicalInput.bytes(pool);
            digest.update(Digests.sha256().digest(canonical));
            rows.append(new String(canonical, StandardCharsets.UTF_8)).append('\n');
            results.append(again.resultsText()).append('\n');
            sealed.add(again.resultsText(), again.certificate());
        }
        var document = new HashMap<String, Object>(Map.of("tree", Map.of("hash", "SM3"), "run", Map.of("engine", "1", "inputDigest", Digests.hex(digest.digest())), "results", Map.of("digest", sealed.resultsDigest()),
                "certificates", CanonicalJson.parse(sealed.certificatesText())));
        Files.writeString(FOLDER.resolve("input.jsonl"), rows);
        Files.writeString(FOLDER.resolve("list.json"), CanonicalJson.write(document));
        Files.writeString(FOLDER.resolve("receipt.json"), CanonicalJson.write(Map.of("document", CanonicalJson.write(document))));
        assertEquals(0, regrade("input.jsonl", "list.json"));
        assertEquals(results.toString(), Files.readString(FOLDER.resolve("results.jsonl")), "byte-equal in a program started again, tr_TR");
        assertEquals(0, regrade("input.jsonl", "receipt.json"));
        document.put("results", Map.of("digest", "another"));
        Files.writeString(FOLDER.resolve("list.json"), CanonicalJson.write(document));
        assertEquals(1, regrade("input.jsonl", "list.json"));
        Files.writeString(FOLDER.resolve("input.jsonl"), rows.substring(rows.indexOf("\n") + 1));
        assertEquals(1, regrade("input.jsonl", "receipt.json"), "a pool was left out");
        Files.writeString(FOLDER.resolve("input.jsonl"), rows.substring(0, rows.length() / 2));
        assertEquals(2, regrade("input.jsonl", "receipt.json"));
    }

    private static int regrade(String input, String list) throws IOException, InterruptedException {
        var process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1", "-Duser.language=tr", "-Duser.country=TR", "-Dfile.encoding=ISO-8859-9",
                "-cp", Path.of("target", "classes").toString(), Regrade.class.getName(), FOLDER.resolve(input).toString(), FOLDER.resolve(list).toString(), FOLDER.resolve("results.jsonl").toString())
                .redirectErrorStream(true).redirectOutput(FOLDER.resolve("told.txt").toFile()).start();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        return process.exitValue();
    }

    @Test
    void bothCertificatesAgreeAndAWrongGradeIsFound() {
        var wrong = 0;
        for (GradingInput pool : pools(1_500)) {
            var again = new PoolAgain(pool);
            var grades = new HashMap<String, Grade>();
            again.results().forEach(result -> grades.put(result.id(), result.grade()));
            var genuine = PoolCheck.of(pool, grades);
            assertEquals(again.certificate().text(), genuine.text());
            assertEquals(0, faults(genuine), genuine.text());
            for (Subject subject : pool.subjects()) {
                if (!subject.leads().isEmpty()) {
                    continue;
                }
                var grade = grades.get(subject.id());
                grades.put(subject.id(), grade == Grade.FOUR ? Grade.THREE : Grade.FOUR);
                assertEquals(1, faults(PoolCheck.of(pool, grades)), () -> subject.id() + " of " + genuine.text());
                grades.put(subject.id(), grade);
                wrong++;
            }
        }
        assertTrue(wrong > 3_000, "only " + wrong);
        System.out.println("certificates: 1500 pools agree, " + wrong + " wrong grades found");
    }

    private static int faults(PoolCertificate one) {
        return one.missed() + one.passedOver() + one.withoutCause();
    }

    @Test
    void reasonsAreOfOneForm() {
        var seen = new HashSet<String>();
        for (GradingInput pool : pools(200)) {
            var again = new PoolAgain(pool);
            for (int i = 0; i < again.size(); i++) {
                var text = again.reasonsText(i);
                assertEquals(text, CanonicalJson.write(CanonicalJson.parse(text)));
                assertEquals(text, new PoolAgain(CanonicalInput.read(CanonicalInput.compressed(CanonicalInput.bytes(pool)))).reasonsText(i));
                seen.add(text);
            }
        }
        assertTrue(seen.size() > 400);
    }

    /** Random pools without an open tie, as they are graded: one by one. */
    private static List<GradingInput> pools(int count) {
        var pools = new ArrayList<GradingInput>();
        for (long seed = 0; pools.size() < count; seed++) {
            var input = new SmallInputs(seed).decided();
            for (String pool : input.subjects().stream().map(Subject::pool).distinct().toList()) {
                var subjects = input.subjects().stream().filter(one -> one.pool().equals(pool)).toList();
                var ids = new HashSet<String>();
                subjects.forEach(one -> ids.add(one.id()));
                var own = new GradingInput(input.rules(), subjects, input.entries().stream().filter(one -> ids.contains(one.subject())).toList(), input.findings(),
                        input.decisions().stream().filter(one -> one.pool().equals(pool)).toList());
                if (pools.size() < count && new PoolAgain(own).outcome().openTie() == null) {
                    pools.add(own);
                }
            }
        }
        return pools;
    }
}
