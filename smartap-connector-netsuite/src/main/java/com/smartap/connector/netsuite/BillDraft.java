package com.smartap.connector.netsuite;

import com.smartap.model.Money;
import com.smartap.model.invoice.InvoiceType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A bill as it is going to be written, by either way.
 *
 * @param externalId the key under which NetSuite takes it once
 * @param number NetSuite's {@code tranId}
 * @param currencyId null to let vendor or order decide
 * @param orderId the order that its lines bill; null if none
 * @param payablesAccount null for the vendor's own
 * @param items lines that bill an order's item lines
 * @param expenses all other lines
 */
record BillDraft(
        InvoiceType type,
        String externalId,
        String vendorId,
        String number,
        LocalDate date,
        @Nullable LocalDate dueDate,
        @Nullable String currencyId,
        @Nullable BigDecimal exchangeRate,
        @Nullable String orderId,
        @Nullable String payablesAccount,
        String memo,
        Map<String, String> dimensions,
        List<Line> items,
        List<Line> expenses,
        Money total) {
    BillDraft {
        items = List.copyOf(items);
        expenses = List.copyOf(expenses);
    }

    /** The id of such a bill. */
    BillId id(String id) {
        return BillId.of(type, id);
    }

    /**
     * A line.
     *
     * @param orderLine the id of the order's line; null if it bills none
     * @param account null for the order line's own
     * @param taxAmount the tax that NetSuite is to take instead of computing it; null to let it compute
     */
    record Line(
            @Nullable String orderLine,
            @Nullable String account,
            @Nullable BigDecimal quantity,
            @Nullable BigDecimal rate,
            BigDecimal amount,
            @Nullable String text,
            @Nullable String taxCode,
            @Nullable BigDecimal taxAmount,
            Map<String, String> dimensions) {}
}
