package cn.yardstick.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The program that checks an officer's receipt, or a whole sealed list as one file, without service, database or network:
 * {@code VerifyReceipt FILE KEYS}. KEYS holds the trusted public keys, one a line. Ends with 0 if it is genuine, with 1 if not, with 2 if it
 * could not be tried.
 */
public final class VerifyReceipt {

    private static final int SHOWN = 50;

    private VerifyReceipt() {
    }

    public static void main(String... arguments) {
        if (arguments.length != 2) {
            System.err.println("用法 / usage: make verify FILE=receipt.json KEYS=audit.keys");
            System.exit(2);
        }
        try {
            var keys = new LogKeys(Files.readAllLines(Path.of(arguments[1])));
            var file = Path.of(arguments[0]);
            System.exit((isList(file) ? list(file, keys) : receipt(Files.readAllBytes(file), keys)) ? 0 : 1);
        } catch (IOException | IllegalArgumentException e) {
            System.err.println("✗ 无法读取 / cannot be read: " + e.getMessage());
            System.exit(2);
        }
    }

    private static boolean isList(Path file) throws IOException {
        try (var bytes = Files.newInputStream(file)) {
            return ListFileCheck.begins(bytes);
        }
    }

    private static boolean list(Path file, LogKeys keys) throws IOException {
        var check = new ListFileCheck(keys);
        var begin = System.nanoTime();
        try (var bytes = Files.newInputStream(file)) {
            check.findings(bytes);
        }
        var seconds = (System.nanoTime() - begin) / 1e9;
        check.findings().stream().limit(SHOWN).forEach(finding -> System.out.println("✗ " + finding));
        if (check.findings().size() > SHOWN) {
            System.out.println("… " + (check.findings().size() - SHOWN) + " 项未列出 / more");
        }
        if (!check.findings().isEmpty()) {
            return false;
        }
        System.out.println("✓ 属实 / genuine · " + check.lines() + " / " + check.size() + " 行 / lines" + (check.lines() < check.size() ? "，其余只有杂凑 / the others stand as hashes" : ""));
        System.out.println(check.document());
        System.out.println(Math.round(check.size() / seconds) + " 行每秒 / lines per second");
        return true;
    }

    private static boolean receipt(byte[] file, LogKeys keys) {
        var fault = Receipt.fault(file, keys);
        if (fault != null) {
            System.out.println("✗ " + fault);
            return false;
        }
        var receipt = Receipt.read(file);
        System.out.println("✓ 属实 / genuine");
        System.out.println(CanonicalJson.write(receipt.line()));
        System.out.println(receipt.document());
        return true;
    }
}
