package com.example.tryton;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.support.Json;
import com.smartap.model.Money;
import com.smartap.spi.NotFoundException;
import com.smartap.spi.erp.PaymentStatusQuery;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How far bills are paid. Tryton tells the amount to pay of posted invoices only; of drafts it says zero. */
final class TrytonPayments implements PaymentStatusQuery {
    private static final String MODEL = "account.invoice";
    private static final String[] FIELDS = {
        "type", "state", "total_amount", "amount_to_pay", "currency.code", "payment_lines", "reconciliation_lines"
    };
    private static final String[] LINE_FIELDS = {
        "debit",
        "credit",
        "date",
        "second_currency.code",
        "amount_second_currency",
        "move.number",
        "move.origin",
        "move.description"
    };
    private final TrytonApi api;

    TrytonPayments(TrytonApi api) {
        this.api = api;
    }

    /** The id of a bill as Tryton counts it. */
    static long id(String billId) {
        if (!billId.matches("[0-9]{1,18}")) {
            throw new NotFoundException("bill (%s) is not an id of Tryton".formatted(billId));
        }
        return Long.parseLong(billId);
    }

    @Override
    public BillPaymentStatus paymentStatus(String billId) {
        List<ObjectNode> rows =
                api.search(MODEL, Domain.all(Domain.is("id", id(billId)), Domain.where("type", "=", "in")), FIELDS);
        if (rows.isEmpty()) {
            throw new NotFoundException("bill (%s) is not in Tryton".formatted(billId));
        }
        ObjectNode row = rows.get(0);
        String what = MODEL + " " + billId;
        Currency currency = Values.currency(what, row);
        Money signed = Values.money(what, row, "total_amount", currency);
        Money total = signed.abs();
        String state = Json.text(row, "state").orElse("");
        Money balance = switch (state) {
            case "posted" -> rounded(what, row, "amount_to_pay", currency, signed.isNegative());
            case "paid", "cancelled" -> Money.zero(currency);
            default -> total;
        };
        BillPaymentStatus.Status status = BillPaymentStatus.Status.PARTLY_PAID;
        if (state.equals("cancelled")) {
            status = BillPaymentStatus.Status.VOID;
        } else if (!balance.isPositive()) {
            status = BillPaymentStatus.Status.PAID;
        } else if (balance.compareTo(total) >= 0) {
            status = BillPaymentStatus.Status.OPEN;
        }
        List<Applied> payments = state.equals("cancelled") ? List.of() : payments(billId, row, total, balance);
        return new BillPaymentStatus(billId, status, total, balance, payments);
    }

    private List<Applied> payments(String billId, ObjectNode row, Money total, Money balance) {
        String what = MODEL + " " + billId;
        boolean paid = Json.text(row, "state").orElse("").equals("paid");
        List<Long> ids = Values.ids(what, row, paid ? "reconciliation_lines" : "payment_lines");
        List<Applied> payments = new ArrayList<>();
        Money open = total.minus(balance);
        if (!ids.isEmpty()) {
            boolean credit = Values.requireDecimal(what, row, "total_amount").signum() < 0;
            for (ObjectNode line : api.search("account.move.line", Domain.all(Domain.among("id", ids)), LINE_FIELDS)) {
                Applied applied = applied(billId, line, total.currency(), credit);
                payments.add(applied);
                open = open.minus(applied.amount());
            }
        }
        payments.sort(Comparator.comparing(Applied::date, Comparator.nullsLast(Comparator.naturalOrder())));
        if (!open.isZero()) { // a write-off, or a gain or loss of exchange
            payments.add(new Applied(billId + "-rest", Applied.Kind.OTHER, open, null, null));
        }
        return payments;
    }

    private static Applied applied(String billId, ObjectNode line, Currency currency, boolean credit) {
        String id = String.valueOf(Values.id("account.move.line", line));
        String what = "account.move.line " + id;
        boolean second = currency.getCurrencyCode()
                .equals(Json.text(line.path("second_currency."), "code").orElse(""));
        BigDecimal amount = second
                ? Values.requireDecimal(what, line, "amount_second_currency")
                : Values.requireDecimal(what, line, "debit").subtract(Values.requireDecimal(what, line, "credit"));
        JsonNode move = line.path("move.");
        String origin = Json.text(move, "origin").orElse("");
        boolean other = origin.startsWith(MODEL + ",") && !origin.equals(MODEL + "," + billId);
        return new Applied(
                id,
                other ? Applied.Kind.CREDIT : Applied.Kind.PAYMENT,
                Money.rounded(credit ? amount.negate() : amount, currency, RoundingMode.HALF_UP),
                Values.date(what, line, "date").orElse(null),
                reference(move));
    }

    private static @Nullable String reference(JsonNode move) {
        return Json.text(move, "description")
                .or(() -> Json.text(move, "number"))
                .orElse(null);
    }

    private static Money rounded(String what, ObjectNode row, String field, Currency currency, boolean negate) {
        BigDecimal value = Values.requireDecimal(what, row, field);
        return Money.rounded(negate ? value.negate() : value, currency, RoundingMode.HALF_UP);
    }
}
