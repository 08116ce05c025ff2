package cn.yardstick.platform.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.util.List;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.Level;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.Test;

/** One message is one line, and no secret stands in it. */
class PlainLinesTest {

    private final PlainLines filter = new PlainLines();

    @Test
    void nobodyForgesALine() {
        for (var end : List.of("\n", "\r", "\r\n", "\u0085", "\u2028", "\u2029", "\u000b", "\u001b[31m", "\u0000", "\u202e")) {
            var written = written("sign-in by the provider: a" + end + "2026-01-01 00:00:00.000 ERROR forged", "cn.yardstick", null);
            assertTrue(written.matches("[^\\p{Cntrl}\\u0085\\u2028\\u2029\\u202e]+"), written);
            assertTrue(written.contains("\\u00") || written.contains("\\u20"), "and one sees that it was tried: " + written);
        }
        assertEquals("张三 has done it, 𠮷 as well", written("张三 has done it, 𠮷 as well", "cn.yardstick", null));
    }

    @Test
    void noSecretIsWritten() {
        for (var text : List.of("{\"username\":\"wang\",\"password\":\"s3cret-w0rd\"}", "password=s3cret-w0rd&x=1", "otp: s3cret-w0rd", "Authorization: Bearer s3cret-w0rd.abc", "Bearer s3cret-w0rd", "Basic s3cret-w0rd",
                "Cookie: yardstick_refresh=s3cret-w0rd", "client_secret=s3cret-w0rd", "\"token\" : \"a b s3cret-w0rd\"")) {
            assertFalse(written(text, "cn.yardstick", null).contains("s3cret-w0rd"), written(text, "cn.yardstick", null));
        }
        assertFalse(written("got eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl here", "cn.yardstick", null).contains("eyJ"));
        assertEquals("call … or …", written("call 13900001234 or 11010519491231002X", "cn.yardstick", null));
        assertEquals("took 1300 ms of 139000012345 ns", written("took 1300 ms of 139000012345 ns", "cn.yardstick", null));
    }

    @Test
    void whatTheDatabaseQuotesIsLeftOut() {
        assertEquals("Duplicate entry '…' for key '…'", written("Duplicate entry '张三-110' for key 'officer.badge'", "org.hibernate.orm.jdbc.error", null));
        var thrown = new IllegalStateException("outer\nforged", new SQLException("Data too long: '王五\n13900001234' at row 1"));
        var written = written("an unforeseen failure", "cn.yardstick", thrown);
        assertFalse(written.contains("王五") || written.contains("13900001234"), written);
        assertTrue(written.contains("java.lang.IllegalStateException: outer\\u000aforged") && written.contains("Caused by: java.sql.SQLException: Data too long: '…'"), written);
        assertTrue(written.contains("PlainLinesTest.whatTheDatabaseQuotesIsLeftOut"), "its steps are kept");
        written.lines().forEach(line -> assertTrue(line.matches("an unforeseen failure.*|\\s+at .*|Caused by: .*|\\s+\\.\\.\\. .*|java\\.lang\\.IllegalStateException: .*"), line));
    }

    /** As the platform's formatter writes it, without what stands before each message. */
    private String written(String message, String logger, Throwable thrown) {
        var record = new ExtLogRecord(Level.ERROR, "%s", ExtLogRecord.FormatStyle.PRINTF, PlainLinesTest.class.getName());
        record.setParameters(new Object[] {message});
        record.setLoggerName(logger);
        record.setThrown(thrown);
        assertTrue(filter.isLoggable(record));
        return new PatternFormatter("%s%e").format(record);
    }
}
