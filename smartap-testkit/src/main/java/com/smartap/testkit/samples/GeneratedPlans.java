package com.smartap.testkit.samples;

import com.smartap.testkit.samples.SampleInvoice.Scenario;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Invoices by the number: all differ, all match their order, all are in US dollars, totals from about 100 to 40,000. */
final class GeneratedPlans {
    private static final LocalDate FIRST = LocalDate.of(2026, 10, 1);
    private static final int DAYS = 45;
    private static final List<SampleVendor> VENDORS = List.of(
            SampleVendors.HARBORVIEW,
            SampleVendors.CASCADE,
            SampleVendors.BLUEPEAK,
            SampleVendors.LARKSPUR,
            SampleVendors.PRAIRIE,
            SampleVendors.TIDEWATER,
            SampleVendors.SABLEWOOD,
            SampleVendors.QUILLON);
    private static final List<Layout> LAYOUTS =
            List.of(new ClassicLayout(0x1F3A5F), new CatalogueLayout(0x9A3412), new ClassicLayout(0x5B2A5E));
    private static final List<String> THINGS = List.of(
            "Copy paper, case of ten",
            "Ball bearing, sealed",
            "Steel bracket, galvanised",
            "Safety gloves, dozen pairs",
            "Packing tape, carton",
            "Desk lamp with dimmer",
            "Cable tray, two metres",
            "Filter element, washable",
            "Label roll, thermal",
            "Storage bin with lid",
            "Hand truck, folding",
            "Extension lead, heavy duty");

    private GeneratedPlans() {}

    /** The plan of a number from 1; the same in every run. */
    static Plan plan(int number) {
        Random random = new Random(number);
        List<Plan.Item> items = new ArrayList<>();
        int lines = 1 + random.nextInt(4);
        // Spread evenly over the orders of magnitude, so that every approval limit has invoices on both sides.
        BigDecimal target = BigDecimal.valueOf(100 * Math.pow(400, random.nextDouble()) / lines);
        int thing = random.nextInt(THINGS.size());
        for (int line = 0; line < lines; line++) {
            int quantity = 1 + random.nextInt(40);
            BigDecimal price = target.divide(BigDecimal.valueOf(quantity), 2, RoundingMode.HALF_UP)
                    .max(new BigDecimal("0.05"));
            int index = (thing + line) % THINGS.size();
            items.add(new Plan.Item(
                    String.format(Locale.ROOT, "GX-%02d%03d", index + 10, 100 + random.nextInt(900)),
                    THINGS.get(index),
                    BigDecimal.valueOf(quantity),
                    price,
                    null));
        }
        return new Plan(
                LAYOUTS.get(random.nextInt(LAYOUTS.size())),
                VENDORS.get(random.nextInt(VENDORS.size())),
                String.format(Locale.ROOT, "GEN-%06d", 100_000 + number),
                FIRST.plusDays(random.nextInt(DAYS)),
                30,
                String.format(Locale.ROOT, "PO-%06d", 800_000 + number),
                new BigDecimal(random.nextInt(4) == 0 ? "6" : "0"),
                random.nextInt(3) == 0 ? new BigDecimal("24.00") : null,
                items,
                items,
                Scenario.MATCHES,
                false);
    }
}
