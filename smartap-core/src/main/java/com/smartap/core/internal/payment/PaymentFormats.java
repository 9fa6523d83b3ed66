package com.smartap.core.internal.payment;

import com.smartap.core.internal.persistence.Json;
import com.smartap.core.internal.persistence.PaymentBatchRow;
import com.smartap.core.internal.persistence.PaymentRow;
import com.smartap.core.internal.persistence.PaymentRows;
import com.smartap.model.BankAccount;
import com.smartap.model.Money;
import com.smartap.spi.InvalidConfigurationException;
import com.smartap.spi.InvalidRequestException;
import com.smartap.spi.payment.Originator;
import com.smartap.spi.payment.PaymentFormat;
import com.smartap.spi.payment.PaymentInstruction;
import com.smartap.spi.payment.PaymentOrder;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns batches into what payment formats write. */
public final class PaymentFormats {
    private final Map<String, PaymentFormat> formats;
    private final String standard;
    private final @Nullable Originator originator;

    public PaymentFormats(Map<String, PaymentFormat> formats, String standard, @Nullable Originator originator) {
        this.formats = Map.copyOf(formats);
        this.standard = standard;
        this.originator = originator;
    }

    /** The format of an id; the configured one for null. */
    PaymentFormat format(@Nullable String id) {
        String wanted = id == null || id.isBlank() ? standard : id;
        PaymentFormat format = formats.get(wanted);
        if (format == null) {
            throw new InvalidRequestException(
                    "format",
                    "payment format \"%s\" is not on the class path (found: %s). Maybe add smartap-payments."
                            .formatted(
                                    wanted,
                                    String.join(
                                            ", ",
                                            formats.keySet().stream().sorted().toList())));
        }
        return format;
    }

    /** A batch as formats understand it. */
    PaymentOrder order(PaymentBatchRow batch, List<PaymentRow> payments) {
        if (originator == null) {
            throw new InvalidConfigurationException(
                    "originator is missing: name who pays, and from which account, before payments are built");
        }
        return new PaymentOrder(
                batch.number,
                batch.createdAt,
                batch.executionDate,
                false,
                false,
                originator,
                payments.stream().map(PaymentFormats::instruction).toList(),
                Map.of());
    }

    private static PaymentInstruction instruction(PaymentRow row) {
        Money amount = PaymentRows.money(row.amount, row.currency);
        return new PaymentInstruction(
                row.reference,
                amount,
                row.payee,
                null,
                Json.to(row.account, BankAccount.class),
                List.of(new PaymentInstruction.RemittanceItem(
                        row.invoiceNumber, row.invoiceDate, amount, null, amount, null)));
    }
}
