package cn.yardstick.attachment.content;

import java.io.IOException;

/**
 * Content that was accepted.
 *
 * @param thumbnail a small picture as JPEG of at most 320 pixels a side, without what cameras tell; null where there is none
 */
public record Content(Kind kind, byte[] thumbnail) {

    /** An archive ends with this record and at most so much behind it: nothing but an office file may be opened as one. */
    private static final int ARCHIVE_END = 22 + 65_535;

    /** What these bytes are; refused where they are nothing that is accepted. */
    public static Content of(byte[] content) throws Refused, IOException {
        var bytes = new Bytes(content);
        if (bytes.has(0, "PK\3\4")) {
            return new Content(OfficeZip.follow(bytes), null);
        }
        if (bytes.find("PK\5\6", bytes.length() - ARCHIVE_END, bytes.length()) >= 0) {
            throw Refused.trailing();
        }
        if (bytes.has(0, "\u00ff\u00d8\u00ff")) {
            return new Content(Kind.JPEG, Thumbnail.of(Jpeg.follow(bytes)));
        }
        if (bytes.has(0, Png.SIGN)) {
            return new Content(Kind.PNG, Thumbnail.of(Png.follow(bytes)));
        }
        return new Content(other(bytes), null);
    }

    private static Kind other(Bytes bytes) throws Refused {
        if (bytes.has(0, "RIFF")) {
            return Riff.follow(bytes);
        }
        if (bytes.has(0, "%PDF-")) {
            Pdf.follow(bytes);
            return Kind.PDF;
        }
        if (bytes.has(0, "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1")) {
            return OfficeBinary.follow(bytes);
        }
        if (bytes.has(0, "OggS")) {
            return Sound.ogg(bytes);
        }
        if (bytes.has(4, "ftyp")) {
            return Sound.mp4(bytes);
        }
        if (bytes.has(0, "\u001a\u0045\u00df\u00a3")) {
            return Sound.webm(bytes);
        }
        if (bytes.has(0, "#!AMR\n") || bytes.has(0, "#!AMR-WB\n")) {
            return Sound.amr(bytes);
        }
        if (bytes.has(0, "ID3") || bytes.has(0, "\u00ff") && bytes.length() > 1 && (bytes.u8(1) & 0xe0) == 0xe0) {
            return Sound.mp3(bytes);
        }
        throw Refused.unknownKind();
    }
}
