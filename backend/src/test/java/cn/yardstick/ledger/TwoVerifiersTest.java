package cn.yardstick.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** P8: the page's verifier, bundled as the page bundles it, says of every receipt what the program says; half of them are spoiled. {@code -Dreceipts} for more. */
class TwoVerifiersTest {

    private static final Path FOLDER = Path.of("target", "two-verifiers");
    private static final Path PAGE = Path.of("..", "frontend");
    private static final String ENTRY = """
            export { fault, isList, readKeys } from '%1$s/receipt.ts'
            export { checkList } from '%1$s/list.ts'
            """;
    private static final String ASK = """
            import { readFileSync } from 'node:fs'
            import { checkList, fault, isList, readKeys } from './verify.mjs'
            const [keys, ...files] = readFileSync(process.argv[2], 'utf8').split('\\n').filter(Boolean)
            const trusted = await readKeys(Buffer.from(keys, 'base64').toString())
            const list = (file) => checkList(file, trusted).findings.map((one) => [one.kind, one.row, one.first, one.last].join(' ')).join(', ')
            for (const file of files) {
              const bytes = new Uint8Array(Buffer.from(file, 'base64'))
              console.log((isList(bytes) ? list(bytes) : fault(bytes, trusted)) || 'GENUINE')
            }
            """;

    @Test
    void bothSayTheSame() throws Exception {
        agree(Integer.getInteger("receipts", 400), NoteKey.of(1), NoteKey.sm2(1));
    }

    @Test
    void bothSayTheSameOfSm2() throws Exception {
        agree(Integer.getInteger("receipts.sm2", 100), NoteKey.sm2(1), NoteKey.of(1));
    }

    /** Of whole lists as one file: the same findings at the same places. */
    @Test
    void bothSayTheSameOfLists() throws Exception {
        var random = new Random(9);
        var key = NoteKey.sm2(1);
        var rows = new ArrayList<String>(List.of(text(key.line().getBytes(StandardCharsets.UTF_8))));
        var expected = new ArrayList<String>();
        for (int i = 0; i < Integer.getInteger("receipts.lists", 60); i++) {
            var list = new ArrayList<>(ListFileTest.rows(new SealedList(TreeHash.SM3, 1 + random.nextInt(i % 10 == 0 ? 600 : 8)), key));
            var file = (String.join("\n", i % 4 == 0 ? list : bent(list, random)) + "\n").getBytes(StandardCharsets.UTF_8);
            if (i % 4 == 3) {
                // Behind the first row: of what does not begin as a list the two say it as of a receipt.
                var header = list.getFirst().getBytes(StandardCharsets.UTF_8).length + 20;
                file[header + random.nextInt(file.length - header)] ^= (byte) (1 << random.nextInt(8));
            }
            var found = String.join(", ", new ListFileCheck(key.trusted()).findings(new java.io.ByteArrayInputStream(file)).stream().map(one -> one.kind() + " " + one.row() + " " + one.first() + " " + one.last()).toList());
            assertEquals(i % 4 == 0, found.isEmpty(), found);
            expected.add(found.isEmpty() ? "GENUINE" : found);
            rows.add(text(file));
        }
        assertEquals(String.join("\n", expected), String.join("\n", page(rows)));
    }

    private static List<String> bent(List<String> list, Random random) {
        var rows = new ArrayList<>(list);
        var row = 1 + random.nextInt(rows.size() - 1);
        switch (random.nextInt(5)) {
            case 0 -> rows.remove(row);
            case 1 -> rows.add(row, rows.get(random.nextInt(rows.size())));
            case 2 -> rows.set(2, rows.get(2).replaceFirst("\"grade\":\"[A-Z]+\"", "\"grade\":\"THREE\""));
            case 3 -> rows.set(1, rows.get(1).replaceFirst("\"leaves\":\\[\"[^\"]{43}=\"", "\"leaves\":[\"" + "A".repeat(43) + "=\""));
            default -> rows.set(0, rows.getFirst().replaceFirst("\"lines\":\\d+", "\"lines\":9999"));
        }
        return rows;
    }

