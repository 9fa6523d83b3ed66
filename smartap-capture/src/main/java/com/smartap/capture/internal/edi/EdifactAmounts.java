package com.smartap.capture.internal.edi;

import com.smartap.capture.internal.fields.FieldCollector;
import com.smartap.model.invoice.InvoiceField;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The amounts of the whole invoice. Guides differ in which qualifier carries the total; the amounts of tax and before
 * tax decide which one it is.
 */
final class EdifactAmounts {
    private static final double SURE = 0.99;
    private static final List<String> TOTALS = List.of("388", "77", "86", "39", "128");
    private static final Set<String> CHARGES = Set.of("8", "23", "204", "131");
    private static final BigDecimal TOLERANCE = new BigDecimal("0.02");

    private final FieldCollector fields;
    private final Map<String, Amount> totals = new HashMap<>();
    private final Map<String, Amount> byRate = new HashMap<>();
    private BigDecimal charges = BigDecimal.ZERO;
    private @Nullable Segment group;
    private boolean charged;

    /** An amount and where it stands. */
    private record Amount(BigDecimal value, String text, String at) {
        Amount plus(Amount other) {
            BigDecimal sum = value.add(other.value());
            return new Amount(sum, sum.toPlainString(), at);
        }
    }

    EdifactAmounts(FieldCollector fields) {
        this.fields = fields;
    }

    /** TAX and ALC begin groups; MOA belongs to the group before it where its qualifier fits. */
    void add(Segment segment) {
        if (!segment.tag().equals("MOA")) {
            group = segment;
            charged = false;
            return;
        }
        String qualifier = segment.component(1, 1);
        String text = segment.component(1, 2);
        Optional<BigDecimal> value = EdiValues.decimal(text);
        if (value.isEmpty()) {
            if (!text.isEmpty()) {
                fields.warn("%s: %s is no amount".formatted(segment.at(1), text));
            }
            return;
        }
        if (isForeign(segment.component(1, 3))) {
            return;
        }
        put(qualifier, new Amount(value.get(), text, segment.at(1)));
    }

    private void put(String qualifier, Amount amount) {
        Segment within = group;
        if (within != null && within.tag().equals("ALC") && CHARGES.contains(qualifier)) {
            charge(within, amount);
        } else if (within != null
                && within.tag().equals("TAX")
                && Set.of("124", "125", "150").contains(qualifier)) {
            byRate.merge(qualifier, amount, Amount::plus);
        } else {
            totals.putIfAbsent(qualifier, amount);
        }
    }

    /** One amount for each allowance or charge, though some senders repeat it under two qualifiers. */
    private void charge(Segment alc, Amount amount) {
        if (!charged) {
            boolean allowance = alc.element(1).equals("A");
            charges = allowance ? charges.subtract(amount.value()) : charges.add(amount.value());
            charged = true;
        }
    }

    /** Amounts in the tax currency are no amounts of the invoice. */
    private boolean isForeign(String code) {
        return !code.isEmpty()
                && fields.currency()
                        .map(Currency::getCurrencyCode)
                        .filter(own -> !own.equals(code))
                        .isPresent()
                && EdiValues.currency(code).isPresent();
    }

    /** What allowances and charges of the whole invoice sum up to. */
    BigDecimal charges() {
        return charges;
    }

    void finish() {
        Optional<Amount> tax = first("176", "124").or(() -> Optional.ofNullable(byRate.get("124")));
        Optional<Amount> net = first("389", "125").or(() -> Optional.ofNullable(byRate.get("125")));
        Optional<Amount> due = first("9");
        Optional<Amount> total = total(tax, net).or(() -> due.map(this::withPrepaid));
        put(InvoiceField.TAX_AMOUNT, tax, SURE);
        put(InvoiceField.SUBTOTAL, net, SURE);
        put(InvoiceField.TOTAL, total, SURE);
        put(InvoiceField.AMOUNT_DUE, due, SURE);
    }

    private Amount withPrepaid(Amount due) {
        return first("113").map(due::plus).orElse(due);
    }

    private Optional<Amount> total(Optional<Amount> tax, Optional<Amount> net) {
        BigDecimal expected = net.isPresent() && tax.isPresent()
                ? net.get().value().add(tax.get().value())
                : null;
        for (String qualifier : TOTALS) {
            Amount amount = totals.get(qualifier);
            if (amount != null
                    && expected != null
                    && amount.value().subtract(expected).abs().compareTo(TOLERANCE) <= 0) {
                return Optional.of(amount);
            }
        }
        return first(TOTALS.toArray(new String[0]));
    }

    private Optional<Amount> first(String... qualifiers) {
        for (String qualifier : qualifiers) {
            Amount amount = totals.get(qualifier);
            if (amount != null) {
                return Optional.of(amount);
            }
        }
        return Optional.empty();
    }

    private void put(InvoiceField field, Optional<Amount> amount, double confidence) {
        amount.ifPresent(value -> fields.put(field, value.value(), confidence, value.text(), value.at()));
    }
}
