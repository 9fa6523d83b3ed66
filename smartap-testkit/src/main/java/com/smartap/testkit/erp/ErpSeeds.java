package com.smartap.testkit.erp;

import com.smartap.model.Address;
import com.smartap.model.Money;
import com.smartap.model.erp.EntityType;
import com.smartap.spi.Api;
import com.smartap.spi.erp.ErpPurchaseOrder;
import com.smartap.spi.erp.ErpVendor;
import com.smartap.testkit.twin.ErpTwin;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/** Vendors and purchase orders that tests put into an ERP. */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class ErpSeeds {
    private ErpSeeds() {}

    /** A vendor in Detroit that bills in USD. */
    public static ErpVendor vendor(ErpTwin twin, int number, Instant modifiedAt) {
        return new ErpVendor(
                twin.id(EntityType.VENDOR, number),
                "Vendor " + number,
                "12-%07d".formatted(number),
                "ap@vendor%d.example".formatted(number),
                "555-0100",
                List.of(new Address("Parts Ln", "400", "48201", "Detroit", "MI", "US")),
                Money.currency("USD"),
                null,
                List.of(),
                true,
                modifiedAt);
    }

    /** An order to vendor 1 of 10 bearings at 50.00 and of 4 seals at 12.50, for a total of 550.00 USD. */
    public static ErpPurchaseOrder order(ErpTwin twin, int number, Instant modifiedAt) {
        return new ErpPurchaseOrder(
                twin.id(EntityType.PURCHASE_ORDER, number),
                "PO-" + number,
                twin.id(EntityType.VENDOR, 1),
                true,
                LocalDate.parse("2026-09-30"),
                Money.of("550.00", "USD"),
                List.of(line(1, "Bearings", "10", "50.00"), line(2, "Seals", "4", "12.50")),
                modifiedAt);
    }

    /** An order to vendor 1 of many lines, each of 10 at 50.00. */
    public static ErpPurchaseOrder longOrder(ErpTwin twin, int number, int lines, Instant modifiedAt) {
        return new ErpPurchaseOrder(
                twin.id(EntityType.PURCHASE_ORDER, number),
                "PO-" + number,
                twin.id(EntityType.VENDOR, 1),
                true,
                LocalDate.parse("2026-09-30"),
                Money.of(String.valueOf(lines * 500L), "USD"),
                IntStream.rangeClosed(1, lines)
                        .mapToObj(line -> line(line, "Bearings " + line, "10", "50.00"))
                        .toList(),
                modifiedAt);
    }

    private static ErpPurchaseOrder.Line line(int number, String what, String quantity, String price) {
        return new ErpPurchaseOrder.Line(
                String.valueOf(number),
                number,
                "SKU-" + number,
                what,
                new BigDecimal(quantity),
                new BigDecimal(price),
                null,
                null,
                null,
                null);
    }
}
