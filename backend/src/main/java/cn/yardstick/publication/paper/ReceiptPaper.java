package cn.yardstick.publication.paper;

import cn.yardstick.ledger.ScanText;
import java.util.List;
import org.openpdf.text.DocumentException;

/** An officer's receipt on paper: the own line in words, and the whole file in codes that any telephone reads. */
public final class ReceiptPaper {

    /**
     * What it says.
     *
     * @param bureau  who published
     * @param facts   label and text, one after the other
     * @param receipt the file
     * @param maker   who made the paper and when
     */
    public record Content(String bureau, List<String> facts, String receipt, String maker) {
    }

    private static final int CODES_IN_A_ROW = 3;
    private static final float CODE = 52 * Sheet.MM;
    private static final float LABEL = 34 * Sheet.MM;
    private static final float LEADING = Sheet.SIZE_SMALL_4 * 1.6f;
    private static final List<String> HOW = List.of("一、逐个扫描下面的二维码，把得到的文字都粘贴到系统的“核验凭据”页（先后不限，全部粘贴后即为完整的凭据）。",
            "二、选择审计员另行保管的公钥文件。核验只在本机进行，断网也可以，什么都不会上传。", "三、属实的，说明本人一行确在封存的名单中，且名单自公示起未被改动。");

    private ReceiptPaper() {
    }

    /** The file. */
    public static byte[] write(Content content) {
        try {
            var sheet = new Sheet("公示凭据", content.bureau(), Fonts.shown(content.maker()));
            sheet.centred(Fonts.BOLD, Sheet.SIZE_2, "公示凭据", Sheet.LEFT + Sheet.WIDTH / 2, Sheet.baseline(0));
            var y = Sheet.baseline(2) + LEADING;
            for (int i = 0; i < content.facts().size(); i += 2) {
                y -= LEADING;
                sheet.text(Fonts.BOLD, Sheet.SIZE_SMALL_4, content.facts().get(i), Sheet.LEFT, y);
                y = lines(sheet, content.facts().get(i + 1), Sheet.LEFT + LABEL, y);
            }
            y -= LEADING;
            for (String step : HOW) {
                y = lines(sheet, step, Sheet.LEFT, y - LEADING);
            }
            codes(sheet, ScanText.parts(content.receipt()), y - LEADING);
            return sheet.finish();
        } catch (DocumentException e) {
            throw new IllegalStateException(e);
        }
    }

    /** From this baseline on; answers the last one. */
    private static float lines(Sheet sheet, String text, float x, float y) {
        var room = Sheet.RIGHT - x;
        var lines = Typesetting.lines(Fonts.shown(text), one -> Sheet.width(Fonts.REGULAR, Sheet.SIZE_SMALL_4, one), room, room);
        for (int i = 0; i < lines.size(); i++) {
            sheet.text(Fonts.REGULAR, Sheet.SIZE_SMALL_4, lines.get(i), x, y - i * LEADING);
        }
        return y - Math.max(0, lines.size() - 1) * LEADING;
    }

    private static void codes(Sheet sheet, List<String> parts, float from) {
        var y = from - CODE;
        for (int i = 0; i < parts.size(); i++) {
            if (i > 0 && i % CODES_IN_A_ROW == 0) {
                y -= CODE + LEADING;
            }
            if (y < Sheet.BOTTOM) {
                sheet.newPage();
                y = Sheet.TOP - CODE;
            }
            var x = Sheet.LEFT + i % CODES_IN_A_ROW * CODE;
            QrDrawing.draw(sheet.canvas(), parts.get(i), x, y, CODE);
            sheet.centred(Fonts.REGULAR, Sheet.SIZE_SMALL_4, "第 " + (i + 1) + " 个，共 " + parts.size() + " 个", x + CODE / 2, y - Sheet.SIZE_SMALL_4 / 2);
        }
    }
}
