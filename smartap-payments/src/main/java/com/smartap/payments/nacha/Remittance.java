package com.smartap.payments.nacha;

import com.smartap.spi.payment.PaymentInstruction;
import com.smartap.spi.payment.PaymentInstruction.RemittanceItem;
import java.util.List;
import java.util.Optional;

/**
 * The 80 characters in which a payment says what it pays: segments {@code RMR} of ASC X12 820. An invoice number is
 * never cut; what does not fit whole is replaced by a summary under our own reference.
 */
final class Remittance {
    static final int WIDTH = 80;

    private static final String DELIMITERS = "*\\~^>";

    private Remittance() {}

    /** The one addendum of a CCD or PPD entry; empty if the payment names no invoice. */
    static Optional<String> oneAddendum(PaymentInstruction payment, NachaSettings settings) {
        List<RemittanceItem> items = payment.remittance();
        if (items.isEmpty()) {
            return Optional.empty();
        }
        String full = full(items, settings);
        if (full.length() <= WIDTH) {
            return Optional.of(full);
        }
        String plain = plain(items, settings);
        return Optional.of(
                plain.length() <= WIDTH
                        ? plain
                        : segment("PO", payment.id(), payment.amount().plain()));
    }

    /** Whether the invoices of a payment stand in one addendum by their numbers. */
    static boolean fitsOne(PaymentInstruction payment, NachaSettings settings) {
        return plain(payment.remittance(), settings).length() <= WIDTH;
    }

    private static String plain(List<RemittanceItem> items, NachaSettings settings) {
        StringBuilder out = new StringBuilder(WIDTH);
        for (int i = 0; i < items.size() && out.length() <= WIDTH; i++) {
            out.append(segment(
                    "IV", number(items.get(i), settings), items.get(i).paid().plain()));
        }
        return out.toString();
    }

    private static String full(List<RemittanceItem> items, NachaSettings settings) {
        StringBuilder out = new StringBuilder(WIDTH);
        for (int i = 0; i < items.size() && out.length() <= WIDTH; i++) {
            out.append(withDiscount(items.get(i), settings));
        }
        return out.toString();
    }

    private static String withDiscount(RemittanceItem item, NachaSettings settings) {
        var discount = item.discount();
        String amounts = discount == null || discount.isZero()
                ? item.paid().plain()
                : item.paid().plain() + "*" + item.gross().plain() + "*" + discount.plain();
        return segment("IV", number(item, settings), amounts);
    }

    private static String segment(String qualifier, String reference, String amounts) {
        return "RMR*" + qualifier + "*" + reference + "**" + amounts + "\\";
    }

    /** An invoice number without the delimiters of segments. */
    static String number(RemittanceItem item, NachaSettings settings) {
        return withoutDelimiters(settings.fold(item.invoiceNumber()));
    }

    /** Delimiters of the segment syntax are taken out of data. */
    static String withoutDelimiters(String data) {
        for (int i = 0; i < data.length(); i++) {
            if (DELIMITERS.indexOf(data.charAt(i)) >= 0) {
                return data.replaceAll("[*\\\\~^>]", "");
            }
        }
        return data;
    }
}
