package com.smartap.testkit.samples;

import static com.smartap.testkit.samples.SampleItems.item;
import static com.smartap.testkit.samples.SamplePlans.plan;

import java.util.ArrayList;
import java.util.List;

/** What the sample invoices in euro, pounds and yen say. */
final class ForeignPlans {
    private static final Layout CONTINENTAL = new ContinentalLayout();

    private ForeignPlans() {}

    static List<Plan> all() {
        List<Plan> plans = new ArrayList<>();
        plans.add(plan(
                CONTINENTAL,
                SampleVendors.NORDLICHT,
                "RE-2026-3307",
                "2026-10-20",
                30,
                "PO-71626",
                "19",
                "48.00",
                List.of(
                        item("NL-TMP-200", "Temperature logger, two channels", "15", "186.40"),
                        item("NL-CAL-CRT", "Calibration certificate", "15", "42.00"))));
        plans.add(plan(
                CONTINENTAL,
                SampleVendors.ASHDOWN,
                "AT-50914",
                "2026-10-27",
                30,
                "PO-71647",
                "20",
                null,
                List.of(
                        item("CNV-12OZ-NAT", "Cotton canvas 12 oz, natural", "240", "9.85"),
                        item("WBG-25-BLK", "Webbing 25 mm, black", "600", "1.18"))));
        plans.add(plan(
                CONTINENTAL,
                SampleVendors.MIZUTANI,
                "MZ-260318",
                "2026-11-06",
                60,
                "PO-71674",
                "10",
                null,
                List.of(
                        item("MZ-SPD-08", "Spindle assembly, 8 mm", "20", "18400"),
                        item("MZ-BSH-08", "Bushing set, 8 mm", "40", "2150"))));
        return plans;
    }
}
