package com.smartap.connector.quickbooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.support.BillCoding;
import com.smartap.connector.support.Json;
import com.smartap.model.Money;
import com.smartap.model.invoice.InvoiceType;
import com.smartap.spi.erp.Bill;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes a bill, or a vendor credit, in QuickBooks' shape, so that its total is the invoice's total exactly: what the
 * lines leave open becomes lines of its own (shipping, tax unless by tax codes, discounts and rounding).
 */
final class BillWriter {
    private static final int PRICE_DECIMALS = 7;
    private static final Set<String> DOMESTIC_CODES = Set.of("TAX", "NON");
    private final QuickBooksSettings settings;
    private final BillTaxes taxes;

    BillWriter(QuickBooksSettings settings, BillTaxes taxes) {
        this.settings = settings;
        this.taxes = taxes;
    }

    static String entity(Bill bill) {
        return bill.type() == InvoiceType.CREDIT_NOTE ? "VendorCredit" : "Bill";
    }

    /**
     * The bill as it is sent.
     *
     * @param order the purchase order that it bills; null if none
     */
    ObjectNode write(Bill bill, @Nullable ObjectNode order) {
        ObjectNode node = Json.object();
        node.putObject("VendorRef").put("value", bill.vendorExternalId());
        node.put("DocNumber", BillNaming.documentNumber(bill.invoiceNumber()));
        node.put("TxnDate", bill.invoiceDate().toString());
        if (bill.dueDate() != null && bill.type() == InvoiceType.INVOICE) {
            node.put("DueDate", bill.dueDate().toString());
        }
        // Companies with several currencies require it, the others take it.
        node.putObject("CurrencyRef").put("value", bill.total().currency().getCurrencyCode());
        if (bill.exchangeRate() != null && !bill.total().currency().equals(settings.homeCurrency())) {
            node.put("ExchangeRate", bill.exchangeRate());
        }
        BillDimensions.write(bill, node);
        node.put("PrivateNote", BillNaming.note(bill));
        ArrayNode lines = node.putArray("Line");
        for (Bill.Line line : bill.lines()) {
            line(lines.addObject(), line, bill, order);
        }
        extra(bill, lines, "Shipping", bill.shipping(), settings.shippingAccount());
        boolean byCodes = byCodes(bill, settings);
        if (!byCodes) {
            extra(bill, lines, "Tax", bill.tax(), settings.taxAccount());
        }
        String rest = bill.lines().isEmpty() ? "Invoice " + bill.invoiceNumber() : "Discounts, charges and rounding";
        extra(
                bill,
                lines,
                rest,
                BillCoding.difference(bill),
                bill.lines().isEmpty() ? settings.defaultExpenseAccount() : settings.differenceAccount());
        if (byCodes) {
            taxes.write(node, bill.tax());
        }
        return node;
    }

    private void line(ObjectNode node, Bill.Line line, Bill bill, @Nullable ObjectNode order) {
        node.put("Amount", line.amount().amount());
        if (line.description() != null) {
            node.put("Description", BillNaming.fitting(line.description()));
        }
        JsonNode ordered = order == null || line.purchaseOrderLineExternalId() == null
                ? null
                : orderLine(order, line.purchaseOrderLineExternalId());
        String item = ordered == null
                ? null
                : Json.text(ordered.path("ItemBasedExpenseLineDetail").path("ItemRef"), "value")
                        .orElse(null);
        if (ordered != null && bill.type() == InvoiceType.INVOICE) { // QuickBooks links no credits to orders
            ObjectNode link = node.putArray("LinkedTxn").addObject();
            link.put("TxnId", bill.purchaseOrderExternalId()).put("TxnType", "PurchaseOrder");
            link.put("TxnLineId", line.purchaseOrderLineExternalId());
        }
        ObjectNode detail;
        if (item != null) {
            detail = detail(node, "ItemBasedExpenseLineDetail");
            detail.putObject("ItemRef").put("value", item);
            quantity(detail, line);
        } else {
            detail = detail(node, "AccountBasedExpenseLineDetail");
            String account = line.accountCode() != null ? line.accountCode() : orderedAccount(ordered);
            detail.putObject("AccountRef").put("value", account);
        }
        BillDimensions.write(bill, line.dimensions(), detail);
        tax(detail, bill, line.taxCode() != null ? line.taxCode() : settings.defaultTaxCode());
    }

    /** The line of an order; null if the order has none of that id. */
    static @Nullable JsonNode orderLine(ObjectNode order, String lineId) {
        for (JsonNode line : order.path("Line")) {
            if (line.path("Id").asText().equals(lineId)) {
                return line;
            }
        }
        return null;
    }

    private @Nullable String orderedAccount(@Nullable JsonNode ordered) {
        String account = ordered == null
                ? null
                : Json.text(ordered.path("AccountBasedExpenseLineDetail").path("AccountRef"), "value")
                        .orElse(null);
        return account != null ? account : settings.defaultExpenseAccount();
    }

    /** QuickBooks insists that quantity times price is the amount, so a price that does not fit is computed. */
    private static void quantity(ObjectNode detail, Bill.Line line) {
        BigDecimal quantity = line.quantity();
        if (quantity == null || quantity.signum() == 0) {
            return;
        }
        BigDecimal price = line.unitPrice();
        if (price == null || !fits(quantity, price, line.amount())) {
            price = line.amount().amount().divide(quantity, PRICE_DECIMALS, RoundingMode.HALF_UP);
        }
        if (fits(quantity, price, line.amount())) {
            detail.put("Qty", quantity).put("UnitPrice", price);
        }
    }

    private static boolean fits(BigDecimal quantity, BigDecimal price, Money amount) {
        return Money.rounded(quantity.multiply(price), amount.currency(), RoundingMode.HALF_UP)
                .equals(amount);
    }

    private void extra(Bill bill, ArrayNode lines, String description, Money amount, @Nullable String account) {
        if (amount.isZero()) {
            return;
        }
        ObjectNode line = lines.addObject().put("Amount", amount.amount()).put("Description", description);
        ObjectNode detail = detail(line, "AccountBasedExpenseLineDetail");
        detail.putObject("AccountRef")
                .put("value", BillCoding.account(bill, account, settings.defaultExpenseAccount()));
        BillDimensions.write(bill, Map.of(), detail);
        tax(detail, bill, BillCoding.taxCode(bill, settings.defaultTaxCode()));
    }

    private static ObjectNode detail(ObjectNode line, String type) {
        line.put("DetailType", type);
        return line.putObject(type);
    }

    /**
     * Whether tax is posted by codes. The two of the United States only say whether something is taxable when it is
     * charged on.
     */
    static boolean byCodes(Bill bill, QuickBooksSettings settings) {
        boolean domestic = bill.lines().stream()
                .allMatch(line -> line.taxCode() == null || DOMESTIC_CODES.contains(line.taxCode()));
        return BillCoding.byCodes(bill, settings.taxMode())
                && !(domestic && settings.taxMode().equals(BillCoding.AUTO));
    }

    /** Where tax is a line of its own, no code may compute it again. */
    private void tax(ObjectNode detail, Bill bill, @Nullable String code) {
        if (code != null && (byCodes(bill, settings) || DOMESTIC_CODES.contains(code))) {
            detail.putObject("TaxCodeRef").put("value", code);
        }
    }
}
