package com.smartap.connector.sap.b1;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.support.Json;
import com.smartap.model.Money;
import com.smartap.spi.NotFoundException;
import com.smartap.spi.erp.PaymentStatusQuery;
import com.smartap.spi.erp.PaymentStatusQuery.BillPaymentStatus.Status;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Map;

/** Says how far a bill has been paid, from the bill itself, and by what, from outgoing payments. */
final class B1PaymentStatus implements PaymentStatusQuery {
    private static final int PAYMENTS = 100;
    private final B1Api api;
    private final B1Settings settings;

    B1PaymentStatus(B1Api api, B1Settings settings) {
        this.api = api;
        this.settings = settings;
    }

    @Override
    public BillPaymentStatus paymentStatus(String billId) {
        BillId id = BillId.parse(billId);
        ObjectNode row = api.find(id.set(), id.entry())
                .orElseThrow(() -> new NotFoundException("bill (%s) is not in Business One".formatted(billId)));
        String what = "bill " + billId;
        Currency currency = B1Values.currency(what, row, settings.currencies());
        boolean foreign = B1Values.isForeign(what, row);
        Money total = B1Values.money(what, row, foreign ? "DocTotalFc" : "DocTotal", currency);
        Money paid = B1Values.money(what, row, foreign ? "PaidToDateFC" : "PaidToDate", currency);
        if (ReceiptMapper.isCancelled(row)) {
            return new BillPaymentStatus(billId, Status.VOID, total, Money.zero(currency), List.of());
        }
        if (B1Values.is(row, "DocumentStatus", "bost_Close")) {
            paid = total; // whatever settled it: nothing of it is open any more
        }
        Money balance = total.minus(paid);
        List<Applied> payments = paid.isZero() ? List.of() : payments(id, row, paid, foreign);
        return new BillPaymentStatus(billId, status(paid, balance), total, balance, payments);
    }

    private static Status status(Money paid, Money balance) {
        if (!balance.isPositive()) {
            return Status.PAID;
        }
        return paid.isZero() ? Status.OPEN : Status.PARTLY_PAID;
    }

    /** The newest payments first, until they explain what is paid; the rest came by credits or journal entries. */
    private List<Applied> payments(BillId id, ObjectNode bill, Money paid, boolean foreign) {
        List<Applied> payments = new ArrayList<>();
        Money[] left = {paid};
        String filter = "CardCode eq " + B1Api.quoted(Json.requireText("bill", bill, "CardCode"));
        api.each("VendorPayments", Map.of("$filter", filter, "$orderby", "DocEntry desc"), PAYMENTS, payment -> {
            if (!B1Values.isYes(payment, "Cancelled")) {
                for (JsonNode line : payment.path("PaymentInvoices")) {
                    if (isOf(line, id)) {
                        Applied applied = applied(payment, line, paid.currency(), foreign);
                        payments.add(applied);
                        left[0] = left[0].minus(applied.amount());
                    }
                }
            }
            return left[0].isPositive();
        });
        if (left[0].isPositive()) {
            payments.add(new Applied("other-" + id.text(), Applied.Kind.OTHER, left[0], null, null));
        }
        Collections.reverse(payments);
        return payments;
    }

    private static boolean isOf(JsonNode line, BillId id) {
        boolean kind = id.credit()
                ? B1Values.is(line, "InvoiceType", "it_PurchaseCreditNote") || B1Values.is(line, "InvoiceType", "19")
                : B1Values.is(line, "InvoiceType", "it_PurchaseInvoice") || B1Values.is(line, "InvoiceType", "18");
        return kind && B1Values.is(line, "DocEntry", id.entry());
    }

    private static Applied applied(ObjectNode payment, JsonNode line, Currency currency, boolean foreign) {
        String entry = Json.requireText("VendorPayment", payment, "DocEntry");
        String what = "VendorPayment " + entry;
        Money amount = Json.decimal(what, line, foreign ? "AppliedFC" : "SumApplied")
                .map(value -> Money.rounded(value, currency, java.math.RoundingMode.HALF_UP)
                        .abs())
                .orElse(Money.zero(currency));
        return new Applied(
                entry,
                Applied.Kind.PAYMENT,
                amount,
                B1Values.date(what, payment, "DocDate")
                        .or(() -> B1Values.date(what, payment, "TransferDate"))
                        .orElse(null),
                Json.text(payment, "TransferReference")
                        .or(() -> Json.text(payment, "DocNum"))
                        .orElse(null));
    }
}
