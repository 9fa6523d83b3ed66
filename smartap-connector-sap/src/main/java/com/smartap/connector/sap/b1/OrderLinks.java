package com.smartap.connector.sap.b1;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.support.Json;
import com.smartap.spi.erp.Bill;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds what the lines of a bill draw on: open goods receipts of the order's line first, as they hold the goods already,
 * and the order itself for the rest.
 */
final class OrderLinks {
    private static final int ORDER = 22;
    private static final int RECEIPT = 20;
    private final B1Api api;
    private final OpenReceipts receipts;

    OrderLinks(B1Api api, OpenReceipts receipts) {
        this.api = api;
        this.receipts = receipts;
    }

    /**
     * What the lines of a bill draw on.
     *
     * @param service whether the order is of services, so that the bill is as well
     * @param byLine by the position of the bill's line; nothing for lines without order line
     */
    record Links(boolean service, Map<Integer, Link> byLine) {
        static final Links NONE = new Links(true, Map.of());
    }

    /**
     * What one line draws on.
     *
     * @param taxCode that of the order's line
     * @param discounted whether the order's line has a discount, which would apply again
     * @param parts at least one
     */
    record Link(@Nullable String taxCode, boolean discounted, List<Part> parts) {}

    /**
     * A line of a base document.
     *
     * @param type 22 for an order, 20 for a goods receipt
     * @param quantity how much of it; null for services
     */
    record Part(
            int type, String entry, String line, @Nullable BigDecimal quantity) {}

    /** Finds them; refuses the bill if the order is not what it was. */
    Links of(Bill bill) {
        String entry = bill.purchaseOrderExternalId();
        if (entry == null || bill.lines().stream().noneMatch(line -> BillCheck.isLinked(bill, line))) {
            return Links.NONE;
        }
        ObjectNode order = api.find("PurchaseOrders", entry)
                .orElseThrow(() -> refused(
                        "purchase order %s is not in Business One. Maybe it was removed; import purchase"
                                + " orders again",
                        entry));
        if (!B1Values.is(order, "CardCode", bill.vendorExternalId())) {
            throw refused(
                    "purchase order %s is of vendor %s",
                    entry, Json.text(order, "CardCode").orElse("nobody"));
        }
        if (B1Values.isYes(order, "Cancelled")) {
            throw refused("purchase order %s was cancelled in Business One", entry);
        }
        boolean service = OrderMapper.isService(order);
        Receipts open = receipts(bill, entry);
        Map<Integer, Link> links = new HashMap<>();
        for (int i = 0; i < bill.lines().size(); i++) {
            Bill.Line line = bill.lines().get(i);
            if (BillCheck.isLinked(bill, line)) {
                JsonNode ordered = line(order, entry, String.valueOf(line.purchaseOrderLineExternalId()));
                links.put(i, link(entry, ordered, line, service, open));
            }
        }
        return new Links(service, links);
    }

    private static Link link(String entry, JsonNode ordered, Bill.Line line, boolean service, Receipts receipts) {
        String number = Json.text(ordered, "LineNum").orElse("");
        BigDecimal wanted = service ? null : quantity(line);
        List<Part> parts = receipts.take(number, wanted);
        BigDecimal left = wanted;
        for (Part part : parts) {
            left = left == null || part.quantity() == null ? null : left.subtract(part.quantity());
        }
        boolean done = service ? !parts.isEmpty() : left != null && left.signum() <= 0;
        boolean open = !B1Values.is(ordered, "LineStatus", "bost_Close");
        if (!done && open) {
            parts.add(new Part(ORDER, entry, number, left));
        } else if (!done && parts.isEmpty()) {
            throw refused(
                    "line %s of purchase order %s is closed, and no open goods receipt is left to bill", number, entry);
        } else if (!done) {
            Part last = parts.remove(parts.size() - 1);
            BigDecimal more = last.quantity() == null || left == null
                    ? null
                    : last.quantity().add(left);
            parts.add(new Part(last.type(), last.entry(), last.line(), more));
        }
        boolean discounted = Json.decimal("order line", ordered, "DiscountPercent")
                .filter(percent -> percent.signum() != 0)
                .isPresent();
        String taxCode = Json.text(ordered, TaxCodes.TAX_CODE)
                .or(() -> Json.text(ordered, TaxCodes.VAT_GROUP))
                .orElse(null);
        return new Link(taxCode, discounted, parts);
    }

