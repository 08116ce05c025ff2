package cn.yardstick.publication;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.yardstick.harness.NastyCells;
import cn.yardstick.kernel.Grade;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineTableTest {

    private static final int ROWS_OF_A_SHEET = 300;

    /** P15: names, units and whatever else is exported never act, and come back as they went. */
    @Test
    void cellsNeverActAndComeBackAsTheyWent() throws IOException {
        var texts = NastyCells.some(1_000);
        var out = new ByteArrayOutputStream();
        LineTable.write(out, taker -> texts.forEach(text -> taker.accept(new PublicationLineView(1, text, text, 1, text, Grade.FOUR, null, null))), List.of("导出人", texts.getFirst()), ROWS_OF_A_SHEET);
        var acting = NastyCells.acting(out.toByteArray());
        var rows = NastyCells.rows(out.toByteArray());
        var head = List.of("单位", "警号", "姓名", "等级");
        var sheets = rows.stream().filter(head::equals).count();
        var expected = new ArrayList<List<String>>();
        texts.forEach(text -> expected.add(List.of(text, text, text, "四级")));
        expected.add(List.of("导出人", texts.getFirst()));
        var found = rows.stream().filter(row -> !head.equals(row)).toList();
        var same = expected.equals(found);
        System.out.println("PROMISE P15 " + acting.size() + " formulas, " + texts.size() + " texts in " + sheets + " sheets " + (same ? "equal" : "different") + (acting.isEmpty() && same ? " pass" : " fail"));
        assertEquals(List.of(), acting);
        assertEquals(expected, found);
        assertEquals(4, sheets, "a list goes on on the next sheet");
    }

    /** What the check must find is found. */
    @Test
    void aFormulaIsFound() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var book = new org.dhatim.fastexcel.Workbook(out, "Yardstick", "1.0")) {
            var sheet = book.newWorksheet("a");
            sheet.formula(0, 0, "1+1");
        }
        assertTrue(!NastyCells.acting(out.toByteArray()).isEmpty());
    }
}
