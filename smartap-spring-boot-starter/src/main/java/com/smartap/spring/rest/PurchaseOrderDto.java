package com.smartap.spring.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.smartap.model.purchasing.PurchaseOrder;
import com.smartap.model.purchasing.PurchaseOrderLine;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A purchase order. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({
    "id",
    "version",
    "number",
    "vendorId",
    "status",
    "orderDate",
    "currency",
    "total",
    "lines",
    "externalId",
    "updatedAt"
})
record PurchaseOrderDto(
        @JsonProperty("id") String id,
        @JsonProperty("version") long version,
        @JsonProperty("number") String number,
        @JsonProperty("vendorId") String vendorId,
        @JsonProperty("status") String status,
        @JsonProperty("orderDate") @Nullable String orderDate,
        @JsonProperty("currency") @Nullable String currency,
        @JsonProperty("total") @Nullable MoneyDto total,
        @JsonProperty("lines") List<LineDto> lines,
        @JsonProperty("externalId") @Nullable String externalId,
        @JsonProperty("updatedAt") String updatedAt) {
    static PurchaseOrderDto of(PurchaseOrder order) {
        return new PurchaseOrderDto(
                order.id().toString(),
                order.version(),
                order.number(),
                order.vendorId().toString(),
                order.status().name(),
                Texts.of(order.orderDate()),
                Texts.code(order.currency()),
                MoneyDto.of(order.total()),
                order.lines().stream().map(LineDto::of).toList(),
                order.externalId(),
                order.updatedAt().toString());
    }

    /** One line; {@code lineNumber} may be left out of new orders, whose lines are then counted. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder({"lineNumber", "sku", "description", "ordered", "received", "billed", "unitPrice", "externalId"})
    record LineDto(
            @JsonProperty("lineNumber") @Nullable Integer lineNumber,
            @JsonProperty("sku") @Nullable String sku,
            @JsonProperty("description") @Nullable String description,
            @JsonProperty("ordered") @Nullable String ordered,
            @JsonProperty("received") @Nullable String received,
            @JsonProperty("billed") @Nullable String billed,
            @JsonProperty("unitPrice") @Nullable String unitPrice,
            @JsonProperty("externalId") @Nullable String externalId) {
        static LineDto of(PurchaseOrderLine line) {
            return new LineDto(
                    line.lineNumber(),
                    line.sku(),
                    line.description(),
                    Texts.plain(line.ordered()),
                    Texts.plain(line.received()),
                    Texts.plain(line.billed()),
                    Texts.plain(line.unitPrice()),
                    line.externalId());
        }

        PurchaseOrderLine toLine(String field, int position) {
            return new PurchaseOrderLine(
                    lineNumber == null ? position : lineNumber,
                    sku,
                    description,
                    Fields.required(field + ".ordered", Fields.decimal(field + ".ordered", ordered)),
                    Fields.decimal(field + ".received", received),
                    BigDecimal.ZERO,
                    Fields.required(field + ".unitPrice", Fields.decimal(field + ".unitPrice", unitPrice)),
                    externalId);
        }
    }

    /** A purchase order to be entered. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder({"number", "vendorId", "orderDate", "currency", "lines"})
    record NewDto(
            @JsonProperty("number") @Nullable String number,
            @JsonProperty("vendorId") @Nullable String vendorId,
            @JsonProperty("orderDate") @Nullable String orderDate,
            @JsonProperty("currency") @Nullable String currency,
            @JsonProperty("lines") @Nullable List<LineDto> lines) {
        List<PurchaseOrderLine> toLines() {
            List<PurchaseOrderLine> read = new ArrayList<>();
            List<LineDto> sent = Fields.list(lines);
            for (int i = 0; i < sent.size(); i++) {
                String field = "lines[%d]".formatted(i);
                read.add(Fields.required(field, sent.get(i)).toLine(field, i + 1));
            }
            return read;
        }
    }
}
