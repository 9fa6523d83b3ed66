package com.smartap.payments.nacha;

import com.smartap.model.BankAccount;
import com.smartap.spi.payment.PaymentInstruction;
import com.smartap.spi.payment.PaymentInstruction.RemittanceItem;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Remittance advice of a payment as a whole X12 interchange with one transaction set 820, cut into addenda of 80 characters
 * without regard to its segments. Source: ASC X12 005010, 820; Nacha Operating Rules on CTX.
 */
final class X12Advice {
    /** The longest reference of a segment RMR in this release of X12. */
    static final int REFERENCE_WIDTH = 50;

    private static final int SLICE = 80;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyyMMdd", Locale.ROOT);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HHmm", Locale.ROOT);

    private final StringBuilder text = new StringBuilder();
    private final PaymentInstruction payment;
    private final NachaSettings settings;
    private int segments;

    private X12Advice(PaymentInstruction payment, NachaSettings settings) {
        this.payment = payment;
        this.settings = settings;
    }

    /** The addenda of a payment; none if it names no invoice. */
    static List<String> slices(PaymentInstruction payment, NachaSettings settings) {
        if (payment.remittance().isEmpty()) {
            return List.of();
        }
        String whole = new X12Advice(payment, settings).interchange();
        List<String> slices = new ArrayList<>(whole.length() / SLICE + 1);
        for (int from = 0; from < whole.length(); from += SLICE) {
            slices.add(whole.substring(from, Math.min(whole.length(), from + SLICE)));
        }
        return slices;
    }

    private String interchange() {
        String sender = plain(settings.companyId);
        String receiver = plain(String.valueOf(payment.account().routingNumber()));
        var created = settings.created;
        segment(
                "ISA",
                "00",
                " ".repeat(10),
                "00",
                " ".repeat(10),
                "ZZ",
                "%-15s".formatted(sender),
                "01",
                "%-15s".formatted(receiver),
                NachaFormat.DATE.format(created),
                TIME.format(created),
                "^",
                "00501",
                "000000001",
                "0",
                "P",
                ">");
        segment("GS", "RA", sender, receiver, DAY.format(created), TIME.format(created), "1", "X", "005010");
        segments = 0;
        transactionSet();
        segment("SE", Integer.toString(segments + 1), "0001");
        segment("GE", "1", "1");
        segment("IEA", "1", "000000001");
        return text.toString();
    }

    private void transactionSet() {
        BankAccount from = settings.account;
        BankAccount to = payment.account();
        segment("ST", "820", "0001");
        segment(
                "BPR",
                "C",
                payment.amount().plain(),
                "C",
                "ACH",
                "CTX",
                "01",
                String.valueOf(from.routingNumber()),
                kind(from),
                plain(String.valueOf(from.accountNumber())),
                plain(settings.companyId),
                "",
                "01",
                String.valueOf(to.routingNumber()),
                kind(to),
                plain(String.valueOf(to.accountNumber())),
                DAY.format(settings.effectiveDate));
        segment("TRN", "1", plain(payment.id()));
        segment("N1", "PR", plain(settings.companyName));
        segment("N1", "PE", plain(settings.fold(payment.payee())));
        segment("ENT", "1");
        payment.remittance().forEach(this::item);
    }

    private void item(RemittanceItem item) {
        var discount = item.discount();
        segment(
                "RMR",
                "IV",
                Remittance.number(item, settings),
                "",
                item.paid().plain(),
                item.gross().plain(),
                discount == null || discount.isZero() ? "" : discount.plain());
        if (item.creditorReference() != null) {
            segment("REF", "CR", plain(item.creditorReference()));
        }
        @Nullable LocalDate date = item.invoiceDate();
        if (date != null) {
            segment("DTM", "003", DAY.format(date));
        }
    }

    private static String kind(BankAccount account) {
        return account.type() == BankAccount.Type.SAVINGS ? "SG" : "DA";
    }

    private void segment(String id, String... elements) {
        segments++;
        int last = elements.length;
        while (last > 0 && elements[last - 1].isEmpty()) {
            last--;
        }
        text.append(id);
        for (int i = 0; i < last; i++) {
            text.append('*').append(elements[i]);
        }
        text.append('\\');
    }

    private String plain(String data) {
        return Remittance.withoutDelimiters(settings.fold(data));
    }
}
