package com.example.tryton;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.smartap.connector.support.Json;
import com.smartap.spi.erp.Bill;
import java.util.Comparator;
import java.util.List;

/** Finds bills in Tryton, and moves them on: a draft is posted or deleted. */
final class BillShelf {
    static final String MODEL = "account.invoice";
    private final TrytonApi api;

    BillShelf(TrytonApi api) {
        this.api = api;
    }

    /** All that carry SmartAP's mark of this bill, oldest first. */
    List<HeldBill> ours(Bill bill) {
        String pattern = "%" + HeldBill.mark(bill).replaceAll("([%_\\\\])", "\\\\$1") + "%";
        return search(Domain.where("comment", "like", pattern)).stream()
                .filter(held -> held.isOf(bill))
                .toList();
    }

    /** Those of the same vendor, number and sign that somebody else entered, and did not cancel. */
    List<HeldBill> others(Bill bill) {
        return search(Domain.all(
                        Domain.is("party", Long.parseLong(bill.vendorExternalId())),
                        Domain.where("reference", "=", BillWriter.line(bill.invoiceNumber()))))
                .stream()
                .filter(held -> !held.isOf(bill) && (held.isPosted() || held.isDraft()))
                .filter(held ->
                        held.total().isNegative() == HeldBill.total(bill).isNegative())
                .toList();
    }

    /** Makes a draft a bill. */
    void post(HeldBill draft) {
        api.write(MODEL, "post", ids(draft));
    }

    /** Takes a draft away. */
    void delete(HeldBill draft) {
        api.write(MODEL, "delete", ids(draft));
    }

    private List<HeldBill> search(ArrayNode clause) {
        return api
                .search(
                        MODEL,
                        Domain.all(
                                Domain.where("type", "=", "in"),
                                Domain.is("company", api.company().get().id()),
                                clause),
                        HeldBill.FIELDS)
                .stream()
                .map(HeldBill::of)
                .sorted(Comparator.comparingLong(HeldBill::id))
                .toList();
    }

    private static ArrayNode ids(HeldBill bill) {
        return Domain.all(Json.object().numberNode(bill.id()));
    }
}
