package com.smartap.connector.sap.b1;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.sap.b1.OrderLinks.Link;
import com.smartap.connector.sap.b1.OrderLinks.Part;
import com.smartap.connector.support.Json;
import com.smartap.model.Money;
import com.smartap.spi.erp.Bill;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The lines of one bill, as they are sent: of a document of services, or of one of items. Used once. */
final class BillLines {
    /** Characters of ItemDescription (common knowledge, not in the schema). */
    static final int MAX_DESCRIPTION = 100;

    private final Bill bill;
    private final B1Settings settings;
    private final TaxCodes taxCodes;
    private final boolean service;
    private final boolean byCodes;
    private final boolean foreign;
    private final ArrayNode lines = Json.object().putArray("lines");
    private final ArrayNode expenses = Json.object().putArray("expenses");
    private final List<Taxed> taxed = new ArrayList<>();

    /** An amount and the code that it is taxed by. */
    record Taxed(Money amount, @Nullable String code) {}

    BillLines(Bill bill, B1Settings settings, TaxCodes taxCodes, boolean service) {
        this.bill = bill;
        this.settings = settings;
        this.taxCodes = taxCodes;
        this.service = service;
        this.byCodes = BillAmounts.isTaxedByCodes(bill, settings);
        this.foreign = settings.homeCurrency() != null
                && !settings.homeCurrency().equals(bill.total().currency());
    }

    ArrayNode lines() {
        return lines;
    }

    /** Additional expenses of a document of items; empty for none. */
    ArrayNode expenses() {
        return expenses;
    }

    /** What Business One computes tax from; empty if it does not. */
    List<Taxed> taxed() {
        return byCodes ? taxed : List.of();
    }

    /** A line that draws on others: one for each of them, which together have the line's amount. */
    void linked(Bill.Line line, Link link) {
        List<Money> amounts = List.of(line.amount());
        if (link.parts().size() > 1) {
            amounts = line.amount()
                    .allocate(link.parts().stream()
                            .map(part -> part.quantity() == null ? BigDecimal.ONE : part.quantity())
                            .toList());
        }
        for (int i = 0; i < link.parts().size(); i++) {
            Part part = link.parts().get(i);
            Money amount = amounts.get(i);
            ObjectNode node = lines.addObject();
            node.put("BaseType", part.type());
            node.put("BaseEntry", Integer.parseInt(part.entry()));
            node.put("BaseLine", Integer.parseInt(part.line()));
            if (part.quantity() == null) {
                amount(node, amount);
                if (line.accountCode() != null) {
                    node.put("AccountCode", line.accountCode());
                }
            } else {
                quantity(node, line, part.quantity(), amount, link.discounted());
            }
            tax(node, line.taxCode(), false);
            taxed.add(new Taxed(amount, line.taxCode() != null ? line.taxCode() : fallback(link)));
            Dimensions.line(node, bill, line.dimensions());
        }
    }

    private @Nullable String fallback(Link link) {
        return settings.tax().standard() != null ? settings.tax().standard() : link.taxCode();
    }

    /** A line without order line. */
    void account(Bill.Line line, String path) {
        String account = settings.accounts().orStandard(line.accountCode());
        if (service) {
            ObjectNode node = serviceLine(line.description(), line.amount(), account);
            tax(node, line.taxCode(), false);
            Dimensions.line(node, bill, line.dimensions());
        } else if (settings.extras().chargeItem() != null) {
            ObjectNode node = itemLine(line.description(), line.amount(), line.accountCode());
            tax(node, line.taxCode(), false);
            Dimensions.line(node, bill, line.dimensions());
        } else {
            throw BillRefusedException.check(
                    ("%s has no order line, and the other lines draw on an order of items, which"
                                    + " Business One keeps apart from lines of accounts. Maybe set chargeItem, or link the line")
                            .formatted(path));
        }
        taxed.add(new Taxed(
                line.amount(),
                line.taxCode() != null ? line.taxCode() : settings.tax().standard()));
    }

