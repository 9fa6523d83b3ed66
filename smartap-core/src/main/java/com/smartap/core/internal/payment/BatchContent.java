package com.smartap.core.internal.payment;

import com.smartap.core.internal.persistence.Json;
import com.smartap.core.internal.persistence.PaymentBatchRow;
import com.smartap.core.internal.persistence.PaymentRow;
import com.smartap.model.ContentHash;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The exact content of a batch, over which it is released: any change makes another hash. */
final class BatchContent {
    private BatchContent() {}

    static ContentHash hash(PaymentBatchRow batch, List<PaymentRow> payments) {
        Map<String, Object> content = new TreeMap<>();
        content.put("number", batch.number);
        content.put("format", batch.format);
        content.put("executionDate", batch.executionDate.toString());
        content.put("currency", batch.currency);
        content.put("total", batch.total.stripTrailingZeros().toPlainString());
        content.put("count", payments.size());
        if (batch.sameDay) {
            content.put("sameDay", true);
        }
        if (batch.options != null) {
            content.put("options", batch.options);
        }
        content.put("payments", payments.stream().map(BatchContent::payment).toList());
        return ContentHash.of(Json.of(content).getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, Object> payment(PaymentRow row) {
        Map<String, Object> content = new TreeMap<>();
        content.put("reference", row.reference);
        content.put("invoice", row.invoiceId.toString());
        content.put("payee", row.payee);
        content.put("account", row.account);
        if (row.payeeAddress != null) {
            content.put("address", row.payeeAddress);
        }
        content.put("currency", row.currency);
        content.put("amount", row.amount.stripTrailingZeros().toPlainString());
        return content;
    }
}
