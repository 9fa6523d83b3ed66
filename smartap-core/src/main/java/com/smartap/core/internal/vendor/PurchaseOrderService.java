package com.smartap.core.internal.vendor;

import com.smartap.core.Power;
import com.smartap.core.PurchaseOrders;
import com.smartap.core.internal.persistence.Keys;
import com.smartap.core.internal.persistence.PurchaseOrderLineRow;
import com.smartap.core.internal.persistence.PurchaseOrderRow;
import com.smartap.core.internal.unit.UnitOfWork;
import com.smartap.model.Actor;
import com.smartap.model.Money;
import com.smartap.model.Page;
import com.smartap.model.PageRequest;
import com.smartap.model.purchasing.PurchaseOrder;
import com.smartap.model.purchasing.PurchaseOrderId;
import com.smartap.model.purchasing.PurchaseOrderLine;
import com.smartap.model.purchasing.VendorId;
import com.smartap.spi.InvalidRequestException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What people do with purchase orders. */
public final class PurchaseOrderService implements PurchaseOrders {
    private final UnitOfWork units;

    public PurchaseOrderService(UnitOfWork units) {
        this.units = units;
    }

    @Override
    public PurchaseOrder get(Actor actor, PurchaseOrderId id) {
        Power.READ.require(actor);
        return units.read(actor, tx -> tx.orders().record(tx.orders().row(id)));
    }

    @Override
    public Optional<PurchaseOrder> findByNumber(Actor actor, String number) {
        Power.READ.require(actor);
        return units.read(
                actor,
                tx -> tx.orders().byNumber(number).stream()
                        .findFirst()
                        .map(row -> tx.orders().record(row)));
    }

    @Override
    public Page<PurchaseOrder> list(
            Actor actor, @Nullable String text, PurchaseOrder.@Nullable Status status, PageRequest page) {
        Power.READ.require(actor);
        return units.read(
                actor,
                tx -> tx.orders()
                        .list(text, status, page)
                        .map(row -> tx.orders().record(row)));
    }

    @Override
    public PurchaseOrder create(
            Actor actor,
            String number,
            VendorId vendorId,
            @Nullable LocalDate orderDate,
            Currency currency,
            List<PurchaseOrderLine> lines) {
        Power.MANAGE_VENDORS.require(actor);
        if (number.isBlank() || number.length() > 100 || lines.isEmpty()) {
            throw new InvalidRequestException(
                    lines.isEmpty() ? "lines" : "number",
                    lines.isEmpty() ? "an order needs at least one line" : "number must have 1 to 100 characters");
        }
        return units.call("purchase-order.create", actor, tx -> {
            tx.vendors().row(vendorId);
            PurchaseOrderRow row = new PurchaseOrderRow();
            row.id = UUID.randomUUID();
            row.tenant = tx.tenant().value();
            row.number = number.strip();
            row.numberKey = Keys.number(number);
            row.vendorId = vendorId.value();
            row.status = PurchaseOrder.Status.OPEN;
            row.orderDate = orderDate;
            row.currency = currency.getCurrencyCode();
            row.total = lines.stream()
                    .map(line -> line.ordered().multiply(line.unitPrice()))
                    .reduce(BigDecimal.ZERO, BigDecimal::add)
                    .setScale(Money.decimals(currency), RoundingMode.HALF_UP);
            row.updatedAt = tx.now();
            tx.orders().add(row);
            tx.em().flush();
            for (PurchaseOrderLine line : lines) {
                PurchaseOrderLineRow item = new PurchaseOrderLineRow();
                item.id = UUID.randomUUID();
                item.tenant = row.tenant;
                item.orderId = row.id;
                item.lineNumber = line.lineNumber();
                item.sku = line.sku();
                item.description = line.description();
                item.ordered = line.ordered();
                item.received = line.received();
                item.billed = BigDecimal.ZERO;
                item.unitPrice = line.unitPrice();
                tx.orders().add(item);
            }
            tx.audit("purchase-order.created", "purchase-order", row.id, Map.of("number", row.number));
            tx.em().flush();
            return tx.orders().record(row);
        });
    }
}
