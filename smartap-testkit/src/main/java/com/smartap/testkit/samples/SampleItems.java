package com.smartap.testkit.samples;

import java.math.BigDecimal;
import java.util.List;

/** Lines of sample invoices. */
final class SampleItems {
    private SampleItems() {}

    /** Thirteen lines with long descriptions. */
    static List<Plan.Item> furniture() {
        return List.of(
                item(
                        "SW-DSK-160",
                        "Height-adjustable desk 160 x 80 cm, electric, memory keypad with four positions, oak veneer",
                        "16",
                        "684.00"),
                item(
                        "SW-DSK-140",
                        "Height-adjustable desk 140 x 70 cm, electric, memory keypad with four positions, white laminate",
                        "10",
                        "612.00"),
                item(
                        "SW-CHR-TSK",
                        "Task chair with lumbar support, four-way arm rests and casters for hard floors",
                        "26",
                        "318.00"),
                item(
                        "SW-PED-3",
                        "Mobile pedestal with three drawers, central lock, soft-close runners",
                        "26",
                        "142.50"),
                item(
                        "SW-SCR-ACU",
                        "Acoustic desk screen 160 cm, recycled felt, clamp mount on both sides",
                        "13",
                        "96.00"),
                item("SW-LMP-LED", "LED desk lamp with presence sensor and daylight control", "26", "58.40"),
                item(
                        "SW-SHF-180",
                        "Open shelf 180 cm high, five adjustable boards, back panel in oak veneer",
                        "6",
                        "276.00"),
                item(
                        "SW-LCK-12",
                        "Locker unit with twelve compartments, electronic locks, ventilation grilles and number plates",
                        "2",
                        "1240.00"),
                item("SW-WBD-240", "Glass whiteboard 240 x 120 cm, magnetic, concealed fittings", "3", "398.00"),
                item(
                        "SW-SFA-2",
                        "Two-seat sofa for the reception area, stain-resistant fabric, steel legs",
                        "2",
                        "925.00"),
                item("SW-TBL-SID", "Side table, round, 45 cm, solid ash, matching the reception sofas", "2", "164.00"),
                item("SW-PLT-STD", "Plant stand with drip tray, powder-coated steel, moss green", "6", "74.50"),
                item(
                        "SW-INS-DAY",
                        "Delivery to the upper floor and assembly by two technicians, per day, packaging taken away",
                        "3",
                        "780.00"));
    }

    static Plan.Item item(String sku, String description, String quantity, String price) {
        return new Plan.Item(sku, description, new BigDecimal(quantity), new BigDecimal(price), null);
    }

    static Plan.Item item(String sku, String description, String quantity, String price, int discount) {
        return new Plan.Item(sku, description, new BigDecimal(quantity), new BigDecimal(price), discount);
    }
}
