package com.smartap.core;

import com.smartap.model.Actor;
import com.smartap.model.Page;
import com.smartap.model.PageRequest;
import com.smartap.model.purchasing.PurchaseOrder;
import com.smartap.model.purchasing.PurchaseOrderId;
import com.smartap.model.purchasing.PurchaseOrderLine;
import com.smartap.model.purchasing.VendorId;
import com.smartap.spi.Api;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Purchase orders: imported from an ERP, or entered by hand. */
@Api(usage = Api.Usage.CALL, since = "0.1")
public interface PurchaseOrders {
    /** One order. */
    PurchaseOrder get(Actor actor, PurchaseOrderId id);

    /** The order of a number, compared without regard to case and blanks. */
    Optional<PurchaseOrder> findByNumber(Actor actor, String number);

    /**
     * Orders, the latest first.
     *
     * @param text part of the number, in any case; null for all
     * @param status only those of this status; null for all
     */
    Page<PurchaseOrder> list(
            Actor actor, @Nullable String text, PurchaseOrder.@Nullable Status status, PageRequest page);

    /** Enters an order. Billed quantities of the lines have to be zero. */
    PurchaseOrder create(
            Actor actor,
            String number,
            VendorId vendorId,
            @Nullable LocalDate orderDate,
            Currency currency,
            List<PurchaseOrderLine> lines);
}
