package cn.yardstick.harness;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;

/** Texts that spreadsheets have taken for something else, and a look at what became of them in a table. */
public final class NastyCells {

    private static final List<String> KNOWN = List.of("=1+1", "=cmd|'/c calc'!A1", "+1+1", "-2+3", "@SUM(A1)", "|calc", "%0a=1", "=HYPERLINK(\"http://127.0.0.1\",\"看\")", "=IMPORTXML(1)", "'=1+1", "\"=1+1\"", "；=1+1",
            "＝1+1", "=1+1，", "1e5", "007", "TRUE", "#REF!", "#N/A", "1/2", "2026-01-01", "1,000", "12345678901234567890", " 前空", "后空 ", "_x0041_", "_x000D_", "_x005F_", "_x005F_x0041_", "_X0041_", "__x0041__",
            "<b>&amp;</b>", "]]>", "&#61;1", "<f>1</f>", "</t></is></c>", "<!--", "张𠮷", "张𡘙", "喆堃㛃䶮赟珺翀昇玥珅镕犇骉劼垚", "王e\u0301甲", "王\u00e9甲", "阿卜杜拉·买买提", "\u202e倒写", "\u200e左", "\ufeff标", "\u2028行",
            "\u00a0空", "😀", "{=1}", "DDE(\"cmd\")", "=1\u00a0", "${7*7}", "{{7*7}}", "=\"a\"&\"b\"", "\\", "'", "\"", "=", "+", "-", "@");
    private static final Pattern SPELT = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    private NastyCells() {
    }

    /** Different texts of up to 64 characters without control characters, as names may be. */
    public static List<String> some(int count) {
        var random = new Random(15);
        Set<String> texts = new LinkedHashSet<>(KNOWN);
        while (texts.size() < count) {
            var text = new StringBuilder();
            for (int i = 1 + random.nextInt(3); i > 0; i--) {
                text.append(KNOWN.get(random.nextInt(KNOWN.size())));
            }
            texts.add(text.substring(0, text.offsetByCodePoints(0, Math.min(64, text.codePointCount(0, text.length())))));
        }
        return List.copyOf(texts).subList(0, count);
    }

    /** Formulas, links and whatever else would act in a workbook, by the bytes of its parts. */
    public static List<String> acting(byte[] workbook) throws IOException {
        var found = new ArrayList<String>();
        var file = Files.createTempFile("workbook", ".xlsx");
        Files.write(file, workbook);
        // By its directory, as Excel reads it.
        try (var zip = new ZipFile(file.toFile())) {
            for (var part : Collections.list(zip.entries())) {
                var text = new String(zip.getInputStream(part).readAllBytes(), StandardCharsets.UTF_8);
                if (part.getName().matches("(?i).*(vba|macro|external|connections|activex|embed).*") || text.matches("(?s).*<(f|hyperlink|oleObject|ddeLink)[ >/].*")) {
                    found.add(part.getName());
                }
            }
        } finally {
            Files.delete(file);
        }
        return found;
    }

    /** Rows of all sheets as a reader that keeps to ECMA-376 has them; null where a cell is no text. */
    public static List<List<String>> rows(byte[] workbook) throws IOException {
        var rows = new ArrayList<List<String>>();
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(workbook))) {
            for (var sheet : book.getSheets().toList()) {
                for (Row row : sheet.read()) {
                    rows.add(row.stream().map(cell -> cell == null || cell.getType() != org.dhatim.fastexcel.reader.CellType.STRING ? null : meant(cell.getText())).toList());
                }
            }
        }
        return rows;
    }

    /** ST_Xstring: what is spelt by its number is that character. */
    private static String meant(String text) {
        return SPELT.matcher(text).replaceAll(spelt -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(spelt.group(1), 16))));
    }
}
