package cn.yardstick.attachment.content;

/** WebP and WAV: chunks within one that is as long as the file. */
final class Riff {

    private static final int MOST_CHUNKS = 10_000;

    private Riff() {
    }

    static Kind follow(Bytes bytes) throws Refused {
        var end = bytes.u32Little(4) + 8;
        if (end > bytes.length()) {
            throw Refused.damaged();
        }
        if (end + (end & 1) < bytes.length()) {
            throw Refused.trailing();
        }
        var kind = bytes.has(8, "WEBP") ? Kind.WEBP : bytes.has(8, "WAVE") ? Kind.WAV : null;
        if (kind == null) {
            throw Refused.unknownKind();
        }
        var picture = false;
        var sound = false;
        var at = 12L;
        for (int chunks = 0; at + 8 <= end; chunks++) {
            var type = bytes.text((int) at, 4);
            var length = bytes.u32Little((int) at + 4);
            if (chunks > MOST_CHUNKS || at + 8 + length > end) {
                throw Refused.damaged();
            }
            if (kind == Kind.WEBP) {
                picture |= webp(bytes, type, (int) at + 8);
            }
            sound |= type.equals("data");
            at += 8 + length + (length & 1);
        }
        if (!(kind == Kind.WEBP ? picture : sound)) {
            throw Refused.damaged();
        }
        return kind;
    }

    /** Whether there is a picture in it, of a size that may be. */
    private static boolean webp(Bytes bytes, String type, int at) throws Refused {
        switch (type) {
            case "VP8X" -> PixelSize.checked(1 + u24(bytes, at + 4), 1 + u24(bytes, at + 7));
            case "VP8 " -> PixelSize.checked(bytes.u16Little(at + 6) & 0x3fff, bytes.u16Little(at + 8) & 0x3fff);
            case "VP8L" -> {
                var bits = bytes.u32Little(at + 1);
                PixelSize.checked(1 + (bits & 0x3fff), 1 + (bits >> 14 & 0x3fff));
            }
            default -> { }
        }
        return type.equals("VP8 ") || type.equals("VP8L") || type.equals("ANMF");
    }

    private static int u24(Bytes bytes, int at) throws Refused {
        return bytes.u16Little(at) | bytes.u8(at + 2) << 16;
    }
}
