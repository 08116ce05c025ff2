package cn.yardstick.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The program that checks an officer's receipt without service, database or network: {@code VerifyReceipt FILE KEYS}. KEYS
 * holds the trusted public keys, one a line. Ends with 0 if it is genuine, with 1 if not, with 2 if it could not be tried.
 */
public final class VerifyReceipt {

    private VerifyReceipt() {
    }

    public static void main(String... arguments) {
        if (arguments.length != 2) {
            System.err.println("用法 / usage: make verify FILE=receipt.json KEYS=audit.keys");
            System.exit(2);
        }
        try {
            var keys = new LogKeys(Files.readAllLines(Path.of(arguments[1])));
            System.exit(told(Files.readAllBytes(Path.of(arguments[0])), keys) ? 0 : 1);
        } catch (IOException | IllegalArgumentException e) {
            System.err.println("✗ 无法读取 / cannot be read: " + e.getMessage());
            System.exit(2);
        }
    }

    private static boolean told(byte[] file, LogKeys keys) {
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
