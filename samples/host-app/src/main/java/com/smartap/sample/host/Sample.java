package com.smartap.sample.host;

import com.smartap.testkit.samples.SampleInvoice;
import java.util.List;

/**
 * A sample invoice, as the pages show it.
 *
 * @param fileName its file's name
 * @param vendor who sent it
 * @param total its total with currency
 * @param remark what is special about it
 */
record Sample(String fileName, String vendor, String total, String remark) {
    static List<Sample> list(List<SampleInvoice> samples) {
        return samples.stream().map(Sample::of).toList();
    }

    private static Sample of(SampleInvoice sample) {
        return new Sample(
                sample.fileName(),
                sample.vendor().name(),
                String.format(
                        java.util.Locale.ROOT,
                        "%,.2f %s",
                        sample.truth().total(),
                        sample.truth().currency()),
                remark(sample.scenario()));
    }

    private static String remark(SampleInvoice.Scenario scenario) {
        return switch (scenario) {
            case MATCHES -> "Agrees with its order";
            case PRICE_ABOVE_ORDER -> "One price is 8 % above the order";
            case QUANTITY_ABOVE_ORDER -> "Bills more than was ordered";
            case NO_ORDER -> "Has no order";
            case RESENT -> "Second copy of another one";
            case HARD_TO_READ -> "Hard to read";
        };
    }
}
