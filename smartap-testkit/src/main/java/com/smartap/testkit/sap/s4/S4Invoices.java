package com.smartap.testkit.sap.s4;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.model.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Posts supplier invoices as logistics invoice verification does: knows what it refers to, and balances. */
final class S4Invoices {
    static final String COMPANY = "1010";
    static final Map<String, String> RATES = Map.of("I0", "0", "I1", "19", "I2", "7", "V0", "0");
    private static final String SET = "A_SupplierInvoice";
    private final S4Store store;
    private final S4Journal journal;

    S4Invoices(S4Store store, S4Journal journal) {
        this.store = store;
        this.journal = journal;
    }

    /** Posts what {@link S4Body} read, and returns it as it is held. */
    ObjectNode post(ObjectNode row) {
        if (!row.path("CompanyCode").asText().equals(COMPANY)) {
            throw S4Fault.refused(
                    "F5/165",
                    "Company code %s does not exist"
                            .formatted(row.path("CompanyCode").asText()));
        }
        String supplier = bare(row.path("InvoicingParty").asText());
        ObjectNode partner = store.find("A_BusinessPartner", supplier)
                .filter(it -> it.path("to_Supplier").isObject())
                .orElseThrow(() -> S4Fault.refused("F5/104", "Supplier %s does not exist".formatted(supplier)));
        if (partner.path("to_Supplier").path("PostingIsBlocked").asBoolean()) {
            throw S4Fault.refused("F5/351", "Account %s is blocked for posting".formatted(supplier));
        }
        boolean credit = row.path("SupplierInvoiceIsCreditMemo").asText().equals("X");
        Map<String, BigDecimal> bases = new LinkedHashMap<>();
        BigDecimal sum = items(row, bases).add(ledger(row, credit, bases)).add(taxes(row, bases));
        BigDecimal gross = new BigDecimal(row.path("InvoiceGrossAmount").asText());
        if (gross.compareTo(sum) != 0) {
            throw S4Fault.refused(
                    "M8/534",
                    "Balance not zero: %s".formatted(gross.subtract(sum).toPlainString()));
        }
        if (row.path("to_SuplrInvcItemPurOrdRef").isEmpty()
                && row.path("to_SupplierInvoiceItemGLAcct").isEmpty()) {
            throw S4Fault.refused("M8/075", "Enter at least one item");
        }
        LocalDate posted = LocalDate.parse(row.path("PostingDate").asText());
        row.put("InvoicingParty", supplier);
        row.put("SupplierInvoice", String.valueOf(5_105_600_000L + store.next()));
        row.put("FiscalYear", String.valueOf(posted.getYear()));
        row.put("CreationDate", store.today().toString()).put("SupplierInvoiceStatus", "5");
        row.put("SupplierInvoiceOrigin", "6");
        row.put("ReverseDocument", "").put("IsReversed", false).put("IsReversal", false);
        store.put(SET, row);
        journal.post(row, credit);
        return row;
    }

    /** Reverses an invoice, as a person at the screen would (MR8M). */
    void reverse(ObjectNode row) {
        ObjectNode reversal = row.deepCopy();
        reversal.put("SupplierInvoice", String.valueOf(5_105_600_000L + store.next()));
        reversal.put(
                "SupplierInvoiceIsCreditMemo",
                row.path("SupplierInvoiceIsCreditMemo").asText().equals("X") ? "" : "X");
        reversal.put("ReverseDocument", row.path("SupplierInvoice").asText()).put("IsReversal", true);
        row.put("ReverseDocument", reversal.path("SupplierInvoice").asText()).put("IsReversed", true);
        row.put("ReverseDocumentFiscalYear", reversal.path("FiscalYear").asText());
        store.put(SET, reversal);
        journal.reverse(row);
    }

