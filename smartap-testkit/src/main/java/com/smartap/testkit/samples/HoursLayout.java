package com.smartap.testkit.samples;

import java.awt.Color;
import java.io.IOException;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A service invoice: a serif letterhead in the middle, data in a row of boxes, hours and rates. */
final class HoursLayout implements Layout {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("MMMM d, yyyy", Locale.US);
    private static final Color ACCENT = new Color(92, 64, 28);

    @Override
    public boolean printsSkus() {
        return false;
    }

    @Override
    public void draw(Plan plan, Sheet sheet) throws IOException {
        SampleVendor vendor = plan.vendor();
        float right = sheet.width() - 60;
        float middle = sheet.width() / 2;
        sheet.centre(middle, 62, sheet.serifBold, 24, ACCENT, vendor.name());
        sheet.centre(middle, 80, sheet.serif, 10.5f, Sheet.GREY, String.join(", ", SampleVendors.addressLines(vendor)));
        sheet.centre(middle, 94, sheet.serif, 10.5f, Sheet.GREY, vendor.phone() + "  ·  " + vendor.email());
        sheet.centre(middle, 108, sheet.serif, 10.5f, Sheet.GREY, "EIN " + vendor.taxId());
        sheet.rule(60, right, 122, 1.5f, ACCENT);
        sheet.text(60, 150, sheet.serifBold, 18, Sheet.INK, "Invoice for Professional Services");

        String[][] boxes = {
            {"Invoice Number", plan.number()},
            {"Invoice Date", plan.date().format(DATE)},
            {"Due Date", plan.due().format(DATE)},
            {"Purchase Order", plan.order()},
        };
        float x = 60;
        for (String[] box : boxes) {
            if (box[1] != null) {
                sheet.fill(x, 166, 116, 38, new Color(248, 244, 236));
                sheet.text(x + 8, 180, sheet.serif, 9, Sheet.GREY, box[0]);
                sheet.text(x + 8, 196, sheet.serifBold, 10.5f, Sheet.INK, box[1]);
            }
            x += 125;
        }
        sheet.text(60, 230, sheet.serifBold, 10.5f, ACCENT, "Client");
        sheet.text(60, 245, sheet.serifBold, 11, Sheet.INK, SampleVendors.CUSTOMER);
        float y = 259;
        for (String line : SampleVendors.CUSTOMER_ADDRESS) {
            sheet.text(60, y, sheet.serif, 11, Sheet.INK, line);
            y += 14;
        }
        sheet.text(60, y, sheet.serif, 11, Sheet.INK, "Tax ID: " + SampleVendors.CUSTOMER_TAX_ID);
        y = table(plan, sheet, right, y + 36);
        sheet.text(60, y + 40, sheet.serif, 11, Sheet.INK, "Payment Terms: Net " + plan.days());
        sheet.text(
                60,
                y + 56,
                sheet.serif,
                11,
                Sheet.GREY,
                "Electronic payment preferred. Questions about this invoice: " + vendor.email());
    }

    private static float table(Plan plan, Sheet sheet, float right, float top) throws IOException {
        float y = top;
        sheet.text(60, y, sheet.serifBold, 11, ACCENT, "Description of Services");
        sheet.right(400, y, sheet.serifBold, 11, ACCENT, "Hours");
        sheet.right(470, y, sheet.serifBold, 11, ACCENT, "Rate");
        sheet.right(right, y, sheet.serifBold, 11, ACCENT, "Amount");
        sheet.rule(60, right, y + 6, 0.8f, ACCENT);
        y += 23;
        for (Plan.Item item : plan.items()) {
            sheet.text(60, y, sheet.serif, 11, Sheet.INK, item.description());
            sheet.right(400, y, sheet.serif, 11, Sheet.INK, item.quantity().toPlainString());
            sheet.right(470, y, sheet.serif, 11, Sheet.INK, Sheet.number(item.price(), 2));
            sheet.right(right, y, sheet.serif, 11, Sheet.INK, Sheet.number(plan.amount(item), 2));
            y += 20;
        }
        sheet.rule(60, right, y - 6, 0.8f, ACCENT);
        y += 14;
        y = sum(sheet, right, y, "Subtotal", Sheet.number(plan.subtotal(), 2), false);
        if (plan.taxRate().signum() > 0) {
            String rate = plan.taxRate().stripTrailingZeros().toPlainString();
            y = sum(sheet, right, y, "Tax (" + rate + "%)", Sheet.number(plan.tax(), 2), false);
        }
        return sum(
                sheet,
                right,
                y + 4,
                "Invoice Total (USD)",
                Sheet.money(plan.total(), plan.vendor().currency()),
                true);
    }

    private static float sum(Sheet sheet, float right, float y, String label, String value, boolean strong)
            throws IOException {
        sheet.right(470, y, strong ? sheet.serifBold : sheet.serif, strong ? 13 : 11, Sheet.INK, label);
        sheet.right(right, y, strong ? sheet.serifBold : sheet.serif, strong ? 13 : 11, Sheet.INK, value);
        return y + 18;
    }
}
