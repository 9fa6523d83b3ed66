package com.smartap.core;

import com.smartap.spi.Api;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What an invoice may differ from its purchase order to the buyer's disadvantage and still match. Each tolerance has
 * an absolute and a percentage limit; breaking either fails. Zero means zero; null means that this limit is not
 * checked, and where both are null the difference is not checked at all.
 *
 * @param price how much more a unit may cost
 * @param quantity how many more units may be billed than are left on the order
 * @param charges how much shipping and other charges may be, which orders do not know
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public record MatchPolicy(Tolerance price, Tolerance quantity, Tolerance charges) {
    /** Price 2 %; quantity none; charges up to 250.00. */
    public static final MatchPolicy STANDARD = new MatchPolicy(
            new Tolerance(null, new BigDecimal("2")),
            new Tolerance(BigDecimal.ZERO, null),
            new Tolerance(new BigDecimal("250"), null));

    /** Nothing may differ. */
    public static final MatchPolicy EXACT = new MatchPolicy(Tolerance.NONE, Tolerance.NONE, Tolerance.NONE);

    /**
     * A tolerance.
     *
     * @param absolute in units of what is compared: currency for prices and charges, units for quantities
     * @param percent in percent of the order's value
     */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    public record Tolerance(
            @Nullable BigDecimal absolute, @Nullable BigDecimal percent) {
        /** Nothing is tolerated. */
        public static final Tolerance NONE = new Tolerance(BigDecimal.ZERO, BigDecimal.ZERO);

        /** Refuses negative limits. */
        public Tolerance {
            if ((absolute != null && absolute.signum() < 0) || (percent != null && percent.signum() < 0)) {
                throw new IllegalArgumentException("tolerances must not be negative");
            }
        }

        /** Whether a value is within this tolerance of what was expected; lower values always are. */
        public boolean allows(BigDecimal expected, BigDecimal actual) {
            BigDecimal excess = actual.subtract(expected);
            if (excess.signum() <= 0) {
                return true;
            }
            boolean absoluteKept = absolute == null || excess.compareTo(absolute) <= 0;
            boolean percentKept = percent == null
                    || excess.multiply(new BigDecimal("100")).compareTo(percent.multiply(expected.abs())) <= 0;
            return absoluteKept && percentKept;
        }

        /** The tolerance in words, such as {@code 2 %} or {@code 100.00 and 5 %}. */
        @Override
        public String toString() {
            if (absolute == null && percent == null) {
                return "any";
            }
            String a = absolute == null ? "" : absolute.toPlainString();
            String p = percent == null ? "" : percent.toPlainString() + " %";
            return a.isEmpty() ? p : p.isEmpty() ? a : a + " and " + p;
        }
    }
}
