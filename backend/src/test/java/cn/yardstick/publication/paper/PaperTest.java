package cn.yardstick.publication.paper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.yardstick.harness.NastyCells;
import cn.yardstick.kernel.Grade;
import cn.yardstick.ledger.ScanText;
import cn.yardstick.publication.PublicationLineView;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.multi.qrcode.QRCodeMultiReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.zip.InflaterInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class PaperTest {

    /** Characters of given names that printers of notices have left out. */
    private static final String RARE = "喆堃㛃䶮赟珺翀昇玥珅镕犇骉劼垚𬭎𬭳𫖯𫟼𬱖𬍛";
    private static final List<String> PAYLOADS = List.of("/JavaScript (app.alert(1))", ") /OpenAction << /S /JavaScript /JS (app.alert(1)) >> (", ">> endobj 1 0 obj << /URI (http://127.0.0.1/) >>", "endstream endobj",
            "<script>alert(1)</script>", "javascript:alert(1)", "http://127.0.0.1/看", "\\) Tj ET (", "%%EOF", "<</S/Launch/F(calc)>>");
    private static final Set<String> ACTIVE = Set.of("JavaScript", "JS", "OpenAction", "AA", "A", "URI", "Launch", "SubmitForm", "ImportData", "GoToR", "GoToE", "EmbeddedFiles", "AcroForm", "RichMedia", "Annots", "XFA");
    private static final String NOTE = "yardstick/publication\nSHA-256\nBi0V6lI3Qn6uXQpPIRjhJqeqVOgaXl4cEvs0H4rXQf8=\n\n\u2014 yardstick/audit " + "A".repeat(91) + "=\n";

    @Test
    void everyGivenNamePrintsAndCanBeCopied() throws IOException {
        var names = new ArrayList<String>();
        RARE.codePoints().forEach(one -> names.add("王" + Character.toString(one) + "高"));
        names.addAll(List.of("欧阳震华", "阿里·买买提", "张𠮷"));
        try (var pdf = pdf("公示", names)) {
            var text = text(pdf);
            for (String name : names.subList(0, names.size() - 1)) {
                assertEquals(name, Fonts.shown(name), "the font has it");
                assertTrue(text.contains(name), name + " in " + text);
            }
            assertTrue(text.contains("张〔U+20BB7〕"), "what the font lacks is printed as its number");
            assertTrue(text.contains("形如“〔U+20BB7〕”的"), "and the document says so");
        }
    }

    @Test
    void theTableFillsEachPageBeforeTheNext() throws IOException {
        var names = new ArrayList<String>();
        for (int i = 0; i < 450; i++) {
            names.add("民警" + i);
        }
        try (var pdf = pdf("公示", names)) {
            var rows = new ArrayList<Long>();
            for (int page = 1; page <= pdf.getNumberOfPages(); page++) {
                var held = text(pdf, page).lines().filter(line -> line.matches("\\d+ .* 民警\\d+ .*")).count();
                if (held > 0) {
                    rows.add(held);
                }
            }
            assertEquals(450, rows.stream().mapToLong(Long::longValue).sum(), rows.toString());
            // Below the heading of the first page and on the last one there are fewer.
            assertEquals(1, new HashSet<>(rows.subList(1, rows.size() - 1)).size(), rows.toString());
        }
    }

    /** P22 for documents: different names are never printed alike, and no character is left out unnoticed. */
    @Test
    void differentNamesArePrintedDifferently() throws IOException {
        var names = new HashSet<String>();
        var random = new Random(22);
        while (names.size() < 1_000) {
            names.add("王" + Character.toString(ideograph(random)) + Character.toString(ideograph(random)));
        }
        names.addAll(List.of("张𠮷", "张𡘙", "王\u00e9甲", "王e\u0301甲", "李ﬁ乙", "李fi乙", "赵Ａ丙", "赵A丙", "高丁戊", "髙丁戊", "吕布\ufe00", "吕布\ufe01", "兀\ufa0c", "\ufa0c兀", "一\u2f00", "\u2f00一", "孙\u304b\u3099", "孙\u304c"));
        var shown = new HashSet<String>();
        names.forEach(name -> shown.add(Fonts.shown(name)));
        var missing = new ArrayList<String>();
        // Two to a page are printed in two lines: their text is not next to each other in the file.
        var narrow = names.stream().filter(name -> Fonts.REGULAR.getWidthPoint(Fonts.shown(name), Sheet.SIZE_SMALL_4) < 36 * Sheet.MM).toList();
        try (var pdf = pdf("公示", narrow)) {
            var text = text(pdf);
            narrow.stream().map(Fonts::shown).filter(name -> !text.contains(name)).forEach(missing::add);
        }
        var pass = shown.size() == names.size() && missing.isEmpty();
        System.out.println("PROMISE P22 documents: " + (names.size() - shown.size()) + " of " + names.size() + " names alike, " + missing.size() + " of " + narrow.size() + " not found again " + (pass ? "pass" : "fail"));
        assertEquals(names.size(), shown.size());
        assertEquals(List.of(), missing);
    }

    /** P14 for documents: whatever a text says, it stays a text. */
    @Test
    void noTextEverActs() throws IOException {
        var texts = new ArrayList<>(PAYLOADS);
        texts.addAll(NastyCells.some(200));
        var active = new HashSet<String>();
        try (var pdf = pdf(String.join("", PAYLOADS), texts)) {
            active.addAll(active(pdf));
        }
        try (var pdf = Loader.loadPDF(ReceiptPaper.write(new ReceiptPaper.Content(PAYLOADS.get(0), texts.subList(0, 40), "{}", PAYLOADS.get(1))))) {
            active.addAll(active(pdf));
        }
        System.out.println("PROMISE P14 documents: " + active.size() + " acting of " + texts.size() + " texts " + (active.isEmpty() ? "pass" : "fail"));
        assertEquals(Set.of(), active);
    }

    @Test
    void theFormIsThatOfAnOfficialDocument() throws IOException {
        var names = new ArrayList<String>();
        for (int i = 0; i < 120; i++) {
            names.add("民警" + i);
        }
        try (var pdf = pdf("关于二〇二六年度全员警务等级评定结果的公示", names)) {
            assertTrue(pdf.getNumberOfPages() > 5);
            for (int page = 0; page < pdf.getNumberOfPages(); page++) {
                var text = text(pdf, page + 1);
                assertTrue(text.contains("— " + (page + 1) + " —"), text);
                assertTrue(text.contains("导出：周敏"), "each page says who made it");
                assertTrue(text.contains("民警1") ? text.contains("序号 单位 警号 姓名 等级") : true, "the head is on each page of the table");
                assertEquals(PDRectangle.A4.getWidth(), pdf.getPage(page).getMediaBox().getWidth(), 1);
            }
            assertEquals(List.of(NOTE), codes(pdf, 2), "the code holds the signed note");
        }
    }

    /** Whatever the room, no line of a title begins within a word. */
    @Test
    void aTitleBreaksBetweenWords() {
        var title = "关于公示清河县公安局 2025 年度全员等级评定结果的公告（第 2 版）";
        for (int room = 8; room <= 20; room++) {
            var parts = Typesetting.titleLines(title, String::length, room);
            assertEquals(title.replace(" ", ""), String.join("", parts).replace(" ", ""));
            for (String word : List.of("公安局", "2025 年度", "全员", "等级", "评定", "结果", "公告", "第 2 版")) {
                assertTrue(parts.stream().anyMatch(part -> part.contains(word)), () -> word + " in " + parts);
            }
        }
    }

    @Test
    void aNumberStaysWithWhatItCounts() {
        var text = "现将名单（第 12 版，共 601 人）予以公示，名单见附件2，核验方法见附件1。公示期自2026年11月5日起。";
        for (int room = 8; room <= 30; room++) {
            var parts = Typesetting.lines(text, String::length, room, room);
            assertEquals(text.replace(" ", ""), String.join("", parts).replace(" ", ""));
            for (String word : List.of("第 12 版", "601 人", "附件2", "附件1", "2026年", "11月", "5日")) {
                assertTrue(parts.stream().anyMatch(part -> part.contains(word)), () -> word + " in " + parts);
            }
        }
    }

    @Test
    void theCodesOfAReceiptHoldTheReceipt() throws IOException {
        var receipt = "{\"document\":\"" + "凭据".repeat(200) + new Random(1).ints(1_500, 'a', 'z').collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append) + "\"}";
        try (var pdf = Loader.loadPDF(ReceiptPaper.write(new ReceiptPaper.Content("平安县公安局", List.of("姓名", "张三"), receipt, "导出：张三")))) {
            var parts = ScanText.parts(receipt);
            assertEquals(3, parts.size());
            assertEquals(Set.copyOf(parts), Set.copyOf(codes(pdf, 0)));
        }
    }

    /** The vectors, which the other verifier reads as well (frontend/tests/receipts.test.ts), and what is written now: another zlib packs otherwise. */
    @Test
    void theTextsOfTheCodesUnpackToTheReceipt() throws IOException {
        var json = new ObjectMapper();
        var files = new HashMap<String, String>();
        json.readTree(Path.of("../vectors/receipts.json").toFile()).get("cases").forEach(one -> files.put(one.get("name").asText(), one.get("file").asText()));
        var scans = json.readTree(Path.of("../vectors/scans.json").toFile()).get("scans");
        assertTrue(scans.size() > 5);
        for (var scan : scans) {
            var file = files.get(scan.get("name").asText());
            var kept = new ArrayList<String>();
            scan.get("parts").forEach(part -> kept.add(part.asText()));
            assertEquals(file, unpacked(kept));
            assertEquals(file, unpacked(ScanText.parts(file)));
        }
    }

    private static String unpacked(List<String> parts) throws IOException {
        var bits = new StringBuilder();
        parts.forEach(part -> part.substring(part.lastIndexOf('/') + 1).chars().forEach(letter -> bits.append(Integer.toBinaryString(32 + "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter)).substring(1))));
        var bytes = new byte[bits.length() / 8];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Integer.parseInt(bits.substring(8 * i, 8 * i + 8), 2);
        }
        return new String(new InflaterInputStream(new ByteArrayInputStream(bytes)).readAllBytes(), StandardCharsets.UTF_8);
    }

    private static int ideograph(Random random) {
        var block = new int[][] {{0x4e00, 0x9fff}, {0x4e00, 0x9fff}, {0x3400, 0x4dbf}, {0x20000, 0x2a6df}, {0x2b820, 0x2cea1}, {0xf900, 0xfa6d}, {0x31350, 0x323af}}[random.nextInt(7)];
        return random.nextInt(block[0], block[1] + 1);
    }

    private static PDDocument pdf(String title, List<String> names) throws IOException {
        var lines = new ArrayList<PublicationLineView>();
        names.forEach(name -> lines.add(new PublicationLineView(lines.size(), "B" + lines.size(), name, 1, "城关派出所", Grade.TWO, null, null)));
        return Loader.loadPDF(NoticePaper.write(new Notice("平安县公安局", "警评〔2026〕3号", title, List.of("现将“" + title + "”予以公示，名单见附件2。"), "2026年11月26日", List.of("名单摘要", "Bi0V6lI3Qn6uXQpPIRjhJqeqVOgaXl4cEvs0H4rXQf8="),
                NOTE, lines, "导出：周敏")));
    }

    /** Of one page, from 1. */
    private static String text(PDDocument pdf, int page) throws IOException {
        var stripper = new PDFTextStripper();
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        return stripper.getText(pdf);
    }

    private static String text(PDDocument pdf) throws IOException {
        return new PDFTextStripper().getText(pdf);
    }

    /** Names in dictionaries, wherever they stand, by which a reader would do something. */
    private static Set<String> active(PDDocument pdf) {
        var found = new HashSet<String>();
        pdf.getDocument().getXrefTable().keySet().forEach(key -> {
            if (pdf.getDocument().getObjectFromPool(key).getObject() instanceof COSDictionary dictionary) {
                dictionary.keySet().forEach(name -> {
                    if (ACTIVE.contains(name.getName())) {
                        found.add(name.getName());
                    }
                });
            }
        });
        return found;
    }

    private static List<String> codes(PDDocument pdf, int page) throws IOException {
        var image = new PDFRenderer(pdf).renderImageWithDPI(page, 100);
        var pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        try {
            var read = new QRCodeMultiReader().decodeMultiple(new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels))), Map.of(DecodeHintType.TRY_HARDER, true));
            return Arrays.stream(read).map(one -> one.getText()).toList();
        } catch (NotFoundException e) {
            return List.of();
        }
    }
}
