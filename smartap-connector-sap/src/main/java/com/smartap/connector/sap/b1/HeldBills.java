package com.smartap.connector.sap.b1;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.support.ConnectorRefusedException;
import com.smartap.connector.support.Json;
import com.smartap.model.IdempotencyKey;
import com.smartap.model.Money;
import com.smartap.model.invoice.InvoiceType;
import com.smartap.spi.ConnectorException;
import com.smartap.spi.erp.Bill;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks for a bill in Business One, by SmartAP's reference and by vendor and number, drafts included. */
final class HeldBills {
    private static final List<String> CREDITS = List.of("oPurchaseCreditNotes", "19");
    private static final List<String> INVOICES = List.of("oPurchaseInvoices", "18");
    private final B1Api api;
    private final B1Settings settings;

    HeldBills(B1Api api, B1Settings settings) {
        this.api = api;
        this.settings = settings;
    }

    /**
     * What Business One holds of a bill.
     *
     * @param ours the bill itself, or the same invoice entered by hand
     * @param foreign a bill of this number that SmartAP posted for another invoice
     * @param cancelled the bill itself, which was cancelled since
     * @param draft the bill itself, which waits for somebody's approval
     */
    record Held(
            @Nullable ObjectNode ours,
            @Nullable ObjectNode foreign,
            @Nullable ObjectNode cancelled,
            @Nullable ObjectNode draft) {}

    Held look(Bill bill, IdempotencyKey key) {
        ObjectNode entered = null;
        ObjectNode foreign = null;
        ObjectNode cancelled = null;
        for (ObjectNode row : rows(bill)) {
            Optional<String> reference = reference(row);
            boolean ours = reference.filter(bill.reference()::equals).isPresent();
            if (ReceiptMapper.isCancelled(row)) {
                cancelled = ours && BillNotes.isOfKey(row, key) ? row : cancelled;
            } else if (ours) {
                return new Held(row, null, null, null);
            } else if (reference.isPresent()) {
                foreign = row;
            } else if (total(row).equals(Optional.of(bill.total()))) {
                entered = row; // by hand or by other software: the very same invoice is in the books already
            }
        }
        boolean nothing = entered == null && foreign == null && cancelled == null;
        return new Held(entered, foreign, cancelled, nothing ? draft(bill) : null);
    }

    /** The total in the bill's own currency, if it can be read. */
    Optional<Money> total(ObjectNode row) {
        try {
            boolean foreign = B1Values.isForeign("bill", row);
            return Optional.of(B1Values.money(
                    "bill",
                    row,
                    foreign ? "DocTotalFc" : "DocTotal",
                    B1Values.currency("bill", row, settings.currencies())));
        } catch (ConnectorException e) {
            return Optional.empty();
        }
    }

    private List<ObjectNode> rows(Bill bill) {
        String set = BillId.set(bill.type() == InvoiceType.CREDIT_NOTE);
        List<ObjectNode> rows = new ArrayList<>();
        if (settings.referenceField() != null) {
            rows.addAll(query(set, settings.referenceField() + " eq " + B1Api.quoted(bill.reference())));
        }
        rows.addAll(query(set, ofNumber(bill)));
        return rows;
    }

    private @Nullable ObjectNode draft(Bill bill) {
        List<String> objects = bill.type() == InvoiceType.CREDIT_NOTE ? CREDITS : INVOICES;
        try {
            return query("Drafts", ofNumber(bill)).stream()
                    .filter(row -> Json.text(row, "DocObjectCode")
                            .filter(code -> !objects.contains(code))
                            .isEmpty())
                    .filter(row -> !B1Values.is(row, "DocumentStatus", "bost_Close") && !ReceiptMapper.isCancelled(row))
                    .filter(row ->
                            reference(row).filter(bill.reference()::equals).isPresent())
                    .findFirst()
                    .orElse(null);
        } catch (ConnectorRefusedException e) {
            if (B1Api.isMissing(e)) {
                return null;
            }
            throw e;
        }
    }

    private List<ObjectNode> query(String set, String filter) {
        return api.all(set, Map.of("$filter", filter, "$orderby", "DocEntry"));
    }

    private static String ofNumber(Bill bill) {
        return "CardCode eq %s and NumAtCard eq %s"
                .formatted(
                        B1Api.quoted(bill.vendorExternalId()),
                        B1Api.quoted(bill.invoiceNumber().strip()));
    }

    private Optional<String> reference(ObjectNode row) {
        Optional<String> own =
                settings.referenceField() == null ? Optional.empty() : Json.text(row, settings.referenceField());
        return own.or(() -> BillNotes.reference(row));
    }
}
