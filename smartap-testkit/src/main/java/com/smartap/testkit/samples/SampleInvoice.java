package com.smartap.testkit.samples;

import com.smartap.model.invoice.InvoiceContent;
import com.smartap.spi.Api;
import java.util.Optional;

/**
 * A sample invoice: the file, what it says, who sent it and what was ordered.
 *
 * @param fileName such as {@code harborview-HV-10482.pdf}
 * @param pdf the bytes of the file; the same in every run
 * @param truth what a perfect reader reads
 * @param vendor who sent it
 * @param order what it bills; empty for invoices without an order
 * @param scenario what is special about it
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public record SampleInvoice(
        String fileName,
        byte[] pdf,
        InvoiceContent truth,
        SampleVendor vendor,
        Optional<SampleOrder> order,
        Scenario scenario) {
    /** Copies the bytes. */
    public SampleInvoice {
        pdf = pdf.clone();
    }

    @Override
    public byte[] pdf() {
        return pdf.clone();
    }

    /** Prints the name only. */
    @Override
    public String toString() {
        return "SampleInvoice[" + fileName + "]";
    }

    /** What becomes of a sample invoice in accounts payable. */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    public enum Scenario {
        /** Every line agrees with the order. */
        MATCHES,
        /** One price is 8 % above the order's. */
        PRICE_ABOVE_ORDER,
        /** One line bills more than was ordered. */
        QUANTITY_ABOVE_ORDER,
        /** There is no order, and the invoice names none. */
        NO_ORDER,
        /** A second copy of an invoice that is among the samples. */
        RESENT,
        /** A letter without table or labels: a person has to look at it. */
        HARD_TO_READ
    }
}
