package com.smartap.core.internal.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code smartap_purchase_order_line}: a line of a purchase order. */
@Entity(name = "SmartApPurchaseOrderLine")
@Table(name = "smartap_purchase_order_line")
@SuppressWarnings("NullAway.Init")
public class PurchaseOrderLineRow {
    @Id
    public UUID id;

    public String tenant;

    @Column(name = "order_id")
    public UUID orderId;

    @Column(name = "line_number")
    public int lineNumber;

    public @Nullable String sku;

    public @Nullable String description;

    public BigDecimal ordered;

    public @Nullable BigDecimal received;

    public BigDecimal billed;

    @Column(name = "unit_price")
    public BigDecimal unitPrice;

    @Column(name = "external_id")
    public @Nullable String externalId;

    @Column(name = "account_code")
    public @Nullable String accountCode;

    @Column(name = "tax_code")
    public @Nullable String taxCode;
}
