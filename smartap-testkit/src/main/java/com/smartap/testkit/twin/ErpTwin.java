package com.smartap.testkit.twin;

import com.smartap.model.Money;
import com.smartap.model.erp.EntityType;
import com.smartap.spi.Api;
import com.smartap.spi.erp.ErpPurchaseOrder;
import com.smartap.spi.erp.ErpVendor;
import com.smartap.spi.webhook.WebhookRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An ERP under a connector. */
@Api(usage = Api.Usage.IMPLEMENT, since = "0.1")
public interface ErpTwin extends Twin {
    /** An id in the system's own form; a greater number gives an id that is greater in the system's order. */
    String id(EntityType type, int number);

    /** Adds a vendor that was last changed when it says, to the precision of the system; a known id replaces it. */
    void seed(ErpVendor vendor);

    /** Adds an open order that was last changed when it says; a known id replaces it. Line ids are the system's own. */
    void seed(ErpPurchaseOrder order);

    /** Changes nothing about a vendor or order but the moment of its last change, which is now. */
    void touch(EntityType type, String id);

    /** Removes a vendor or order, as a person at the screen would. */
    void delete(EntityType type, String id);

    /** The vendors or orders that it holds, with their last change. */
    Map<String, Instant> held(EntityType type);

    /** Bills and credits in the order in which they were posted. */
    List<HeldBill> heldBills();

    /** Pays some or all of a bill, as a person at the screen would. */
    void pay(String billId, Money amount);

    /** How many documents a bill carries. */
    int attachments(String billId);

    /** A request as the system would send it about a record, signed; empty if it sends none. */
    Optional<WebhookRequest> webhook(EntityType type, String id);

    /**
     * A bill as it is held.
     *
     * @param id the system's id, as the connector gives it
     * @param reference SmartAP's own reference, where the bill carries one
     * @param vendorId the system's id of the vendor
     * @param total its total
     * @param balance what is still open
     * @param credit whether it is a credit note
     * @param orderLines ids of the order lines that it bills, each as {@code order/line}
     */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    record HeldBill(
            String id,
            Optional<String> reference,
            String vendorId,
            Money total,
            Money balance,
            boolean credit,
            List<String> orderLines) {
        /** Copies the lines. */
        public HeldBill {
            orderLines = List.copyOf(orderLines);
        }
    }
}
