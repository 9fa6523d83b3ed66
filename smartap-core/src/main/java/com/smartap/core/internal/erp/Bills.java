package com.smartap.core.internal.erp;

import com.smartap.core.internal.persistence.PurchaseOrderLineRow;
import com.smartap.core.internal.persistence.PurchaseOrderRow;
import com.smartap.core.internal.persistence.VendorRow;
import com.smartap.core.internal.unit.Tx;
import com.smartap.model.Money;
import com.smartap.model.invoice.Invoice;
import com.smartap.model.invoice.InvoiceContent;
import com.smartap.model.invoice.InvoiceLine;
import com.smartap.model.matching.MatchResult;
import com.smartap.model.purchasing.VendorId;
import com.smartap.spi.erp.Bill;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Turns an approved invoice into the bill that an ERP gets. */
final class Bills {
    private Bills() {}

    static Bill of(Tx tx, UUID connection, Invoice invoice) {
        InvoiceContent content = invoice.content();
        Money total = invoice.total();
        if (invoice.vendorId() == null
                || total == null
                || content.invoiceNumber() == null
                || content.invoiceDate() == null) {
            throw new IllegalStateException("an approved invoice is complete");
        }
        VendorRow vendor = tx.vendors().row(new VendorId(invoice.vendorId().value()));
        if (vendor.externalId == null || !connection.equals(vendor.connectionId)) {
            throw ExportStep.refused(
                    "the ERP does not know %s. Add it there and synchronise, then try this step again."
                            .formatted(vendor.name),
                    null);
        }
        PurchaseOrderRow order =
                invoice.purchaseOrderId() == null ? null : tx.orders().row(invoice.purchaseOrderId());
        boolean linked = order != null && connection.equals(order.connectionId);
        Map<Integer, PurchaseOrderLineRow> orderLines = new HashMap<>();
        if (order != null) {
            tx.orders().lines(order.id).forEach(line -> orderLines.put(line.lineNumber, line));
        }
        return Bill.of(
                        invoice.id().toString(),
                        content.type(),
                        content.invoiceNumber(),
                        vendor.externalId,
                        content.invoiceDate(),
                        total)
                .dueDate(content.dueDate())
                .tax(money(content.taxAmount(), total.currency()))
                .shipping(money(content.shipping(), total.currency()))
                .purchaseOrder(order != null && linked ? order.externalId : null)
                .lines(lines(invoice, total, linked, orderLines))
                .build();
    }

    private static List<Bill.Line> lines(
            Invoice invoice, Money total, boolean linked, Map<Integer, PurchaseOrderLineRow> orderLines) {
        List<Bill.Line> lines = new ArrayList<>();
        MatchResult match = invoice.match();
        int number = 0;
        for (InvoiceLine line : invoice.content().lines()) {
            number++;
            Integer orderLine = match == null ? null : match.lines().get(number);
            PurchaseOrderLineRow ordered = orderLine == null ? null : orderLines.get(orderLine);
            lines.add(new Bill.Line(
                    line.description(),
                    line.sku(),
                    line.quantity(),
                    line.unitPrice(),
                    money(line.amount(), total.currency()),
                    first(line.accountCode(), ordered == null ? null : ordered.accountCode),
                    first(line.taxCode(), ordered == null ? null : ordered.taxCode),
                    linked && ordered != null ? ordered.externalId : null,
                    Map.of()));
        }
        if (lines.isEmpty()) {
            Money net = total.minus(money(invoice.content().taxAmount(), total.currency()))
                    .minus(money(invoice.content().shipping(), total.currency()));
            lines.add(Bill.Line.of("Invoice " + invoice.content().invoiceNumber(), net, null));
        }
        return lines;
    }

    private static @Nullable String first(@Nullable String a, @Nullable String b) {
        return a != null ? a : b;
    }

    private static Money money(@Nullable BigDecimal amount, Currency currency) {
        return amount == null ? Money.zero(currency) : Money.rounded(amount, currency, RoundingMode.HALF_UP);
    }
}
