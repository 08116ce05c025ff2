package cn.yardstick.publication.paper;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import org.openpdf.text.Document;
import org.openpdf.text.DocumentException;
import org.openpdf.text.PageSize;
import org.openpdf.text.pdf.BaseFont;
import org.openpdf.text.pdf.PdfContentByte;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfPageEventHelper;
import org.openpdf.text.pdf.PdfString;
import org.openpdf.text.pdf.PdfWriter;

/**
 * Pages in the measures of GB/T 9704-2012: A4, 37 mm above and 28 mm left of a block of 156 by 225 mm, in which 22 lines of 28
 * characters of size 3 (16 pt) stand; page numbers outside, 7 mm below it. Whoever made the file stands at the foot of each page.
 */
final class Sheet {

    static final float MM = 72 / 25.4f;
    static final float LEFT = 28 * MM;
    static final float WIDTH = 156 * MM;
    static final float RIGHT = LEFT + WIDTH;
    static final float TOP = PageSize.A4.getHeight() - 37 * MM;
    static final float BOTTOM = TOP - 225 * MM;
    static final int LINES = 22;
    static final int CHARACTERS = 28;
    static final float LINE = 225 * MM / LINES;
    static final float STEP = WIDTH / CHARACTERS;
    /** Sizes by their Chinese names, in points. */
    static final float SIZE_2 = 22;
    static final float SIZE_3 = 16;
    static final float SIZE_4 = 14;
    static final float SIZE_SMALL_4 = 12;
    static final float SIZE_6 = 7.5f;
    static final Color RED = new Color(0xE0, 0x00, 0x00);
    private static final Color FAINT = new Color(0x59, 0x59, 0x59);
    private static final float NUMBER_BELOW = 7 * MM;
    private static final float MAKER_BELOW = 14 * MM;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Document document = new Document(PageSize.A4, LEFT, PageSize.A4.getWidth() - RIGHT, 37 * MM, BOTTOM);
    private final PdfWriter writer;

    /**
     * Begins the first page.
     *
     * @param title  of the file
     * @param author of the file
     * @param maker  who made it and when, at the foot of each page
     */
    Sheet(String title, String author, String maker) throws DocumentException {
        writer = PdfWriter.getInstance(document, out);
        writer.setPageEvent(new Foot(maker));
        document.addTitle(title);
        document.addAuthor(author);
        document.addSubject(maker);
        document.addCreator("Yardstick");
        document.open();
        writer.getExtraCatalog().put(PdfName.LANG, new PdfString("zh-CN"));
    }

    Document document() {
        return document;
    }

    PdfContentByte canvas() {
        writer.setPageEmpty(false);
        return writer.getDirectContent();
    }

    void newPage() {
        document.newPage();
    }

    /** Where the line of this number stands, from 0; its baseline. */
    static float baseline(double line) {
        return (float) (TOP - line * LINE - LINE / 2 - SIZE_3 * 0.38);
    }

    /** Text from {@code x} on, each character a step of the grid for size 3 and as wide as it is otherwise. */
    void text(BaseFont font, float size, String text, float x, float y) {
        var canvas = canvas();
        canvas.beginText();
        canvas.setFontAndSize(font, size);
        canvas.setCharacterSpacing(spacing(size));
        canvas.setTextMatrix(x, y);
        canvas.showText(text);
        canvas.endText();
    }

    void centred(BaseFont font, float size, String text, float middle, float y) {
        text(font, size, text, middle - width(font, size, text) / 2, y);
    }

    static float width(BaseFont font, float size, String text) {
        return font.getWidthPoint(text, size) + spacing(size) * text.codePointCount(0, text.length());
    }

    private static float spacing(float size) {
        return size == SIZE_3 ? STEP - SIZE_3 : 0;
    }

    byte[] finish() {
        document.close();
        return out.toByteArray();
    }

    /** Page number and maker. */
    private static final class Foot extends PdfPageEventHelper {

        private final String maker;

        Foot(String maker) {
            this.maker = maker;
        }

        @Override
        public void onEndPage(PdfWriter writer, Document document) {
            var canvas = writer.getDirectContent();
            var number = "— " + writer.getPageNumber() + " —";
            var width = Fonts.REGULAR.getWidthPoint(number, SIZE_4);
            var outside = writer.getPageNumber() % 2 == 1 ? RIGHT - SIZE_4 - width : LEFT + SIZE_4;
            canvas.saveState();
            canvas.beginText();
            canvas.setFontAndSize(Fonts.REGULAR, SIZE_4);
            canvas.setCharacterSpacing(0);
            canvas.setTextMatrix(outside, BOTTOM - NUMBER_BELOW - SIZE_4 * 0.88f);
            canvas.showText(number);
            canvas.setFontAndSize(Fonts.REGULAR, SIZE_6);
            canvas.setColorFill(FAINT);
            canvas.setTextMatrix(LEFT, BOTTOM - MAKER_BELOW - SIZE_4 * 0.88f);
            canvas.showText(maker);
            canvas.endText();
            canvas.restoreState();
        }
    }
}
