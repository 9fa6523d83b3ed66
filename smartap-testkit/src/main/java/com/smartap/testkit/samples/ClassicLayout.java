package com.smartap.testkit.samples;

import java.awt.Color;
import java.io.IOException;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The classic American invoice: letterhead left, data right, bill-to below, a table with a dark heading. */
final class ClassicLayout implements Layout {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("MM/dd/yyyy", Locale.US);
    private final Color accent;

    ClassicLayout(int rgb) {
        this.accent = new Color(rgb);
    }

    @Override
    public void draw(Plan plan, Sheet sheet) throws IOException {
        SampleVendor vendor = plan.vendor();
        float right = sheet.width() - 54;
        sheet.fill(0, 0, sheet.width(), 10, accent);
        sheet.text(54, 66, sheet.bold, 20, accent, vendor.name());
        float y = 84;
        for (String line : SampleVendors.addressLines(vendor)) {
            sheet.text(54, y, sheet.regular, 9.5f, Sheet.INK, line);
            y += 13;
        }
        sheet.text(54, y, sheet.regular, 9.5f, Sheet.GREY, vendor.phone() + "  |  " + vendor.email());
        sheet.text(54, y + 13, sheet.regular, 9.5f, Sheet.GREY, "Tax ID: " + vendor.taxId());
        sheet.right(right, 66, sheet.bold, 24, Sheet.INK, "INVOICE");
        if (plan.copy()) {
            sheet.right(right, 30, sheet.bold, 10, new Color(176, 32, 32), "SECOND COPY - SENT AGAIN");
        }
        head(plan, sheet, right);

        sheet.text(54, 178, sheet.bold, 9, accent, "BILL TO");
        sheet.text(54, 193, sheet.bold, 10.5f, Sheet.INK, SampleVendors.CUSTOMER);
        y = 207;
        for (String line : SampleVendors.CUSTOMER_ADDRESS) {
            sheet.text(54, y, sheet.regular, 10, Sheet.INK, line);
            y += 13;
        }
        sheet.text(54, y, sheet.regular, 10, Sheet.INK, "Tax ID: " + SampleVendors.CUSTOMER_TAX_ID);
        table(plan, sheet, right);
    }

    private static void head(Plan plan, Sheet sheet, float right) throws IOException {
        String[][] rows = {
            {"Invoice #", plan.number()},
            {"Invoice Date", plan.date().format(DATE)},
            {"Due Date", plan.due().format(DATE)},
            {"Terms", "Net " + plan.days()},
            {"P.O. Number", plan.order()},
        };
        float y = 92;
        for (String[] row : rows) {
            if (row[1] != null) {
                sheet.right(right - 100, y, sheet.bold, 9.5f, Sheet.GREY, row[0] + ":");
                sheet.right(right, y, sheet.regular, 9.5f, Sheet.INK, row[1]);
                y += 15;
            }
        }
    }

    private void table(Plan plan, Sheet sheet, float right) throws IOException {
        float y = 268;
        sheet.fill(54, y - 15, right - 54, 22, accent);
        sheet.text(62, y, sheet.bold, 9.5f, Color.WHITE, "Item");
        sheet.text(142, y, sheet.bold, 9.5f, Color.WHITE, "Description");
        sheet.right(392, y, sheet.bold, 9.5f, Color.WHITE, "Qty");
        sheet.right(470, y, sheet.bold, 9.5f, Color.WHITE, "Unit Price");
        sheet.right(right - 8, y, sheet.bold, 9.5f, Color.WHITE, "Amount");
        y += 24;
        boolean shaded = false;
        for (Plan.Item item : plan.items()) {
            if (shaded) {
                sheet.fill(54, y - 14, right - 54, 21, new Color(245, 247, 250));
            }
            shaded = !shaded;
            sheet.text(62, y, sheet.regular, 9.5f, Sheet.INK, item.sku());
            sheet.text(142, y, sheet.regular, 9.5f, Sheet.INK, item.description());
            sheet.right(392, y, sheet.regular, 9.5f, Sheet.INK, item.quantity().toPlainString());
            sheet.right(
                    470,
                    y,
                    sheet.regular,
                    9.5f,
                    Sheet.INK,
                    Sheet.money(item.price(), plan.vendor().currency()));
            sheet.right(
                    right - 8,
                    y,
                    sheet.regular,
                    9.5f,
                    Sheet.INK,
                    Sheet.money(plan.amount(item), plan.vendor().currency()));
            y += 21;
        }
        sheet.rule(54, right, y - 8, 0.8f, Sheet.RULE);
        y = sums(plan, sheet, right, y + 14);
        sheet.text(54, sheet.height() - 92, sheet.bold, 9, accent, "Payment");
        sheet.text(
                54,
                sheet.height() - 78,
                sheet.regular,
                9,
                Sheet.GREY,
                "Please make checks payable to " + plan.vendor().name());
        sheet.text(
                54,
                sheet.height() - 65,
                sheet.regular,
                9,
                Sheet.GREY,
                "ACH routing " + plan.vendor().bankAccount().routingNumber() + ", account ending in "
                        + plan.vendor().bankAccount().masked().substring(4));
        sheet.text(54, sheet.height() - 46, sheet.regular, 9, Sheet.GREY, "Thank you for your business.");
    }

    private float sums(Plan plan, Sheet sheet, float right, float top) throws IOException {
        float y = top;
        y = row(
                sheet,
                right,
                y,
                "Subtotal",
                Sheet.money(plan.subtotal(), plan.vendor().currency()));
        String rate = plan.taxRate().stripTrailingZeros().toPlainString();
        y = row(
                sheet,
                right,
                y,
                "Sales Tax (" + rate + "%)",
                Sheet.money(plan.tax(), plan.vendor().currency()));
        if (plan.shipping() != null) {
            y = row(
                    sheet,
                    right,
                    y,
                    "Shipping & Handling",
                    Sheet.money(plan.shipping(), plan.vendor().currency()));
        }
        sheet.fill(right - 210, y - 13, 210, 24, accent);
        sheet.text(right - 202, y + 3, sheet.bold, 11, Color.WHITE, "Total Due");
        sheet.right(
                right - 8,
                y + 3,
                sheet.bold,
                11,
                Color.WHITE,
                Sheet.money(plan.total(), plan.vendor().currency()));
        return y + 24;
    }

    private static float row(Sheet sheet, float right, float y, String label, String value) throws IOException {
        sheet.text(right - 202, y, sheet.regular, 10, Sheet.GREY, label);
        sheet.right(right - 8, y, sheet.regular, 10, Sheet.INK, value);
        return y + 17;
    }
}