    private BigDecimal items(ObjectNode row, Map<String, BigDecimal> bases) {
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode item : row.path("to_SuplrInvcItemPurOrdRef")) {
            String order = bare(item.path("PurchaseOrder").asText());
            String number = bare(item.path("PurchaseOrderItem").asText());
            JsonNode ordered = store.find("A_PurchaseOrder", order)
                    .flatMap(it -> item(it, number))
                    .orElseThrow(() ->
                            S4Fault.refused("ME/707", "Purchase order %s has no item %s".formatted(order, number)));
            String unit = item.path("PurchaseOrderQuantityUnit").asText();
            if (!unit.equals(ordered.path("PurchaseOrderQuantityUnit").asText())) {
                throw S4Fault.refused("M8/204", "Unit %s of order item %s is not maintained".formatted(unit, number));
            }
            if (new BigDecimal(item.path("QuantityInPurchaseOrderUnit").asText("0")).signum() <= 0) {
                throw S4Fault.refused("M8/207", "Enter a quantity for order item %s".formatted(number));
            }
            if (ordered.path("InvoiceIsGoodsReceiptBased").asBoolean() && !item.hasNonNull("ReferenceDocument")) {
                throw S4Fault.refused("M8/504", "Order item %s: enter the goods receipt".formatted(number));
            }
            ((ObjectNode) item).put("PurchaseOrder", order).put("PurchaseOrderItem", number);
            sum = sum.add(base(item, BigDecimal.ONE, bases));
        }
        return sum;
    }

    private BigDecimal ledger(ObjectNode row, boolean credit, Map<String, BigDecimal> bases) {
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode item : row.path("to_SupplierInvoiceItemGLAcct")) {
            String account = bare(item.path("GLAccount").asText());
            boolean usable = store.all("A_GLAccountInChartOfAccounts").stream()
                    .anyMatch(it -> bare(it.path("GLAccount").asText()).equals(account)
                            && !it.path("AccountIsBlockedForPosting").asBoolean());
            if (!usable) {
                throw S4Fault.refused(
                        "F5/506", "Account %s cannot be posted to in company code 1010".formatted(account));
            }
            String side = item.path("DebitCreditCode").asText();
            if (!side.equals("S") && !side.equals("H")) {
                throw S4Fault.refused("M8/043", "Debit/credit indicator %s is not allowed".formatted(side));
            }
            boolean adds = side.equals("S") != credit;
            sum = sum.add(base(item, adds ? BigDecimal.ONE : BigDecimal.ONE.negate(), bases));
        }
        return sum;
    }

    private static BigDecimal base(JsonNode item, BigDecimal sign, Map<String, BigDecimal> bases) {
        BigDecimal amount =
                new BigDecimal(item.path("SupplierInvoiceItemAmount").asText());
        if (amount.signum() <= 0) {
            throw S4Fault.refused("M8/072", "Enter a positive amount");
        }
        String code = item.path("TaxCode").asText();
        if (!code.isEmpty()) {
            if (!RATES.containsKey(code)) {
                throw S4Fault.refused("FF/713", "Tax code %s does not exist".formatted(code));
            }
            bases.merge(code, amount.multiply(sign), BigDecimal::add);
        }
        return amount.multiply(sign);
    }

    private static BigDecimal taxes(ObjectNode row, Map<String, BigDecimal> bases) {
        ArrayNode given = row.withArrayProperty("to_SupplierInvoiceTax");
        BigDecimal sum = BigDecimal.ZERO;
        if (row.path("TaxIsCalculatedAutomatically").asBoolean()) {
            for (Map.Entry<String, BigDecimal> base : bases.entrySet()) {
                BigDecimal rate = new BigDecimal(String.valueOf(RATES.get(base.getKey()))).movePointLeft(2);
                sum = sum.add(base.getValue().multiply(rate).setScale(2, RoundingMode.HALF_UP));
            }
            return sum;
        }
        for (JsonNode tax : given) {
            if (!bases.containsKey(tax.path("TaxCode").asText())) {
                throw S4Fault.refused(
                        "FF/747",
                        "Tax code %s is on no item"
                                .formatted(tax.path("TaxCode").asText()));
            }
            sum = sum.add(new BigDecimal(tax.path("TaxAmount").asText()));
        }
        return sum;
    }

    static Optional<JsonNode> item(ObjectNode order, String number) {
        for (JsonNode item : order.path("to_PurchaseOrderItem")) {
            if (bare(item.path("PurchaseOrderItem").asText()).equals(number)) {
                return Optional.of(item);
            }
        }
        return Optional.empty();
    }

    /** What an amount is in the invoice's currency. */
    static Money gross(ObjectNode row) {
        return Money.rounded(
                new BigDecimal(row.path("InvoiceGrossAmount").asText()),
                Money.currency(row.path("DocumentCurrency").asText()),
                RoundingMode.HALF_UP);
    }

    /** Without leading zeros. */
    static String bare(String id) {
        return id.matches("0*[0-9]+") ? id.replaceFirst("^0+(?!$)", "") : id;
    }
}
