package cn.yardstick.attachment.content;

/** What microphones leave behind, told by its frame. */
final class Sound {

    private static final int MOST_PIECES = 2_000_000;
    private static final int[] MPEG1_LAYER3 = {0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320};
    private static final int[] MPEG2_LAYER3 = {0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160};
    private static final int[] RATES = {44_100, 48_000, 32_000};
    private static final int[] AMR_NARROW = {13, 14, 16, 18, 20, 21, 27, 32, 6, 1, 1, 1, 1, 1, 1, 1};
    private static final int[] AMR_WIDE = {18, 24, 33, 37, 41, 47, 51, 59, 61, 6, 1, 1, 1, 1, 1, 1};

    private Sound() {
    }

    /** Pages one behind the other to the end of the file. */
    static Kind ogg(Bytes bytes) throws Refused {
        var first = 28 - 1 + bytes.u8(26);
        if (!bytes.has(first, "OpusHead") && !bytes.has(first, "\u0001vorbis") && !bytes.has(first, "Speex   ") && !bytes.has(first, "\u007fFLAC")) {
            throw Refused.unknownKind();
        }
        var at = 0;
        while (at < bytes.length()) {
            if (!bytes.has(at, "OggS")) {
                throw at == 0 ? Refused.damaged() : Refused.trailing();
            }
            var segments = bytes.u8(at + 26);
            var length = 27 + segments;
            for (int i = 0; i < segments; i++) {
                length += bytes.u8(at + 27 + i);
            }
            bytes.text(at, length);
            at += length;
        }
        return Kind.OGG;
    }

    /** Boxes one behind the other to the end of the file, with sound in them and no film. */
    static Kind mp4(Bytes bytes) throws Refused {
        var at = 0L;
        var sound = false;
        for (int boxes = 0; at < bytes.length(); boxes++) {
            var length = bytes.u32((int) at);
            var type = bytes.text((int) at + 4, 4);
            if (!type.matches("[A-Za-z0-9 ]{4}")) {
                throw Refused.trailing();
            }
            if (boxes > 10_000 || length < 8 || at + length > bytes.length()) {
                throw Refused.damaged();
            }
            if (type.equals("moov")) {
                var until = (int) (at + length);
                sound |= bytes.find("soun", (int) at, until) >= 0;
                if (bytes.find("vide", (int) at, until) >= 0) {
                    throw Refused.unknownKind();
                }
            }
            at += length;
        }
        if (!sound) {
            throw Refused.unknownKind();
        }
        return Kind.M4A;
    }

    /** As browsers record: the head names the kind and a codec of sound, and none of pictures. */
    static Kind webm(Bytes bytes) throws Refused {
        var head = Math.min(bytes.length(), 8_192);
        if (bytes.find("webm", 4, 64) < 0 || bytes.find("A_OPUS", 0, head) < 0 && bytes.find("A_VORBIS", 0, head) < 0 || bytes.find("V_VP", 0, head) >= 0 || bytes.find("V_AV", 0, head) >= 0) {
            throw Refused.unknownKind();
        }
        return Kind.WEBM;
    }

    static Kind amr(Bytes bytes) throws Refused {
        var wide = bytes.has(0, "#!AMR-WB\n");
        var at = wide ? 9 : 6;
        if (at >= bytes.length()) {
            throw Refused.damaged();
        }
        while (at < bytes.length()) {
            if ((bytes.u8(at) & 0x83) != 0) {
                throw Refused.trailing();
            }
            at += (wide ? AMR_WIDE : AMR_NARROW)[bytes.u8(at) >> 3 & 15];
        }
        // A recording that was cut off ends within its last frame.
        return Kind.AMR;
    }

    /** Frames one behind the other; before them a tag of title and picture, after them one of 128 bytes at most. */
    static Kind mp3(Bytes bytes) throws Refused {
        var at = 0;
        if (bytes.has(0, "ID3")) {
            at = 10 + (bytes.u8(6) << 21 | bytes.u8(7) << 14 | bytes.u8(8) << 7 | bytes.u8(9));
            while (at < bytes.length() && bytes.u8(at) == 0) {
                at++;
            }
        }
        var frames = 0;
        while (at + 4 <= bytes.length()) {
            var length = frame(bytes, at);
            if (length == 0) {
                break;
            }
            at += length;
            if (++frames > MOST_PIECES) {
                throw Refused.damaged();
            }
        }
        if (frames < 3) {
            throw Refused.unknownKind();
        }
        var rest = bytes.length() - at;
        if (rest > 0 && !(rest == 128 && bytes.has(at, "TAG")) && !bytes.has(at, "APETAGEX")) {
            throw Refused.trailing();
        }
        return Kind.MP3;
    }

    /** Length of the frame of layer 3 that begins here, or 0. */
    private static int frame(Bytes bytes, int at) throws Refused {
        var head = (int) bytes.u32(at);
        var version = head >> 19 & 3;
        var rate = head >> 12 & 15;
        var frequency = head >> 10 & 3;
        if ((head >> 21 & 0x7ff) != 0x7ff || version == 1 || (head >> 17 & 3) != 1 || rate == 0 || rate == 15 || frequency == 3) {
            return 0;
        }
        var first = version == 3;
        var kilobits = (first ? MPEG1_LAYER3 : MPEG2_LAYER3)[rate];
        var hertz = RATES[frequency] >> (first ? 0 : version == 2 ? 1 : 2);
        return (first ? 144_000 : 72_000) * kilobits / hertz + (head >> 9 & 1);
    }
}
