package com.example.tryton;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.support.ConnectorRefusedException;
import com.smartap.connector.support.Json;
import com.smartap.model.Money;
import com.smartap.model.invoice.InvoiceType;
import com.smartap.spi.erp.Bill;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A tax of a draft: the vendor's own amount, not one that Tryton computes. Where lines name taxes, each tax gets what its
 * rate makes of its lines, and the largest takes what rounding leaves over.
 *
 * @param tax the id of the tax; null for a mere amount on an account
 */
record DraftTax(@Nullable Long tax, String description, long account, Money base, Money amount) {
    static List<DraftTax> of(Bill bill, List<DraftLine> lines, BillFacts facts, TrytonSettings settings) {
        boolean credit = bill.type() == InvoiceType.CREDIT_NOTE;
        Money total = credit ? bill.tax().negated() : bill.tax();
        Map<Long, Money> bases = new TreeMap<>();
        for (DraftLine line : lines) {
            if (line.tax() != null) {
                bases.merge(line.tax(), line.amount(), Money::plus);
            }
        }
        if (bases.isEmpty()) {
            String account = settings.taxAccount();
            Money net = (credit ? bill.total().negated() : bill.total()).minus(total);
            return total.isZero() || account == null
                    ? List.of()
                    : List.of(new DraftTax(null, "Tax", facts.account(account), net, total));
        }
        List<DraftTax> taxes = new ArrayList<>();
        bases.forEach((id, base) -> taxes.add(facts.tax(id).of(base)));
        return adjusted(bill, taxes, total);
    }

    ObjectNode values() {
        ObjectNode values = Json.object()
                .put("manual", tax == null)
                .put("description", description)
                .put("account", account);
        values.set("base", Values.decimal(base.amount()));
        values.set("amount", Values.decimal(amount.amount()));
        if (tax != null) {
            values.put("tax", tax);
        }
        return values;
    }

    private static List<DraftTax> adjusted(Bill bill, List<DraftTax> taxes, Money total) {
        Money open = total;
        int largest = 0;
        for (int i = 0; i < taxes.size(); i++) {
            open = open.minus(taxes.get(i).amount());
            largest = taxes.get(i)
                                    .amount()
                                    .abs()
                                    .compareTo(taxes.get(largest).amount().abs())
                            > 0
                    ? i
                    : largest;
        }
        BigDecimal cents = BigDecimal.valueOf(bill.lines().size() + 1L);
        Money tolerance =
                Money.rounded(cents.movePointLeft(Money.decimals(total.currency())), total.currency(), RoundingMode.UP);
        if (open.abs().compareTo(tolerance) > 0) {
            String words = "tax (%s) is not what the tax codes of the lines make: %s"
                    .formatted(bill.tax(), total.minus(open).abs());
            throw new ConnectorRefusedException(words, 200, "TAX", words);
        }
        DraftTax one = taxes.get(largest);
        taxes.set(
                largest,
                new DraftTax(
                        one.tax(),
                        one.description(),
                        one.account(),
                        one.base(),
                        one.amount().plus(open)));
        return taxes;
    }
}
