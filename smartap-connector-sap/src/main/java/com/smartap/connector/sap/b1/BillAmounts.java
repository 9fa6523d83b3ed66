package com.smartap.connector.sap.b1;

import com.smartap.model.Money;
import com.smartap.spi.erp.Bill;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** What the amounts of a bill come to. */
final class BillAmounts {
    private static final int PRICE_DECIMALS = 6;

    private BillAmounts() {}

    /** What lines, shipping and tax leave open of the total: discounts, charges and rounding of the whole. */
    static Money difference(Bill bill) {
        Money sum = bill.shipping().plus(bill.tax());
        for (Bill.Line line : bill.lines()) {
            sum = sum.plus(line.amount());
        }
        return bill.total().minus(sum);
    }

    /** Whether Business One computes the tax from codes, instead of getting it as a line of its own. */
    static boolean isTaxedByCodes(Bill bill, B1Settings settings) {
        return switch (settings.tax().mode()) {
            case "codes" -> true;
            case "line" -> false;
            default ->
                settings.tax().standard() != null || bill.lines().stream().anyMatch(line -> line.taxCode() != null);
        };
    }

    /** The price that gives an amount; the one at hand if it does. */
    static BigDecimal price(Bill.Line line, BigDecimal quantity, Money amount) {
        BigDecimal known = line.unitPrice();
        if (known != null && fits(quantity, known, amount)) {
            return known;
        }
        return amount.amount().divide(quantity, PRICE_DECIMALS, RoundingMode.HALF_UP);
    }

    static boolean fits(BigDecimal quantity, BigDecimal price, Money amount) {
        return Money.rounded(quantity.multiply(price), amount.currency(), RoundingMode.HALF_UP)
                .equals(amount);
    }
}
