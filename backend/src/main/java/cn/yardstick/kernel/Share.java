package cn.yardstick.kernel;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;

/**
 * A share of a pool from 0 to 1, exact: ceilings and floors of share × size never meet binary floating point.
 * Source: {@code spec/grading.md}.
 *
 * @param value the share as it was written
 */
public record Share(BigDecimal value) {

    private static final Pattern FORM = Pattern.compile("(0|[1-9][0-9]{0,8})(\\.[0-9]{1,100})?");

    private static final int KEPT_DECIMALS = 12;

    public Share {
        if (value.signum() < 0 || value.compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException("a share lies between 0 and 1");
        }
    }

    /** Reads {@code "0"}, {@code "0.10"}, {@code "1"}; {@code IllegalArgumentException} for anything else. */
    public static Share parse(String text) {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("not a decimal from 0 to 1");
        }
        return new Share(new BigDecimal(text));
    }

    /** May it be kept? Shares that are kept have twelve decimals at most, by the contract. */
    public boolean isKeepable() {
        return value.scale() <= KEPT_DECIMALS;
    }

    /** The least whole number not below share × size. */
    public int ceilingOf(int size) {
        return of(size, RoundingMode.CEILING);
    }

    /** The greatest whole number not above share × size. */
    public int floorOf(int size) {
        return of(size, RoundingMode.FLOOR);
    }

    private int of(int size, RoundingMode mode) {
        return value.multiply(BigDecimal.valueOf(size)).setScale(0, mode).intValueExact();
    }

    @Override
    public String toString() {
        return value.toPlainString();
    }
}
