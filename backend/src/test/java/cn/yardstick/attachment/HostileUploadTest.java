package cn.yardstick.attachment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cn.yardstick.RoomTest;
import cn.yardstick.harness.Pictures;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

/** P18: no upload harms. Each is refused (4xx) within five seconds, and the process grows by 200 MB at most; what is good is taken. */
@QuarkusTest
class HostileUploadTest extends RoomTest {

    private static final long MOST_MILLIS = 5_000;
    private static final long MOST_GROWTH = 200_000_000;

    /** Stands for a hundred megabytes of zeros, which the test itself must not hold. */
    private static final byte[] BOMB = new byte[0];
    private static final int BLOCKS = 1_500;
    private static final byte[] BLOCK = new byte[65_536];

    private final List<String> broken = new ArrayList<>();
    private long slowest;
    private int tried;

    @Test
    void noUploadHarms() throws Exception {
        taken("warm.png", Pictures.png());
        taken("warm.jpg", Pictures.of("jpeg", 2_000, 1_500));
        System.gc();
        var before = resident();
        var most = new AtomicLong(before);
        var over = new AtomicBoolean();
        var watch = Thread.ofVirtual().start(() -> {
            while (!over.get()) {
                most.accumulateAndGet(resident(), Math::max);
                try {
                    Thread.sleep(20);
                } catch (InterruptedException e) {
                    return;
                }
            }
        });
        goodOnesAreTaken();
        pictures();
        documents();
        everythingElse();
        sizes();
        over.set(true);
        watch.join();
        var growth = most.get() - before;
        if (growth > MOST_GROWTH) {
            broken.add("the process grew by " + growth / 1_000_000 + " MB");
        }
        broken.forEach(System.out::println);
        System.out.println("PROMISE P18 " + broken.size() + " broken of " + tried + " hostile uploads, slowest answer " + slowest + " ms, memory +" + growth / 1_000_000 + " MB " + (broken.isEmpty() ? "pass" : "fail"));
        assertEquals("", String.join("\n", broken));
    }

    private void goodOnesAreTaken() throws IOException {
        var jpeg = Pictures.of("jpeg", 640, 480);
        taken("a.jpg", jpeg);
        taken("two-pictures.jpg", join(jpeg, Pictures.of("jpeg", 64, 48), new byte[40]));
        taken("exif.jpg", withSegment(jpeg, 0xe1, exif(6)));
        taken("a.docx", office("word/document.xml", Map.of()));
        taken("a.xlsx", office("xl/workbook.xml", Map.of("xl/media/image1.png", Pictures.png())));
        taken("a.pptx", office("ppt/presentation.xml", Map.of()));
        taken("a.pdf", pdf("1 0 obj\n<</Type/Catalog>>\nendobj\n"));
        taken("a.wav", riff("WAVE", "fmt ", new byte[16], "data", new byte[400]));
        taken("a.amr", join("#!AMR\n".getBytes(StandardCharsets.US_ASCII), join(new byte[] {0x3c}, new byte[31])));
        taken("a.m4a", join(box("ftyp", "M4A ".getBytes()), box("moov", "....soun....".getBytes()), box("mdat", new byte[100])));
        taken("a.mp3", mp3());
    }

    private void pictures() throws IOException {
        var jpeg = Pictures.of("jpeg", 640, 480);
        var html = "<html><script>alert(1)</script></html>".getBytes(StandardCharsets.UTF_8);
        refused("jpeg with html behind it", join(jpeg, html));
        refused("png with html behind it", join(Pictures.png(), html));
        refused("jpeg with zip behind it", join(jpeg, zip(Map.of("a.txt", html))));
        refused("png that is a jar as well", join(Pictures.png(), zip(Map.of("META-INF/MANIFEST.MF", html, "A.class", html))));
        refused("jpeg with an archive inside a segment", withSegment(jpeg, 0xfe, zip(Map.of("a.txt", html))));
        refused("gif", join("GIF89a".getBytes(), new byte[40]));
        refused("png of 30000 x 30000", bombPng(30_000, 30_000));
        refused("png of 20000 x 2400, spoiled", bombPng(20_000, 2_400));
        refused("png of 2000000000 x 1", bombPng(2_000_000_000, 1));
        refused("truncated png", Arrays.copyOf(Pictures.png(), Pictures.png().length - 30));
        refused("truncated jpeg", Arrays.copyOf(jpeg, jpeg.length / 2));
        refused("jpeg of nothing but segments", join(new byte[] {-1, -40}, repeat(new byte[] {-1, -2, 0, 2}, 400_000)));
        refused("jpeg of a thousand scans", scans(jpeg, 1_000));
        refused("jpeg of 65000 x 65000", sized(jpeg, 65_000, 65_000));
        refused("webp cut off", Arrays.copyOf(riff("WEBP", "VP8 ", new byte[400]), 200));
        refused("svg with a script", "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>".getBytes());
        taken("exif that leads into nothing.jpg", withSegment(jpeg, 0xe1, join("Exif\0\0II*\0".getBytes(StandardCharsets.ISO_8859_1), new byte[] {-1, -1, -1, 127}, new byte[60_000])));
    }

