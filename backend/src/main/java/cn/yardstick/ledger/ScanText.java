package cn.yardstick.ledger;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * A receipt as texts for QR codes. It has two to four thousand bytes: compressed (zlib, RFC 1950), spelt in base32 (RFC 4648), which
 * the codes hold densely and every scanner hands on unharmed, and cut into parts that a telephone still reads from plain paper.
 * Each part says which of how many it is: {@code YS1/2/3/…}.
 */
public final class ScanText {

    private static final String MARK = "YS1";
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int BITS_OF_LETTER = 5;
    private static final int LONGEST_PART = 760;

    private ScanText() {
    }

    /** The parts, of about the same length. */
    public static List<String> parts(String receipt) {
        var letters = base32(compressed(receipt.getBytes(StandardCharsets.UTF_8)));
        var count = (letters.length() + LONGEST_PART - 1) / LONGEST_PART;
        var length = (letters.length() + count - 1) / count;
        var parts = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            parts.add(MARK + "/" + (i + 1) + "/" + count + "/" + letters.substring(i * length, Math.min(letters.length(), (i + 1) * length)));
        }
        return parts;
    }

    private static byte[] compressed(byte[] bytes) {
        var out = new ByteArrayOutputStream();
        var deflater = new Deflater(Deflater.BEST_COMPRESSION);
        try (var compressing = new DeflaterOutputStream(out, deflater)) {
            compressing.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            deflater.end();
        }
        return out.toByteArray();
    }

    private static String base32(byte[] bytes) {
        var text = new StringBuilder();
        var held = 0;
        var bits = 0;
        for (byte one : bytes) {
            held = held << Byte.SIZE | one & 0xff;
            for (bits += Byte.SIZE; bits >= BITS_OF_LETTER; bits -= BITS_OF_LETTER) {
                text.append(LETTERS.charAt(held >> bits - BITS_OF_LETTER & LETTERS.length() - 1));
            }
            held &= (1 << bits) - 1;
        }
        if (bits > 0) {
            text.append(LETTERS.charAt(held << BITS_OF_LETTER - bits & LETTERS.length() - 1));
        }
        return text.toString();
    }
}
