package com.smartap.connector.sap.s4;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.support.ConnectorRefusedException;
import com.smartap.connector.support.Json;
import com.smartap.model.Money;
import com.smartap.spi.erp.PaymentStatusQuery.Applied;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The vendor items of a supplier invoice in the journal ({@code A_OperationalAcctgDocItemCube}), and what refers to
 * them. An item with a clearing document is paid; a partial payment is an item of its own that names the invoice's
 * journal entry in {@code InvoiceReference}, and so is a residual that is left open. The names of fields are those of
 * SAP's published metadata; that companies pay in these ways is common knowledge.
 */
final class JournalItems {
    private static final String SET = "A_OperationalAcctgDocItemCube";
    private final S4Api api;

    JournalItems(S4Api api) {
        this.api = api;
    }

    /**
     * What lowers an invoice.
     *
     * @param open what is still open, by the journal
     * @param applied what was applied, oldest first
     */
    record Settled(Money open, List<Applied> applied) {}

    /** What the journal says of an invoice; empty if it has no vendor item for it, since it is only parked, say. */
    Optional<Settled> of(BillId bill, ObjectNode invoice, String supplier, Currency currency) {
        List<ObjectNode> items = items(bill, invoice, supplier);
        if (items.isEmpty()) {
            return Optional.empty();
        }
        Money open = Money.zero(currency);
        Money cleared = open;
        List<Applied> applied = new ArrayList<>();
        Money partly = open;
        Money residual = open;
        String side = Json.text(items.get(0), "DebitCreditCode").orElse("H");
        for (ObjectNode reference : references(items.get(0), supplier)) {
            Money amount = amount(reference, currency);
            if (Json.text(reference, "DebitCreditCode").filter(side::equals).isPresent()) {
                residual = isCleared(reference) ? residual : residual.plus(amount);
            } else {
                partly = partly.plus(amount);
                applied.add(applied(reference, "AccountingDocument", "PostingDate", amount));
            }
        }
        Money covered = partly.plus(residual); // part of what a later clearing cleared as well
        for (ObjectNode item : items) {
            Money amount = amount(item, currency);
            if (!isCleared(item)) {
                open = open.plus(amount);
                continue;
            }
            cleared = cleared.plus(amount);
            Money known = covered.compareTo(amount) < 0 ? covered : amount;
            covered = covered.minus(known);
            if (!amount.equals(known)) {
                applied.add(applied(item, "ClearingAccountingDocument", "ClearingDate", amount.minus(known)));
            }
        }
        if (open.isZero()) {
            open = residual;
        } else {
            Money rest = open.minus(partly);
            open = rest.isNegative() ? Money.zero(currency) : rest;
        }
        applied.sort(Comparator.comparing(Applied::date, Comparator.nullsFirst(Comparator.<LocalDate>naturalOrder())));
        return Optional.of(new Settled(open, applied));
    }

    /** By the invoice that the entry came from; by the vendor's number where the system does not say so. */
    private List<ObjectNode> items(BillId bill, ObjectNode invoice, String supplier) {
        String who = "Supplier eq " + ODataLiteral.text(supplier);
        List<ObjectNode> items =
                own(rows(who + " and OriginalReferenceDocument eq " + ODataLiteral.text(bill.key())), bill, invoice);
        Optional<String> number = Json.text(invoice, "SupplierInvoiceIDByInvcgParty");
        if (items.isEmpty() && number.isPresent()) {
            items = own(rows(who + " and DocumentReferenceID eq " + ODataLiteral.text(number.get())), bill, invoice);
        }
        return items;
    }

    /** A service that passes over a condition must not make other invoices' items ours. */
    private static List<ObjectNode> own(List<ObjectNode> rows, BillId bill, ObjectNode invoice) {
        String number = Json.text(invoice, "SupplierInvoiceIDByInvcgParty").orElse("");
        String company = Json.text(invoice, "CompanyCode").orElse("");
        return rows.stream()
                .filter(item -> Json.text(item, "OriginalReferenceDocument")
                        .map(origin -> origin.equals(bill.key()) || SapId.same(origin, bill.invoice()))
                        .orElseGet(() -> Json.text(item, "DocumentReferenceID")
                                .filter(number::equalsIgnoreCase)
                                .isPresent()))
                .filter(item ->
                        Json.text(item, "CompanyCode").map(company::equals).orElse(true))
                .filter(item ->
                        Json.text(item, "FinancialAccountType").map("K"::equals).orElse(true))
                .toList();
    }

    private List<ObjectNode> references(ObjectNode item, String supplier) {
        Optional<String> entry = Json.text(item, "AccountingDocument");
        if (entry.isEmpty()) {
            return List.of();
        }
        String filter = "Supplier eq %s and InvoiceReference eq %s"
                .formatted(ODataLiteral.text(supplier), ODataLiteral.text(entry.get()));
        Optional<String> year = Json.text(item, "FiscalYear");
        if (year.isPresent()) {
            filter += " and InvoiceReferenceFiscalYear eq " + ODataLiteral.text(year.get());
        }
        String company = Json.text(item, "CompanyCode").orElse("");
        return rows(filter).stream()
                .filter(row ->
                        Json.text(row, "CompanyCode").map(company::equals).orElse(true))
                .filter(row -> Json.text(row, "InvoiceReference")
                        .filter(reference -> SapId.same(reference, entry.get()))
                        .isPresent())
                .toList();
    }

    private List<ObjectNode> rows(String filter) {
        try {
            return api.all(S4Service.JOURNAL, SET, Map.of("$filter", filter));
        } catch (ConnectorRefusedException e) {
            if (e.status() == 400) {
                return List.of(); // the release does not know the field
            }
            throw e;
        }
    }

    private static boolean isCleared(ObjectNode item) {
        return Json.text(item, "ClearingAccountingDocument").isPresent()
                || Json.text(item, "ClearingDate").isPresent()
                || ODataValue.flag(item, "IsCleared");
    }

    /** Vendor credits have types of their own; every other entry is taken for a payment. */
    private static Applied applied(ObjectNode item, String document, String day, Money amount) {
        boolean credit = document.equals("AccountingDocument")
                && Json.text(item, "AccountingDocumentType")
                        .filter(type -> type.equals("KG") || type.equals("RE"))
                        .isPresent();
        return new Applied(
                Json.text(item, document).orElse(""),
                credit ? Applied.Kind.CREDIT : Applied.Kind.PAYMENT,
                amount,
                ODataValue.day("journal item", item, day).orElse(null),
                Json.text(item, "AssignmentReference").orElse(null));
    }

    private static Money amount(ObjectNode item, Currency currency) {
        BigDecimal amount = Json.decimal("journal item", item, "AmountInTransactionCurrency")
                .orElse(BigDecimal.ZERO);
        return Money.rounded(amount.abs(), currency, RoundingMode.HALF_UP);
    }
}
