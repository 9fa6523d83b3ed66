package com.smartap.testkit.sap.b1;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;

/** What Business One checks and does about the lines of an invoice: accounts, items, taxes and base documents. */
final class B1Lines {
    private static final Map<Integer, String> BASES = Map.of(22, "PurchaseOrders", 20, "PurchaseDeliveryNotes");
    private static final BigDecimal HUNDRED = new BigDecimal(100);
    private static final int MAX_DESCRIPTION = 100;
    private final B1Store store;

    B1Lines(B1Store store) {
        this.store = store;
    }

    /**
     * Checks a line, and completes it.
     *
     * @param rate the company's own currency for one unit of the document's
     * @return its amount in the document's currency
     */
    BigDecimal check(String set, ObjectNode document, ObjectNode line, boolean service, BigDecimal rate) {
        if (line.path("ItemDescription").asText().length() > MAX_DESCRIPTION) {
            throw new B1Fault(400, -1004, "Value too long in property 'ItemDescription' of 'DocumentLine'");
        }
        int type = line.path("BaseType").asInt(-1);
        if (type != -1) {
            if (set.equals("PurchaseCreditNotes")) {
                throw B1Fault.rule("10000070 - A credit memo cannot draw on this base document");
            }
            draw(document, line, type, service);
        } else if (service) {
            account(line);
        } else if (line.path("ItemCode").asText().isEmpty()) {
            throw B1Fault.rule("10000054 - Item number is missing");
        }
        BigDecimal amount = amount(line, service, rate);
        line.put("LineTotal", amount.multiply(rate).setScale(2, RoundingMode.HALF_UP));
        line.put("LineStatus", "bost_Open");
        return amount;
    }

    private static BigDecimal amount(ObjectNode line, boolean service, BigDecimal rate) {
        if (line.hasNonNull("RowTotalFC")) {
            return B1Documents.decimal(line.path("RowTotalFC"));
        }
        if (line.hasNonNull("LineTotal")) {
            return B1Documents.decimal(line.path("LineTotal")).divide(rate, 2, RoundingMode.HALF_UP);
        }
        BigDecimal price = B1Documents.decimal(line.path(line.hasNonNull("UnitPrice") ? "UnitPrice" : "Price"));
        BigDecimal quantity = service ? BigDecimal.ONE : B1Documents.decimal(line.path("Quantity"));
        BigDecimal discount = B1Documents.decimal(line.path("DiscountPercent"));
        return quantity.multiply(price).multiply(HUNDRED.subtract(discount)).divide(HUNDRED, 2, RoundingMode.HALF_UP);
    }

    private void account(ObjectNode line) {
        String code = line.path("AccountCode").asText();
        boolean open = store.find("ChartOfAccounts", code)
                .filter(account -> account.path("ActiveAccount").asText().equals("tYES")
                        && !account.path("FrozenFor").asText().equals("tYES"))
                .isPresent();
        if (!open) {
            throw B1Fault.rule("10000100 - G/L account '%s' is missing or not active".formatted(code));
        }
    }

    private void draw(ObjectNode document, ObjectNode line, int type, boolean service) {
        String set = BASES.get(type);
        if (set == null) {
            throw B1Fault.rule("10000070 - Base document type %d is invalid".formatted(type));
        }
        ObjectNode base = store.require(set, line.path("BaseEntry").asText());
        if (!base.path("CardCode").equals(document.path("CardCode"))) {
            throw B1Fault.rule("10000072 - The base document is of another business partner");
        }
        if (base.path("DocType").asText().equals("dDocument_Service") != service) {
            throw B1Fault.rule("10000073 - The base document is of another document type");
        }
        ObjectNode baseLine = baseLine(base, line);
        if (baseLine.path("LineStatus").asText().equals("bost_Close")
                || base.path("DocumentStatus").asText().equals("bost_Close")) {
            throw B1Fault.rule("10000067 - One of the base documents has already been closed");
        }
        for (String field : new String[] {"ItemCode", "ItemDescription", "AccountCode", "TaxCode", "VatGroup"}) {
            if (!line.hasNonNull(field)) {
                line.set(field, baseLine.path(field));
            }
        }
        if (!line.hasNonNull("Quantity")) {
            line.set("Quantity", baseLine.path("RemainingOpenQuantity"));
        }
        if (!line.hasNonNull("UnitPrice") && !line.hasNonNull("LineTotal") && !line.hasNonNull("RowTotalFC")) {
            line.set("UnitPrice", baseLine.path("UnitPrice"));
        }
        if (!line.hasNonNull("DiscountPercent")) {
            line.set("DiscountPercent", baseLine.path("DiscountPercent"));
        }
    }

    private static ObjectNode baseLine(ObjectNode base, ObjectNode line) {
        for (JsonNode candidate : base.path("DocumentLines")) {
            if (candidate.path("LineNum").asInt() == line.path("BaseLine").asInt(-1)) {
                return (ObjectNode) candidate;
            }
        }
        throw B1Fault.notFound();
    }

    /** The tax that a code gives. */
    BigDecimal tax(ObjectNode line, BigDecimal amount) {
        BigDecimal rate = BigDecimal.ZERO;
        if (line.hasNonNull("TaxCode")) {
            rate = B1Documents.decimal(
                    code("SalesTaxCodes", line.path("TaxCode").asText()).path("Rate"));
        } else if (line.hasNonNull("VatGroup")) {
            JsonNode rates = code("VatGroups", line.path("VatGroup").asText()).path("VatGroups_Lines");
            rate = B1Documents.decimal(rates.path(rates.size() - 1).path("Rate"));
        }
        BigDecimal tax = amount.multiply(rate).divide(HUNDRED, 2, RoundingMode.HALF_UP);
        line.put("TaxTotal", tax);
        return tax;
    }

    private ObjectNode code(String set, String code) {
        return store.find(set, code)
                .orElseThrow(() -> B1Fault.rule("10000055 - Tax definition '%s' is invalid".formatted(code)));
    }

    /** Takes from base documents what a document billed, and closes what is used up. */
    void close(ObjectNode document) {
        for (JsonNode line : document.path("DocumentLines")) {
            String set = BASES.get(line.path("BaseType").asInt(-1));
            if (set != null) {
                ObjectNode base = store.require(set, line.path("BaseEntry").asText());
                take(base, baseLine(base, (ObjectNode) line), B1Documents.decimal(line.path("Quantity")));
                store.touch(base);
            }
        }
    }

    /** Lowers what is open of a line; the document closes with its last line. */
    static void take(ObjectNode base, ObjectNode line, BigDecimal quantity) {
        boolean service = base.path("DocType").asText().equals("dDocument_Service");
        BigDecimal left = service
                ? BigDecimal.ZERO
                : B1Documents.decimal(line.path("RemainingOpenQuantity")).subtract(quantity);
        line.put("RemainingOpenQuantity", left.max(BigDecimal.ZERO));
        if (left.signum() <= 0) {
            line.put("LineStatus", "bost_Close");
        }
        boolean open = false;
        for (JsonNode any : base.path("DocumentLines")) {
            open |= any.path("LineStatus").asText().equals("bost_Open");
        }
        base.put("DocumentStatus", open ? "bost_Open" : "bost_Close");
    }
}
