package com.smartap.core.internal.invoice;

import com.smartap.core.ReviewPolicy;
import com.smartap.core.internal.persistence.Keys;
import com.smartap.model.Money;
import com.smartap.model.invoice.FieldReading;
import com.smartap.model.invoice.InvoiceContent;
import com.smartap.model.invoice.InvoiceField;
import com.smartap.model.invoice.InvoiceLine;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds what a person has to look at before an invoice can go on: missing fields, amounts that do not fit the currency
 * or each other, impossible dates, and fields that were read without certainty. Sums may be off by the rounding of
 * their lines: half a minor unit a line, one at the least.
 */
final class Validation {
    private static final int LONGEST_NUMBER = 100;
    private static final int MOST_DIGITS = 15;

    private final InvoiceContent content;
    private final List<Problem> problems = new ArrayList<>();

    private Validation(InvoiceContent content) {
        this.content = content;
    }

    /**
     * Something that a person has to look at.
     *
     * @param field where it shows
     * @param message a sentence
     */
    record Problem(InvoiceField field, String message) {}

    /** What is wrong, in order. */
    static List<Problem> problems(
            InvoiceContent content, Map<InvoiceField, FieldReading> readings, ReviewPolicy policy) {
        Validation validation = new Validation(content);
        validation.required();
        validation.dates();
        validation.amounts();
        validation.confidence(readings, policy);
        return validation.problems;
    }

    private void required() {
        missing(InvoiceField.INVOICE_NUMBER, content.invoiceNumber());
        missing(InvoiceField.INVOICE_DATE, content.invoiceDate());
        missing(InvoiceField.CURRENCY, content.currency());
        missing(InvoiceField.TOTAL, content.total());
        number(content.invoiceNumber());
    }

    /** Whether invoices can be told apart by this number. */
    static boolean isNumber(@Nullable String number) {
        return number != null
                && number.length() <= LONGEST_NUMBER
                && !Keys.number(number).isEmpty();
    }

    private void number(@Nullable String number) {
        if (number == null || number.isBlank()) {
            return;
        }
        if (number.length() > LONGEST_NUMBER) {
            problem(
                    InvoiceField.INVOICE_NUMBER,
                    "invoiceNumber has %d characters; at most %d can be".formatted(number.length(), LONGEST_NUMBER));
        } else if (Keys.number(number).isEmpty()) {
            problem(InvoiceField.INVOICE_NUMBER, "invoiceNumber (%s) has neither letters nor digits".formatted(number));
        }
    }

    private void problem(InvoiceField field, String message) {
        problems.add(new Problem(field, message));
    }

    private void missing(InvoiceField field, @Nullable Object value) {
        if (value == null || value.toString().isBlank()) {
            problem(field, field.wire() + " is missing");
        }
    }

    private void dates() {
        if (content.invoiceDate() != null
                && content.dueDate() != null
                && content.dueDate().isBefore(content.invoiceDate())) {
            problem(
                    InvoiceField.DUE_DATE,
                    "dueDate (%s) is before invoiceDate (%s)".formatted(content.dueDate(), content.invoiceDate()));
        }
    }

    private void amounts() {
        Currency currency = content.currency();
        if (currency == null || content.total() == null) {
            return;
        }
        boolean fits = fits(InvoiceField.TOTAL, content.total(), currency);
        fits &= fits(InvoiceField.SUBTOTAL, content.subtotal(), currency);
        fits &= fits(InvoiceField.TAX_AMOUNT, content.taxAmount(), currency);
        fits &= fits(InvoiceField.SHIPPING, content.shipping(), currency);
        fits &= fits(InvoiceField.AMOUNT_DUE, content.amountDue(), currency);
        if (content.total().signum() <= 0) {
            problem(
                    InvoiceField.TOTAL,
                    "total (%s) must be greater than zero"
                            .formatted(content.total().toPlainString()));
        }
        if (!fits) {
            return;
        }
        sums(currency, content.total());
        lines(currency, content.total());
    }

    private boolean fits(InvoiceField field, @Nullable BigDecimal value, Currency currency) {
        if (tooLarge(value)) {
            problem(field, "%s has more than %d digits before the decimals".formatted(field.wire(), MOST_DIGITS));
            return false;
        }
        if (value != null && value.stripTrailingZeros().scale() > Money.decimals(currency)) {
            problem(
                    field,
                    "%s (%s) has more decimals than %s allows (%d)"
                            .formatted(field.wire(), value.toPlainString(), currency, Money.decimals(currency)));
            return false;
        }
        return true;
    }

