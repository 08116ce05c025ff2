package cn.yardstick.attachment.content;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Word, Excel and PowerPoint of before 2007: names of what is inside tell what it is, and whether it acts. */
final class OfficeBinary {

    private static final int SECTOR = 512;

    private OfficeBinary() {
    }

    static Kind follow(Bytes bytes) throws Refused {
        if (bytes.length() < 3 * SECTOR || bytes.u16Little(28) != 0xfffe) {
            throw Refused.damaged();
        }
        for (String acting : List.of("_VBA_PROJECT", "\u0001Ole10Native", "EncryptedPackage", "EncryptionInfo")) {
            if (holds(bytes, acting)) {
                throw Refused.acts();
            }
        }
        if (holds(bytes, "WordDocument")) {
            return Kind.DOC;
        }
        if (holds(bytes, "Workbook") || holds(bytes, "Book")) {
            return Kind.XLS;
        }
        if (holds(bytes, "PowerPoint Document")) {
            return Kind.PPT;
        }
        throw Refused.unknownKind();
    }

    /** An entry of the directory begins with its name, on a boundary of 128 bytes, and says how long that is. */
    private static boolean holds(Bytes bytes, String name) throws Refused {
        var text = new String((name + "\0").getBytes(StandardCharsets.UTF_16LE), StandardCharsets.ISO_8859_1);
        for (int at = bytes.find(text, SECTOR, bytes.length()); at >= 0; at = bytes.find(text, at + 1, bytes.length())) {
            if (at % 128 == 0 && bytes.u16Little(at + 64) == text.length()) {
                return true;
            }
        }
        return false;
    }
}
