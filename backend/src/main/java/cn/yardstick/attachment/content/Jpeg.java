package cn.yardstick.attachment.content;

import java.io.ByteArrayOutputStream;

/** Photos as cameras make them: followed from marker to marker, so that nothing stands behind the end. */
final class Jpeg {

    private static final int MOST_SCANS = 64;
    private static final int MOST_SEGMENTS = 5_000;
    /** What several scans need in memory and time grows with each of them. */
    private static final long MOST_SCANNED_PIXELS = 200_000_000;
    private static final long MOST_PIXELS_OF_SCANS = 20_000_000;
    private static final int START = 0xd8;
    private static final int END = 0xd9;
    private static final int SCAN = 0xda;
    private static final int APP0 = 0xe0;
    private static final int APP1 = 0xe1;

    private final Bytes bytes;
    private final ByteArrayOutputStream bare = new ByteArrayOutputStream();
    private int at;
    private int scans;
    private int segments;
    private long pixels;
    private PixelSize size;
    private int components;
    private int orientation = 1;

    private Jpeg(Bytes bytes) {
        this.bytes = bytes;
    }

    /** Dimensions and what else a small picture needs; refused where it is not one whole photo, or several one behind the other as phones keep them. */
    static Photo follow(Bytes bytes) throws Refused {
        var first = new Jpeg(bytes);
        first.picture();
        var last = first;
        while (last.at < bytes.length() && bytes.has(last.at, "\u00ff\u00d8\u00ff")) {
            var more = new Jpeg(bytes);
            more.at = last.at;
            more.segments = last.segments;
            more.picture();
            last = more;
        }
        for (int i = last.at; i < bytes.length(); i++) {
            if (bytes.u8(i) != 0) {
                throw Refused.trailing();
            }
        }
        return new Photo(first.size, first.orientation, first.components == 4 ? null : "jpeg", first.bare.toByteArray());
    }

    private void picture() throws Refused {
        if (bytes.u16(at) != (0xff00 | START)) {
            throw Refused.damaged();
        }
        keep(at, at += 2);
        while (true) {
            var from = at;
            var marker = marker();
            if (marker == END) {
                keep(from, at);
                break;
            }
            segment(marker);
            if (marker < APP0 || bytes.has(from + 4, "JFIF\0") || bytes.has(from + 4, "Adobe")) {
                keep(from, at);
            }
        }
        if (size == null || scans == 0) {
            throw Refused.damaged();
        }
        if (scans > 1 && (pixels > MOST_PIXELS_OF_SCANS || pixels * scans > MOST_SCANNED_PIXELS)) {
            throw Refused.tooLarge();
        }
    }

    private void keep(int from, int until) {
        bare.write(bytes.all(), from, until - from);
    }

    private int marker() throws Refused {
        if (bytes.u8(at) != 0xff) {
            throw Refused.damaged();
        }
        while (bytes.u8(at) == 0xff) {
            at++;
        }
        return bytes.u8(at++);
    }

    private void segment(int marker) throws Refused {
        if (++segments > MOST_SEGMENTS || marker == START || marker == 0) {
            throw Refused.damaged();
        }
        if (marker >= 0xd0 && marker <= 0xd7 || marker == 1) {
            return;
        }
        var length = bytes.u16(at);
        bytes.text(at, Math.max(length, 2));
        var begin = at + 2;
        at += Math.max(length, 2);
        if (marker == APP1 && bytes.has(begin, "Exif\0\0")) {
            orientation = Exif.orientation(bytes, begin + 6, at);
        } else if (marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc) {
            if (size != null) {
                throw Refused.damaged();
            }
            size = PixelSize.checked(bytes.u16(begin + 3), bytes.u16(begin + 1));
            pixels = size.pixels();
            components = bytes.u8(begin + 5);
        } else if (marker == SCAN) {
            if (++scans > MOST_SCANS) {
                throw Refused.tooLarge();
            }
            entropy();
        }
    }

    /** To the next marker that is no restart and no escaped byte. */
    private void entropy() throws Refused {
        while (true) {
            while (bytes.u8(at) != 0xff) {
                at++;
            }
            var next = bytes.u8(at + 1);
            if (next == 0 || next >= 0xd0 && next <= 0xd7) {
                at += 2;
            } else if (next == 0xff) {
                at++;
            } else {
                return;
            }
        }
    }
}
