package cn.yardstick.kernel;

import java.util.regex.Pattern;

/**
 * Points or a score, exact, in hundredths; written with two decimals ({@code "-30.00"}). Source: {@code spec/grading.md}.
 *
 * @param hundredths the amount times one hundred
 */
public record Points(long hundredths) implements Comparable<Points> {

    public static final Points ZERO = new Points(0);

    /** As many digits as fit into hundredths. */
    private static final Pattern FORM = Pattern.compile("-?[0-9]{1,16}(\\.[0-9]{1,2})?");
    /** As many as points that are kept may have, by the contract. */
    private static final long KEPT = 100_000_000_000_000L;

    public static Points of(long hundredths) {
        return new Points(hundredths);
    }

    /** Reads {@code "-30.00"}, {@code "7.5"} or {@code "7"}; {@code IllegalArgumentException} for anything else. */
    public static Points parse(String text) {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("not points with at most two decimals");
        }
        var negative = text.charAt(0) == '-';
        var dot = text.indexOf('.');
        var whole = Long.parseLong(text, negative ? 1 : 0, dot < 0 ? text.length() : dot, 10);
        var decimals = dot < 0 ? 0 : text.length() - dot - 1;
        var part = decimals == 0 ? 0 : Long.parseLong(text, dot + 1, text.length(), 10) * (decimals == 1 ? 10 : 1);
        var amount = whole * 100 + part;
        return new Points(negative ? -amount : amount);
    }

    public Points plus(Points other) {
        return new Points(Math.addExact(hundredths, other.hundredths));
    }

    public Points negate() {
        return new Points(-hundredths);
    }

    /** May it be kept? Points that are kept have twelve digits before the point at most. */
    public boolean isKeepable() {
        return Math.abs(hundredths) < KEPT;
    }

    public boolean isNegative() {
        return hundredths < 0;
    }

    @Override
    public int compareTo(Points other) {
        return Long.compare(hundredths, other.hundredths);
    }

    @Override
    public String toString() {
        var amount = Math.abs(hundredths);
        var part = amount % 100;
        return (hundredths < 0 ? "-" : "") + amount / 100 + (part < 10 ? ".0" : ".") + part;
    }
}
