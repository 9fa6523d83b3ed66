package com.smartap.core.internal.erp;

import com.smartap.core.internal.erp.Synchronization.Counts;
import com.smartap.core.internal.persistence.Json;
import com.smartap.core.internal.persistence.Keys;
import com.smartap.core.internal.persistence.PurchaseOrderLineRow;
import com.smartap.core.internal.persistence.PurchaseOrderRow;
import com.smartap.core.internal.persistence.VendorRow;
import com.smartap.core.internal.unit.Tx;
import com.smartap.model.purchasing.PurchaseOrder;
import com.smartap.spi.erp.ErpPurchaseOrder;
import com.smartap.spi.erp.ErpVendor;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Applies what an ERP holds to the tenant's vendors and orders, by the ERP's own ids. */
public final class Imports {
    /** Takes a vendor over. An account that is already known never changes by synchronisation alone. */
    void vendor(Tx tx, UUID connection, ErpVendor vendor, Counts counts) {
        Optional<VendorRow> known = tx.vendors().byExternalId(connection, vendor.externalId());
        VendorRow row = known.orElseGet(VendorRow::new);
        String before = known.map(Imports::picture).orElse("");
        row.name = vendor.name().length() > 200 ? vendor.name().substring(0, 200) : vendor.name();
        row.nameKey = Keys.name(row.name);
        row.taxId = vendor.taxId();
        row.taxKey = Keys.taxId(vendor.taxId());
        row.email = vendor.email();
        row.address = Json.ofNullable(vendor.address());
        row.currency = vendor.currency() == null ? null : vendor.currency().getCurrencyCode();
        row.paymentTerms = vendor.paymentTerms();
        row.active = vendor.active();
        boolean held = account(row, vendor, counts);
        if (known.isEmpty()) {
            row.id = UUID.randomUUID();
            row.tenant = tx.tenant().value();
            row.connectionId = connection;
            row.externalId = vendor.externalId();
            row.updatedAt = tx.now();
            tx.vendors().add(row);
            tx.audit("vendor.imported", "vendor", row.id, Map.of("name", row.name, "externalId", vendor.externalId()));
            counts.created();
        } else {
            boolean changed = !picture(row).equals(before);
            if (changed) {
                row.updatedAt = tx.now();
                tx.audit("vendor.updated", "vendor", row.id, Map.of("name", row.name, "by", "synchronisation"));
            }
            if (!held) {
                counts.updated(changed);
            }
        }
    }

    private static boolean account(VendorRow row, ErpVendor vendor, Counts counts) {
        String account = Json.ofNullable(vendor.bankAccount());
        if (row.bankAccount == null) {
            row.bankAccount = account;
            return false;
        }
        if (account == null || account.equals(row.bankAccount)) {
            return false;
        }
        counts.failed("the ERP has another bank account for %s; it is not taken over until a person enters it"
                .formatted(vendor.name()));
        return true;
    }

    private static String picture(VendorRow row) {
        return String.join(
                "|",
                row.name,
                String.valueOf(row.taxId),
                String.valueOf(row.email),
                String.valueOf(row.address),
                String.valueOf(row.currency),
                String.valueOf(row.paymentTerms),
                String.valueOf(row.bankAccount),
                String.valueOf(row.active));
    }

