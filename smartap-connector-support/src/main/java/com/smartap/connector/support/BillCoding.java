package com.smartap.connector.support;

import com.smartap.model.Money;
import com.smartap.spi.Api;
import com.smartap.spi.erp.Bill;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How shipping, tax and the difference of a bill are coded where its settings say nothing: like the greatest of its
 * lines that is coded. Tax that cannot be reclaimed and freight belong to the cost of what was bought.
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class BillCoding {
    /** The value of the setting {@code taxMode} that decides by the bill. */
    public static final String AUTO = "auto";

    /** The value of the setting {@code taxMode} for tax as a line of its own. */
    public static final String LINE = "line";

    /** The value of the setting {@code taxMode} for tax by tax codes. */
    public static final String CODES = "codes";

    private BillCoding() {}

    /** What lines, shipping and tax leave open of the total: discounts, charges and rounding of the whole. */
    public static Money difference(Bill bill) {
        Money sum = bill.shipping().plus(bill.tax());
        for (Bill.Line line : bill.lines()) {
            sum = sum.plus(line.amount());
        }
        return bill.total().minus(sum);
    }

    /**
     * The account of a line that a bill gets beside its own.
     *
     * @param own the setting for lines of this kind
     * @param standard the setting for lines that name no account
     * @return null if neither is set and no line of the bill names an account
     */
    public static @Nullable String account(Bill bill, @Nullable String own, @Nullable String standard) {
        if (own != null) {
            return own;
        }
        return standard != null
                ? standard
                : greatest(bill, Bill.Line::accountCode).orElse(null);
    }

    /** The tax code of a line that a bill gets beside its own; null if nothing says so. */
    public static @Nullable String taxCode(Bill bill, @Nullable String standard) {
        return standard != null ? standard : greatest(bill, Bill.Line::taxCode).orElse(null);
    }

    /**
     * Whether tax is posted by tax codes.
     *
     * @param mode {@link #AUTO}: if a line names one; {@link #CODES} or {@link #LINE}: as it says
     */
    public static boolean byCodes(Bill bill, String mode) {
        return mode.equals(CODES)
                || (mode.equals(AUTO) && bill.lines().stream().anyMatch(line -> line.taxCode() != null));
    }

    private static Optional<String> greatest(Bill bill, Function<Bill.Line, @Nullable String> coding) {
        return bill.lines().stream()
                .filter(line -> coding.apply(line) != null)
                .max(Comparator.comparing(line -> line.amount().amount()))
                .map(coding);
    }
}
