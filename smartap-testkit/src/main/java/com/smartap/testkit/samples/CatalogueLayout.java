package com.smartap.testkit.samples;

import java.awt.Color;
import java.io.IOException;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.Locale;

/** A product invoice: a coloured band with the name, bill-to and ship-to side by side, list prices and discounts. */
final class CatalogueLayout implements Layout {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("MMM d, yyyy", Locale.US);
    private final Color accent;

    CatalogueLayout(int rgb) {
        this.accent = new Color(rgb);
    }

    @Override
    public void draw(Plan plan, Sheet sheet) throws IOException {
        SampleVendor vendor = plan.vendor();
        float right = sheet.width() - 48;
        sheet.fill(0, 0, sheet.width(), 84, accent);
        sheet.text(48, 46, sheet.bold, 22, Color.WHITE, vendor.name());
        sheet.text(48, 66, sheet.regular, 9.5f, Color.WHITE, String.join(", ", SampleVendors.addressLines(vendor)));
        sheet.right(right, 46, sheet.bold, 16, Color.WHITE, "Invoice");
        sheet.right(right, 66, sheet.regular, 9.5f, Color.WHITE, vendor.phone());

        sheet.text(48, 118, sheet.bold, 9, accent, "Bill To");
        sheet.text(228, 118, sheet.bold, 9, accent, "Ship To");
        sheet.text(48, 132, sheet.bold, 10, Sheet.INK, SampleVendors.CUSTOMER);
        sheet.text(228, 132, sheet.bold, 10, Sheet.INK, "Meridian Distribution Center");
        float y = 145;
        for (String line : SampleVendors.CUSTOMER_ADDRESS) {
            sheet.text(48, y, sheet.regular, 9.5f, Sheet.INK, line);
            y += 13;
        }
        sheet.text(48, y, sheet.regular, 9.5f, Sheet.INK, "Tax ID: " + SampleVendors.CUSTOMER_TAX_ID);
        sheet.text(228, 145, sheet.regular, 9.5f, Sheet.INK, "75 Terminal Way, Dock 4");
        sheet.text(228, 158, sheet.regular, 9.5f, Sheet.INK, "Stockton, CA 95206");

        String[][] data = {
            {"Invoice No.", plan.number()},
            {"Date", plan.date().format(DATE)},
            {"Customer PO", plan.order()},
            {"Terms", "Net " + plan.days() + " days"},
            {"Due Date", plan.due().format(DATE)},
        };
        y = 118;
        for (String[] row : data) {
            if (row[1] != null) {
                sheet.text(400, y, sheet.regular, 9.5f, Sheet.GREY, row[0]);
                sheet.right(right, y, sheet.bold, 9.5f, Sheet.INK, row[1]);
                y += 14;
            }
        }
        y = table(plan, sheet, right);
        sheet.rule(48, right, sheet.height() - 62, 0.8f, accent);
        sheet.text(
                48,
                sheet.height() - 46,
                sheet.regular,
                8.5f,
                Sheet.GREY,
                "Federal Tax ID " + vendor.taxId() + "   |   Remittance advice to " + vendor.email()
                        + "   |   Returns within 30 days with written authorization");
    }

    private float table(Plan plan, Sheet sheet, float right) throws IOException {
        Currency currency = plan.vendor().currency();
        float y = 226;
        sheet.fill(48, y - 14, right - 48, 21, new Color(236, 240, 244));
        sheet.text(54, y, sheet.bold, 9, Sheet.INK, "Part No.");
        sheet.text(136, y, sheet.bold, 9, Sheet.INK, "Description");
        sheet.right(330, y, sheet.bold, 9, Sheet.INK, "Qty");
        sheet.right(392, y, sheet.bold, 9, Sheet.INK, "List Price");
        sheet.right(430, y, sheet.bold, 9, Sheet.INK, "Disc.");
        sheet.right(490, y, sheet.bold, 9, Sheet.INK, "Unit Price");
        sheet.right(right - 6, y, sheet.bold, 9, Sheet.INK, "Extended");
        y += 22;
        for (Plan.Item item : plan.items()) {
            sheet.text(54, y, sheet.regular, 9, Sheet.INK, item.sku());
            sheet.text(136, y, sheet.regular, 9, Sheet.INK, item.description());
            sheet.right(330, y, sheet.regular, 9, Sheet.INK, item.quantity().toPlainString());
            sheet.right(392, y, sheet.regular, 9, Sheet.INK, Sheet.number(item.listPrice(), 2));
            sheet.right(430, y, sheet.regular, 9, Sheet.INK, item.discount() == null ? "-" : item.discount() + "%");
            sheet.right(490, y, sheet.regular, 9, Sheet.INK, Sheet.number(item.price(), 2));
            sheet.right(right - 6, y, sheet.regular, 9, Sheet.INK, Sheet.number(plan.amount(item), 2));
            sheet.rule(48, right, y + 6, 0.4f, Sheet.RULE);
            y += 19;
        }
        y += 14;
        y = sum(sheet, right, y, "Subtotal:", Sheet.money(plan.subtotal(), currency));
        String rate = plan.taxRate().stripTrailingZeros().toPlainString();
        y = sum(sheet, right, y, "Tax (" + rate + "%):", Sheet.money(plan.tax(), currency));
        if (plan.shipping() != null) {
            y = sum(sheet, right, y, "Freight:", Sheet.money(plan.shipping(), currency));
        }
        sheet.rule(390, right, y - 8, 1.2f, accent);
        sheet.right(490, y + 8, sheet.bold, 12, accent, "Total:");
        sheet.right(right - 6, y + 8, sheet.bold, 12, accent, Sheet.money(plan.total(), currency));
        return y + 26;
    }

    private static float sum(Sheet sheet, float right, float y, String label, String value) throws IOException {
        sheet.right(490, y, sheet.regular, 9.5f, Sheet.GREY, label);
        sheet.right(right - 6, y, sheet.regular, 9.5f, Sheet.INK, value);
        return y + 16;
    }
}
