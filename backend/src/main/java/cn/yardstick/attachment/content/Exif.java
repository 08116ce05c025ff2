package cn.yardstick.attachment.content;

/** How the camera was held; nothing else of what a camera tells is read. */
final class Exif {

    private static final int ORIENTATION = 0x0112;
    private static final int MOST_TAGS = 500;

    private Exif() {
    }

    /** 1 to 8; 1 where nothing, or nothing that makes sense, is said. */
    static int orientation(Bytes bytes, int from, int until) throws Refused {
        if (until - from < 14 || !bytes.has(from, "II*\0") && !bytes.has(from, "MM\0*")) {
            return 1;
        }
        var little = bytes.has(from, "II");
        var directory = from + (little ? bytes.u32Little(from + 4) : bytes.u32(from + 4));
        if (directory + 2 > until) {
            return 1;
        }
        var at = (int) directory;
        var tags = Math.min(u16(bytes, at, little), MOST_TAGS);
        for (int i = 0; i < tags && at + 2 + 12 * (i + 1) <= until; i++) {
            var tag = at + 2 + 12 * i;
            if (u16(bytes, tag, little) == ORIENTATION) {
                var value = u16(bytes, tag + 8, little);
                return value >= 1 && value <= 8 ? value : 1;
            }
        }
        return 1;
    }

    private static int u16(Bytes bytes, int at, boolean little) throws Refused {
        return little ? bytes.u16Little(at) : bytes.u16(at);
    }
}
