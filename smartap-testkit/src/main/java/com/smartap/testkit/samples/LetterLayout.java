package com.smartap.testkit.samples;

import java.io.IOException;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** An invoice in the form of a letter: no table, hardly a label, amounts within sentences. */
final class LetterLayout implements Layout {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("MMMM d, yyyy", Locale.US);

    @Override
    public boolean printsSkus() {
        return false;
    }

    @Override
    public void draw(Plan plan, Sheet sheet) throws IOException {
        SampleVendor vendor = plan.vendor();
        sheet.text(72, 72, sheet.serifBold, 16, Sheet.INK, vendor.name());
        sheet.text(72, 88, sheet.serif, 11, Sheet.GREY, String.join(", ", SampleVendors.addressLines(vendor)));
        sheet.text(72, 128, sheet.serif, 12, Sheet.INK, plan.date().format(DATE));
        sheet.text(72, 164, sheet.serif, 12, Sheet.INK, SampleVendors.CUSTOMER);
        float y = 180;
        for (String line : SampleVendors.CUSTOMER_ADDRESS) {
            sheet.text(72, y, sheet.serif, 12, Sheet.INK, line);
            y += 16;
        }
        Plan.Item first = plan.items().get(0);
        Plan.Item second = plan.items().get(1);
        List<String> paragraphs = List.of(
                "Dear colleagues,",
                "please find below what we ask for the loads that our drivers moved for you in October; our file is "
                        + plan.number() + ".",
                "There were " + first.quantity().toPlainString() + " runs (" + first.description()
                        + "), which we charge at "
                        + first.price().toPlainString() + " dollars each, and "
                        + second.quantity().toPlainString()
                        + " nights of trailer storage at " + second.price().toPlainString()
                        + " dollars a night. Together that makes "
                        + plan.total().toPlainString()
                        + " dollars; no tax applies.",
                "We would be glad to have the money within " + plan.days() + " days. Your order was " + plan.order()
                        + ".",
                "With kind regards,");
        y = 244;
        for (String paragraph : paragraphs) {
            for (String line : Sheet.wrap(sheet.serif, 12, sheet.width() - 144, paragraph)) {
                sheet.text(72, y, sheet.serif, 12, Sheet.INK, line);
                y += 16;
            }
            y += 10;
        }
        sheet.text(72, y + 30, sheet.serif, 12, Sheet.INK, "Ruth Hallander, dispatch office");
    }
}
