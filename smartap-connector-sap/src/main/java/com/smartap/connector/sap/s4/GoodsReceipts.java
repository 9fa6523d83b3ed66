package com.smartap.connector.sap.s4;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.sap.s4.OrderedRows.Feed;
import com.smartap.connector.support.Json;
import com.smartap.connector.support.KeysetChanges;
import com.smartap.connector.support.KeysetChanges.Slice;
import com.smartap.spi.erp.ErpGoodsReceipt;
import com.smartap.spi.erp.ErpPage;
import com.smartap.spi.erp.GoodsReceiptImport;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Goods receipts: material documents whose items refer to a purchase order and have one of the configured movement
 * types. Material documents never change, so they come by their creation. One that takes a receipt back (102, 122) is a
 * receipt of its own with negative quantities; the mark {@code GoodsMovementIsCancelled} on the first one is left out,
 * or the same return would count twice. The names of fields are those of SAP's published metadata; which movement types
 * a company uses is configuration.
 */
final class GoodsReceipts implements GoodsReceiptImport {
    private static final int MOST = 100;
    private static final String SET = "A_MaterialDocumentHeader";
    private static final String ID = "MaterialDocument";
    private static final ChangeOrder CREATED = new ChangeOrder.DayAndTime("CreationDate", "CreationTime", ID, true);

    private final S4Settings settings;
    private final OrderedRows rows;
    private final KeysetChanges<ObjectNode> changes;

    GoodsReceipts(S4Api api, S4Settings settings) {
        this.settings = settings;
        this.rows = new OrderedRows(
                api, new Feed(S4Service.MATERIAL_DOCUMENT, SET, "", "to_MaterialDocumentItem", ID), CREATED);
        this.changes = new KeysetChanges<>(
                this::after,
                GoodsReceipts::moment,
                row -> SapId.shown(Json.requireText(SET, row, ID)),
                settings.lookBack());
    }

    @Override
    public ErpPage<ErpGoodsReceipt> goodsReceipts(@Nullable String cursor, int limit) {
        return changes.page(cursor, limit, this::receipt);
    }

    @Override
    public @Nullable String cursorSince(@Nullable Instant since) {
        return KeysetChanges.cursorSince(
                since == null
                        ? null
                        : LocalDateTime.ofInstant(since, settings.zone()).toInstant(ZoneOffset.UTC));
    }

    /** Most material documents are no receipts of orders, so pages are read until one is. */
    private Slice<ObjectNode> after(Instant at, String id, int count) {
        Place from = Place.begin(at.isBefore(Instant.EPOCH) ? Instant.EPOCH : at, id);
        while (true) {
            Slice<ObjectNode> slice = rows.behind(from, Math.min(count, MOST));
            List<ObjectNode> receipts =
                    slice.rows().stream().filter(this::isReceipt).toList();
            if (!receipts.isEmpty() || !slice.more()) {
                return new Slice<>(receipts, slice.more());
            }
            from = rows.place(slice.rows().get(slice.rows().size() - 1));
        }
    }

    private boolean isReceipt(ObjectNode row) {
        return ODataValue.children(row, "to_MaterialDocumentItem").stream().anyMatch(item -> sign(item) != 0);
    }

    /** 1 for a receipt of an order, -1 for its return, 0 for anything else. */
    private int sign(ObjectNode item) {
        String movement = Json.text(item, "GoodsMovementType").orElse("");
        if (Json.text(item, "PurchaseOrder").isEmpty()) {
            return 0;
        }
        return settings.receipts().contains(movement) ? 1 : settings.returns().contains(movement) ? -1 : 0;
    }

    private ErpGoodsReceipt receipt(ObjectNode row) {
        String number = SapId.shown(Json.requireText(SET, row, ID));
        String what = "material document " + number;
        String year = Json.text(row, "MaterialDocumentYear").orElse("");
        List<ErpGoodsReceipt.Line> lines = new ArrayList<>();
        String vendor = null;
        for (ObjectNode item : ODataValue.children(row, "to_MaterialDocumentItem")) {
            int sign = sign(item);
            if (sign != 0) {
                lines.add(line(what, item, sign));
                vendor = vendor == null
                        ? Json.text(item, "Supplier").map(SapId::shown).orElse(null)
                        : vendor;
            }
        }
        Instant modifiedAt = LocalDateTime.ofInstant(moment(row), ZoneOffset.UTC)
                .atZone(settings.zone())
                .toInstant();
        LocalDate day = ODataValue.day(what, row, "PostingDate")
                .orElseGet(() -> LocalDate.ofInstant(moment(row), ZoneOffset.UTC));
        return new ErpGoodsReceipt(
                year.isEmpty() ? number : number + "/" + year, number, vendor, day, false, lines, modifiedAt);
    }

    private static ErpGoodsReceipt.Line line(String what, ObjectNode item, int sign) {
        // The unit of entry is the order's unit for receipts of orders, unless somebody chose another.
        BigDecimal quantity = Json.decimal(what, item, "QuantityInEntryUnit")
                .or(() -> Json.decimal(what, item, "QuantityInBaseUnit"))
                .orElse(BigDecimal.ZERO)
                .abs();
        Optional<String> orderItem =
                Json.text(item, "PurchaseOrderItem").map(SapId::shown).filter(number -> !number.equals("0"));
        return new ErpGoodsReceipt.Line(
                SapId.shown(Json.requireText(what, item, "MaterialDocumentItem")),
                Json.text(item, "PurchaseOrder").map(SapId::shown).orElse(null),
                orderItem.orElse(null),
                Json.text(item, "Material").orElse(null),
                Json.text(item, "MaterialDocumentItemText").orElse(null),
                sign < 0 ? quantity.negate() : quantity);
    }

    private static Instant moment(ObjectNode row) {
        return CREATED.moment(row).orElse(Instant.EPOCH);
    }
}
