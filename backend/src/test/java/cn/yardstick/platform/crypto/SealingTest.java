package cn.yardstick.platform.crypto;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sealed opens at its own place and nowhere else, unchanged and not otherwise. */
class SealingTest {

    private static final String PHONE = "13800138000·𠮷";

    @TempDir
    Path data;

    @ParameterizedTest
    @ValueSource(strings = {"AES-256-GCM", "SM4-GCM"})
    void opensAtItsPlaceUnchangedAndNotOtherwise(String algorithm) {
        var sealing = new Sealing(Optional.empty(), data, algorithm);
        var sealed = sealing.seal(PHONE, "officer.phone/1");
        assertEquals(PHONE, sealing.open(sealed, "officer.phone/1"));
        assertEquals(PHONE, new Sealing(Optional.empty(), data, "AES-256-GCM").open(sealed, "officer.phone/1"), "after a restart with another algorithm");
        assertThrows(IllegalStateException.class, () -> sealing.open(sealed, "officer.phone/2"), "moved to another row");
        for (int i = 0; i < sealed.length * 8; i++) {
            var bent = sealed.clone();
            bent[i / 8] ^= (byte) (1 << i % 8);
            assertThrows(RuntimeException.class, () -> sealing.open(bent, "officer.phone/1"));
        }
        assertFalse(new String(sealed, StandardCharsets.ISO_8859_1).contains("138001"));
        assertFalse(Arrays.equals(sealed, sealing.seal(PHONE, "officer.phone/1")), "the same text is never sealed to the same bytes");
        assertNull(sealing.seal(null, "x"));
        assertNull(sealing.open(null, "x"));
    }

    @Test
    void aNewLineIsANewKeyAndTheOldOneStillOpens() throws Exception {
        var file = data.resolve("keys/sealing.keys");
        var old = new Sealing(Optional.empty(), data, "AES-256-GCM").seal(PHONE, "x");
        var first = new Sealing(Optional.empty(), data, "AES-256-GCM").marks(PHONE.getBytes(StandardCharsets.UTF_8), "x").getFirst();
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        Files.writeString(file, Files.readString(file) + "next AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n");
        var after = new Sealing(Optional.of(file), data, "AES-256-GCM");
        assertEquals(PHONE, after.open(old, "x"));
        assertTrue(after.marks(PHONE.getBytes(StandardCharsets.UTF_8), "x").stream().anyMatch(mark -> Arrays.equals(mark, first)), "what was marked by the old key is known");
        assertFalse(Arrays.equals(first, after.marks(PHONE.getBytes(StandardCharsets.UTF_8), "x").getFirst()), "marked by the new key from now on");
        assertEquals("next", new String(after.seal(PHONE, "x"), 3, 4, StandardCharsets.US_ASCII));
        Files.delete(file);
        assertThrows(IllegalStateException.class, () -> new Sealing(Optional.empty(), data, "AES-256-GCM").open(old, "x"), "another key does not open");
        assertThrows(RuntimeException.class, () -> new Sealing(Optional.of(data.resolve("none")), data, "AES-256-GCM"), "a key file that the bureau keeps is never made up");
    }

    @Test
    void manyWhoStartAtOnceMakeOneFileOfKeys() throws Exception {
        try (var threads = Executors.newFixedThreadPool(16)) {
            for (int round = 0; round < 20; round++) {
                var folder = data.resolve("at-once-" + round);
                Callable<Set<String>> reading = () -> new Sealing(Optional.empty(), folder, "AES-256-GCM").keyIds();
                var made = new HashSet<Set<String>>();
                for (var one : threads.invokeAll(Collections.nCopies(16, reading))) {
                    made.add(one.get());
                }
                assertEquals(1, made.size(), made::toString);
            }
        }
    }

    /** RFC 8998, appendix A.1. */
    @Test
    void sm4IsTheOneOfTheStandard() throws Exception {
        var hex = HexFormat.of();
        var plain = hex.parseHex("AAAAAAAAAAAAAAAABBBBBBBBBBBBBBBBCCCCCCCCCCCCCCCCDDDDDDDDDDDDDDDDEEEEEEEEEEEEEEEEFFFFFFFFFFFFFFFFEEEEEEEEEEEEEEEEAAAAAAAAAAAAAAAA");
        var sealed = SealingAlgorithm.SM4_GCM.run(true, hex.parseHex("0123456789ABCDEFFEDCBA9876543210"), hex.parseHex("00001234567800000000ABCD"),
                hex.parseHex("FEEDFACEDEADBEEFFEEDFACEDEADBEEFABADDAD2"), plain);
        assertArrayEquals(hex.parseHex("17F399F08C67D5EE19D0DC9969C4BB7D5FD46FD3756489069157B282BB200735D82710CA5C22F0CCFA7CBF93D496AC15A56834CBCF98C397B4024A2691233B8D"
                + "83DE3541E4C2B58177E065A9BF7B62EC"), sealed);
    }
}
