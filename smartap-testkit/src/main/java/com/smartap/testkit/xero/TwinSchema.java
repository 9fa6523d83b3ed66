package com.smartap.testkit.xero;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import okhttp3.HttpUrl;

/**
 * The fields that Xero's published schema lets a request write, and the query parameters that it knows. Xero passes over
 * whatever else comes, so that a misspelt field is lost without a word; the simulator notes it.
 */
final class TwinSchema {
    private static final Set<String> DOCUMENT = Set.of(
            "Type",
            "Contact",
            "LineItems",
            "Date",
            "DueDate",
            "LineAmountTypes",
            "Reference",
            "BrandingThemeID",
            "CurrencyCode",
            "CurrencyRate",
            "Status");
    private static final Set<String> LINE = Set.of(
            "LineItemID",
            "Description",
            "Quantity",
            "UnitAmount",
            "ItemCode",
            "AccountCode",
            "AccountID",
            "TaxType",
            "TaxAmount",
            "LineAmount",
            "Tracking",
            "DiscountRate",
            "DiscountAmount",
            "RepeatingInvoiceID");
    private static final Map<String, Set<String>> MORE = Map.of(
            TwinBooks.INVOICES,
            Set.of(
                    "InvoiceNumber",
                    "Url",
                    "SentToContact",
                    "ExpectedPaymentDate",
                    "PlannedPaymentDate",
                    "InvoiceID",
                    "RepeatingInvoiceID"),
            TwinBooks.CREDITS,
            Set.of("CreditNoteNumber", "CreditNoteID", "Allocations"),
            TwinBooks.ORDERS,
            Set.of(
                    "DeliveryDate",
                    "PurchaseOrderNumber",
                    "PurchaseOrderID",
                    "SentToContact",
                    "DeliveryAddress",
                    "AttentionTo",
                    "Telephone",
                    "DeliveryInstructions",
                    "ExpectedArrivalDate"));
    private static final Set<String> CONTACT = Set.of("ContactID", "ContactNumber", "Name");
    private static final Set<String> TRACKING = Set.of("TrackingCategoryID", "TrackingOptionID", "Name", "Option");
    private static final Map<String, Set<String>> QUERIES = Map.of(
            TwinBooks.CONTACTS,
            Set.of("where", "order", "IDs", "page", "pageSize", "includeArchived", "summaryOnly", "searchTerm"),
            TwinBooks.INVOICES,
            Set.of(
                    "where",
                    "order",
                    "IDs",
                    "InvoiceNumbers",
                    "ContactIDs",
                    "Statuses",
                    "page",
                    "pageSize",
                    "includeArchived",
                    "createdByMyApp",
                    "unitdp",
                    "summaryOnly",
                    "searchTerm"),
            TwinBooks.CREDITS,
            Set.of("where", "order", "page", "pageSize", "unitdp"),
            TwinBooks.ORDERS,
            Set.of("Status", "DateFrom", "DateTo", "order", "page", "pageSize"),
            TwinBooks.PAYMENTS,
            Set.of("where", "order", "page", "pageSize"),
            TwinBooks.ACCOUNTS,
            Set.of("where", "order"),
            TwinBooks.TAX_RATES,
            Set.of("where", "order"));
    private static final Set<String> WRITES = Set.of("summarizeErrors", "unitdp");

    private final Consumer<String> violation;

    TwinSchema(Consumer<String> violation) {
        this.violation = violation;
    }

    /** Notes query parameters of a list that the schema does not have. */
    void list(String entity, HttpUrl url) {
        Set<String> known = QUERIES.getOrDefault(entity, Set.of());
        for (String name : url.queryParameterNames()) {
            if (!known.contains(name)) {
                violation.accept("GET %s: query parameter %s is not in the schema".formatted(entity, name));
            }
        }
    }

    /** Notes fields of an invoice, credit note or order that nobody may write. */
    void document(String entity, ObjectNode row, HttpUrl url) {
        for (String name : url.queryParameterNames()) {
            if (!WRITES.contains(name)) {
                violation.accept("%s: query parameter %s is not in the schema".formatted(entity, name));
            }
        }
        row.fieldNames().forEachRemaining(field -> {
            if (!DOCUMENT.contains(field)
                            && !MORE.getOrDefault(entity, Set.of()).contains(field)
                    || entity.equals(TwinBooks.ORDERS)
                            && Set.of("Type", "DueDate").contains(field)) {
                violation.accept("%s: field %s cannot be written".formatted(entity, field));
            }
        });
        if (row.has("Reference") && row.path("Type").asText().startsWith("ACCPAY")) {
            violation.accept("%s: Reference is for sales only".formatted(entity));
        }
        only(entity + ".Contact", row.path("Contact"), CONTACT);
        for (JsonNode line : row.path("LineItems")) {
            only(entity + ".LineItems", line, LINE);
            line.path("Tracking").forEach(tracking -> only(entity + ".LineItems.Tracking", tracking, TRACKING));
        }
    }

    private void only(String what, JsonNode node, Set<String> known) {
        node.fieldNames().forEachRemaining(field -> {
            if (!known.contains(field)) {
                violation.accept("%s: field %s is not in the schema".formatted(what, field));
            }
        });
    }
}
