package com.smartap.connector.netsuite;

import com.smartap.model.Money;
import com.smartap.spi.erp.Bill;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Spreads the tax of an invoice over its lines by the rates of their tax codes, so that it is the invoice's tax to the
 * cent: cents of rounding go to the line with the greatest tax.
 */
final class TaxShares {
    private static final BigDecimal HUNDRED = new BigDecimal(100);
    private final @Nullable String defaultCode;
    private final Map<String, BigDecimal> rates;

    TaxShares(@Nullable String defaultCode, Map<String, BigDecimal> rates) {
        this.defaultCode = defaultCode;
        this.rates = Map.copyOf(rates);
    }

    /** Tax by line, and at the end that of shipping; empty if the codes do not come to the invoice's tax. */
    Optional<List<BigDecimal>> of(Bill bill) {
        List<BigDecimal> taxes = new ArrayList<>();
        for (Bill.Line line : bill.lines()) {
            taxes.add(tax(line.amount(), line.taxCode()));
        }
        taxes.add(tax(bill.shipping(), null));
        BigDecimal sum = taxes.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal rest = bill.tax().amount().subtract(sum);
        int decimals = Math.max(0, bill.total().currency().getDefaultFractionDigits());
        BigDecimal cent = BigDecimal.ONE.movePointLeft(decimals);
        if (rest.abs().compareTo(cent.multiply(BigDecimal.valueOf(taxes.size()))) > 0) {
            return Optional.empty();
        }
        if (rest.signum() != 0) {
            int greatest = 0;
            for (int i = 1; i < taxes.size(); i++) {
                greatest = taxes.get(i).abs().compareTo(taxes.get(greatest).abs()) > 0 ? i : greatest;
            }
            taxes.set(greatest, taxes.get(greatest).add(rest));
        }
        return Optional.of(List.copyOf(taxes));
    }

    /** The same, but only if the codes come to the invoice's tax without any rounding between the lines. */
    Optional<List<BigDecimal>> exactly(Bill bill) {
        BigDecimal sum = tax(bill.shipping(), null);
        for (Bill.Line line : bill.lines()) {
            sum = sum.add(tax(line.amount(), line.taxCode()));
        }
        return sum.compareTo(bill.tax().amount()) == 0 ? of(bill) : Optional.empty();
    }

    private BigDecimal tax(Money amount, @Nullable String code) {
        String used = code != null ? code : defaultCode;
        BigDecimal rate = used == null ? BigDecimal.ZERO : rates.getOrDefault(used, BigDecimal.ZERO);
        return Money.rounded(
                        amount.amount().multiply(rate).divide(HUNDRED, 12, RoundingMode.HALF_UP),
                        amount.currency(),
                        RoundingMode.HALF_UP)
                .amount();
    }
}
