package cn.yardstick.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The program that checks an export of the audit log: {@code VerifyAudit FILE KEYS [part] [HEADS]}. KEYS holds the trusted
 * public keys, one a line; HEADS holds notes that were kept earlier, each followed by an empty line. Ends with 0 if all is
 * genuine, with 1 if not, with 2 if it could not be tried.
 */
public final class VerifyAudit {

    private static final int SHOWN = 50;

    private VerifyAudit() {
    }

    public static void main(String... arguments) {
        var options = new ArrayList<>(List.of(arguments));
        var part = options.remove("part");
        if (options.size() < 2 || options.size() > 3) {
            System.err.println("用法 / usage: make verify-audit FILE=… KEYS=… [PART=true] [HEADS=…]");
            System.exit(2);
        }
        try {
            var keys = new LogKeys(Files.readAllLines(Path.of(options.get(1))));
            var kept = options.size() == 3 ? kept(Path.of(options.get(2)), keys) : List.<TreeHead>of();
            System.exit(check(Path.of(options.get(0)), keys, !part, kept) ? 0 : 1);
        } catch (IOException | IllegalArgumentException e) {
            System.err.println("✗ 无法读取 / cannot be read: " + e.getMessage());
            System.exit(2);
        }
    }

    private static boolean check(Path file, LogKeys keys, boolean whole, List<TreeHead> kept) throws IOException {
        var check = new LogCheck(keys, whole, kept);
        var begin = System.nanoTime();
        List<Finding> findings;
        try (var bytes = Files.newInputStream(file)) {
            findings = check.findings(bytes);
        }
        var seconds = (System.nanoTime() - begin) / 1e9;
        findings.stream().limit(SHOWN).forEach(finding -> System.out.println("✗ " + finding));
        if (findings.size() > SHOWN) {
            System.out.println("… " + (findings.size() - SHOWN) + " 项未列出 / more");
        }
        if (findings.isEmpty()) {
            System.out.println("✓ " + check.lines() + " 行属实 / lines are genuine" + (whole ? "，无遗漏 / none is missing" : "，未证明无遗漏 / nothing said of missing ones"));
        }
        if (check.head() != null) {
            System.out.println(check.head().origin() + " · " + check.head().size() + " · " + check.head().hash().word() + " · " + check.head().at());
            System.out.println(Math.round(check.lines() / seconds) + " 行每秒 / lines per second");
        }
        return findings.isEmpty();
    }

    private static List<TreeHead> kept(Path file, LogKeys keys) throws IOException {
        var heads = new ArrayList<TreeHead>();
        for (String note : Files.readString(file).replace("\r", "").split("(?<=[A-Za-z0-9+/]=\n)\n")) {
            var head = TreeHead.opened(note.stripTrailing() + "\n", keys);
            if (head == null) {
                throw new IllegalArgumentException("保存的树头未由所信任的密钥签名 / a kept head is not signed by a trusted key");
            }
            heads.add(head);
        }
        return heads;
    }
}
