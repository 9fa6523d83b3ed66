package com.smartap.testkit.samples;

import com.smartap.model.BankAccount;
import java.awt.Color;
import java.io.IOException;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.List;
import java.util.Locale;

/** A European invoice on A4: address window left, data block right, VAT, bank details in the footer. */
final class ContinentalLayout implements Layout {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);
    private static final Color ACCENT = new Color(0, 92, 92);

    @Override
    public void draw(Plan plan, Sheet sheet) throws IOException {
        SampleVendor vendor = plan.vendor();
        float right = sheet.width() - 62;
        sheet.fill(62, 44, 34, 34, ACCENT);
        sheet.centre(79, 68, sheet.bold, 20, Color.WHITE, vendor.name().substring(0, 1));
        sheet.text(106, 66, sheet.bold, 17, Sheet.INK, vendor.name());
        List<String> address = SampleVendors.addressLines(vendor);
        float y = 90;
        for (String line : address) {
            sheet.text(106, y, sheet.regular, 9, Sheet.GREY, line);
            y += 12;
        }

        sheet.text(62, 152, sheet.regular, 8, Sheet.GREY, "Bill to:");
        sheet.text(62, 166, sheet.bold, 10.5f, Sheet.INK, SampleVendors.CUSTOMER);
        y = 180;
        for (String line : SampleVendors.CUSTOMER_ADDRESS) {
            sheet.text(62, y, sheet.regular, 10, Sheet.INK, line);
            y += 13.5f;
        }
        sheet.text(62, y, sheet.regular, 10, Sheet.INK, "Tax ID " + SampleVendors.CUSTOMER_TAX_ID);

        String[][] data = {
            {"Invoice no.", plan.number()},
            {"Date of issue", plan.date().format(DATE)},
            {"Your order no.", plan.order()},
            {"Payment terms", "Net " + plan.days() + " days"},
            {"Payment due", plan.due().format(DATE)},
            {"Our VAT no.", null},
        };
        y = 152;
        for (String[] row : data) {
            if (row[1] != null) {
                sheet.text(350, y, sheet.regular, 9.5f, Sheet.GREY, row[0]);
                sheet.text(440, y, sheet.regular, 9.5f, Sheet.INK, row[1]);
                y += 15;
            }
        }
        sheet.text(62, 272, sheet.bold, 16, ACCENT, "Invoice");
        y = table(plan, sheet, right);
        footer(vendor, sheet, right);
    }

    private static float table(Plan plan, Sheet sheet, float right) throws IOException {
        Currency currency = plan.vendor().currency();
        float y = 304;
        sheet.text(62, y, sheet.bold, 9, Sheet.INK, "Pos");
        sheet.text(90, y, sheet.bold, 9, Sheet.INK, "Article no.");
        sheet.text(168, y, sheet.bold, 9, Sheet.INK, "Description");
        sheet.right(380, y, sheet.bold, 9, Sheet.INK, "Quantity");
        sheet.right(455, y, sheet.bold, 9, Sheet.INK, "Price");
        sheet.right(right, y, sheet.bold, 9, Sheet.INK, "Net amount");
        sheet.rule(62, right, y + 6, 1.2f, ACCENT);
        y += 22;
        int position = 1;
        for (Plan.Item item : plan.items()) {
            sheet.text(62, y, sheet.regular, 9.5f, Sheet.GREY, String.valueOf(position++));
            sheet.text(90, y, sheet.regular, 9.5f, Sheet.INK, item.sku());
            sheet.text(168, y, sheet.regular, 9.5f, Sheet.INK, item.description());
            sheet.right(380, y, sheet.regular, 9.5f, Sheet.INK, item.quantity().toPlainString());
            sheet.right(455, y, sheet.regular, 9.5f, Sheet.INK, Sheet.number(item.price(), plan.decimals()));
            sheet.right(right, y, sheet.regular, 9.5f, Sheet.INK, Sheet.number(plan.amount(item), plan.decimals()));
            sheet.rule(62, right, y + 7, 0.4f, Sheet.RULE);
            y += 21;
        }
        y += 12;
        y = sum(plan, sheet, right, y, "Net total", Sheet.number(plan.subtotal(), plan.decimals()), false);
        if (plan.shipping() != null) {
            y = sum(plan, sheet, right, y, "Carriage", Sheet.number(plan.shipping(), plan.decimals()), false);
        }
        String rate = plan.taxRate().stripTrailingZeros().toPlainString();
        y = sum(plan, sheet, right, y, "VAT " + rate + " %", Sheet.number(plan.tax(), plan.decimals()), false);
        sheet.rule(350, right, y - 8, 0.8f, Sheet.INK);
        return sum(plan, sheet, right, y + 6, "Total " + currency, Sheet.number(plan.total(), plan.decimals()), true);
    }

    private static float sum(Plan plan, Sheet sheet, float right, float y, String label, String value, boolean strong)
            throws IOException {
        sheet.text(350, y, strong ? sheet.bold : sheet.regular, strong ? 11 : 10, Sheet.INK, label);
        sheet.right(right, y, strong ? sheet.bold : sheet.regular, strong ? 11 : 10, Sheet.INK, value);
        return y + 17;
    }

    private static void footer(SampleVendor vendor, Sheet sheet, float right) throws IOException {
        float y = sheet.height() - 74;
        sheet.rule(62, right, y - 14, 0.6f, Sheet.RULE);
        BankAccount account = vendor.bankAccount();
        sheet.text(62, y, sheet.regular, 8.5f, Sheet.GREY, vendor.email());
        sheet.text(62, y + 12, sheet.regular, 8.5f, Sheet.GREY, vendor.phone());
        if (account.iban() != null) {
            sheet.text(240, y, sheet.regular, 8.5f, Sheet.GREY, "IBAN " + account.iban());
        }
        sheet.text(240, y + 12, sheet.regular, 8.5f, Sheet.GREY, "BIC " + account.bic());
        sheet.text(430, y, sheet.regular, 8.5f, Sheet.GREY, "VAT no. " + vendor.taxId());
    }
}