    /** Takes an order over. What invoices have billed of it here is kept. */
    void order(Tx tx, UUID connection, ErpPurchaseOrder order, Counts counts) {
        Optional<VendorRow> vendor = tx.vendors().byExternalId(connection, order.vendorExternalId());
        if (vendor.isEmpty()) {
            counts.failed("order %s is of vendor %s, which the ERP did not hand over"
                    .formatted(order.number(), order.vendorExternalId()));
            return;
        }
        Optional<PurchaseOrderRow> known = tx.orders().byExternalId(connection, order.externalId());
        PurchaseOrderRow row = known.orElseGet(PurchaseOrderRow::new);
        PurchaseOrder.Status status = order.open() ? PurchaseOrder.Status.OPEN : PurchaseOrder.Status.CLOSED;
        boolean changed = known.isEmpty()
                || row.status != status
                || row.total.compareTo(order.total().amount()) != 0
                || !row.number.equals(order.number())
                || !Objects.equals(row.orderDate, order.orderDate());
        row.number = order.number();
        row.numberKey = Keys.number(order.number());
        row.vendorId = vendor.get().id;
        row.status = status;
        row.orderDate = order.orderDate();
        row.currency = order.total().currency().getCurrencyCode();
        row.total = order.total().amount();
        if (known.isEmpty()) {
            row.id = UUID.randomUUID();
            row.tenant = tx.tenant().value();
            row.connectionId = connection;
            row.externalId = order.externalId();
            row.updatedAt = tx.now();
            tx.orders().add(row);
            tx.em().flush();
        }
        changed |= lines(tx, row, order);
        if (known.isPresent() && changed) {
            row.updatedAt = tx.now();
        }
        if (changed) {
            tx.audit(
                    known.isEmpty() ? "purchase-order.imported" : "purchase-order.updated",
                    "purchase-order",
                    row.id,
                    Map.of(
                            "number",
                            row.number,
                            "status",
                            status.name(),
                            "total",
                            order.total().toString()));
        }
        if (known.isEmpty()) {
            counts.created();
        } else {
            counts.updated(changed);
        }
    }

    /** The ERP no longer holds a vendor: nothing new is accepted from it, and its history stays. */
    void vendorRemoved(Tx tx, UUID connection, String externalId, Counts counts) {
        tx.vendors()
                .byExternalId(connection, externalId)
                .filter(row -> row.active)
                .ifPresent(row -> {
                    row.active = false;
                    row.updatedAt = tx.now();
                    tx.audit("vendor.updated", "vendor", row.id, Map.of("name", row.name, "by", "removed in the ERP"));
                    counts.updated(true);
                });
    }

    /** The ERP no longer holds an order: nothing more can be billed of it. */
    void orderRemoved(Tx tx, UUID connection, String externalId, Counts counts) {
        tx.orders()
                .byExternalId(connection, externalId)
                .filter(row -> row.status == PurchaseOrder.Status.OPEN)
                .ifPresent(row -> {
                    row.status = PurchaseOrder.Status.CLOSED;
                    row.updatedAt = tx.now();
                    tx.audit(
                            "purchase-order.updated",
                            "purchase-order",
                            row.id,
                            Map.of("number", row.number, "status", "CLOSED", "by", "removed in the ERP"));
                    counts.updated(true);
                });
    }

    private static boolean lines(Tx tx, PurchaseOrderRow order, ErpPurchaseOrder imported) {
        Map<Integer, PurchaseOrderLineRow> known = new HashMap<>();
        tx.orders().lines(order.id).forEach(line -> known.put(line.lineNumber, line));
        boolean changed = false;
        for (ErpPurchaseOrder.Line line : imported.lines()) {
            PurchaseOrderLineRow row = known.get(line.lineNumber());
            if (row == null) {
                row = new PurchaseOrderLineRow();
                row.id = UUID.randomUUID();
                row.tenant = tx.tenant().value();
                row.orderId = order.id;
                row.lineNumber = line.lineNumber();
                row.billed = BigDecimal.ZERO;
                fill(row, line);
                tx.orders().add(row);
                changed = true;
            } else {
                changed |=
                        row.ordered.compareTo(line.quantity()) != 0 || row.unitPrice.compareTo(line.unitPrice()) != 0;
                fill(row, line);
            }
        }
        return changed;
    }

    private static void fill(PurchaseOrderLineRow row, ErpPurchaseOrder.Line line) {
        row.sku = line.sku();
        row.description = line.description();
        row.ordered = line.quantity();
        row.unitPrice = line.unitPrice();
        row.received = line.received();
        row.externalId = line.externalId();
        row.accountCode = line.accountCode();
        row.taxCode = line.taxCode();
    }
}
