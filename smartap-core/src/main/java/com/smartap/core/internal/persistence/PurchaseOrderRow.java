package com.smartap.core.internal.persistence;

import com.smartap.model.purchasing.PurchaseOrder;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code smartap_purchase_order}: a purchase order. */
@Entity(name = "SmartApPurchaseOrder")
@Table(name = "smartap_purchase_order")
@SuppressWarnings("NullAway.Init")
public class PurchaseOrderRow {
    @Id
    public UUID id;

    public String tenant;

    @Version
    public long version;

    public String number;

    @Column(name = "number_key")
    public String numberKey;

    @Column(name = "vendor_id")
    public UUID vendorId;

    @Enumerated(EnumType.STRING)
    public PurchaseOrder.Status status;

    @Column(name = "order_date")
    public @Nullable LocalDate orderDate;

    public String currency;

    public BigDecimal total;

    @Column(name = "connection_id")
    public @Nullable UUID connectionId;

    @Column(name = "external_id")
    public @Nullable String externalId;

    @Column(name = "updated_at")
    public Instant updatedAt;
}
