package com.smartap.testkit.sap.s4;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.model.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The vendor items of the journal: what invoices leave open, and what payments clear. */
final class S4Journal {
    private static final String SET = "A_OperationalAcctgDocItemCube";
    private final S4Store store;
    /** The items of invoices by the invoice, and what was paid on account of them by the item: they are asked for often. */
    private final Map<String, ObjectNode> opened = new ConcurrentHashMap<>();

    private final Map<String, List<ObjectNode>> paid = new ConcurrentHashMap<>();

    S4Journal(S4Store store) {
        this.store = store;
    }

    void post(ObjectNode invoice, boolean credit) {
        ObjectNode item = item(invoice, S4Invoices.gross(invoice), credit ? "S" : "H", credit ? "KG" : "RE");
        item.put("OriginalReferenceDocument", key(invoice)).put("ReferenceDocumentType", "RMRP");
        item.put(
                "DocumentReferenceID",
                invoice.path("SupplierInvoiceIDByInvcgParty").asText());
        item.put("DocumentItemText", invoice.path("SupplierPostingLineItemText").asText());
        store.put(SET, item);
        opened.put(key(invoice), item);
    }

    /** Pays some or all: a part becomes an item of its own, the rest clears everything. */
    void pay(ObjectNode invoice, Money amount) {
        ObjectNode item = open(invoice);
        boolean credit = item.path("DebitCreditCode").asText().equals("S");
        if (amount.compareTo(balance(invoice)) < 0) {
            ObjectNode partial = item(invoice, amount, credit ? "H" : "S", "KZ");
            partial.put("InvoiceReference", number(item));
            partial.put("InvoiceReferenceFiscalYear", item.path("FiscalYear").asText());
            partial.put("InvoiceItemReference", "001");
            store.put(SET, partial);
            paid.computeIfAbsent(number(item), any -> new CopyOnWriteArrayList<>())
                    .add(partial);
            return;
        }
        String clearing = String.valueOf(1_500_000_000L + store.next());
        clear(item, clearing);
        partials(item).forEach(partial -> clear(partial, clearing));
    }

    void reverse(ObjectNode invoice) {
        clear(open(invoice), String.valueOf(1_700_000_000L + store.next()));
    }

    Money balance(ObjectNode invoice) {
        ObjectNode item = open(invoice);
        Money balance = amount(item);
        if (item.path("IsCleared").asBoolean()) {
            return Money.zero(balance.currency());
        }
        for (ObjectNode partial : partials(item)) {
            balance = balance.minus(amount(partial));
        }
        return balance;
    }

    private ObjectNode item(ObjectNode invoice, Money amount, String side, String type) {
        String year = String.valueOf(store.today().getYear());
        BigDecimal signed = side.equals("H") ? amount.amount().negate() : amount.amount();
        ObjectNode item = S4Store.row();
        item.put("CompanyCode", invoice.path("CompanyCode").asText()).put("FiscalYear", year);
        item.put("AccountingDocument", String.valueOf(1_900_000_000L + store.next()));
        item.put("AccountingDocumentItem", "001").put("FinancialAccountType", "K");
        item.put("AccountingDocumentItemType", "K").put("AccountingDocumentType", type);
        item.put("PostingDate", store.today().toString())
                .put("DocumentDate", store.today().toString());
        item.put("Supplier", invoice.path("InvoicingParty").asText()).put("DebitCreditCode", side);
        item.put("TransactionCurrency", amount.currency().getCurrencyCode());
        item.put("AmountInTransactionCurrency", signed.toPlainString()).put("IsCleared", false);
        return item;
    }

    private ObjectNode open(ObjectNode invoice) {
        ObjectNode item = opened.get(key(invoice));
        if (item == null) {
            throw new IllegalArgumentException("invoice %s is not in the journal".formatted(key(invoice)));
        }
        return item;
    }

    private List<ObjectNode> partials(ObjectNode item) {
        return paid.getOrDefault(number(item), List.of());
    }

    private static String number(ObjectNode item) {
        return item.path("AccountingDocument").asText();
    }

    private void clear(ObjectNode item, String document) {
        item.put("ClearingAccountingDocument", document)
                .put("ClearingDate", store.today().toString());
        item.put("ClearingDocFiscalYear", String.valueOf(store.today().getYear()))
                .put("IsCleared", true);
    }

    private static Money amount(ObjectNode item) {
        BigDecimal amount =
                new BigDecimal(item.path("AmountInTransactionCurrency").asText());
        String currency = item.path("TransactionCurrency").asText();
        return Money.rounded(amount.abs(), Money.currency(currency), RoundingMode.HALF_UP);
    }

    private static String key(ObjectNode invoice) {
        return invoice.path("SupplierInvoice").asText()
                + invoice.path("FiscalYear").asText();
    }
}
