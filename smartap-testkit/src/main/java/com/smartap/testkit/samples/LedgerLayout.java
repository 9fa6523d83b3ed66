package com.smartap.testkit.samples;

import java.awt.Color;
import java.io.IOException;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** A long invoice on two pages: descriptions over several lines, the heading repeated, page numbers. */
final class LedgerLayout implements Layout {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT);
    private static final Color ACCENT = new Color(44, 74, 52);
    private static final float BOTTOM = 690;

    @Override
    public void draw(Plan plan, Sheet sheet) throws IOException {
        SampleVendor vendor = plan.vendor();
        float right = sheet.width() - 54;
        sheet.right(right, 62, sheet.bold, 18, ACCENT, vendor.name());
        float y = 78;
        for (String line : SampleVendors.addressLines(vendor)) {
            sheet.right(right, y, sheet.regular, 9.5f, Sheet.GREY, line);
            y += 12.5f;
        }
        sheet.right(right, y, sheet.regular, 9.5f, Sheet.GREY, "Tax ID: " + vendor.taxId());
        sheet.text(54, 62, sheet.regular, 26, Sheet.INK, "INVOICE");
        sheet.rule(54, right, 118, 2, ACCENT);

        String[][] heads = {
            {"Invoice No", plan.number()},
            {"Invoice Date", plan.date().format(DATE)},
            {"Due Date", plan.due().format(DATE)},
            {"Terms", "Net " + plan.days()},
            {"PO Number", plan.order()},
        };
        float x = 54;
        for (String[] head : heads) {
            if (head[1] != null) {
                sheet.text(x, 136, sheet.bold, 8.5f, Sheet.GREY, head[0]);
                sheet.text(x, 150, sheet.regular, 10, Sheet.INK, head[1]);
            }
            x += 104;
        }
        sheet.text(54, 182, sheet.bold, 9.5f, ACCENT, "Sold To:");
        sheet.text(54, 196, sheet.bold, 10, Sheet.INK, SampleVendors.CUSTOMER);
        y = 209;
        for (String line : SampleVendors.CUSTOMER_ADDRESS) {
            sheet.text(54, y, sheet.regular, 10, Sheet.INK, line);
            y += 13;
        }
        sheet.text(54, y, sheet.regular, 10, Sheet.INK, "Tax ID: " + SampleVendors.CUSTOMER_TAX_ID);
        table(plan, sheet, right);
    }

    private static float heading(Sheet sheet, float right, float y) throws IOException {
        sheet.rule(54, right, y - 13, 0.8f, Sheet.INK);
        sheet.text(54, y, sheet.bold, 9, Sheet.INK, "SKU");
        sheet.text(130, y, sheet.bold, 9, Sheet.INK, "Description");
        sheet.right(400, y, sheet.bold, 9, Sheet.INK, "Quantity");
        sheet.right(478, y, sheet.bold, 9, Sheet.INK, "Unit Price");
        sheet.right(right, y, sheet.bold, 9, Sheet.INK, "Line Total");
        sheet.rule(54, right, y + 6, 0.8f, Sheet.INK);
        return y + 24;
    }

    private static void table(Plan plan, Sheet sheet, float right) throws IOException {
        float y = heading(sheet, right, 272);
        int page = 1;
        for (Plan.Item item : plan.items()) {
            List<String> text = Sheet.wrap(sheet.regular, 9.5f, 215, item.description());
            if (y + text.size() * 12.5f > BOTTOM) {
                sheet.right(right, y + 6, sheet.regular, 9, Sheet.GREY, "Continued on next page");
                footer(plan, sheet, page++);
                sheet.newPage();
                sheet.text(54, 58, sheet.bold, 11, ACCENT, plan.vendor().name());
                sheet.right(right, 58, sheet.regular, 9.5f, Sheet.GREY, "Invoice No " + plan.number());
                y = heading(sheet, right, 92);
            }
            sheet.text(54, y, sheet.regular, 9.5f, Sheet.INK, item.sku());
            sheet.right(400, y, sheet.regular, 9.5f, Sheet.INK, item.quantity().toPlainString());
            sheet.right(478, y, sheet.regular, 9.5f, Sheet.INK, Sheet.number(item.price(), 2));
            sheet.right(right, y, sheet.regular, 9.5f, Sheet.INK, Sheet.number(plan.amount(item), 2));
            for (String line : text) {
                sheet.text(130, y, sheet.regular, 9.5f, Sheet.INK, line);
                y += 12.5f;
            }
            y += 9;
        }
        sheet.rule(54, right, y - 8, 0.8f, Sheet.INK);
        y += 12;
        y = sum(sheet, right, y, "Sub Total", Sheet.number(plan.subtotal(), 2), false);
        String rate = plan.taxRate().stripTrailingZeros().toPlainString();
        y = sum(sheet, right, y, "State Tax " + rate + "%", Sheet.number(plan.tax(), 2), false);
        if (plan.shipping() != null) {
            y = sum(sheet, right, y, "Delivery Charge", Sheet.number(plan.shipping(), 2), false);
        }
        sum(sheet, right, y + 4, "Grand Total USD", Sheet.number(plan.total(), 2), true);
        footer(plan, sheet, page);
    }

    private static float sum(Sheet sheet, float right, float y, String label, String value, boolean strong)
            throws IOException {
        sheet.right(478, y, strong ? sheet.bold : sheet.regular, strong ? 11.5f : 9.5f, Sheet.INK, label);
        sheet.right(right, y, strong ? sheet.bold : sheet.regular, strong ? 11.5f : 9.5f, Sheet.INK, value);
        return y + 17;
    }

    private static void footer(Plan plan, Sheet sheet, int page) throws IOException {
        sheet.centre(
                sheet.width() / 2,
                sheet.height() - 40,
                sheet.regular,
                8.5f,
                Sheet.GREY,
                plan.vendor().name() + "  |  " + plan.vendor().phone() + "  |  Page " + page);
    }
}
