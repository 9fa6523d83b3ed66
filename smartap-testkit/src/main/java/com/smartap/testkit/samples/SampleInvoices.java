package com.smartap.testkit.samples;

import com.smartap.spi.Api;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/**
 * Twenty invoices of fictional vendors to one fictional customer, drawn at run time: six layouts, four currencies,
 * one and two pages. Fourteen match their order, one has a price above it, one bills more than was ordered, two have
 * no order, one is a second copy, and one is hard to read. Invoice dates lie in October and November 2026. Bytes and
 * order are the same in every run.
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class SampleInvoices {
    private SampleInvoices() {}

    private static final class Holder {
        static final List<SampleInvoice> ALL =
                SamplePlans.all().stream().map(SampleInvoices::draw).toList();
    }

    /** All samples, drawn once. */
    public static List<SampleInvoice> all() {
        return Holder.ALL;
    }

    /** The vendors of all samples, each once. */
    public static List<SampleVendor> vendors() {
        return all().stream().map(SampleInvoice::vendor).distinct().toList();
    }

    /** The orders of all samples, each once. */
    public static List<SampleOrder> orders() {
        return all().stream()
                .flatMap(sample -> sample.order().stream())
                .distinct()
                .toList();
    }

    /**
     * As many further invoices as wanted, each with an order of its own that it matches, all in US dollars and of the
     * vendors among {@link #vendors()}. Totals spread from about 100 to 40,000. Bytes and order are the same in every
     * run: a longer list begins with the shorter one.
     *
     * @param count 0 to 99,999
     */
    public static List<SampleInvoice> generated(int count) {
        if (count < 0 || count > 99_999) {
            throw new IllegalArgumentException("count (%d) must be 0 to 99,999".formatted(count));
        }
        return IntStream.rangeClosed(1, count)
                .mapToObj(GeneratedPlans::plan)
                .map(SampleInvoices::draw)
                .toList();
    }

    static SampleInvoice draw(Plan plan) {
        boolean american = "US".equals(plan.vendor().address().country());
        PDRectangle paper = american ? PDRectangle.LETTER : PDRectangle.A4;
        try (Sheet sheet = new Sheet(paper, "Invoice " + plan.number() + (plan.copy() ? " (copy)" : ""))) {
            plan.layout().draw(plan, sheet);
            return new SampleInvoice(
                    plan.fileName(), sheet.finish(), plan.truth(), plan.vendor(), order(plan), plan.scenario());
        } catch (IOException e) {
            throw new UncheckedIOException("sample " + plan.fileName() + " cannot be drawn", e);
        }
    }

    private static Optional<SampleOrder> order(Plan plan) {
        return Optional.ofNullable(plan.order())
                .map(number -> new SampleOrder(
                        number,
                        plan.vendor(),
                        plan.date().minusDays(14),
                        plan.vendor().currency(),
                        plan.ordered().stream()
                                .map(item -> new SampleOrder.Line(
                                        item.sku(), item.description(), item.quantity(), item.price()))
                                .toList()));
    }
}
