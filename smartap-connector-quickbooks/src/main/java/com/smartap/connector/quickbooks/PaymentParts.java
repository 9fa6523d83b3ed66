package com.smartap.connector.quickbooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.support.Json;
import com.smartap.model.Money;
import com.smartap.spi.ConnectorProtocolException;
import com.smartap.spi.erp.PaymentStatusQuery.Applied;
import com.smartap.spi.erp.PaymentStatusQuery.Applied.Kind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one BillPayment did to one bill: its lines name bills and the vendor credits that made the payment smaller.
 * QuickBooks does not say which credit went to which bill, so they are shared in proportion.
 */
final class PaymentParts {
    private static final String CREDIT = "VendorCredit";
    private final String id;
    private final @Nullable LocalDate date;
    private final @Nullable String reference;
    private Money ours;
    private Money others;
    private final List<String> credits = new ArrayList<>();
    private final List<Money> amounts = new ArrayList<>();

    private PaymentParts(BillId bill, ObjectNode payment, Currency currency) {
        this.id = Json.requireText("BillPayment", payment, "Id");
        String what = "BillPayment " + id;
        this.date = PurchaseOrderMapper.date(what, payment, "TxnDate");
        this.reference = Json.text(payment, "DocNumber").orElse(null);
        this.ours = Money.zero(currency);
        this.others = Money.zero(currency);
        for (JsonNode line : payment.path("Line")) {
            Money amount = amount(what, line, currency);
            JsonNode link = line.path("LinkedTxn").path(0);
            String type = Json.text(link, "TxnType").orElse("");
            String txn = Json.text(link, "TxnId").orElse("");
            if (type.equals(bill.entity()) && txn.equals(bill.id())) {
                ours = ours.plus(amount);
            } else if (type.equals(CREDIT) && amount.isPositive()) {
                credits.add(BillId.of(CREDIT, txn));
                amounts.add(amount);
            } else if (amount.isPositive()) {
                others = others.plus(amount);
            }
        }
    }

    static List<Applied> of(BillId bill, ObjectNode payment, Currency currency) {
        PaymentParts parts = new PaymentParts(bill, payment, currency);
        if (!parts.ours.isPositive()) {
            return List.of();
        }
        return bill.entity().equals(CREDIT)
                ? List.of(parts.applied(parts.id, Kind.CREDIT, parts.ours))
                : parts.ofBill();
    }

    private List<Applied> ofBill() {
        List<Applied> applied = new ArrayList<>();
        Money paid = ours;
        if (!credits.isEmpty()) {
            Money all = amounts.stream().reduce(Money.zero(ours.currency()), Money::plus);
            Money share = all.allocate(weights(List.of(ours, others))).get(0);
            Money used = share.compareTo(ours) > 0 ? ours : share;
            List<Money> parts = used.allocate(weights(amounts));
            for (int i = 0; i < parts.size(); i++) {
                if (parts.get(i).isPositive()) {
                    applied.add(applied(credits.get(i), Kind.CREDIT, parts.get(i)));
                }
            }
            paid = ours.minus(used);
        }
        if (paid.isPositive()) {
            applied.add(applied(id, Kind.PAYMENT, paid));
        }
        return applied;
    }

    private Applied applied(String externalId, Kind kind, Money amount) {
        return new Applied(externalId, kind, amount, date, reference);
    }

    private static List<BigDecimal> weights(List<Money> amounts) {
        return amounts.stream().map(Money::amount).toList();
    }

    private static Money amount(String what, JsonNode line, Currency currency) {
        BigDecimal amount = Json.decimal(what, line, "Amount").orElse(BigDecimal.ZERO);
        try {
            return Money.of(amount, currency);
        } catch (IllegalArgumentException e) {
            throw new ConnectorProtocolException("%s: Amount: %s".formatted(what, e.getMessage()), null, e);
        }
    }
}