    private static JsonNode line(ObjectNode order, String entry, String number) {
        for (JsonNode line : order.path("DocumentLines")) {
            if (B1Values.is(line, "LineNum", number)) {
                return line;
            }
        }
        throw refused(
                "purchase order %s has no line %s. Maybe it was changed; import purchase orders again", entry, number);
    }

    /** How many pieces a line bills. */
    private static BigDecimal quantity(Bill.Line line) {
        BigDecimal quantity = line.quantity();
        if (quantity != null && quantity.signum() != 0) {
            return quantity;
        }
        BigDecimal price = line.unitPrice();
        if (price == null || price.signum() == 0) {
            throw BillRefusedException.check(
                    "quantity is missing on the line for line %s of the order, which counts pieces"
                            .formatted(line.purchaseOrderLineExternalId()));
        }
        return line.amount().amount().divide(price, MathContext.DECIMAL32).stripTrailingZeros();
    }

    /** What open goods receipts hold of an order, by the order's line. */
    private Receipts receipts(Bill bill, String order) {
        Map<String, List<Part>> open = new HashMap<>();
        receipts.each(List.of(bill.vendorExternalId()), row -> collect(row, order, open));
        return new Receipts(open);
    }

    private static void collect(ObjectNode receipt, String order, Map<String, List<Part>> open) {
        String entry = Json.requireText("PurchaseDeliveryNote", receipt, "DocEntry");
        boolean service = OrderMapper.isService(receipt);
        for (JsonNode line : receipt.path("DocumentLines")) {
            if (!ReceiptMapper.isOfOrder(line)
                    || !B1Values.is(line, "BaseEntry", order)
                    || B1Values.is(line, "LineStatus", "bost_Close")) {
                continue;
            }
            BigDecimal left = Json.decimal("receipt line", line, "RemainingOpenQuantity")
                    .orElseGet(() -> OrderMapper.quantity("receipt line", line));
            if (service || left.signum() > 0) {
                open.computeIfAbsent(Json.text(line, "BaseLine").orElse(""), any -> new ArrayList<>())
                        .add(new Part(
                                RECEIPT,
                                entry,
                                Json.requireText("receipt line", line, "LineNum"),
                                service ? null : left));
            }
        }
    }

    private static BillRefusedException refused(String format, Object... values) {
        return new BillRefusedException(B1Errors.NOT_FOUND, format.formatted(values));
    }

    /** Hands out what is open, once. */
    private record Receipts(Map<String, List<Part>> open) {
        List<Part> take(String line, @Nullable BigDecimal wanted) {
            List<Part> taken = new ArrayList<>();
            List<Part> parts = open.getOrDefault(line, List.of());
            if (wanted == null) {
                if (!parts.isEmpty()) {
                    taken.add(parts.remove(0));
                }
                return taken;
            }
            BigDecimal left = wanted;
            while (left.signum() > 0 && !parts.isEmpty()) {
                Part first = parts.remove(0);
                BigDecimal held = first.quantity() == null ? left : first.quantity();
                BigDecimal used = held.min(left);
                taken.add(new Part(first.type(), first.entry(), first.line(), used));
                left = left.subtract(used);
                if (held.compareTo(used) > 0) {
                    parts.add(0, new Part(first.type(), first.entry(), first.line(), held.subtract(used)));
                }
            }
            return taken;
        }
    }
}
