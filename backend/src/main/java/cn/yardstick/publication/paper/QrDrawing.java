package cn.yardstick.publication.paper;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.util.Map;
import org.openpdf.text.pdf.PdfContentByte;

/** A QR code, drawn as areas: sharp on whatever it is printed by. */
final class QrDrawing {

    private QrDrawing() {
    }

    /** With its margin of four modules within the square of {@code side} points whose lower left corner is given. */
    static void draw(PdfContentByte canvas, String text, float x, float y, float side) {
        try {
            var hints = Map.of(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M, EncodeHintType.MARGIN, 4, EncodeHintType.CHARACTER_SET, "UTF-8");
            var matrix = new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0, hints);
            var module = side / matrix.getWidth();
            canvas.saveState();
            canvas.setGrayFill(0);
            for (int row = 0; row < matrix.getHeight(); row++) {
                for (int column = 0; column < matrix.getWidth(); column++) {
                    var from = column;
                    while (column < matrix.getWidth() && matrix.get(column, row)) {
                        column++;
                    }
                    if (column > from) {
                        canvas.rectangle(x + from * module, y + side - (row + 1) * module, (column - from) * module, module);
                    }
                }
            }
            canvas.fill();
            canvas.restoreState();
        } catch (WriterException e) {
            throw new IllegalArgumentException("too long for a code", e);
        }
    }
}
