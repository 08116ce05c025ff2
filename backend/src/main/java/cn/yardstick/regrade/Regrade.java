package cn.yardstick.regrade;

import cn.yardstick.grading.Grading;
import cn.yardstick.grading.GradingRefusal;
import cn.yardstick.grading.GradingResult.SubjectResult;
import cn.yardstick.kernel.Grade;
import cn.yardstick.ledger.CanonicalJson;
import cn.yardstick.ledger.TreeHash;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * The program that makes the grades of a published list again from its frozen input, without service, database or network:
 * {@code Regrade FILE [LIST [RESULTS]]}. FILE has a row for each pool, LIST is the sealed document (or a receipt, which holds it),
 * RESULTS is where the results are written. Ends with 0 if everything agrees, with 1 if not, with 2 if it could not be tried.
 */
public final class Regrade {

    private final TreeHash hash;
    private final MessageDigest input = sha256();
    private final Sealed sealed;
    private final List<String> faults = new ArrayList<>();
    private int pools;
    private int officers;

    Regrade(TreeHash hash) {
        this.hash = hash;
        this.sealed = new Sealed(hash);
    }

    public static void main(String... arguments) {
        if (arguments.length < 1 || arguments.length > 3) {
            System.err.println("用法 / usage: make regrade FILE=input.jsonl [LIST=document.json] [RESULTS=results.jsonl]");
            System.exit(2);
        }
        try {
            var document = arguments.length > 1 && !arguments[1].isEmpty() ? document(Files.readString(Path.of(arguments[1]))) : null;
            var again = new Regrade(document == null ? TreeHash.SHA_256 : TreeHash.of((String) member(document, "tree").get("hash")));
            try (var rows = Files.newBufferedReader(Path.of(arguments[0]), StandardCharsets.UTF_8);
                    var results = arguments.length > 2 ? Files.newBufferedWriter(Path.of(arguments[2]), StandardCharsets.UTF_8) : new BufferedWriter(Writer.nullWriter())) {
                for (var row = rows.readLine(); row != null; row = rows.readLine()) {
                    again.add(row, results);
                }
            }
            var faults = again.faults(document);
            again.told().forEach(System.out::println);
            faults.forEach(fault -> System.out.println("✗ " + fault));
            if (faults.isEmpty()) {
                System.out.println(document == null ? "✓ 已重新评定 / graded again" : "✓ 与封存的名单一致 / agrees with the sealed list");
            }
            System.exit(faults.isEmpty() ? 0 : 1);
        } catch (IOException | IllegalArgumentException | GradingRefusal | ClassCastException | NullPointerException e) {
            System.err.println("✗ 无法读取 / cannot be read: " + e);
            System.exit(2);
        }
    }

    /** What does not agree between a file of inputs and a sealed document; empty if everything does. */
    public static List<String> compared(Path file, Path list) throws IOException {
        var document = document(Files.readString(list));
        var again = new Regrade(TreeHash.of((String) member(document, "tree").get("hash")));
        try (var rows = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            for (var row = rows.readLine(); row != null; row = rows.readLine()) {
                again.add(row, Writer.nullWriter());
            }
        }
        return again.faults(document);
    }

    /** The next pool of the file, in its order. */
    void add(String row, Writer results) throws IOException {
        input.update(TreeHash.SHA_256.digest(row.getBytes(StandardCharsets.UTF_8)));
        var frozen = FrozenInput.read(row);
        var pool = new PoolAgain(frozen);
        var text = pool.resultsText();
        results.write(text);
        results.write('\n');
        var grades = new HashMap<String, Grade>();
        for (SubjectResult result : pool.results()) {
            grades.put(result.id(), result.grade());
        }
        var certificate = PoolCheck.of(frozen, grades);
        if (certificate.missed() + certificate.passedOver() + certificate.withoutCause() > 0) {
            faults.add("不漏、不摊派不成立 / somebody was missed or is four without cause: " + certificate.text());
        }
        sealed.add(text, certificate);
        pools++;
        officers += pool.size();
    }

    /** What was found, line by line. */
    List<String> told() {
        return List.of("engine " + Grading.VERSION + ", " + pools + " pools, " + officers + " officers, " + hash.word(), "input " + inputDigest(), "results " + sealed.resultsDigest(),
                "certificates " + sealed.certificatesText(), "没有任何扣分、只因最低比例为四级 / nothing deducted, grade four by the least share alone: " + sealed.withoutDeduction());
    }

    /** What does not agree with the document; null: nothing to compare with. */
    List<String> faults(Map<String, Object> document) {
        var found = new ArrayList<>(faults);
        if (document == null) {
            return found;
        }
        var run = member(document, "run");
        compare(found, "引擎版本 / the engine's version", run.get("engine"), Grading.VERSION);
        compare(found, "输入摘要 / the input", run.get("inputDigest"), inputDigest());
        compare(found, "评定结果 / the results", member(document, "results").get("digest"), sealed.resultsDigest());
        compare(found, "不漏、不摊派证明 / the certificates", CanonicalJson.write(document.get("certificates")), sealed.certificatesText());
        return found;
    }

    private static void compare(List<String> found, String what, Object sealed, Object again) {
        if (!again.equals(sealed)) {
            found.add(what + ": " + sealed + " ≠ " + again);
        }
    }

    private String inputDigest() {
        try {
            return HexFormat.of().formatHex(((MessageDigest) input.clone()).digest());
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The document itself, or the one that stands in a receipt. */
    static Map<String, Object> document(String file) {
        var members = map(CanonicalJson.parse(file.strip()));
        return members.containsKey("document") ? map(CanonicalJson.parse((String) members.get("document"))) : members;
    }

    private static Map<String, Object> member(Map<String, Object> members, String name) {
        var member = map(members.get(name));
        if (member == null) {
            throw new IllegalArgumentException("the document says nothing of its " + name);
        }
        return member;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