    private void sums(Currency currency, BigDecimal total) {
        if (content.subtotal() != null) {
            BigDecimal sum = content.subtotal().add(orZero(content.taxAmount())).add(orZero(content.shipping()));
            // Some papers count shipping into the subtotal.
            BigDecimal without = content.subtotal().add(orZero(content.taxAmount()));
            if (!near(sum, total, currency, 1) && !near(without, total, currency, 1)) {
                problem(
                        InvoiceField.TOTAL,
                        "subtotal (%s) + tax (%s) + shipping (%s) is not the total (%s)"
                                .formatted(
                                        content.subtotal().toPlainString(),
                                        orZero(content.taxAmount()).toPlainString(),
                                        orZero(content.shipping()).toPlainString(),
                                        total.toPlainString()));
            }
        }
        if (content.amountDue() != null && content.amountDue().compareTo(total) > 0) {
            problem(
                    InvoiceField.AMOUNT_DUE,
                    "amountDue (%s) is more than the total (%s)"
                            .formatted(content.amountDue().toPlainString(), total.toPlainString()));
        }
    }

    private static boolean tooLarge(@Nullable BigDecimal value) {
        return value != null && value.precision() - value.scale() > MOST_DIGITS;
    }

    private void lines(Currency currency, BigDecimal total) {
        BigDecimal sum = BigDecimal.ZERO;
        int number = 0;
        for (InvoiceLine line : content.lines()) {
            number++;
            if (line.amount() == null) {
                problem(InvoiceField.LINES, "lines[%d].amount is missing".formatted(number));
                return;
            }
            if (tooLarge(line.amount()) || tooLarge(line.quantity()) || tooLarge(line.unitPrice())) {
                problem(
                        InvoiceField.LINES,
                        "lines[%d] has more than %d digits before the decimals".formatted(number, MOST_DIGITS));
                return;
            }
            sum = sum.add(line.amount());
            if (line.quantity() != null && line.unitPrice() != null) {
                BigDecimal product = line.quantity().multiply(line.unitPrice());
                if (!near(product, line.amount(), currency, 1)) {
                    problem(
                            InvoiceField.LINES,
                            "lines[%d]: quantity (%s) x unitPrice (%s) is not the amount (%s)"
                                    .formatted(
                                            number,
                                            line.quantity().toPlainString(),
                                            line.unitPrice().toPlainString(),
                                            line.amount().toPlainString()));
                }
            }
        }
        if (number > 0 && content.subtotal() != null && !near(sum, content.subtotal(), currency, number)) {
            problem(
                    InvoiceField.LINES,
                    "the lines add up to %s, but the subtotal is %s"
                            .formatted(sum.toPlainString(), content.subtotal().toPlainString()));
        } else if (number > 0 && content.subtotal() == null && !explains(sum, total, currency, number)) {
            problem(
                    InvoiceField.LINES,
                    "the lines add up to %s, which does not explain the total (%s)"
                            .formatted(sum.toPlainString(), total.toPlainString()));
        }
    }

    /** Whether lines make up a total, with or without tax and shipping in them. */
    private boolean explains(BigDecimal lines, BigDecimal total, Currency currency, int roundings) {
        BigDecimal tax = orZero(content.taxAmount());
        BigDecimal shipping = orZero(content.shipping());
        return near(lines, total, currency, roundings)
                || near(lines.add(tax), total, currency, roundings)
                || near(lines.add(shipping), total, currency, roundings)
                || near(lines.add(tax).add(shipping), total, currency, roundings);
    }

    private static boolean near(BigDecimal a, BigDecimal b, Currency currency, int roundings) {
        BigDecimal unit = BigDecimal.ONE.movePointLeft(Money.decimals(currency));
        BigDecimal allowed = unit.multiply(BigDecimal.valueOf(roundings)
                .divide(BigDecimal.valueOf(2), 1, RoundingMode.UP)
                .max(BigDecimal.ONE));
        return a.subtract(b).abs().compareTo(allowed) <= 0;
    }

    private void confidence(Map<InvoiceField, FieldReading> readings, ReviewPolicy policy) {
        readings.values().stream()
                .filter(reading ->
                        reading.confidence() < policy.threshold(reading.field()).orElse(0.0))
                .sorted(Comparator.comparing(reading -> reading.field().wire()))
                .forEach(reading -> problem(
                        reading.field(),
                        String.format(
                                Locale.ROOT,
                                "%s was read with a confidence of only %.2f",
                                reading.field().wire(),
                                reading.confidence())));
    }

    private static BigDecimal orZero(@Nullable BigDecimal value) {
        return value == null ? BigDecimal.ZERO : value;
    }
}
