package cn.yardstick.attachment.content;

import java.io.ByteArrayOutputStream;
import java.util.Set;
import java.util.zip.CRC32;

/** Pictures by chunks, from the first to the last, which is the end of the file. */
final class Png {

    static final String SIGN = "\u0089PNG\r\n\u001a\n";
    private static final int MOST_CHUNKS = 50_000;
    /** All that decoding needs; what else stands in the file is not looked into. */
    private static final Set<String> NEEDED = Set.of("IHDR", "PLTE", "tRNS", "IDAT", "IEND");

    private Png() {
    }

    static Photo follow(Bytes bytes) throws Refused {
        PixelSize size = null;
        var at = SIGN.length();
        var data = false;
        for (int chunks = 0;; chunks++) {
            var length = bytes.u32(at);
            var type = bytes.text(at + 4, 4);
            if (chunks > MOST_CHUNKS || length > bytes.length() || !type.matches("[A-Za-z]{4}") || (chunks == 0) != type.equals("IHDR")) {
                throw Refused.damaged();
            }
            var end = at + 8 + (int) length;
            var crc = new CRC32();
            bytes.text(end, 4);
            crc.update(bytes.all(), at + 4, (int) length + 4);
            if (crc.getValue() != bytes.u32(end)) {
                throw Refused.damaged();
            }
            if (type.equals("IHDR")) {
                size = PixelSize.checked(bytes.u32(at + 8), bytes.u32(at + 12));
            }
            data |= type.equals("IDAT");
            at = end + 4;
            if (type.equals("IEND")) {
                break;
            }
        }
        if (!data) {
            throw Refused.damaged();
        }
        if (at != bytes.length()) {
            throw Refused.trailing();
        }
        return new Photo(size, 1, "png", bare(bytes));
    }

    private static byte[] bare(Bytes bytes) throws Refused {
        var out = new ByteArrayOutputStream(bytes.length());
        out.write(bytes.all(), 0, SIGN.length());
        for (int at = SIGN.length(); at < bytes.length();) {
            var whole = (int) bytes.u32(at) + 12;
            if (NEEDED.contains(bytes.text(at + 4, 4))) {
                out.write(bytes.all(), at, whole);
            }
            at += whole;
        }
        return out.toByteArray();
    }
}
