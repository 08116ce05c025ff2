package cn.yardstick.attachment.content;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Word, Excel and PowerPoint as archives: opened to the last byte within hard limits, and holding nothing but parts of documents. */
final class OfficeZip {

    private static final int MOST_ENTRIES = 2_000;
    private static final long MOST_INSIDE = 200_000_000;
    /** Text packs well, but not so well; below this it does no harm. */
    private static final long HIGHEST_RATIO = 120;
    private static final long HARMLESS = 10_000_000;
    private static final int END_RECORD = 22;
    private static final String TYPES = "[Content_Types].xml";
    private static final Set<String> PARTS = Set.of("xml", "rels", "vml", "png", "jpg", "jpeg", "gif", "bmp", "emf", "wmf", "tif", "tiff", "wdp", "wav", "mp3", "m4a", "mp4", "psmdcp", "fntdata", "odttf",
            "thmx", "xlsx", "docx", "pptx", "json");
    /** Settings of printers, the only binary parts that belong to a document. */
    private static final String BINARY = ".*/printersettings/printersettings[0-9]+\\.bin";

    private OfficeZip() {
    }

    static Kind follow(Bytes bytes) throws Refused, IOException {
        if (bytes.length() < END_RECORD || !bytes.has(bytes.length() - END_RECORD, "PK\5\6")) {
            throw Refused.trailing();
        }
        var file = Files.createTempFile("attachment", ".zip");
        try {
            Files.write(file, bytes.all());
            return opened(file, bytes.length());
        } catch (ZipException | IllegalArgumentException e) {
            throw Refused.damaged();
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static Kind opened(Path file, int length) throws Refused, IOException {
        try (var zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8)) {
            if (zip.size() > MOST_ENTRIES) {
                throw Refused.tooLarge();
            }
            var names = new HashSet<String>();
            var packed = 0L;
            var inside = 0L;
            for (var entries = zip.entries(); entries.hasMoreElements();) {
                var entry = entries.nextElement();
                name(entry, names);
                packed += Math.max(0, entry.getCompressedSize());
                // Entries that share their bytes are how little becomes endless.
                if (packed > length) {
                    throw Refused.tooLarge();
                }
                try (var in = zip.getInputStream(entry)) {
                    inside += read(in, Math.min(MOST_INSIDE, Math.max(HARMLESS, HIGHEST_RATIO * length)) - inside);
                }
            }
            return kind(zip, names);
        }
    }

    private static void name(ZipEntry entry, Set<String> names) throws Refused {
        var name = entry.getName().toLowerCase(Locale.ROOT);
        if (!names.add(name) || name.startsWith("/") || name.contains("\\") || name.contains(":") || name.matches("(.*/)?\\.\\.?(/.*)?") || name.chars().anyMatch(Character::isISOControl)) {
            throw Refused.damaged();
        }
        var end = name.substring(name.lastIndexOf('.') + 1);
        if (!entry.isDirectory() && !PARTS.contains(end) && !name.matches(BINARY)) {
            throw Refused.acts();
        }
    }

    private static long read(InputStream in, long most) throws Refused, IOException {
        var buffer = new byte[65_536];
        var total = 0L;
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            total += n;
            if (total > most) {
                throw Refused.tooLarge();
            }
        }
        return total;
    }

    private static Kind kind(ZipFile zip, Set<String> names) throws Refused, IOException {
        var types = zip.getEntry(TYPES);
        var kind = names.contains("word/document.xml") ? Kind.DOCX : names.contains("xl/workbook.xml") ? Kind.XLSX : names.contains("ppt/presentation.xml") ? Kind.PPTX : null;
        if (types == null || kind == null) {
            throw Refused.unknownKind();
        }
        try (var in = zip.getInputStream(types)) {
            var text = new String(in.readNBytes(1_000_000), StandardCharsets.UTF_8);
            if (text.contains("macroEnabled") || text.contains("vbaProject") || text.contains("<!DOCTYPE") || text.contains("<!ENTITY")) {
                throw Refused.acts();
            }
        }
        return kind;
    }
}
