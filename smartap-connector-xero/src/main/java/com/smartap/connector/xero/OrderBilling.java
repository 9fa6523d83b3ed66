package com.smartap.connector.xero;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.support.ConnectorRefusedException;
import com.smartap.connector.support.Json;
import com.smartap.model.IdempotencyKey;
import com.smartap.spi.SmartApException;
import com.smartap.spi.erp.Bill;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sets orders to BILLED once a bill covers them: Xero knows no other link between the two. A failure leaves the bill as
 * it is; another attempt to post it sets the order then.
 */
final class OrderBilling {
    private static final Logger log = LoggerFactory.getLogger(OrderBilling.class);
    private static final String BILLED = "BILLED";
    private final XeroApi api;
    private final String mode;
    private final int pageSize;

    OrderBilling(XeroApi api, XeroSettings settings) {
        this.api = api;
        this.mode = settings.posting().markOrdersBilled();
        this.pageSize = settings.reading().pageSize();
    }

    /** Sets the order of a bill to BILLED, if it is open and the bill covers it. */
    void bill(Bill bill, IdempotencyKey key, @Nullable ObjectNode known) {
        String id = bill.purchaseOrderExternalId();
        if (id == null || mode.equals("false") || DocumentId.isCredit(bill)) {
            return;
        }
        try {
            ObjectNode order = known != null ? known : order(id).orElse(null);
            if (order != null && PurchaseOrderMapper.isOpen(order) && (mode.equals("always") || covers(bill, order))) {
                set(id, key);
                log.info("purchase order {} is billed by invoice {}", id, bill.reference());
            }
        } catch (SmartApException e) {
            log.warn(
                    "the bill of invoice {} is posted, but purchase order {} was not set to BILLED",
                    bill.reference(),
                    id,
                    e);
        }
    }

    /** An order by its id; looked for in the list as well before it is said to be missing. */
    Optional<ObjectNode> order(String id) {
        Optional<ObjectNode> found = api.find("PurchaseOrders", id);
        for (int number = 1; found.isEmpty(); number++) {
            XeroPage page = api.page("PurchaseOrders", Map.of(), number, pageSize, null, false);
            found = page.rows().stream()
                    .filter(row -> Json.text(row, "PurchaseOrderID")
                            .filter(id::equalsIgnoreCase)
                            .isPresent())
                    .findFirst();
            if (!page.more() || page.rows().isEmpty()) {
                break;
            }
        }
        return found;
    }

    private void set(String id, IdempotencyKey key) {
        ObjectNode order = Json.object().put("PurchaseOrderID", id).put("Status", BILLED);
        String header = BillNaming.header(key, id + BILLED);
        try {
            ObjectNode ignored = api.write("POST", "PurchaseOrders", Map.of(), order, header);
        } catch (ConnectorRefusedException e) {
            if (e.status() != 404 && e.status() != 405) {
                throw e;
            }
            ObjectNode ignored = api.write("POST", "PurchaseOrders/" + id, "PurchaseOrders", Map.of(), order, header);
        }
    }

    /** Whether a bill takes all that was ordered, by quantity or by amount. */
    private static boolean covers(Bill bill, ObjectNode order) {
        boolean all = !order.path("LineItems").isEmpty();
        int position = 0;
        for (JsonNode line : order.path("LineItems")) {
            position++;
            String id = Json.text(line, "LineItemID").orElse(String.valueOf(position));
            BigDecimal ordered = Json.decimal("order line", line, "Quantity").orElse(BigDecimal.ZERO);
            all &= billed(bill, id).compareTo(ordered) >= 0;
        }
        BigDecimal net = bill.total().minus(bill.tax()).minus(bill.shipping()).amount();
        BigDecimal subtotal = Json.decimal("order", order, "SubTotal")
                .or(() -> Json.decimal("order", order, "Total"))
                .orElse(null);
        return all || subtotal != null && subtotal.signum() > 0 && net.compareTo(subtotal) >= 0;
    }

    private static BigDecimal billed(Bill bill, String lineId) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Bill.Line line : bill.lines()) {
            if (lineId.equals(line.purchaseOrderLineExternalId())) {
                sum = sum.add(line.quantity() == null ? BigDecimal.ONE : line.quantity());
            }
        }
        return sum;
    }
}
