package cn.yardstick.publication;

import cn.yardstick.platform.table.CellText;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;
import org.dhatim.fastexcel.PaperSize;
import org.dhatim.fastexcel.Position;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * Lines of a list as an Excel table, written row by row: memory does not grow with the list. Cells are texts and never act; what
 * does not fit on one sheet goes on on the next.
 */
public final class LineTable {

    /** A sheet of Excel holds this many rows (Excel specifications and limits). */
    public static final int LONGEST_SHEET = 1_048_576;
    private static final List<String> HEAD = List.of("单位", "警号", "姓名", "等级");
    private static final double[] WIDTHS = {32, 16, 20, 10};
    private static final int ROWS_AT_A_TIME = 1_000;

    /** Lines, handed to a taker one by one. */
    public interface Source {
        void each(Consumer<PublicationLineView> taker);
    }

    private final Workbook book;
    private final int longestSheet;
    private Worksheet sheet;
    private int sheets;
    private int row;

    private LineTable(Workbook book, int longestSheet) {
        this.book = book;
        this.longestSheet = longestSheet;
    }

    /**
     * Writes the whole table.
     *
     * @param about        what the last sheet says of it: label and text, one after the other
     * @param longestSheet rows of a sheet with its head, at most {@link #LONGEST_SHEET}
     */
    public static void write(OutputStream out, Source lines, List<String> about, int longestSheet) throws IOException {
        try (var book = new Workbook(out, "Yardstick", "1.0")) {
            var table = new LineTable(book, longestSheet);
            table.begin();
            lines.each(table::line);
            table.sheet.finish();
            table.about(about);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void begin() {
        sheets++;
        sheet = book.newWorksheet(sheets == 1 ? "名单" : "名单" + sheets);
        sheet.freezePane(0, 1);
        sheet.repeatRows(0);
        sheet.paperSize(PaperSize.A4_PAPER);
        sheet.footer("&P / &N", Position.CENTER);
        for (int i = 0; i < HEAD.size(); i++) {
            sheet.width(i, WIDTHS[i]);
            sheet.inlineString(0, i, HEAD.get(i));
            sheet.style(0, i).bold().set();
        }
        row = 1;
    }

    private void line(PublicationLineView line) {
        try {
            if (row == longestSheet) {
                sheet.finish();
                begin();
            }
            var cells = List.of(line.unitName(), line.badgeNo(), line.name(), Words.of(line.grade()));
            for (int i = 0; i < cells.size(); i++) {
                sheet.inlineString(row, i, CellText.written(cells.get(i)));
            }
            if (++row % ROWS_AT_A_TIME == 0) {
                sheet.flush();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void about(List<String> about) throws IOException {
        var last = book.newWorksheet("说明");
        last.width(0, 16);
        last.width(1, 64);
        for (int i = 0; i < about.size(); i++) {
            last.inlineString(i / 2, i % 2, CellText.written(about.get(i)));
        }
        last.finish();
    }
}
