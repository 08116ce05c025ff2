package cn.yardstick.platform.log;

import io.quarkus.logging.LoggingFilter;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import java.util.regex.Pattern;
import org.jboss.logmanager.ExtLogRecord;

/**
 * The last word before a line is written (docs/adr/0018): one message is one line, whatever a caller sent, and what only looks like
 * a secret or like somebody's data is left out. Nothing is logged on purpose that this would have to save: it is for what
 * libraries say, the database above all, which quotes the values that it refused.
 */
@LoggingFilter(name = "plain-lines")
final class PlainLines implements Filter {

    /** Line ends, other controls, and what turns the reading direction. */
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\u0085\\u2028\\u2029\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069&&[^\\t]]");
    private static final Pattern SECRET = Pattern.compile("(?i)(\"?(?:password|passwd|secret|otp|token|authorization|cookie|yardstick_refresh|client_secret)\"?\\s*[=:]\\s*)(?:\"[^\"]*\"|(?:Bearer |Basic )?[^\\s,;&}]+)");
    private static final Pattern TOKEN = Pattern.compile("eyJ[A-Za-z0-9_-]{8,}(?:\\.[A-Za-z0-9_-]*){0,2}|(?i:bearer|basic) [A-Za-z0-9._~+/=-]{8,}");
    /** Telephone and identity card. */
    private static final Pattern NUMBER = Pattern.compile("(?<![0-9])(?:1[3-9][0-9]{9}|[1-9][0-9]{16}[0-9Xx])(?![0-9])");
    private static final Pattern QUOTED = Pattern.compile("'(?:[^']|'')*'");
    private static final String LEFT_OUT = "…";
    private static final int LONGEST = 2_000;
    private static final int DEEPEST = 8;

    /** A throwable in words that may be written; its class and its steps are kept. */
    private static final class Told extends Exception {
        private final String type;

        Told(Throwable told, int depth) {
            super(told.getMessage() == null ? null : clean(QUOTED.matcher(told.getMessage()).replaceAll("'" + LEFT_OUT + "'")),
                    told.getCause() == null || depth == DEEPEST ? null : new Told(told.getCause(), depth + 1), false, true);
            type = told.getClass().getName();
            setStackTrace(told.getStackTrace());
        }

        @Override
        public String toString() {
            return getMessage() == null ? type : type + ": " + getMessage();
        }

        @Override
        public synchronized Throwable fillInStackTrace() {
            return this;
        }
    }

    @Override
    public boolean isLoggable(LogRecord line) {
        if (line instanceof ExtLogRecord record) {
            var text = record.getFormattedMessage();
            var quoting = record.getLoggerName() != null && record.getLoggerName().startsWith("org.hibernate");
            record.setMessage(text == null ? "" : clean(quoting ? QUOTED.matcher(text).replaceAll("'" + LEFT_OUT + "'") : text), ExtLogRecord.FormatStyle.NO_FORMAT);
            record.setParameters(null);
            if (record.getThrown() != null && !(record.getThrown() instanceof Told)) {
                record.setThrown(new Told(record.getThrown(), 0));
            }
        }
        return true;
    }

    static String clean(String text) {
        var cut = text.length() > LONGEST ? text.substring(0, LONGEST) + LEFT_OUT : text;
        var secretless = TOKEN.matcher(SECRET.matcher(cut).replaceAll("$1" + LEFT_OUT)).replaceAll(LEFT_OUT);
        return CONTROL.matcher(NUMBER.matcher(secretless).replaceAll(LEFT_OUT)).replaceAll(found -> String.format("\\\\u%04x", (int) found.group().charAt(0)));
    }
}
