package com.smartap.testkit.samples;

import com.smartap.model.Money;
import com.smartap.spi.Api;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;

/**
 * The purchase order that a sample invoice bills, as an ERP would hold it.
 *
 * @param number the order number that the vendor prints
 * @param vendor who was ordered from
 * @param orderDate when it was placed
 * @param currency the currency of its prices
 * @param lines its lines in order
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public record SampleOrder(
        String number, SampleVendor vendor, LocalDate orderDate, Currency currency, List<Line> lines) {
    /** Copies the lines. */
    public SampleOrder {
        lines = List.copyOf(lines);
    }

    /** The sum of all lines. */
    public Money total() {
        BigDecimal sum = lines.stream()
                .map(line -> line.quantity().multiply(line.unitPrice()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return Money.rounded(sum, currency, RoundingMode.HALF_UP);
    }

    /**
     * One line.
     *
     * @param sku the vendor's item number; the service's code where nothing is shipped
     * @param description what was ordered
     * @param quantity how many
     * @param unitPrice price of one unit before tax
     */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    public record Line(String sku, String description, BigDecimal quantity, BigDecimal unitPrice) {}
}
