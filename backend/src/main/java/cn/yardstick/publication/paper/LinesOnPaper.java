package cn.yardstick.publication.paper;

import cn.yardstick.publication.PublicationLineView;
import cn.yardstick.publication.Words;
import java.util.List;
import org.openpdf.text.DocumentException;
import org.openpdf.text.Element;
import org.openpdf.text.Font;
import org.openpdf.text.Phrase;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;

/** The table of a list over as many pages as it takes, its head on each. */
final class LinesOnPaper {

    private static final List<String> HEAD = List.of("序号", "单位", "警号", "姓名", "等级");
    private static final float[] WIDTHS = {14, 58, 26, 40, 18};
    private static final float ROW = 8.2f * Sheet.MM;
    private static final Font CELL = new Font(Fonts.REGULAR, Sheet.SIZE_SMALL_4);
    private static final Font HEADING = new Font(Fonts.BOLD, Sheet.SIZE_SMALL_4);

    private LinesOnPaper() {
    }

    /** Below {@code from} on the page that was begun; each page is full before the next one begins. */
    static void add(Sheet sheet, List<PublicationLineView> lines, float from) throws DocumentException {
        var top = from;
        var page = head();
        for (int number = 1; number <= lines.size(); number++) {
            row(page, number, lines.get(number - 1));
            if (page.getTotalHeight() > top - Sheet.BOTTOM) {
                page.deleteLastRow();
                page.writeSelectedRows(0, -1, Sheet.LEFT, top, sheet.canvas());
                sheet.newPage();
                top = Sheet.TOP;
                page = head();
                row(page, number, lines.get(number - 1));
            }
        }
        page.writeSelectedRows(0, -1, Sheet.LEFT, top, sheet.canvas());
    }

    /** What a page begins with. */
    private static PdfPTable head() throws DocumentException {
        var table = new PdfPTable(WIDTHS);
        table.setTotalWidth(Sheet.WIDTH);
        HEAD.forEach(word -> table.addCell(cell(new Phrase(word, HEADING), Element.ALIGN_CENTER)));
        return table;
    }

    private static void row(PdfPTable table, int number, PublicationLineView line) {
        table.addCell(cell(text(String.valueOf(number)), Element.ALIGN_CENTER));
        table.addCell(cell(text(line.unitName()), Element.ALIGN_LEFT));
        table.addCell(cell(text(line.badgeNo()), Element.ALIGN_CENTER));
        table.addCell(cell(text(line.name()), Element.ALIGN_CENTER));
        table.addCell(cell(text(Words.of(line.grade())), Element.ALIGN_CENTER));
    }

    private static Phrase text(String text) {
        return new Phrase(Fonts.shown(text), CELL);
    }

    private static PdfPCell cell(Phrase phrase, int alignment) {
        var cell = new PdfPCell(phrase);
        cell.setHorizontalAlignment(alignment);
        cell.setVerticalAlignment(Element.ALIGN_MIDDLE);
        cell.setMinimumHeight(ROW);
        cell.setPadding(3);
        cell.setPaddingBottom(5);
        cell.setBorderWidth(0.5f);
        return cell;
    }
}
