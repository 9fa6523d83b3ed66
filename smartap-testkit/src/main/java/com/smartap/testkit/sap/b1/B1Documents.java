package com.smartap.testkit.sap.b1;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** What Business One checks and does when an invoice or a credit memo comes in. */
final class B1Documents {
    private static final BigDecimal FOREIGN_RATE = new BigDecimal("1.25");
    private static final Set<Integer> EXPENSES = Set.of(1, 2, 3);
    private final B1Store store;
    private final B1Company company;
    private final B1Lines lines;
    private final Consumer<String> violation;
    private final List<ObjectNode> posted = new ArrayList<>();

    B1Documents(B1Store store, B1Company company, Consumer<String> violation) {
        this.store = store;
        this.company = company;
        this.lines = new B1Lines(store);
        this.violation = violation;
    }

    /** Invoices and credit memos in the order in which they were posted. */
    List<ObjectNode> posted() {
        return posted;
    }

    /** Checks and stores a document; with an approval procedure, as a draft. */
    ObjectNode post(String set, ObjectNode document) {
        B1Schema.check(document, company.userFields, violation);
        check(set, document);
        boolean service = document.path("DocType").asText().equals("dDocument_Service");
        BigDecimal rate = rate(document);
        boolean foreign = isForeign(document);
        BigDecimal total = BigDecimal.ZERO;
        BigDecimal tax = BigDecimal.ZERO;
        int number = 0;
        for (JsonNode node : document.path("DocumentLines")) {
            ObjectNode line = (ObjectNode) node;
            line.put("LineNum", number);
            number++;
            BigDecimal amount = lines.check(set, document, line, service, foreign ? rate : BigDecimal.ONE);
            total = total.add(amount);
            tax = tax.add(lines.tax(line, amount));
        }
        for (JsonNode node : document.path("DocumentAdditionalExpenses")) {
            BigDecimal amount = expense((ObjectNode) node, foreign);
            total = total.add(amount);
            tax = tax.add(lines.tax((ObjectNode) node, amount));
        }
        if (document.path("Rounding").asText().equals("tYES")) {
            total = total.add(decimal(document.path(foreign ? "RoundingDiffAmountFC" : "RoundingDiffAmount")));
        }
        total = total.add(tax);
        if (total.signum() < 0) {
            throw B1Fault.rule("10000040 - The document total is negative");
        }
        complete(document, total, tax, foreign, rate);
        if (company.approvals) {
            document.put("AuthorizationStatus", "dasPending");
            return store.put("Drafts", document);
        }
        return book(set, document);
    }

    /** A draft becomes what it is a draft of. */
    ObjectNode approve(ObjectNode draft) {
        ObjectNode document = draft.deepCopy();
        document.remove(List.of("DocEntry", "DocNum"));
        document.put("AuthorizationStatus", "dasGenerated");
        draft.put("DocumentStatus", "bost_Close").put("AuthorizationStatus", "dasGenerated");
        boolean credit = document.path("DocObjectCode").asText().equals("oPurchaseCreditNotes");
        return book(credit ? "PurchaseCreditNotes" : "PurchaseInvoices", document);
    }

    private ObjectNode book(String set, ObjectNode document) {
        store.put(set, document);
        document.put("DocNum", document.path("DocEntry").asInt() + 1000);
        store.touch(document);
        lines.close(document);
        posted.add(document);
        return document;
    }

    private void check(String set, ObjectNode document) {
        String vendor = document.path("CardCode").asText();
        ObjectNode partner = store.find("BusinessPartners", vendor)
                .orElseThrow(() -> new B1Fault(400, -2028, "No matching records found (ODBC -2028)"));
        if (!partner.path("CardType").asText().equals("cSupplier")) {
            throw B1Fault.rule("10000046 - '%s' is not a vendor".formatted(vendor));
        }
        if (partner.path("Frozen").asText().equals("tYES")) {
            throw B1Fault.rule("10000047 - Business partner '%s' is inactive".formatted(vendor));
        }
        document.put("CardName", partner.path("CardName").asText());
        length(document, "NumAtCard", 100);
        length(document, "Comments", 254);
        if (document.path("DocumentLines").isEmpty()) {
            throw B1Fault.rule("10000049 - Cannot add document without lines");
        }
        if (!document.hasNonNull("DocType")) {
            document.put("DocType", "dDocument_Items");
        }
        String attachment = document.path("AttachmentEntry").asText("");
        if (document.hasNonNull("AttachmentEntry")) {
            store.require("Attachments2", attachment);
        }
        document.put("DocObjectCode", set.equals("PurchaseCreditNotes") ? "oPurchaseCreditNotes" : "oPurchaseInvoices");
        if (company.blocksDuplicates && isDuplicate(set, document)) {
            throw B1Fault.rule("10001139 - Vendor reference number already exists");
        }
    }

    private boolean isDuplicate(String set, ObjectNode document) {
        return store.all(set).stream()
                .anyMatch(other -> other.path("CardCode").equals(document.path("CardCode"))
                        && other.path("NumAtCard").equals(document.path("NumAtCard"))
                        && other.path("Cancelled").asText().equals("tNO"));
    }

    private void complete(ObjectNode document, BigDecimal total, BigDecimal tax, boolean foreign, BigDecimal rate) {
        BigDecimal home = foreign ? total.multiply(rate).setScale(2, RoundingMode.HALF_UP) : total;
        document.put("DocCurrency", document.path("DocCurrency").asText(B1Seeds.HOME));
        document.put("DocRate", foreign ? rate : BigDecimal.ONE);
        document.put("DocTotal", home).put("DocTotalFc", foreign ? total : BigDecimal.ZERO);
        document.put("VatSum", foreign ? tax.multiply(rate).setScale(2, RoundingMode.HALF_UP) : tax);
        document.put("PaidToDate", BigDecimal.ZERO).put("PaidToDateFC", BigDecimal.ZERO);
        document.put("DocumentStatus", "bost_Open").put("Cancelled", "tNO").put("CancelStatus", "csNo");
        for (String field : List.of("DocDate", "DocDueDate", "TaxDate")) {
            String given = document.path(field).asText("");
            document.put(field, given.length() >= 10 ? given.substring(0, 10) + "T00:00:00Z" : store.today());
        }
    }

    private static BigDecimal expense(ObjectNode expense, boolean foreign) {
        if (!EXPENSES.contains(expense.path("ExpenseCode").asInt())) {
            throw B1Fault.rule("10000120 - Freight %s does not exist".formatted(expense.path("ExpenseCode")));
        }
        return decimal(expense.path(foreign ? "LineTotalFC" : "LineTotal"));
    }

    private static boolean isForeign(ObjectNode document) {
        return !document.path("DocCurrency").asText(B1Seeds.HOME).equals(B1Seeds.HOME);
    }

    private static BigDecimal rate(ObjectNode document) {
        return document.hasNonNull("DocRate") ? decimal(document.path("DocRate")) : FOREIGN_RATE;
    }

    private static void length(ObjectNode node, String field, int most) {
        if (node.path(field).asText().length() > most) {
            throw new B1Fault(400, -1004, "Value too long in property '%s' of 'Document'".formatted(field));
        }
    }

    static BigDecimal decimal(JsonNode node) {
        return node.isNumber() ? node.decimalValue() : BigDecimal.ZERO;
    }
}
