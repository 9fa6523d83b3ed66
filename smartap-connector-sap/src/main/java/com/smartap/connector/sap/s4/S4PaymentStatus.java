package com.smartap.connector.sap.s4;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.support.Json;
import com.smartap.model.Money;
import com.smartap.spi.ConnectorProtocolException;
import com.smartap.spi.NotFoundException;
import com.smartap.spi.erp.PaymentStatusQuery;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** How far a supplier invoice has been paid: not told by the invoice, but by its vendor items in the journal. */
final class S4PaymentStatus implements PaymentStatusQuery {
    private final S4Api api;
    private final S4Settings settings;
    private final JournalItems journal;

    S4PaymentStatus(S4Api api, S4Settings settings) {
        this.api = api;
        this.settings = settings;
        this.journal = new JournalItems(api);
    }

    @Override
    public BillPaymentStatus paymentStatus(String billId) {
        BillId id = BillId.parse(billId);
        ObjectNode invoice = api.entity(S4Service.SUPPLIER_INVOICE, id.path())
                .orElseThrow(() -> new NotFoundException("bill (%s) is not in S/4HANA".formatted(billId)));
        Money total = total(id, invoice);
        if (S4BillPosting.isReversed(invoice, settings)) {
            return new BillPaymentStatus(
                    billId, BillPaymentStatus.Status.VOID, total, Money.zero(total.currency()), List.of());
        }
        String supplier = SapId.shown(Json.requireText("bill " + id, invoice, "InvoicingParty"));
        Optional<JournalItems.Settled> settled = journal.of(id, invoice, supplier, total.currency());
        Money balance = settled.map(JournalItems.Settled::open).orElse(total);
        balance = balance.compareTo(total) > 0 ? total : balance;
        BillPaymentStatus.Status status = BillPaymentStatus.Status.PARTLY_PAID;
        if (balance.isZero()) {
            status = BillPaymentStatus.Status.PAID;
        } else if (balance.equals(total)) {
            status = BillPaymentStatus.Status.OPEN;
        }
        return new BillPaymentStatus(
                billId,
                status,
                total,
                balance,
                settled.map(JournalItems.Settled::applied).orElse(List.of()));
    }

    private static Money total(BillId id, ObjectNode invoice) {
        String what = "bill " + id;
        BigDecimal amount = Json.decimal(what, invoice, "InvoiceGrossAmount").orElse(BigDecimal.ZERO);
        try {
            Currency currency = Money.currency(Json.requireText(what, invoice, "DocumentCurrency"));
            return Money.rounded(amount.abs(), currency, RoundingMode.HALF_UP);
        } catch (IllegalArgumentException e) {
            throw new ConnectorProtocolException("%s: %s".formatted(what, e.getMessage()), null, e);
        }
    }
}
