package com.smartap.connector.xero;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.support.Json;
import com.smartap.model.Money;
import com.smartap.spi.NotFoundException;
import com.smartap.spi.erp.PaymentStatusQuery;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Locale;

/** Says how far a bill is paid: by its amounts, and by what was applied to it. */
final class XeroPayments implements PaymentStatusQuery {
    private final XeroApi api;
    private final Currency homeCurrency;

    XeroPayments(XeroApi api, Currency homeCurrency) {
        this.api = api;
        this.homeCurrency = homeCurrency;
    }

    @Override
    public BillPaymentStatus paymentStatus(String billId) {
        DocumentId id = DocumentId.parse(billId);
        ObjectNode row = api.find(id.entity(), id.id())
                .orElseThrow(() -> new NotFoundException("bill (%s) is not in Xero".formatted(billId)));
        String what = id.entity() + " " + id.id();
        Money total = PurchaseOrderMapper.money(what, row, "Total", homeCurrency);
        Currency currency = total.currency();
        List<Applied> applied = new ArrayList<>();
        payments(what, row, currency, applied);
        Money balance;
        if (id.credit()) {
            balance = PurchaseOrderMapper.amount(what, row, "RemainingCredit", currency);
            allocations(what, row, currency, applied);
            remainder(id.id(), Applied.Kind.OTHER, total.minus(balance).minus(sum(applied, currency)), applied);
        } else {
            credits(what, row, currency, applied);
            Money paid = optional(what, row, "AmountPaid", currency);
            Money credited = optional(what, row, "AmountCredited", currency);
            balance = Json.decimal(what, row, "AmountDue").isPresent()
                    ? PurchaseOrderMapper.amount(what, row, "AmountDue", currency)
                    : total.minus(paid).minus(credited);
            remainder(id.id(), Applied.Kind.PAYMENT, paid.minus(sum(applied, currency, Applied.Kind.PAYMENT)), applied);
            Money others = sum(applied, currency).minus(sum(applied, currency, Applied.Kind.PAYMENT));
            remainder(id.id(), Applied.Kind.CREDIT, credited.minus(others), applied);
        }
        applied.sort(Comparator.comparing(Applied::date, Comparator.nullsLast(Comparator.naturalOrder())));
        return new BillPaymentStatus(billId, status(row, total, balance), total, balance, applied);
    }

    private static BillPaymentStatus.Status status(ObjectNode row, Money total, Money balance) {
        String status = HeldDocuments.status(row);
        if (status.equals("VOIDED") || status.equals("DELETED")) {
            return BillPaymentStatus.Status.VOID;
        }
        if (status.equals("PAID") || balance.isZero() && status.equals("AUTHORISED")) {
            return BillPaymentStatus.Status.PAID;
        }
        return balance.compareTo(total) >= 0
                ? BillPaymentStatus.Status.OPEN
                : balance.isZero() ? BillPaymentStatus.Status.PAID : BillPaymentStatus.Status.PARTLY_PAID;
    }

    private static void payments(String what, ObjectNode row, Currency currency, List<Applied> applied) {
        for (JsonNode payment : row.path("Payments")) {
            if (!Json.text(payment, "Status")
                    .orElse("")
                    .toUpperCase(Locale.ROOT)
                    .equals("DELETED")) {
                applied.add(new Applied(
                        Json.text(payment, "PaymentID").orElse(""),
                        Applied.Kind.PAYMENT,
                        PurchaseOrderMapper.amount(what + " payment", payment, "Amount", currency),
                        XeroDates.day(what + " payment", payment, "Date"),
                        Json.text(payment, "Reference").orElse(null)));
            }
        }
    }

    private static void credits(String what, ObjectNode row, Currency currency, List<Applied> applied) {
        applied(what, row, "CreditNotes", "CreditNoteID", Applied.Kind.CREDIT, currency, applied);
        applied(what, row, "Prepayments", "PrepaymentID", Applied.Kind.OTHER, currency, applied);
        applied(what, row, "Overpayments", "OverpaymentID", Applied.Kind.OTHER, currency, applied);
    }

    private static void applied(
            String what,
            ObjectNode row,
            String list,
            String idField,
            Applied.Kind kind,
            Currency currency,
            List<Applied> applied) {
        for (JsonNode credit : row.path(list)) {
            String one = what + " " + list;
            String amount = Json.decimal(one, credit, "AppliedAmount").isPresent() ? "AppliedAmount" : "Total";
            applied.add(new Applied(
                    Json.text(credit, idField).or(() -> Json.text(credit, "ID")).orElse(""),
                    kind,
                    PurchaseOrderMapper.amount(one, credit, amount, currency),
                    XeroDates.day(one, credit, "Date"),
                    Json.text(credit, "CreditNoteNumber").orElse(null)));
        }
    }

    /** What a credit note was used for: the bills that it lowered. */
    private static void allocations(String what, ObjectNode row, Currency currency, List<Applied> applied) {
        for (JsonNode allocation : row.path("Allocations")) {
            applied.add(new Applied(
                    Json.text(allocation.path("Invoice"), "InvoiceID").orElse(""),
                    Applied.Kind.CREDIT,
                    PurchaseOrderMapper.amount(what + " allocation", allocation, "Amount", currency),
                    XeroDates.day(what + " allocation", allocation, "Date"),
                    Json.text(allocation.path("Invoice"), "InvoiceNumber").orElse(null)));
        }
    }

    /** An amount of which Xero gives the sum only is kept under the id of the document. */
    private static void remainder(String id, Applied.Kind kind, Money rest, List<Applied> applied) {
        if (rest.isPositive()) {
            applied.add(new Applied(id, kind, rest, null, null));
        }
    }

    private static Money optional(String what, ObjectNode row, String field, Currency currency) {
        return Json.decimal(what, row, field).isPresent()
                ? PurchaseOrderMapper.amount(what, row, field, currency)
                : Money.zero(currency);
    }

    private static Money sum(List<Applied> applied, Currency currency, Applied.Kind... kinds) {
        return applied.stream()
                .filter(one -> kinds.length == 0 || List.of(kinds).contains(one.kind()))
                .map(Applied::amount)
                .reduce(Money.zero(currency), Money::plus);
    }
}
