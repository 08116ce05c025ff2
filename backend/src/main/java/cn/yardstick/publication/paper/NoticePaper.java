package cn.yardstick.publication.paper;

import java.util.List;
import org.openpdf.text.DocumentException;

/** A notice (公示) in the form of an official document: red head, number, title, body, seal area, date; how to check it; the table. */
public final class NoticePaper {

    private static final float HEAD_BELOW = 35 * Sheet.MM;
    private static final float LARGEST_HEAD = 44;
    private static final float RULE_BELOW_NUMBER = 4 * Sheet.MM;
    private static final int TITLE_CHARACTERS = 18;
    private static final double TITLE_LEADING = 1.2;
    private static final int INDENT = 2;
    private static final int ANNEXES = 2;
    /** A round seal of 42 mm. */
    private static final double SEAL_LINES = Math.ceil(42 * Sheet.MM / Sheet.LINE);
    private static final float CODE = 50 * Sheet.MM;
    private static final float BESIDE_CODE = 5 * Sheet.MM;
    private static final List<String> HOW = List.of("一、用手机扫描二维码，得到的文字是对名单摘要的签名。", "二、打开系统的“核验凭据”页，粘贴该文字，并选择审计员另行保管的公钥文件。断网也可核验，文字不会上传。",
            "三、该页显示的摘要应与本页所印的一致；不一致的，请立即向审计员报告。", "四、民警可以在公示页下载或者打印本人凭据，同样核验。");
    private static final String NUMBERS = "名单中形如“〔U+20BB7〕”的，是字库中没有的字或者不显形的字符，按国际统一编码印出。";

    private final Sheet sheet;
    private final Notice notice;
    private double line;

    private NoticePaper(Sheet sheet, Notice notice) {
        this.sheet = sheet;
        this.notice = notice;
    }

    /** The file. */
    public static byte[] write(Notice notice) {
        try {
            var paper = new NoticePaper(new Sheet(notice.title(), notice.bureau(), Fonts.shown(notice.maker())), notice);
            paper.head();
            paper.body();
            paper.signature();
            paper.check();
            paper.table();
            return paper.sheet.finish();
        } catch (DocumentException e) {
            throw new IllegalStateException(e);
        }
    }

    private void head() {
        var bureau = Fonts.shown(notice.bureau());
        var middle = Sheet.LEFT + Sheet.WIDTH / 2;
        var size = Math.min(LARGEST_HEAD, Sheet.WIDTH * 0.96f / Fonts.BOLD.getWidthPoint(bureau, 1));
        var baseline = Sheet.TOP - HEAD_BELOW - size * 0.88f;
        sheet.canvas().saveState();
        sheet.canvas().setColorFill(Sheet.RED);
        sheet.centred(Fonts.BOLD, size, bureau, middle, baseline);
        sheet.canvas().restoreState();
        var number = baseline - size * 0.12f - 2 * Sheet.LINE - Sheet.SIZE_3 * 0.88f;
        sheet.centred(Fonts.REGULAR, Sheet.SIZE_3, Fonts.shown(notice.number()), middle, number);
        var rule = number - Sheet.SIZE_3 * 0.12f - RULE_BELOW_NUMBER;
        var canvas = sheet.canvas();
        canvas.saveState();
        canvas.setColorStroke(Sheet.RED);
        canvas.setLineWidth(1.2f);
        canvas.moveTo(Sheet.LEFT, rule);
        canvas.lineTo(Sheet.RIGHT, rule);
        canvas.stroke();
        canvas.restoreState();
        line = Math.ceil((Sheet.TOP - rule) / Sheet.LINE) + 1;
        title(notice.title());
        line++;
    }

    /** In as few lines as it takes, all of about the same length. */
    private void title(String title) {
        var shown = Fonts.shown(title);
        var room = TITLE_CHARACTERS * Sheet.SIZE_2;
        var parts = titleLines(shown, room);
        for (var narrower = room; narrower > Sheet.SIZE_2 && titleLines(shown, narrower).size() == parts.size(); narrower -= Sheet.SIZE_2) {
            parts = titleLines(shown, narrower);
        }
        for (String part : parts) {
            sheet.centred(Fonts.BOLD, Sheet.SIZE_2, part, Sheet.LEFT + Sheet.WIDTH / 2, Sheet.baseline(line));
            line += TITLE_LEADING;
        }
        line = Math.ceil(line - TITLE_LEADING) + 1;
    }

    private static List<String> titleLines(String title, float room) {
        return Typesetting.titleLines(title, text -> Sheet.width(Fonts.BOLD, Sheet.SIZE_2, text), room);
    }

