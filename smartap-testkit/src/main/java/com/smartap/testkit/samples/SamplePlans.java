package com.smartap.testkit.samples;

import static com.smartap.testkit.samples.SampleInvoice.Scenario.*;
import static com.smartap.testkit.samples.SampleItems.item;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the twenty sample invoices say. */
final class SamplePlans {
    private static final Layout NAVY = new ClassicLayout(0x1F3A5F);
    private static final Layout PLUM = new ClassicLayout(0x5B2A5E);
    private static final Layout RUST = new CatalogueLayout(0x9A3412);
    private static final Layout SLATE = new CatalogueLayout(0x334155);
    private static final Layout HOURS = new HoursLayout();
    private static final Layout LEDGER = new LedgerLayout();
    private static final Layout LETTER = new LetterLayout();

    private SamplePlans() {}

    static List<Plan> all() {
        List<Plan> plans = new ArrayList<>();
        List<Plan.Item> paper = List.of(
                item("HV-PPR-20", "Copy paper 20 lb, case of 10", "12", "46.50"),
                item("HV-TNR-58A", "Toner cartridge 58A, black", "6", "89.90"),
                item("HV-FLD-LTR", "File folders, letter, box of 100", "8", "18.75"));
        plans.add(plan(NAVY, SampleVendors.HARBORVIEW, "HV-10482", "2026-10-05", 30, "PO-71604", "0", "24.00", paper));
        plans.add(plan(
                RUST,
                SampleVendors.CASCADE,
                "CIP-88213",
                "2026-10-07",
                45,
                "PO-71588",
                "8.25",
                "185.00",
                List.of(
                        item("BRG-6204-2RS", "Ball bearing 6204, sealed", "120", "8.10", 10),
                        item("VLT-A48", "V-belt A48, classical", "40", "14.25", 5),
                        item("MTR-1HP-56C", "Motor 1 HP, 56C frame", "12", "312.00", 4),
                        item("CHN-40-10FT", "Roller chain no. 40, 10 ft", "25", "31.40"))));
        plans.add(plan(
                PLUM,
                SampleVendors.BLUEPEAK,
                "BP-2026-0917",
                "2026-10-09",
                30,
                "PO-71597",
                "0",
                null,
                List.of(
                        item("BPK-ENT-YR", "Enterprise plan, annual seat", "45", "384.00"),
                        item("BPK-SUP-GLD", "Gold support, annual", "1", "1900.00"))));
        plans.add(plan(
                HOURS,
                SampleVendors.LARKSPUR,
                "LCG-3391",
                "2026-10-12",
                15,
                "PO-71611",
                "0",
                null,
                List.of(
                        item("ADV-SR", "Senior advisor, warehouse redesign", "64", "215.00"),
                        item("ADV-AN", "Analyst, data preparation", "52.5", "140.00"))));
        plans.add(plan(
                NAVY,
                SampleVendors.PRAIRIE,
                "PFL-77120",
                "2026-10-13",
                15,
                null,
                "0",
                null,
                NO_ORDER,
                List.of(
                        item("LTL-OMA-OAK", "Pallet freight Omaha to Oakland", "4", "418.00"),
                        item("FSC", "Fuel surcharge", "4", "62.70"))));
        plans.add(plan(
                HOURS,
                SampleVendors.TIDEWATER,
                "TFS-5518",
                "2026-10-15",
                30,
                "PO-71620",
                "6",
                null,
                List.of(
                        item("HVAC-INS", "Air conditioning inspection", "18", "96.00"),
                        item("ELEC-REP", "Electrical repairs, dock lighting", "14.5", "104.00"))));
        plans.add(plan(
                LEDGER,
                SampleVendors.SABLEWOOD,
                "SW-20931",
                "2026-10-16",
                60,
                "PO-71575",
                "6",
                "640.00",
                SampleItems.furniture()));
        plans.add(plan(
                SLATE,
                SampleVendors.QUILLON,
                "QP-6642",
                "2026-10-19",
                30,
                "PO-71633",
                "7.5",
                "78.50",
                List.of(
                        item("BOX-RSC-12", "Corrugated box 12 x 12 x 8", "1500", "0.94", 6),
                        item("LBL-4X6-TT", "Shipping labels 4 x 6, roll", "60", "17.20"))));
        plans.add(plan(
                NAVY,
                SampleVendors.HARBORVIEW,
                "HV-10517",
                "2026-10-21",
                30,
                "PO-71641",
                "0",
                "35.00",
                PRICE_ABOVE_ORDER,
                List.of(
                        item("HV-CHR-ERG", "Task chair, mesh back", "14", "259.20"),
                        item("HV-MAT-CHR", "Chair mat, hard floor", "14", "44.00")),
                List.of(
                        item("HV-CHR-ERG", "Task chair, mesh back", "14", "240.00"),
                        item("HV-MAT-CHR", "Chair mat, hard floor", "14", "44.00")),
                false));
        plans.add(plan(
                RUST,
                SampleVendors.CASCADE,
                "CIP-88304",
                "2026-10-23",
                45,
                "PO-71629",
                "8.25",
                null,
                QUANTITY_ABOVE_ORDER,
                List.of(
                        item("PMP-C15", "Centrifugal pump C15", "6", "1180.00", 8),
                        item("SEAL-KIT-C15", "Seal kit for pump C15", "24", "64.50")),
                List.of(
                        item("PMP-C15", "Centrifugal pump C15", "5", "1180.00", 8),
                        item("SEAL-KIT-C15", "Seal kit for pump C15", "24", "64.50")),
                false));
        plans.add(plan(
                PLUM,
                SampleVendors.BLUEPEAK,
                "BP-2026-0988",
                "2026-10-26",
                30,
                "PO-71650",
                "0",
                null,
                List.of(
                        item("BPK-INT-PRJ", "Integration project, fixed price", "1", "22500.00"),
                        item("BPK-TRN-DAY", "On-site training day", "4", "2150.00"))));
        plans.add(plan(
                HOURS,
                SampleVendors.LARKSPUR,
                "LCG-3420",
                "2026-10-28",
                15,
                "PO-71655",
                "0",
                null,
                List.of(
                        item("ADV-SR", "Senior advisor, carrier tender", "38", "215.00"),
                        item("ADV-AN", "Analyst, lane benchmarks", "12", "140.00"))));
        plans.add(plan(
                HOURS,
                SampleVendors.TIDEWATER,
                "TFS-5570",
                "2026-10-30",
                30,
                null,
                "6",
                null,
                NO_ORDER,
                List.of(
                        item("PLMB-EMG", "Emergency plumbing, night rate", "9", "148.00"),
                        item("CLN-DEEP", "Deep cleaning, break rooms", "11", "62.00"))));
        plans.add(plan(
                LEDGER,
                SampleVendors.SABLEWOOD,
                "SW-21002",
                "2026-11-02",
                60,
                "PO-71660",
                "6",
                "220.00",
                List.of(
                        item(
                                "SW-TBL-CNF8",
                                "Conference table for eight, solid oak top with powder-coated steel base and cable tray",
                                "3",
                                "2480.00"),
                        item("SW-CHR-CNF", "Conference chair, upholstered in charcoal wool blend", "24", "198.50"),
                        item("SW-CRD-06", "Credenza, two doors and three drawers, walnut", "2", "865.00"))));
        plans.add(plan(
                SLATE,
                SampleVendors.QUILLON,
                "QP-6701",
                "2026-11-04",
                30,
                "PO-71668",
                "7.5",
                "142.00",
                List.of(
                        item("CAT-48PG", "Catalog, 48 pages, saddle stitched", "3500", "1.42", 3),
                        item("ENV-10-WIN", "Window envelopes no. 10, carton", "18", "39.80"))));
        plans.add(plan(
                PLUM,
                SampleVendors.HARBORVIEW,
                "HV-10482",
                "2026-10-05",
                30,
                "PO-71604",
                "0",
                "24.00",
                RESENT,
                paper,
                paper,
                true));
        plans.add(plan(
                LETTER,
                SampleVendors.PRAIRIE,
                "PFL-77391",
                "2026-11-05",
                15,
                "PO-71671",
                "0",
                null,
                HARD_TO_READ,
                List.of(
                        item("RUN-REG", "Reno to Oakland, dry van", "7", "365.00"),
                        item("STG-NGT", "Trailer storage, night", "5", "48.00"))));
        plans.addAll(ForeignPlans.all());
        return plans;
    }