    /** Shipping, tax or a difference; nothing for zero. */
    void extra(String what, Money amount, @Nullable String account, @Nullable Integer expense) {
        if (amount.isZero()) {
            return;
        }
        ObjectNode node;
        if (service) {
            node = serviceLine(what, amount, settings.accounts().orStandard(account));
        } else if (expense != null) {
            node = expenses.addObject().put("ExpenseCode", expense);
            node.put(foreign ? "LineTotalFC" : "LineTotal", amount.amount());
        } else if (settings.extras().chargeItem() != null) {
            node = itemLine(what, amount, account);
        } else {
            throw BillRefusedException.check(
                    ("%s (%s) has no place on a bill of an order of items. Maybe set %sExpenseCode or chargeItem%s")
                            .formatted(
                                    what,
                                    amount,
                                    what.toLowerCase(java.util.Locale.ROOT),
                                    what.equals("Tax") ? ", or let tax codes compute it (taxMode)" : ""));
        }
        tax(node, null, true);
        taxed.add(new Taxed(
                amount,
                settings.tax().exempt() != null
                        ? settings.tax().exempt()
                        : settings.tax().standard()));
        if (service || expense == null) {
            Dimensions.line(node, bill, Map.of());
        }
    }

    private ObjectNode serviceLine(@Nullable String description, Money amount, @Nullable String account) {
        ObjectNode node = lines.addObject();
        describe(node, description);
        node.put("AccountCode", account);
        amount(node, amount);
        return node;
    }

    /** One piece of an item that stands for anything; a negative amount is a piece given back. */
    private ObjectNode itemLine(@Nullable String description, Money amount, @Nullable String account) {
        ObjectNode node = lines.addObject().put("ItemCode", settings.extras().chargeItem());
        describe(node, description);
        node.put("Quantity", amount.isNegative() ? -1 : 1);
        node.put("UnitPrice", amount.abs().amount());
        if (foreign) {
            node.put("Currency", settings.currencyCode(amount));
        }
        if (account != null) {
            node.put("AccountCode", account);
        }
        return node;
    }

    private static void describe(ObjectNode node, @Nullable String description) {
        if (description != null && !description.isBlank()) {
            node.put("ItemDescription", BillNotes.shortened(description.strip(), MAX_DESCRIPTION));
        }
    }

    /** LineTotal is in the company's own currency, RowTotalFC in the document's. */
    private void amount(ObjectNode node, Money amount) {
        if (foreign) {
            node.put("Currency", settings.currencyCode(amount)).put("RowTotalFC", amount.amount());
        } else {
            node.put("LineTotal", amount.amount());
        }
    }

    private void quantity(ObjectNode node, Bill.Line line, BigDecimal quantity, Money amount, boolean discounted) {
        node.put("Quantity", quantity);
        BigDecimal price = BillAmounts.price(line, quantity, amount);
        if (!BillAmounts.fits(quantity, price, amount)) {
            amount(node, amount);
            return;
        }
        node.put("UnitPrice", price);
        if (discounted) {
            node.put("DiscountPercent", 0); // the price is after discount already
        }
    }

    /** With tax as a line of its own, no code may compute it again. */
    private void tax(ObjectNode node, @Nullable String own, boolean extra) {
        String standard = byCodes ? settings.tax().standard() : settings.tax().exempt();
        String code = byCodes && own != null ? own : standard;
        if (byCodes && extra && settings.tax().exempt() != null) {
            code = settings.tax().exempt();
        }
        if (code != null) {
            node.put(field(code), code);
        }
    }

    private String field(String code) {
        String field = settings.tax().field();
        return field.equals("auto")
                ? taxCodes.find(code).map(TaxCodes.Code::field).orElse(TaxCodes.TAX_CODE)
                : field;
    }
}
