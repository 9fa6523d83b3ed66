package com.smartap.spring;

import com.smartap.core.MatchPolicy;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What an invoice may differ from its purchase order and still match.
 *
 * @param price How much more a unit may cost. Default: 2 percent.
 * @param quantity How many more units may be billed than are left on the order. Default: none.
 * @param charges How much shipping and other charges may be. Default: 100.
 */
record MatchProperties(
        @Nullable Tolerance price,
        @Nullable Tolerance quantity,
        @Nullable Tolerance charges) {

    /**
     * One tolerance; breaking either limit fails.
     *
     * @param absolute Limit in units of what is compared; not checked if left out.
     * @param percent Limit in percent of the order's value; not checked if left out.
     */
    record Tolerance(
            @Nullable BigDecimal absolute, @Nullable BigDecimal percent) {}

    MatchPolicy toPolicy(Problems problems) {
        MatchPolicy standard = MatchPolicy.STANDARD;
        return new MatchPolicy(
                tolerance(problems, "match.price", price, standard.price()),
                tolerance(problems, "match.quantity", quantity, standard.quantity()),
                tolerance(problems, "match.charges", charges, standard.charges()));
    }

    private static MatchPolicy.Tolerance tolerance(
            Problems problems, String path, @Nullable Tolerance given, MatchPolicy.Tolerance standard) {
        if (given == null) {
            return standard;
        }
        MatchPolicy.Tolerance made =
                problems.check(path, () -> new MatchPolicy.Tolerance(given.absolute(), given.percent()));
        return made == null ? standard : made;
    }
}