    static Plan plan(
            Layout layout,
            SampleVendor vendor,
            String number,
            String date,
            int days,
            @Nullable String order,
            String taxRate,
            @Nullable String shipping,
            List<Plan.Item> items) {
        return plan(layout, vendor, number, date, days, order, taxRate, shipping, MATCHES, items);
    }

    static Plan plan(
            Layout layout,
            SampleVendor vendor,
            String number,
            String date,
            int days,
            @Nullable String order,
            String taxRate,
            @Nullable String shipping,
            SampleInvoice.Scenario scenario,
            List<Plan.Item> items) {
        return plan(layout, vendor, number, date, days, order, taxRate, shipping, scenario, items, items, false);
    }

    static Plan plan(
            Layout layout,
            SampleVendor vendor,
            String number,
            String date,
            int days,
            @Nullable String order,
            String taxRate,
            @Nullable String shipping,
            SampleInvoice.Scenario scenario,
            List<Plan.Item> items,
            List<Plan.Item> ordered,
            boolean copy) {
        return new Plan(
                layout,
                vendor,
                number,
                LocalDate.parse(date),
                days,
                order,
                new BigDecimal(taxRate),
                shipping == null ? null : new BigDecimal(shipping),
                items,
                ordered,
                scenario,
                copy);
    }
}
