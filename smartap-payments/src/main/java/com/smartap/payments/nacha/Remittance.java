package com.smartap.payments.nacha;

import com.smartap.spi.payment.PaymentInstruction;
import com.smartap.spi.payment.PaymentInstruction.RemittanceItem;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The 80 characters in which a payment says what it pays: segments {@code RMR} of ASC X12 820. An invoice number is
 * never cut; what does not fit whole is replaced by a summary under our own reference.
 */
final class Remittance {
    static final int WIDTH = 80;

    private Remittance() {}

    /** The one addendum of a CCD or PPD entry; empty if the payment names no invoice. */
    static Optional<String> oneAddendum(PaymentInstruction payment, NachaSettings settings) {
        List<RemittanceItem> items = payment.remittance();
        if (items.isEmpty()) {
            return Optional.empty();
        }
        String full = join(items, item -> withDiscount(item, settings));
        if (full.length() <= WIDTH) {
            return Optional.of(full);
        }
        String plain = join(
                items, item -> segment("IV", number(item, settings), item.paid().plain()));
        return Optional.of(
                plain.length() <= WIDTH
                        ? plain
                        : segment("PO", payment.id(), payment.amount().plain()));
    }

    /** Whether the invoices of a payment stand in one addendum by their numbers. */
    static boolean fitsOne(PaymentInstruction payment, NachaSettings settings) {
        return join(
                                payment.remittance(),
                                item -> segment(
                                        "IV",
                                        number(item, settings),
                                        item.paid().plain()))
                        .length()
                <= WIDTH;
    }

    private static String join(List<RemittanceItem> items, Function<RemittanceItem, String> segment) {
        return items.stream().map(segment).collect(Collectors.joining());
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
        return data.replaceAll("[*\\\\~^>]", "");
    }
}
