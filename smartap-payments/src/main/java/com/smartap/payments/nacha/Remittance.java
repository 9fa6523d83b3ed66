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
                        : segment(new StringBuilder(WIDTH), "PO", payment.id())
                                .append(payment.amount().plain())
                                .append('\\')
                                .toString());
    }

    /** Whether the invoices of a payment stand in one addendum by their numbers. */
    static boolean fitsOne(PaymentInstruction payment, NachaSettings settings) {
        return plain(payment.remittance(), settings).length() <= WIDTH;
    }

    private static String plain(List<RemittanceItem> items, NachaSettings settings) {
        StringBuilder out = new StringBuilder(WIDTH);
        for (int i = 0; i < items.size() && out.length() <= WIDTH; i++) {
            RemittanceItem item = items.get(i);
            segment(out, "IV", number(item, settings))
                    .append(item.paid().plain())
                    .append('\\');
        }
        return out.toString();
    }

    private static String full(List<RemittanceItem> items, NachaSettings settings) {
        StringBuilder out = new StringBuilder(WIDTH);
        for (int i = 0; i < items.size() && out.length() <= WIDTH; i++) {
            RemittanceItem item = items.get(i);
            segment(out, "IV", number(item, settings)).append(item.paid().plain());
            var discount = item.discount();
            if (discount != null && !discount.isZero()) {
                out.append('*').append(item.gross().plain()).append('*').append(discount.plain());
            }
            out.append('\\');
        }
        return out.toString();
    }

    /** Begins a segment, up to its amounts. */
    private static StringBuilder segment(StringBuilder out, String qualifier, String reference) {
        return out.append("RMR*")
                .append(qualifier)
                .append('*')
                .append(reference)
                .append("**");
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
