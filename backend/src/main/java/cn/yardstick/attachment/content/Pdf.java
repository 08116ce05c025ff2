package cn.yardstick.attachment.content;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Documents, read as far as names stand in them, in streams of objects as well: what names something that acts, is a file inside
 * the file, or is locked away from this look is refused.
 */
final class Pdf {

    private static final Pattern ACTS = Pattern.compile("/(JavaScript|JS|Launch|EmbeddedFiles?|RichMedia|XFA|ImportData|SubmitForm|GoToE|Encrypt)(?![A-Za-z0-9])");
    private static final Pattern ESCAPED = Pattern.compile("#([0-9a-fA-F]{2})");
    private static final Pattern SPACE = Pattern.compile("[\\s\\x00]*");
    private static final int TAIL = 1024;
    private static final int MOST_INSIDE = 64_000_000;

    private final Bytes bytes;
    private long inflated;

    private Pdf(Bytes bytes) {
        this.bytes = bytes;
    }

    static void follow(Bytes bytes) throws Refused {
        new Pdf(bytes).look();
    }

    private void look() throws Refused {
        var from = Math.max(0, bytes.length() - TAIL);
        var tail = bytes.text(from, bytes.length() - from);
        var end = tail.lastIndexOf("%%EOF");
        if (end < 0 || bytes.find("obj", 0, bytes.length()) < 0) {
            throw Refused.damaged();
        }
        if (!SPACE.matcher(tail.substring(end + 5)).matches()) {
            throw Refused.trailing();
        }
        var at = 0;
        while (at < bytes.length()) {
            var stream = stream(at);
            var until = stream < 0 ? bytes.length() : stream;
            var outside = bytes.text(at, until - at);
            check(outside);
            if (stream < 0) {
                return;
            }
            var close = bytes.find("endstream", stream, bytes.length());
            if (close < 0) {
                throw Refused.damaged();
            }
            var dictionary = outside.substring(Math.max(0, outside.lastIndexOf("obj")));
            if (unescaped(dictionary).contains("/ObjStm")) {
                objects(stream, close);
            }
            at = close + "endstream".length();
        }
    }

    /** Where the next stream's bytes begin, or -1. */
    private int stream(int from) throws Refused {
        for (int at = bytes.find("stream", from, bytes.length()); at >= 0; at = bytes.find("stream", at + 6, bytes.length())) {
            var next = at + 6 < bytes.length() ? bytes.u8(at + 6) : 0;
            if (!bytes.has(at - 3, "endstream") && (next == '\n' || next == '\r')) {
                return at + 6;
            }
        }
        return -1;
    }

    private void objects(int from, int until) throws Refused {
        var at = from;
        while (at < until && (bytes.u8(at) == '\r' || bytes.u8(at) == '\n')) {
            at++;
        }
        var inflater = new Inflater();
        try {
            inflater.setInput(bytes.all(), at, until - at);
            var out = new byte[65_536];
            var last = "";
            for (int n = inflater.inflate(out); n > 0; n = inflater.inflate(out)) {
                inflated += n;
                if (inflated > MOST_INSIDE) {
                    throw Refused.tooLarge();
                }
                var text = last + new String(out, 0, n, StandardCharsets.ISO_8859_1);
                check(text);
                last = text.substring(Math.max(0, text.length() - 64));
            }
            if (!inflater.finished()) {
                throw Refused.damaged();
            }
        } catch (DataFormatException e) {
            // Packed otherwise than everybody packs them: what is inside cannot be looked at.
            throw Refused.acts();
        } finally {
            inflater.end();
        }
    }

    private static void check(String text) throws Refused {
        if (ACTS.matcher(unescaped(text)).find()) {
            throw Refused.acts();
        }
    }

    private static String unescaped(String text) {
        return text.indexOf('#') < 0 ? text : ESCAPED.matcher(text).replaceAll(match -> java.util.regex.Matcher.quoteReplacement("" + (char) Integer.parseInt(match.group(1), 16)));
    }
}
