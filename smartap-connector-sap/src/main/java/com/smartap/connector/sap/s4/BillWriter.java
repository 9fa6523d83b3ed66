package com.smartap.connector.sap.s4;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.support.Json;
import com.smartap.model.IdempotencyKey;
import com.smartap.model.Money;
import com.smartap.model.invoice.InvoiceType;
import com.smartap.spi.erp.Bill;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes a bill as {@code A_SupplierInvoice} with its items and taxes in one, which is the only way that SAP takes it.
 * Gross amount, items and taxes make up the invoice's total exactly. Only fields that SAP's published metadata marks as
 * creatable are written; amounts are texts with the currency's own decimals.
 */
final class BillWriter {
    private static final int RATE_DECIMALS = 5;
    private static final int MOST_DAYS = 999;
    private final S4Settings settings;
    private final Clock clock;

    /**
     * What is known of the order items that a bill names.
     *
     * @param items by the number of the item
     * @param receipts the goods receipts that items refer to, where the order wants that; by the number of the item
     */
    record Ordered(Map<String, ObjectNode> items, Map<String, ObjectNode> receipts) {
        static final Ordered NONE = new Ordered(Map.of(), Map.of());
    }

    BillWriter(S4Settings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** A rate of one and more is quoted directly, a smaller one by its reciprocal, which keeps more of its digits. */
    static BigDecimal quoted(BigDecimal rate) {
        BigDecimal direct = isDirect(rate) ? rate : BigDecimal.ONE.divide(rate, MathContext.DECIMAL64);
        return direct.setScale(RATE_DECIMALS, RoundingMode.HALF_UP);
    }

    ObjectNode write(Bill bill, IdempotencyKey key, BillLines lines, Ordered ordered, List<Taxes.Part> taxes) {
        ObjectNode node = Json.object();
        node.put("CompanyCode", settings.companyCode());
        node.put("DocumentDate", ODataLiteral.ticks(bill.invoiceDate()));
        node.put("PostingDate", ODataLiteral.ticks(postingDate(bill)));
        node.put("SupplierInvoiceIDByInvcgParty", BillNaming.number(bill));
        node.put("InvoicingParty", SapId.shown(bill.vendorExternalId()));
        node.put("DocumentCurrency", bill.total().currency().getCurrencyCode());
        node.put("InvoiceGrossAmount", bill.total().plain());
        node.put("SupplierPostingLineItemText", BillNaming.note(bill, key));
        texts(node, bill);
        terms(node, bill);
        if (bill.exchangeRate() != null) {
            String field = isDirect(bill.exchangeRate()) ? "DirectQuotedExchangeRate" : "IndirectQuotedExchangeRate";
            node.put(field, quoted(bill.exchangeRate()).toPlainString());
        }
        if (bill.type() == InvoiceType.CREDIT_NOTE) {
            node.put("SupplierInvoiceIsCreditMemo", "X");
        }
        put(node, "PaymentBlockingReason", settings.posting().paymentBlock());
        put(node, "AccountingDocumentType", settings.posting().documentType());
        node.put("TaxIsCalculatedAutomatically", settings.posting().taxMode().equals(S4Settings.COMPUTED));
        items(node, bill, lines, ordered);
        if (!taxes.isEmpty()) {
            ArrayNode rows = node.putObject("to_SupplierInvoiceTax").putArray("results");
            for (Taxes.Part tax : taxes) {
                rows.addObject()
                        .put("TaxCode", tax.code())
                        .put("DocumentCurrency", tax.tax().currency().getCurrencyCode())
                        .put("TaxAmount", tax.tax().plain())
                        .put("TaxBaseAmountInTransCrcy", tax.base().plain());
            }
        }
        return node;
    }

    private LocalDate postingDate(Bill bill) {
        return settings.posting().postingDate().equals("invoice")
                ? bill.invoiceDate()
                : LocalDate.ofInstant(clock.instant(), settings.zone());
    }

    /** The whole number stands in the first text that takes it; {@link #wholeNumber} is the last of them. */
    private static void texts(ObjectNode node, Bill bill) {
        String number = bill.invoiceNumber().strip();
        if (BillNaming.isChanged(bill)) {
            node.put("DocumentHeaderText", BillNaming.cut(number, BillNaming.HEADER_TEXT));
            if (number.length() > BillNaming.HEADER_TEXT && isPaymentReference(number)) {
                node.put("PaymentReference", number);
            }
        } else if (bill.memo() != null && !bill.memo().isBlank()) {
            node.put("DocumentHeaderText", BillNaming.cut(bill.memo(), BillNaming.HEADER_TEXT));
        }
    }

    /** The text of the first item, if no field of the header takes the whole number; otherwise null. */
    private static @Nullable String wholeNumber(Bill bill) {
        String number = bill.invoiceNumber().strip();
        return number.length() > BillNaming.HEADER_TEXT && !isPaymentReference(number) ? number : null;
    }

    private static boolean isPaymentReference(String number) {
        return number.length() <= BillNaming.PAYMENT_REFERENCE && number.equals(BillNaming.upper(number));
    }

    private void terms(ObjectNode node, Bill bill) {
        put(node, "PaymentTerms", settings.posting().paymentTerms());
        LocalDate due = bill.dueDate();
        String mode = settings.posting().dueDate();
        if (due == null || bill.type() == InvoiceType.CREDIT_NOTE || mode.equals("terms")) {
            node.put("DueCalculationBaseDate", ODataLiteral.ticks(bill.invoiceDate()));
            return;
        }
        long days = ChronoUnit.DAYS.between(bill.invoiceDate(), due);
        boolean counted = mode.equals("netDays") && days >= 0 && days <= MOST_DAYS;
        node.put("DueCalculationBaseDate", ODataLiteral.ticks(counted ? bill.invoiceDate() : due));
        if (mode.equals("netDays")) {
            node.put("NetPaymentDays", String.valueOf(counted ? days : 0));
        }
    }

    private void items(ObjectNode node, Bill bill, BillLines lines, Ordered ordered) {
        String firstText = wholeNumber(bill);
        List<Bill.Line> ofOrder = lines.ordered();
        if (!ofOrder.isEmpty()) {
            ArrayNode rows = node.putObject("to_SuplrInvcItemPurOrdRef").putArray("results");
            for (Bill.Line line : ofOrder) {
                ObjectNode row = rows.addObject().put("SupplierInvoiceItem", "%06d".formatted(rows.size()));
                ordered(row, bill, line, ordered);
                put(row, "SupplierInvoiceItemText", firstText != null ? firstText : text(line.description()));
                firstText = null;
            }
        }
        List<BillLines.Ledger> ledger = lines.ledger();
        if (!ledger.isEmpty()) {
            ArrayNode rows = node.putObject("to_SupplierInvoiceItemGLAcct").putArray("results");
            for (BillLines.Ledger line : ledger) {
                ObjectNode row = rows.addObject().put("SupplierInvoiceItem", "%04d".formatted(rows.size()));
                ledger(row, bill, line, lines.side(line));
                put(row, "SupplierInvoiceItemText", firstText != null ? firstText : text(line.what()));
                firstText = null;
            }
        }
    }

    private void ordered(ObjectNode row, Bill bill, Bill.Line line, Ordered known) {
        String id = SapId.shown(String.valueOf(line.purchaseOrderLineExternalId()));
        row.put("PurchaseOrder", SapId.shown(String.valueOf(bill.purchaseOrderExternalId())));
        row.put("PurchaseOrderItem", id);
        row.put("DocumentCurrency", line.amount().currency().getCurrencyCode());
        row.put("SupplierInvoiceItemAmount", line.amount().plain());
        ObjectNode item = known.items().get(id);
        BigDecimal quantity = line.quantity() == null ? BigDecimal.ZERO : line.quantity();
        String unit = item == null
                ? null
                : Json.text(item, "PurchaseOrderQuantityUnit").orElse(null);
        if (unit != null) {
            row.put("PurchaseOrderQuantityUnit", unit);
        }
        row.put("QuantityInPurchaseOrderUnit", plain(quantity));
        if (item != null) {
            String priceUnit = Json.text(item, "OrderPriceUnit").orElse(unit);
            if (priceUnit != null && !priceUnit.equals(unit)) {
                BigDecimal inPriceUnit =
                        PurchaseOrderMapper.Amounts.of("order item", item).inPriceUnit(quantity);
                row.put("PurchaseOrderPriceUnit", priceUnit);
                row.put("QtyInPurchaseOrderPriceUnit", plain(inPriceUnit));
            }
        }
        put(row, "TaxCode", taxCode(line, item));
        ObjectNode receipt = known.receipts().get(id);
        if (receipt != null) {
            put(row, "ReferenceDocument", Json.text(receipt, "MaterialDocument").orElse(null));
            put(
                    row,
                    "ReferenceDocumentFiscalYear",
                    Json.text(receipt, "MaterialDocumentYear").orElse(null));
            put(
                    row,
                    "ReferenceDocumentItem",
                    Json.text(receipt, "MaterialDocumentItem").orElse(null));
        }
    }

    /** Of the line, of the order's item, or the default. */
    @Nullable
    String taxCode(Bill.Line line, @Nullable ObjectNode item) {
        if (line.taxCode() != null) {
            return line.taxCode();
        }
        String ordered = item == null ? null : Json.text(item, "TaxCode").orElse(null);
        return ordered != null ? ordered : settings.posting().defaultTaxCode();
    }

    private void ledger(ObjectNode row, Bill bill, BillLines.Ledger line, String side) {
        row.put("CompanyCode", settings.companyCode());
        row.put("GLAccount", line.account());
        row.put("DebitCreditCode", side);
        row.put("DocumentCurrency", line.amount().currency().getCurrencyCode());
        row.put("SupplierInvoiceItemAmount", line.amount().abs().plain());
        put(row, "TaxCode", line.taxCode());
        Map<String, String> assigned = line.line() == null
                ? Dimensions.of(bill, Bill.Line.of("", line.amount(), null))
                : Dimensions.of(bill, line.line());
        if (assigned.isEmpty()) {
            put(row, "CostCenter", settings.posting().defaultCostCenter());
        }
        assigned.forEach(row::put);
    }

    private static @Nullable String text(@Nullable String description) {
        return description == null || description.isBlank() ? null : BillNaming.cut(description, BillNaming.TEXT);
    }

    private static String plain(BigDecimal quantity) {
        BigDecimal bare = quantity.stripTrailingZeros();
        return bare.setScale(Math.max(0, bare.scale())).toPlainString();
    }

    private static boolean isDirect(BigDecimal rate) {
        return rate.compareTo(BigDecimal.ONE) >= 0 || rate.stripTrailingZeros().scale() <= RATE_DECIMALS;
    }

    private static void put(ObjectNode node, String field, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            node.put(field, value);
        }
    }

    /** The total that SAP answers, for a comparison. */
    static @Nullable Money total(ObjectNode held, Bill bill) {
        BigDecimal amount =
                Json.decimal("A_SupplierInvoice", held, "InvoiceGrossAmount").orElse(null);
        boolean same = Json.text(held, "DocumentCurrency")
                .filter(bill.total().currency().getCurrencyCode()::equals)
                .isPresent();
        if (amount == null || !same) {
            return null;
        }
        return Money.rounded(amount, bill.total().currency(), RoundingMode.HALF_UP);
    }
}