    /** Both keys are trusted; lists are signed by the first. */
    private static void agree(int count, NoteKey key, NoteKey also) throws Exception {
        var random = new Random(8);
        var lines = List.of(key.line(), also.line());
        var keys = new LogKeys(lines);
        var rows = new ArrayList<String>(List.of(text(String.join("\n", lines).getBytes(StandardCharsets.UTF_8))));
        var expected = new ArrayList<String>();
        var genuine = 0;
        while (expected.size() < count) {
            var hash = key.kind == SignatureKind.SM2_SM3 || random.nextInt(5) == 0 ? TreeHash.SM3 : TreeHash.SHA_256;
            var list = new SealedList(hash, 1 + random.nextInt(200));
            var document = list.document(members(random, key));
            for (int i = 0; i < 10 && expected.size() < count; i++) {
                var receipt = list.receipt(random.nextInt(list.lines.size()), document, key);
                var file = (i % 2 == 0 ? receipt.text() : spoiled(receipt, list, random, List.of(key, also))).getBytes(StandardCharsets.UTF_8);
                if (i % 4 == 3) {
                    file[random.nextInt(file.length)] ^= (byte) (1 << random.nextInt(8));
                }
                var fault = Receipt.fault(file, keys);
                genuine += fault == null ? 1 : 0;
                expected.add(fault == null ? "GENUINE" : fault.name());
                rows.add(text(file));
            }
        }
        assertEquals(String.join("\n", expected), String.join("\n", page(rows)));
        assertEquals(count / 2, genuine);
        System.out.println("PROMISE P8 both verifiers agree on " + count + " receipts signed by " + key.kind.word() + ", " + (count - genuine) + " of them spoiled pass");
    }

    /** With what came later: digests of results and reasons, certificates, a difference. */
    private static HashMap<String, Object> members(Random random, NoteKey key) {
        var members = new HashMap<String, Object>(SealedRows.values("signature", key.kind.word(), "shown", "ONLY_ONE", "supersedes", null, "remark", null, "results", SealedRows.values("digest", "ab".repeat(22)),
                "certificates", SealedRows.values("pools", 4_000L, "missed", 0L, "withoutDeduction", 3L)));
        if (random.nextBoolean()) {
            members.put("difference", SealedRows.values("revision", 1L, "places", "VACANT", "changed", 2L, "kept", 1L));
        }
        return members;
    }

    private static String spoiled(Receipt genuine, SealedList list, Random random, List<NoteKey> keys) {
        var line = new HashMap<>(genuine.line());
        return switch (random.nextInt(9)) {
            case 0 -> list.receipt((int) genuine.index(), genuine.document(), NoteKey.of(2)).text();
            case 1 -> list.receipt((int) genuine.index(), list.document(SealedRows.values("publication", "18")), keys.getFirst()).text();
            case 2 -> new Receipt(list.document(SealedRows.values("title", "另一份")), genuine.note(), line, genuine.salt(), genuine.index(), genuine.path()).text();
            case 3 -> {
                line.put("grade", "ONE".equals(line.get("grade")) ? "FOUR" : "ONE");
                yield new Receipt(genuine.document(), genuine.note(), line, genuine.salt(), genuine.index(), genuine.path()).text();
            }
            case 4 -> new Receipt(genuine.document(), genuine.note(), line, SealedRows.bytes(random, 16), genuine.index(), genuine.path()).text();
            case 5 -> new Receipt(genuine.document(), genuine.note(), line, genuine.salt(), genuine.index() + 1, genuine.path()).text();
            case 6 -> list.receipt((int) genuine.index(), list.document(SealedRows.values("signature", keys.getLast().kind.word())), keys.getFirst()).text();
            case 7 -> list.receipt((int) genuine.index(), genuine.document(), keys.getLast()).text();
            default -> genuine.text() + " ";
        };
    }

    private static List<String> page(List<String> rows) throws IOException, InterruptedException {
        Files.createDirectories(FOLDER);
        Files.write(FOLDER.resolve("receipts.txt"), rows);
        Files.writeString(FOLDER.resolve("ask.mjs"), ASK);
        Files.writeString(FOLDER.resolve("entry.mjs"), ENTRY.formatted(PAGE.resolve("src/features/verify").toAbsolutePath().normalize()));
        assertTrue(Files.exists(PAGE.resolve("node_modules")), "the page's own code is needed: npm ci in frontend");
        run(PAGE, Path.of("node_modules", ".bin", "rolldown").toString(), FOLDER.resolve("entry.mjs").toAbsolutePath().toString(), "--format", "esm", "--no-codeSplitting", "--file", FOLDER.resolve("verify.mjs").toAbsolutePath().toString());
        return run(FOLDER, "node", "ask.mjs", "receipts.txt");
    }

    private static List<String> run(Path folder, String... command) throws IOException, InterruptedException {
        var told = FOLDER.resolve("told.txt").toAbsolutePath();
        var process = new ProcessBuilder(command).directory(folder.toFile()).redirectOutput(told.toFile()).redirectError(FOLDER.resolve("errors.txt").toAbsolutePath().toFile()).start();
        assertTrue(process.waitFor(10, TimeUnit.MINUTES) && process.exitValue() == 0, () -> String.join(" ", command));
        return Files.readAllLines(told);
    }

    private static String text(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
