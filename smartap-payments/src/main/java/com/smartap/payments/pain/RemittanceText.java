package com.smartap.payments.pain;

import com.smartap.spi.payment.PaymentInstruction.RemittanceItem;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The 140 characters in which a payment says what it pays. An invoice number is never cut. */
final class RemittanceText {
    static final int WIDTH = 140;

    private RemittanceText() {}

    /**
     * Says what a payment pays: numbers with amounts; if these do not fit, numbers alone; if these do not either, as many
     * as fit and how many more there are.
     *
     * @param paymentId stated where not even one number fits
     */
    static String of(String paymentId, List<RemittanceItem> items) {
        if (items.size() == 1 && items.get(0).invoiceNumber().length() <= WIDTH && isWhole(items.get(0))) {
            return items.get(0).invoiceNumber();
        }
        String full =
                join(items, item -> item.invoiceNumber() + " " + item.paid().plain());
        if (full.length() <= WIDTH) {
            return full;
        }
        String numbers = join(items, RemittanceItem::invoiceNumber);
        if (numbers.length() <= WIDTH) {
            return numbers;
        }
        for (int shown = items.size() - 1; shown > 0; shown--) {
            String some = join(items.subList(0, shown), RemittanceItem::invoiceNumber) + ", +" + (items.size() - shown)
                    + " MORE";
            if (some.length() <= WIDTH) {
                return some;
            }
        }
        return paymentId + ", " + items.size() + " INVOICES";
    }

    /** Whether a text names every invoice. */
    static boolean namesAll(String text, List<RemittanceItem> items) {
        return items.stream().allMatch(item -> text.contains(item.invoiceNumber())) && !text.endsWith(" MORE");
    }

    private static boolean isWhole(RemittanceItem item) {
        var discount = item.discount();
        return (discount == null || discount.isZero()) && item.gross().equals(item.paid());
    }

    private static String join(List<RemittanceItem> items, Function<RemittanceItem, String> words) {
        return items.stream().map(words).collect(Collectors.joining(", "));
    }
}
