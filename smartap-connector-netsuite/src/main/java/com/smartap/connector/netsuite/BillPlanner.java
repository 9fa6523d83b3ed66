package com.smartap.connector.netsuite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.support.BillCoding;
import com.smartap.connector.support.Json;
import com.smartap.model.Money;
import com.smartap.model.invoice.InvoiceType;
import com.smartap.spi.erp.Bill;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Plans a bill so that its total is the invoice's total exactly: what the lines leave open becomes lines of its own
 * (shipping, tax unless by tax codes, discounts and rounding).
 */
final class BillPlanner {
    private static final int PRICE_DECIMALS = 8;
    private final NetSuiteSettings settings;

    BillPlanner(NetSuiteSettings settings) {
        this.settings = settings;
    }

    /**
     * The draft.
     *
     * @param order the order that it bills, with its lines; null if none
     * @param currencyId the bill's currency, if it has to be named
     * @param taxes tax by line of the bill, in mode codes; the last is for shipping
     */
    BillDraft plan(Bill bill, @Nullable ObjectNode order, @Nullable String currencyId, List<BigDecimal> taxes) {
        List<BillDraft.Line> items = new ArrayList<>();
        List<BillDraft.Line> expenses = new ArrayList<>();
        for (int i = 0; i < bill.lines().size(); i++) {
            Bill.Line line = bill.lines().get(i);
            JsonNode ordered = order == null ? null : orderLine(order, line.purchaseOrderLineExternalId());
            BigDecimal tax = taxes.isEmpty() ? null : taxes.get(i);
            if (ordered != null && Json.text(ordered, "item").isPresent()) {
                items.add(item(line, tax));
            } else {
                expenses.add(expense(line, ordered, tax));
            }
        }
        NetSuiteSettings.Accounts accounts = settings.accounts();
        BigDecimal shippingTax = taxes.isEmpty() ? null : taxes.get(taxes.size() - 1);
        extra(expenses, "Shipping", bill.shipping(), accounts.of(bill, accounts.shipping()), shippingTax);
        if (taxes.isEmpty()) {
            extra(expenses, "Tax", bill.tax(), accounts.of(bill, accounts.tax()), null);
        }
        boolean empty = bill.lines().isEmpty();
        extra(
                expenses,
                empty ? "Invoice " + bill.invoiceNumber().strip() : "Discounts, charges and rounding",
                BillCoding.difference(bill),
                empty ? accounts.expense() : accounts.of(bill, accounts.difference()),
                null);
        boolean invoice = bill.type() == InvoiceType.INVOICE;
        Map<String, String> dimensions = new HashMap<>(settings.dimensions());
        dimensions.putAll(bill.dimensions());
        return new BillDraft(
                bill.type(),
                BillNaming.externalId(bill),
                bill.vendorExternalId(),
                BillNaming.number(bill, settings.numberLength()),
                bill.invoiceDate(),
                invoice ? bill.dueDate() : null,
                currencyId,
                bill.exchangeRate(),
                order == null ? null : bill.purchaseOrderExternalId(),
                settings.accounts().payables(),
                BillNaming.memo(bill),
                Map.copyOf(dimensions),
                items,
                expenses,
                bill.total());
    }

    /** The line of an order; null if the order has none of that id. */
    static @Nullable JsonNode orderLine(ObjectNode order, @Nullable String lineId) {
        for (JsonNode line : order.path("lines")) {
            if (Json.text(line, "id").orElse("").equals(lineId)) {
                return line;
            }
        }
        return null;
    }

    private BillDraft.Line item(Bill.Line line, @Nullable BigDecimal tax) {
        BigDecimal quantity = line.quantity() == null || line.quantity().signum() == 0 ? null : line.quantity();
        return new BillDraft.Line(
                line.purchaseOrderLineExternalId(),
                null,
                quantity,
                quantity == null ? null : price(line, quantity),
                line.amount().amount(),
                text(line.description()),
                taxCode(line.taxCode(), tax),
                tax,
                line.dimensions());
    }

    /** A price that does not make up the amount is computed from it. */
    private static BigDecimal price(Bill.Line line, BigDecimal quantity) {
        BigDecimal price = line.unitPrice();
        Money amount = line.amount();
        if (price != null
                && Money.rounded(quantity.multiply(price), amount.currency(), RoundingMode.HALF_UP)
                        .equals(amount)) {
            return price;
        }
        return amount.amount()
                .divide(quantity, PRICE_DECIMALS, RoundingMode.HALF_UP)
                .stripTrailingZeros();
    }

    private BillDraft.Line expense(Bill.Line line, @Nullable JsonNode ordered, @Nullable BigDecimal tax) {
        String account = line.accountCode();
        if (account == null && ordered != null) {
            account = Json.text(ordered, "expenseaccount").orElse(null);
        }
        return new BillDraft.Line(
                ordered == null ? null : line.purchaseOrderLineExternalId(),
                account != null ? account : settings.accounts().expense(),
                null,
                null,
                line.amount().amount(),
                text(line.description()),
                taxCode(line.taxCode(), tax),
                tax,
                line.dimensions());
    }

    private void extra(
            List<BillDraft.Line> lines,
            String description,
            Money amount,
            @Nullable String account,
            @Nullable BigDecimal tax) {
        if (!amount.isZero()) {
            lines.add(new BillDraft.Line(
                    null, account, null, null, amount.amount(), description, taxCode(null, tax), tax, Map.of()));
        }
    }

    /** In tax mode line the tax is posted already, so no code may compute it again. */
    private @Nullable String taxCode(@Nullable String code, @Nullable BigDecimal tax) {
        if (tax == null) {
            return null;
        }
        return code != null ? code : settings.defaultTaxCode();
    }

    private static @Nullable String text(@Nullable String description) {
        return description == null || description.isBlank() ? null : BillNaming.cut(description, BillNaming.MAX_TEXT);
    }
}