    private void documents() throws IOException {
        refused("zip bomb", office("word/document.xml", Map.of("word/a.xml", BOMB)));
        refused("zip bomb of many", office("word/document.xml", Map.of("word/a.xml", BOMB, "word/b.xml", BOMB, "word/c.xml", BOMB, "word/d.xml", BOMB)));
        refused("zip of many entries", manyEntries(2_500));
        refused("zip within zip", zip(Map.of("a.zip", zip(Map.of("b.zip", zip(Map.of("c.txt", new byte[10])))))));
        refused("docx with macros", office("word/document.xml", Map.of("word/vbaProject.bin", new byte[100])));
        refused("docx with a program", office("word/document.xml", Map.of("word/setup.exe", new byte[100])));
        refused("docx with a path that leads out", office("word/document.xml", Map.of("../../etc/cron.d/x.xml", new byte[100])));
        refused("docx whose types name macros", zip(Map.of("[Content_Types].xml", "macroEnabled".getBytes(), "word/document.xml", new byte[10])));
        refused("docx without types", zip(Map.of("word/document.xml", new byte[10])));
        refused("docx with something behind it", join(office("word/document.xml", Map.of()), "MZ".getBytes()));
        refused("docx cut off", Arrays.copyOf(office("word/document.xml", Map.of()), 200));
        for (String name : List.of("/JavaScript", "/JS (alert(1))", "/Launch", "/EmbeddedFile", "/J#61vaScript", "/RichMedia", "/XFA", "/Encrypt")) {
            refused("pdf with " + name, pdf("1 0 obj\n<</Type/Catalog/OpenAction<<" + name + ">>>>\nendobj\n"));
        }
        refused("pdf that hides a script in a stream", pdf("1 0 obj\n<</Type/ObjStm/Filter/FlateDecode>>\nstream\n", deflated("<</S/JavaScript/JS(alert(1))>>".getBytes()), "\nendstream\nendobj\n"));
        refused("pdf that unfolds", pdf("1 0 obj\n<</Type/ObjStm/Filter/FlateDecode>>\nstream\n", deflated(BOMB), "\nendstream\nendobj\n"));
        refused("pdf with html behind it", join(pdf("1 0 obj\n<<>>\nendobj\n"), "<script>alert(1)</script>".getBytes()));
        refused("pdf without an end", "%PDF-1.4\n1 0 obj\n".getBytes());
        refused("ole of nothing", join(new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, (byte) 0xa1, (byte) 0xb1, 0x1a, (byte) 0xe1}, new byte[4_000]));
    }

    private void everythingElse() throws IOException {
        for (String text : List.of("<!DOCTYPE html><script>alert(1)</script>", "=cmd|'/c calc'!A1,2\n", "#!/bin/sh\nrm -rf /\n", "MZ\u0090\0", "alert(1)", "{\"a\":1}", "\u007fELF", "Rar!\u001a\u0007", "x")) {
            refused("text " + text.substring(0, Math.min(8, text.length())).strip(), text.getBytes(StandardCharsets.ISO_8859_1));
        }
        refused("zip", zip(Map.of("a.txt", new byte[10])));
        refused("film", join(box("ftyp", "isom".getBytes()), box("moov", "....vide....soun".getBytes())));
        refused("mp3 with html behind it", join(mp3(), "<script>alert(1)</script>".getBytes()));
        refused("zeros", new byte[1_000_000]);
        refused("a frame that claims to be endless", join(box("ftyp", "M4A ".getBytes()), new byte[] {127, -1, -1, -1, 'm', 'o', 'o', 'v'}));
    }

    /** What is declared or sent too large, or sent too slowly, is refused before it is kept. */
    private void sizes() throws IOException {
        for (long size : List.of(1_073_741_824L, 26_214_401L, 0L, -1L)) {
            tried++;
            var began = System.nanoTime();
            var status = create(assessor(), "/api/v1/attachments", Map.of("name", "a.png", "size", size)).statusCode();
            clock("size " + size, began);
            if (status < 400 || status >= 500) {
                broken.add("declared size " + size + ": " + status);
            }
        }
        String id = create(assessor(), "/api/v1/attachments", Map.of("name", "a.png", "size", 26_214_400)).then().statusCode(201).extract().path("id");
        var path = "/api/v1/attachments/" + id + "/content";
        raw("a gigabyte declared", path, "Content-Length: 1073741824\r\n", 100_000, 0);
        raw("a gigabyte sent in chunks", path, "Transfer-Encoding: chunked\r\n", 1_073_741_824L, 0);
        raw("a slow sender", path, "Content-Length: 1000000\r\n", 1_000, 250);
    }

    /** Sends so many bytes over a bare connection, or as many as are taken, and looks at the answer. */
    private void raw(String name, String path, String length, long bytes, int pauseMillis) throws IOException {
        tried++;
        var began = System.nanoTime();
        var status = "none";
        try (var socket = new Socket("127.0.0.1", RestAssured.port)) {
            socket.setSoTimeout(100);
            var out = socket.getOutputStream();
            out.write(("PATCH " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + assessor() + "\r\nIf-Match: \"0\"\r\nContent-Type: application/octet-stream\r\n" + length + "\r\n").getBytes(StandardCharsets.US_ASCII));
            var block = pauseMillis > 0 ? new byte[1] : new byte[65_536];
            var chunked = length.startsWith("Transfer");
            var sent = 0L;
            while (sent < bytes && socket.getInputStream().available() == 0 && System.nanoTime() - began < 8_000_000_000L) {
                try {
                    if (chunked) {
                        out.write((Integer.toHexString(block.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
                    }
                    out.write(block);
                    out.write(chunked ? "\r\n".getBytes(StandardCharsets.US_ASCII) : new byte[0]);
                } catch (IOException e) {
                    break;
                }
                sent += block.length;
                if (pauseMillis > 0) {
                    Thread.sleep(pauseMillis);
                }
            }
            socket.setSoTimeout(6_000);
            status = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            status = "closed";
        }
        var millis = clock(name, began);
        if (!status.startsWith("HTTP/1.1 4") && !status.equals("closed")) {
            broken.add(name + ": " + status + " after " + millis + " ms");
        }
    }

    private long clock(String name, long began) {
        var millis = (System.nanoTime() - began) / 1_000_000;
        slowest = Math.max(slowest, millis);
        if (millis > MOST_MILLIS) {
            broken.add(name + " took " + millis + " ms");
        }
        return millis;
    }

    private void refused(String name, byte[] content) {
        tried++;
        var began = System.nanoTime();
        var answer = upload("x.png", content);
        clock(name, began);
        if (answer != 422) {
            broken.add(name + ": " + answer);
        }
    }

    private void taken(String name, byte[] content) {
        var answer = upload(name, content);
        if (answer != 200) {
            broken.add(name + " is good and was not taken: " + answer);
        }
    }

    /** Status of the last part; what was taken is given away, so that it does not count against the uploader. */
    private int upload(String name, byte[] content) {
        String id = create(assessor(), "/api/v1/attachments", Map.of("name", name, "size", content.length)).then().statusCode(201).extract().path("id");
        var status = 0;
        for (int at = 0; at < content.length; at += Uploads.LARGEST_PART) {
            status = given(assessor()).contentType("application/octet-stream").header("If-Match", "\"" + at + "\"").body(Arrays.copyOfRange(content, at, Math.min(content.length, at + Uploads.LARGEST_PART)))
                    .patch("/api/v1/attachments/" + id + "/content").statusCode();
        }
        return status;
    }

    /** Memory of the process as the system sees it; of its heap where the system does not tell. */
    private static long resident() {
        try {
            var status = Files.readString(Path.of("/proc/self/status"));
            return 1_024 * Long.parseLong(status.replaceAll("(?s).*VmRSS:\\s+([0-9]+) kB.*", "$1"));
        } catch (IOException | NumberFormatException e) {
            return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        }
    }

    private static byte[] join(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private static byte[] repeat(byte[] part, int times) {
        var out = new ByteArrayOutputStream();
        for (int i = 0; i < times; i++) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private static byte[] withSegment(byte[] jpeg, int marker, byte[] content) {
        return join(Arrays.copyOf(jpeg, 2), new byte[] {-1, (byte) marker}, ByteBuffer.allocate(2).putShort((short) (content.length + 2)).array(), content, Arrays.copyOfRange(jpeg, 2, jpeg.length));
    }

    private static byte[] exif(int orientation) {
        return ByteBuffer.allocate(32).put("Exif\0\0MM\0*".getBytes(StandardCharsets.ISO_8859_1)).putInt(8).putShort((short) 1).putShort((short) 0x112).putShort((short) 3).putInt(1).putShort((short) orientation).array();
    }

    /** The scan of the picture so many times. */
    private static byte[] scans(byte[] jpeg, int times) {
        for (int at = 2; at < jpeg.length - 1; at++) {
            if (jpeg[at] == -1 && (jpeg[at + 1] & 0xff) == 0xda) {
                return join(Arrays.copyOf(jpeg, at), repeat(Arrays.copyOfRange(jpeg, at, jpeg.length - 2), times), new byte[] {-1, -39});
            }
        }
        throw new IllegalArgumentException();
    }

    private static byte[] sized(byte[] jpeg, int width, int height) {
        var changed = jpeg.clone();
        for (int at = 2; at < changed.length - 9; at++) {
            if (changed[at] == -1 && (changed[at + 1] & 0xff) == 0xc0) {
                ByteBuffer.wrap(changed, at + 5, 4).putShort((short) height).putShort((short) width);
                return changed;
            }
        }
        throw new IllegalArgumentException();
    }

    /** Declares a size, and has nothing but zeros, far too few of them. */
    private static byte[] bombPng(int width, int height) {
        var head = ByteBuffer.allocate(13).putInt(width).putInt(height).put(new byte[] {8, 6, 0, 0, 0}).array();
        return join(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10}, chunk("IHDR", head), chunk("IDAT", deflated(new byte[1_000_000])), chunk("IEND", new byte[0]));
    }

    private static byte[] chunk(String type, byte[] content) {
        var body = join(type.getBytes(StandardCharsets.US_ASCII), content);
        var crc = new CRC32();
        crc.update(body);
        return join(ByteBuffer.allocate(4).putInt(content.length).array(), body, ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
    }

    private static byte[] deflated(byte[] content) {
        var deflater = new Deflater();
        var out = new ByteArrayOutputStream();
        var buffer = new byte[65_536];
        deflater.setInput(content);
        for (int i = 0; content == BOMB && i < BLOCKS; i++) {
            deflater.setInput(BLOCK);
            for (int n = deflater.deflate(buffer); n > 0; n = deflater.deflate(buffer)) {
                out.write(buffer, 0, n);
            }
        }
        deflater.finish();
        while (!deflater.finished()) {
            out.write(buffer, 0, deflater.deflate(buffer));
        }
        deflater.end();
        return out.toByteArray();
    }

    private static byte[] box(String type, byte[] content) {
        return join(ByteBuffer.allocate(4).putInt(content.length + 8).array(), type.getBytes(StandardCharsets.US_ASCII), content);
    }

    private static byte[] riff(String kind, Object... chunks) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(kind.getBytes(StandardCharsets.US_ASCII));
        for (int i = 0; i < chunks.length; i += 2) {
            out.writeBytes(((String) chunks[i]).getBytes(StandardCharsets.US_ASCII));
            out.writeBytes(little(((byte[]) chunks[i + 1]).length));
            out.writeBytes((byte[]) chunks[i + 1]);
        }
        return join("RIFF".getBytes(StandardCharsets.US_ASCII), little(out.size()), out.toByteArray());
    }

    private static byte[] little(int value) {
        return ByteBuffer.allocate(4).order(java.nio.ByteOrder.LITTLE_ENDIAN).putInt(value).array();
    }

    private static byte[] mp3() {
        var frame = new byte[417];
        System.arraycopy(new byte[] {-1, -5, (byte) 0x90, 0}, 0, frame, 0, 4);
        return repeat(frame, 5);
    }

    private static byte[] pdf(Object... parts) {
        var out = new ByteArrayOutputStream();
        out.writeBytes("%PDF-1.4\n".getBytes(StandardCharsets.US_ASCII));
        for (Object part : parts) {
            out.writeBytes(part instanceof byte[] raw ? raw : ((String) part).getBytes(StandardCharsets.ISO_8859_1));
        }
        out.writeBytes("trailer\n<</Root 1 0 R>>\n%%EOF\n".getBytes(StandardCharsets.US_ASCII));
        return out.toByteArray();
    }

    private static byte[] office(String main, Map<String, byte[]> more) throws IOException {
        var all = new java.util.LinkedHashMap<String, byte[]>();
        all.put("[Content_Types].xml", "<Types/>".getBytes());
        all.put(main, "<document/>".getBytes());
        all.putAll(more);
        return zip(all);
    }

    private static byte[] manyEntries(int number) throws IOException {
        var all = new java.util.LinkedHashMap<String, byte[]>();
        for (int i = 0; i < number; i++) {
            all.put("word/" + i + ".xml", new byte[1]);
        }
        return office("word/document.xml", all);
    }

    private static byte[] zip(Map<String, byte[]> entries) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                for (int i = 0; entry.getValue() == BOMB && i < BLOCKS; i++) {
                    zip.write(BLOCK);
                }
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }
}
