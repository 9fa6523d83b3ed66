package com.smartap.connector.xero;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.support.ConnectorRefusedException;
import com.smartap.connector.support.Json;
import com.smartap.model.IdempotencyKey;
import com.smartap.model.Money;
import com.smartap.spi.ConnectorException;
import com.smartap.spi.erp.Bill;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the bill of an invoice in Xero. The same number does not make the same bill there, so all of the vendor's
 * with that number are judged by the mark that SmartAP left on them.
 */
final class HeldDocuments {
    private static final int MOST_PAGES = 1000;
    private final XeroApi api;
    private final XeroSettings settings;

    HeldDocuments(XeroApi api, XeroSettings settings) {
        this.api = api;
        this.settings = settings;
    }

    /**
     * What Xero holds under the number.
     *
     * @param ours the bill of this very invoice, or one that was entered by hand for it
     * @param dead the bill of this very key, which was voided or deleted
     * @param foreign the bill of another invoice
     */
    record Held(
            @Nullable ObjectNode ours,
            @Nullable ObjectNode dead,
            @Nullable ObjectNode foreign) {}

    Held look(Bill bill, IdempotencyKey key) {
        ObjectNode entered = null;
        ObjectNode dead = null;
        ObjectNode foreign = null;
        for (ObjectNode row : ofSameNumber(bill)) {
            Optional<BillNaming.Mark> mark = mark(bill, row);
            boolean own =
                    mark.filter(it -> it.reference().equals(bill.reference())).isPresent();
            if (own && !isDead(row)) {
                return new Held(row, null, null);
            }
            if (own && isOfKey(mark.get(), key)) {
                dead = row;
            } else if (!isDead(row) && mark.isPresent()) {
                foreign = row;
            } else if (!isDead(row) && total(row).equals(Optional.of(bill.total()))) {
                entered = row; // by hand or by other software: the very same invoice is in the books already
            }
        }
        return new Held(entered, dead, foreign);
    }

    /** The total of a document; empty if it cannot be understood. */
    Optional<Money> total(ObjectNode row) {
        try {
            return Optional.of(PurchaseOrderMapper.money("bill", row, "Total", settings.homeCurrency()));
        } catch (ConnectorException e) {
            return Optional.empty();
        }
    }

    static String status(ObjectNode row) {
        return Json.text(row, "Status").orElse("").toUpperCase(Locale.ROOT);
    }

    private static boolean isDead(ObjectNode row) {
        return List.of("VOIDED", "DELETED").contains(status(row));
    }

    private static boolean isOfKey(BillNaming.Mark mark, IdempotencyKey key) {
        return mark.key().isEmpty() || mark.key().equals(BillNaming.digits(key));
    }

    /** Lists may leave out what a single document shows. */
    private Optional<BillNaming.Mark> mark(Bill bill, ObjectNode row) {
        Optional<BillNaming.Mark> mark = BillNaming.of(row);
        if (mark.isPresent()) {
            return mark;
        }
        boolean credit = DocumentId.isCredit(bill);
        return Json.text(row, DocumentId.idField(credit))
                .flatMap(id -> api.find(DocumentId.entity(credit), id))
                .flatMap(BillNaming::of);
    }

    private List<ObjectNode> ofSameNumber(Bill bill) {
        boolean credit = DocumentId.isCredit(bill);
        String number = BillNaming.number(bill.invoiceNumber());
        return candidates(bill, number).stream()
                .filter(row -> Json.text(row, "Type")
                        .orElse(credit ? "ACCPAYCREDIT" : "ACCPAY")
                        .equalsIgnoreCase(credit ? "ACCPAYCREDIT" : "ACCPAY"))
                .filter(row -> Json.text(row.path("Contact"), "ContactID")
                        .filter(id -> id.equalsIgnoreCase(bill.vendorExternalId()))
                        .isPresent())
                .filter(row -> Json.text(row, DocumentId.numberField(credit))
                        .filter(held -> BillNaming.number(held).equalsIgnoreCase(number))
                        .isPresent())
                .toList();
    }

    private List<ObjectNode> candidates(Bill bill, String number) {
        if (!DocumentId.isCredit(bill)) {
            // A list of numbers is separated by commas, so that a number with one in it cannot be asked for.
            return number.contains(",")
                    ? pages(
                            "Invoices",
                            Map.of("ContactIDs", bill.vendorExternalId()),
                            settings.reading().pageSize())
                    : pages(
                            "Invoices",
                            Map.of("InvoiceNumbers", number, "ContactIDs", bill.vendorExternalId()),
                            XeroPage.STANDARD);
        }
        String type = "Type==\"ACCPAYCREDIT\"";
        boolean plain = number.indexOf('"') < 0 && number.indexOf('\\') < 0;
        String where = plain ? type + " AND CreditNoteNumber==\"" + number + "\"" : type;
        try {
            return pages("CreditNotes", Map.of("where", where), XeroPage.STANDARD);
        } catch (ConnectorRefusedException e) {
            return pages("CreditNotes", Map.of(), settings.reading().pageSize()); // large books refuse some filters
        }
    }

    private List<ObjectNode> pages(String entity, Map<String, String> query, int size) {
        List<ObjectNode> all = new ArrayList<>();
        for (int number = 1; number <= MOST_PAGES; number++) {
            XeroPage page = api.page(entity, query, number, size, null, false);
            all.addAll(page.rows());
            if (!page.more() || page.rows().isEmpty()) {
                break;
            }
        }
        return all;
    }
}
