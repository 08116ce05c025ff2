package cn.yardstick.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** SM2 by hand, held against the standard's example and a library's signatures; and that it is never taken for another kind. */
class Sm2Test {

    private static final HexFormat HEX = HexFormat.of();
    private static final byte[] USER = NoteKey.USER.getBytes(StandardCharsets.US_ASCII);
    /** GB/T 32918.5-2017, annex A.2. */
    private static final String POINT = "0409f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13";
    private static final String SIGNATURE = "f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa";
    private static final byte[] TEXT = "message digest".getBytes(StandardCharsets.US_ASCII);

    @Test
    void theStandardsExampleHoldsAndNoBitOfItIsFree() {
        var key = new Sm2(HEX.parseHex(POINT), USER);
        var signature = HEX.parseHex(SIGNATURE);
        assertTrue(key.signed(TEXT, signature));
        for (int bit = 0; bit < signature.length * 8; bit++) {
            signature[bit / 8] ^= (byte) (1 << bit % 8);
            assertFalse(key.signed(TEXT, signature), "bit " + bit);
            signature[bit / 8] ^= (byte) (1 << bit % 8);
        }
        assertFalse(key.signed("message digesT".getBytes(StandardCharsets.US_ASCII), signature));
        assertFalse(new Sm2(HEX.parseHex(POINT), "1234567812345679".getBytes(StandardCharsets.US_ASCII)).signed(TEXT, signature), "another signer's id");
    }

    @Test
    void theLibrarysSignaturesAreAccepted() {
        var random = new Random(4);
        for (int i = 0; i < 40; i++) {
            var by = NoteKey.sm2(i);
            var text = SealedRows.bytes(random, random.nextInt(200));
            var signature = by.sign(text);
            var point = SignatureKind.SM2_SM3.key(by.encoded());
            var key = new Sm2(java.util.Arrays.copyOf(point, Sm2.POINT), USER);
            assertTrue(key.signed(text, signature), "key " + i);
            assertFalse(key.signed(text, NoteKey.sm2(i + 100).sign(text)), "by another key");
        }
    }

    @Test
    void whatIsOutOfRangeIsNoSignature() {
        var key = new Sm2(HEX.parseHex(POINT), USER);
        var order = new BigInteger("fffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123", 16);
        for (String r : List.of("00".repeat(32), order.toString(16), "ff".repeat(32), SIGNATURE.substring(0, 64))) {
            for (String s : List.of("00".repeat(32), order.toString(16), "ff".repeat(32), order.subtract(new BigInteger(SIGNATURE.substring(0, 64), 16)).toString(16))) {
                assertFalse(key.signed(TEXT, HEX.parseHex(r + "0".repeat(64 - s.length()) + s)));
            }
        }
        assertFalse(key.signed(TEXT, new byte[63]));
        for (String wrong : List.of(POINT.substring(0, 128) + "12", "03" + POINT.substring(2), POINT.substring(0, 128), "04" + "ff".repeat(64), "04" + "00".repeat(64))) {
            assertThrows(IllegalArgumentException.class, () -> new Sm2(HEX.parseHex(wrong), USER), wrong);
        }
    }

    /** The kind belongs to the trusted key, is named in the document and decides by what may be hashed. */
    @Test
    void kindsAreNeverMixed() {
        var old = NoteKey.of(1);
        var now = NoteKey.sm2(1);
        var both = new LogKeys(List.of("# the bureau's", old.line(), now.line()));
        assertEquals(SignatureKind.SM2_SM3, LogKeys.kind(now.line()));
        var list = new SealedList(TreeHash.SM3, 5);
        assertNull(fault(list.receipt(2, now), both), "the key of today");
        assertNull(fault(list.receipt(2, old), both), "the key of before");
        assertNull(fault(list.receipt(2, list.document(Map.of()), old), both), "from before the kind was named");
        assertEquals(ReceiptFault.CONTENT, fault(list.receipt(2, list.document(Map.of()), now), both), "SM2 that is not named");
        assertEquals(ReceiptFault.CONTENT, fault(list.receipt(2, list.document(Map.of("signature", "SM2-SM3")), old), both), "signed by the other kind");
        assertEquals(ReceiptFault.CONTENT, fault(list.receipt(2, list.document(Map.of("signature", "Ed25519")), now), both));
        assertEquals(ReceiptFault.CONTENT, fault(list.receipt(2, list.document(Map.of("signature", "RSA")), now), both));
        assertEquals(ReceiptFault.SIGNATURE, fault(new SealedList(TreeHash.SHA_256, 5).receipt(2, now), both), "SM2 over SHA-256");
        assertEquals(ReceiptFault.SIGNATURE, fault(list.receipt(2, now), old.trusted()));
        assertEquals(ReceiptFault.SIGNATURE, fault(list.receipt(2, new NoteKey(SignatureKind.SM2_SM3, SealedList.NAME, SealedRows.bytes(new Random(1), 32), "another")), both), "the same key for another id");
        assertThrows(IllegalArgumentException.class, () -> new LogKeys(List.of(now.line().replaceFirst("[+][0-9a-f]{8}[+]", "+00000000+"))));
    }

    private static ReceiptFault fault(Receipt receipt, LogKeys keys) {
        return Receipt.fault(receipt.text().getBytes(StandardCharsets.UTF_8), keys);
    }
}
