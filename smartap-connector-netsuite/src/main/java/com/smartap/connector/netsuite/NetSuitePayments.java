package com.smartap.connector.netsuite;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.netsuite.NetSuiteBooks.Paid;
import com.smartap.connector.support.Json;
import com.smartap.model.Money;
import com.smartap.spi.NotFoundException;
import com.smartap.spi.erp.PaymentStatusQuery;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Says how far bills are paid: by what is unpaid, and by status where that is all there is. */
final class NetSuitePayments implements PaymentStatusQuery {
    private final NetSuiteBooks books;
    private final Currencies currencies;
    private final Stamps stamps;

    NetSuitePayments(NetSuiteBooks books, Currencies currencies, Stamps stamps) {
        this.stamps = stamps;
        this.books = books;
        this.currencies = currencies;
    }

    @Override
    public BillPaymentStatus paymentStatus(String billId) {
        BillId id = BillId.parse(billId);
        Paid paid = books.paid(id)
                .orElseThrow(() -> new NotFoundException("bill (%s) is not in NetSuite".formatted(billId)));
        ObjectNode row = paid.bill();
        String what = id.record() + " " + id.id();
        Currency currency = currencies.orHome(what, row);
        Money total = currencies.money(what, row, "foreigntotal", currency);
        List<Applied> payments = payments(what, paid, currency, id.credit());
        Money balance = balance(what, row, id, total);
        BillPaymentStatus.Status status = BillPaymentStatus.Status.PARTLY_PAID;
        if (isVoid(row)) {
            status = BillPaymentStatus.Status.VOID;
            balance = Money.zero(currency);
        } else if (balance.isZero()) {
            status = BillPaymentStatus.Status.PAID;
        } else if (balance.compareTo(total) >= 0) {
            status = BillPaymentStatus.Status.OPEN;
        }
        return new BillPaymentStatus(billId, status, total, balance, payments);
    }

    private Money balance(String what, ObjectNode row, BillId id, Money total) {
        String field = id.credit() ? "foreignpaymentamountunused" : "foreignamountunpaid";
        if (Json.text(row, field).isPresent()) {
            return currencies.money(what, row, field, total.currency());
        }
        return name(row).contains("paid in full")
                        || name(row).contains("fully applied")
                        || letter(row).equals("B")
                ? Money.zero(total.currency())
                : total;
    }

    private static boolean isVoid(ObjectNode row) {
        return VendorMapper.isTrue(row, "voided")
                || name(row).contains("void")
                || name(row).contains("cancel")
                || name(row).contains("rejected");
    }

    private static String letter(ObjectNode row) {
        String status = Json.text(row, "status").orElse("");
        return status.substring(status.lastIndexOf(':') + 1).strip();
    }

    private static String name(ObjectNode row) {
        String letter = letter(row);
        return Json.text(row, "statusname")
                .orElse(letter.length() > 1 ? letter : "")
                .toLowerCase(Locale.ROOT);
    }

    private List<Applied> payments(String what, Paid paid, Currency currency, boolean credit) {
        List<Applied> applied = new ArrayList<>();
        for (ObjectNode row : paid.payments()) {
            Optional<BigDecimal> amount = Json.decimal(what, row, "foreignamount");
            if (amount.isEmpty() || amount.get().signum() == 0) {
                continue;
            }
            applied.add(new Applied(
                    Json.requireText(what + " payment", row, "id"),
                    kind(Json.text(row, "type").orElse(""), credit),
                    currencies.money(what, row, "foreignamount", currency),
                    stamps.day(what, row, "trandate"),
                    Json.text(row, "tranid").orElse(null)));
        }
        applied.sort(Comparator.comparing(Applied::date, Comparator.nullsLast(Comparator.naturalOrder())));
        return applied;
    }

    private static Applied.Kind kind(String type, boolean credit) {
        if (type.equals("VendPymt")) {
            return Applied.Kind.PAYMENT;
        }
        return type.equals("VendCred") || credit ? Applied.Kind.CREDIT : Applied.Kind.OTHER;
    }
}
