package com.smartap.connector.quickbooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.support.Json;
import com.smartap.model.Money;
import com.smartap.spi.NotFoundException;
import com.smartap.spi.erp.PaymentStatusQuery;
import com.smartap.spi.erp.PaymentStatusQuery.Applied.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Says how far a bill is paid: by its balance, and in detail by the payments and credits that it is linked to. What
 * these do not explain is reported as something else, so that with the balance all makes up the total.
 */
final class QuickBooksPayments implements PaymentStatusQuery {
    private static final String CREDIT = "VendorCredit";
    private static final int MOST_LINKS = 200;
    private final QuickBooksApi api;
    private final Currency homeCurrency;

    QuickBooksPayments(QuickBooksApi api, Currency homeCurrency) {
        this.api = api;
        this.homeCurrency = homeCurrency;
    }

    @Override
    public BillPaymentStatus paymentStatus(String billId) {
        BillId id = BillId.parse(billId);
        ObjectNode row = api.find(id.entity(), id.id())
                .orElseThrow(() -> new NotFoundException(
                        "bill (%s) is not in QuickBooks. Maybe it was deleted there".formatted(billId)));
        String what = id.entity() + " " + id.id();
        Money total = PurchaseOrderMapper.money(what, row, "TotalAmt", homeCurrency);
        Money balance = PurchaseOrderMapper.money(what, row, "Balance", homeCurrency);
        List<Applied> payments = total.equals(balance) ? List.of() : payments(id, row, total.minus(balance));
        return new BillPaymentStatus(billId, status(total, balance), total, balance, payments);
    }

    /** A voided bill stays with a total of nothing. */
    private static BillPaymentStatus.Status status(Money total, Money balance) {
        if (total.isZero()) {
            return BillPaymentStatus.Status.VOID;
        }
        if (balance.isZero()) {
            return BillPaymentStatus.Status.PAID;
        }
        return balance.compareTo(total) >= 0 ? BillPaymentStatus.Status.OPEN : BillPaymentStatus.Status.PARTLY_PAID;
    }

    private List<Applied> payments(BillId bill, ObjectNode row, Money applied) {
        List<Applied> found = new ArrayList<>();
        Set<String> payments = new LinkedHashSet<>();
        Set<String> credits = new LinkedHashSet<>();
        String other = bill.id();
        for (JsonNode link : row.path("LinkedTxn")) {
            String type = Json.text(link, "TxnType").orElse("");
            Optional<String> id = Json.text(link, "TxnId");
            if (id.isEmpty() || payments.size() + credits.size() >= MOST_LINKS) {
                continue;
            }
            if (type.startsWith("BillPayment")) {
                payments.add(id.get());
            } else if (type.equals(CREDIT)) {
                credits.add(id.get());
            } else if (!type.equals("PurchaseOrder")) {
                other = type + "-" + id.get();
            }
        }
        for (String id : payments) {
            api.find("BillPayment", id)
                    .map(payment -> PaymentParts.of(bill, payment, applied.currency()))
                    .ifPresent(found::addAll);
        }
        Money open = left(applied, found);
        for (String id : credits) {
            boolean known = found.stream().anyMatch(part -> part.externalId().equals(BillId.of(CREDIT, id)));
            if (!known && open.isPositive()) {
                credit(id, credits.size() == 1, open).ifPresent(found::add);
                open = left(applied, found);
            }
        }
        if (!open.isZero()) {
            found.add(new Applied(other, Kind.OTHER, open, null, null));
        }
        found.sort(Comparator.comparing(Applied::date, Comparator.nullsLast(Comparator.naturalOrder())));
        return found;
    }

    /** A credit that was applied without a payment: what is used up of it, at most what is unexplained. */
    private Optional<Applied> credit(String id, boolean only, Money open) {
        Optional<ObjectNode> row = api.find(CREDIT, id);
        if (row.isEmpty()) {
            return Optional.empty();
        }
        String what = CREDIT + " " + id;
        Money used = open;
        if (!only && row.get().has("Balance")) {
            used = PurchaseOrderMapper.money(what, row.get(), "TotalAmt", homeCurrency)
                    .minus(PurchaseOrderMapper.money(what, row.get(), "Balance", homeCurrency));
        }
        if (!used.currency().equals(open.currency()) || !used.isPositive()) {
            return Optional.empty();
        }
        return Optional.of(new Applied(
                BillId.of(CREDIT, id),
                Kind.CREDIT,
                used.compareTo(open) > 0 ? open : used,
                PurchaseOrderMapper.date(what, row.get(), "TxnDate"),
                Json.text(row.get(), "DocNumber").orElse(null)));
    }

    private static Money left(Money applied, List<Applied> found) {
        return found.stream().map(Applied::amount).reduce(applied, Money::minus);
    }
}
