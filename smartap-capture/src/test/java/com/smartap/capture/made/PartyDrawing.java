package com.smartap.capture.made;

import java.util.ArrayList;
import java.util.List;

/** Draws vendor and customer. */
final class PartyDrawing {
    private static final double LEFT = 45;
    private static final double RIGHT = 550;

    private final MadeInvoice invoice;
    private final Sheet sheet;
    private final double size;
    private boolean taxId;

    PartyDrawing(MadeInvoice invoice, Sheet sheet, double size) {
        this.invoice = invoice;
        this.sheet = sheet;
        this.size = size;
    }

    /** Whether the vendor's tax id is drawn already. */
    boolean hasTaxId() {
        return taxId;
    }

    void draw(int way) {
        MadeInvoice.Company vendor = invoice.vendor;
        invoice.truth.put("vendor", vendor.name());
        switch (way) {
            case 0 -> {
                sheet.left(LEFT, 60, size + 8, true, vendor.name());
                block(LEFT, 76, address(vendor, true), false);
                customer(LEFT, 150, true);
            }
            case 1 -> {
                sheet.right(RIGHT, 55, size + 5, true, vendor.name());
                double y = 70;
                for (String row : address(vendor, true)) {
                    sheet.right(RIGHT, y, size - 1, false, row);
                    y += size + 2;
                }
                sheet.left(LEFT, 132, 6.5, false, oneLine(vendor, " · "));
                customer(LEFT, 150, false);
            }
            case 2 -> {
                sheet.left(LEFT, 110, size - 1, true, invoice.words.of("from"));
                sheet.left(LEFT, 110 + size + 3, size + 1, true, vendor.name());
                block(LEFT, 110 + 2 * size + 7, address(vendor, true), false);
                customer(230, 110, true);
            }
            case 3 -> {
                sheet.centre(297, 50, size + 7, true, vendor.name());
                sheet.centre(
                        297,
                        66,
                        size - 1,
                        false,
                        oneLine(vendor, " • ").substring(vendor.name().length() + 3));
                sheet.centre(297, 78, size - 1, false, "www." + vendor.domain() + ".com");
                customer(LEFT, 150, true);
            }
            case 4 -> {
                customer(LEFT, 120, false);
                List<String> rows = new ArrayList<>(List.of(vendor.name()));
                rows.addAll(address(vendor, true));
                block(380, 60, rows, false);
            }
            case 5 -> {
                sheet.left(LEFT, 122, 6.5, false, oneLine(vendor, ", "));
                customer(LEFT, 140, false);
                block(60, 790, List.of(vendor.name(), vendor.street(), vendor.town()), false);
                block(400, 790, List.of("info@" + vendor.domain() + ".com", "www." + vendor.domain() + ".com"), false);
            }
            case 6 -> {
                sheet.left(LEFT, 50, size, true, oneLine(vendor, " | "));
                sheet.rule(LEFT, 55, 500);
                customer(360, 90, true);
            }
            default -> {
                sheet.left(LEFT, 62, size + 10, true, vendor.name());
                double y = 50;
                for (String row : address(vendor, false)) {
                    sheet.right(RIGHT, y, size - 1, false, row);
                    y += size + 2;
                }
                customer(LEFT, 150, true);
                sheet.left(200, 150, size, true, invoice.words.of("ship_to"));
                block(200, 150 + size + 3, List.of(invoice.customer.name(), "Dock 4", invoice.customer.town()), false);
            }
        }
    }

    private void customer(double x, double y, boolean labelled) {
        MadeInvoice.Company customer = invoice.customer;
        double at = y;
        if (labelled) {
            sheet.left(
                    x,
                    at,
                    size,
                    invoice.random.nextBoolean(),
                    invoice.words.of("bill_to") + (invoice.random.nextBoolean() ? ":" : ""));
            at += size + 3;
        }
        List<String> rows = new ArrayList<>(List.of(customer.name(), customer.street(), customer.town()));
        if (labelled && invoice.random.nextInt(3) == 0 && !customer.vatId().isEmpty()) {
            rows.add(invoice.words.of("vat_id") + ": " + customer.vatId());
        }
        block(x, at, rows, false);
    }

    private void block(double x, double y, List<String> rows, boolean bold) {
        double at = y;
        for (String row : rows) {
            sheet.left(x, at, size, bold, row);
            at += size + 2.5;
        }
    }

    private List<String> address(MadeInvoice.Company company, boolean contacts) {
        List<String> rows = new ArrayList<>(List.of(company.street(), company.town()));
        if (contacts && invoice.random.nextBoolean()) {
            rows.add("Tel. " + company.phone());
        }
        if (contacts && invoice.random.nextBoolean()) {
            rows.add("info@" + company.domain() + ".com");
        }
        if (contacts && invoice.random.nextInt(3) == 0 && !company.vatId().isEmpty()) {
            taxId = true;
            invoice.truth.put("vendor_vat", company.vatId());
            rows.add(invoice.words.of("vat_id") + (invoice.random.nextBoolean() ? ": " : " ") + company.vatId());
        }
        return rows;
    }

    private static String oneLine(MadeInvoice.Company company, String between) {
        return String.join(between, company.name(), company.street(), company.town());
    }
}