    private void body() {
        var last = notice.body().size() - 1;
        notice.body().subList(0, last).forEach(this::paragraph);
        // The page of the seal holds text besides: the last paragraph goes with it.
        if (line + broken(notice.body().get(last)).size() + 1 + ANNEXES + SEAL_LINES > Sheet.LINES) {
            sheet.newPage();
            line = 0;
        }
        paragraph(notice.body().get(last));
        line++;
        var first = "附件：1．核验说明";
        sheet.text(Fonts.REGULAR, Sheet.SIZE_3, first, Sheet.LEFT + INDENT * Sheet.STEP, Sheet.baseline(next()));
        sheet.text(Fonts.REGULAR, Sheet.SIZE_3, "2．公示名单（" + notice.lines().size() + " 人）", Sheet.LEFT + (INDENT + 3) * Sheet.STEP, Sheet.baseline(next()));
    }

    private void paragraph(String text) {
        var x = Sheet.LEFT + INDENT * Sheet.STEP;
        for (String part : broken(text)) {
            sheet.text(Fonts.REGULAR, Sheet.SIZE_3, part, x, Sheet.baseline(next()));
            x = Sheet.LEFT;
        }
    }

    private static List<String> broken(String text) {
        var width = Sheet.WIDTH + 0.1;
        return Typesetting.lines(Fonts.shown(text), one -> Sheet.width(Fonts.REGULAR, Sheet.SIZE_3, one), width - INDENT * Sheet.STEP, width);
    }

    /** The next line of the grid, on the next page where this one is full. */
    private double next() {
        if (line > Sheet.LINES - 1) {
            sheet.newPage();
            line = 0;
        }
        return line++;
    }

    /** Signer above the date, which ends four characters before the margin; both within the place of the seal. */
    private void signature() {
        if (line + SEAL_LINES > Sheet.LINES) {
            sheet.newPage();
            line = 0;
        }
        line += SEAL_LINES - 2;
        if (notice.signedOn() == null) {
            return;
        }
        var date = notice.signedOn();
        var dateWidth = Sheet.width(Fonts.REGULAR, Sheet.SIZE_3, date);
        var right = Sheet.RIGHT - 4 * Sheet.STEP;
        var bureau = Fonts.shown(notice.bureau());
        var half = Math.max(dateWidth, Sheet.width(Fonts.REGULAR, Sheet.SIZE_3, bureau)) / 2;
        var middle = Math.min(right - dateWidth / 2, Sheet.RIGHT - half);
        sheet.centred(Fonts.REGULAR, Sheet.SIZE_3, bureau, middle, Sheet.baseline(line++));
        sheet.centred(Fonts.REGULAR, Sheet.SIZE_3, date, middle, Sheet.baseline(line++));
        var canvas = sheet.canvas();
        canvas.saveState();
        canvas.setGrayFill(0.75f);
        sheet.centred(Fonts.REGULAR, Sheet.SIZE_SMALL_4, "（印章）", middle, Sheet.baseline(line - 3.4));
        canvas.restoreState();
    }

    private void check() {
        annex(1, "核验说明");
        var y = Sheet.baseline(line) + Sheet.SIZE_3 / 2;
        var x = Sheet.LEFT;
        var width = Sheet.WIDTH;
        var code = y - CODE;
        if (notice.code() != null) {
            QrDrawing.draw(sheet.canvas(), notice.code(), Sheet.LEFT, code, CODE);
            x += CODE + BESIDE_CODE;
            width -= CODE + BESIDE_CODE;
        }
        for (int i = 0; i < notice.facts().size(); i += 2) {
            y -= Sheet.SIZE_SMALL_4 * 1.5f;
            sheet.text(Fonts.BOLD, Sheet.SIZE_SMALL_4, notice.facts().get(i), x, y);
            for (String part : Typesetting.lines(Fonts.shown(notice.facts().get(i + 1)), text -> Sheet.width(Fonts.REGULAR, Sheet.SIZE_SMALL_4, text), width, width)) {
                y -= Sheet.SIZE_SMALL_4 * 1.4f;
                sheet.text(Fonts.REGULAR, Sheet.SIZE_SMALL_4, part, x, y);
            }
        }
        line = Math.ceil((Sheet.TOP - y) / Sheet.LINE);
        if (notice.code() != null) {
            line = Math.max(line, Math.ceil((Sheet.TOP - code) / Sheet.LINE));
            HOW.forEach(this::paragraph);
        }
        if (notice.lines().stream().anyMatch(one -> !Fonts.shown(one.name() + one.unitName()).equals(one.name() + one.unitName()))) {
            paragraph(NUMBERS);
        }
    }

    /** A new page with the word for an annex, and its title. */
    private void annex(int number, String title) {
        sheet.newPage();
        line = 0;
        sheet.text(Fonts.BOLD, Sheet.SIZE_3, "附件" + number, Sheet.LEFT, Sheet.baseline(0));
        line = 2;
        title(title);
        line++;
    }

    private void table() throws DocumentException {
        annex(2, notice.title());
        LinesOnPaper.add(sheet, notice.lines(), Sheet.TOP - (float) line * Sheet.LINE);
    }
}
