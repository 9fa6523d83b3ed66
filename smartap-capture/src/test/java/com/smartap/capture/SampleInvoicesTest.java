package com.smartap.capture;

import static org.assertj.core.api.Assertions.assertThat;

import com.smartap.model.invoice.FieldReading;
import com.smartap.model.invoice.InvoiceContent;
import com.smartap.model.invoice.InvoiceField;
import com.smartap.model.invoice.InvoiceLine;
import com.smartap.spi.capture.CandidateInvoice;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.capture.ReadLimits;
import com.smartap.testkit.samples.SampleInvoice;
import com.smartap.testkit.samples.SampleInvoices;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SampleInvoicesTest {
    private static final double SURE = 0.8;

    private final PdfInvoiceReader reader = new PdfInvoiceReader();

    @Test
    void every_sample_is_read_completely_and_correctly() {
        List<String> wrong = new ArrayList<>();
        for (SampleInvoice sample : SampleInvoices.all()) {
            if (sample.scenario() != SampleInvoice.Scenario.HARD_TO_READ) {
                compare(sample, read(sample), wrong);
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void samples_are_read_with_confidence() {
        for (SampleInvoice sample : SampleInvoices.all()) {
            if (sample.scenario() != SampleInvoice.Scenario.HARD_TO_READ) {
                CandidateInvoice candidate = read(sample);
                for (InvoiceField field : List.of(
                        InvoiceField.INVOICE_NUMBER,
                        InvoiceField.INVOICE_DATE,
                        InvoiceField.TOTAL,
                        InvoiceField.VENDOR_NAME,
                        InvoiceField.CURRENCY,
                        InvoiceField.LINES)) {
                    FieldReading reading = candidate.readings().get(field);
                    assertThat(reading).as("%s of %s", field, sample).isNotNull();
                    assertThat(reading.confidence())
                            .as("%s of %s", field, sample)
                            .isGreaterThanOrEqualTo(SURE);
                }
            }
        }
    }

    @Test
    void what_is_hard_to_read_is_unsure_and_not_wrong() {
        SampleInvoice hard = SampleInvoices.all().stream()
                .filter(sample -> sample.scenario() == SampleInvoice.Scenario.HARD_TO_READ)
                .findFirst()
                .orElseThrow();
        CandidateInvoice candidate = read(hard);
        Map<InvoiceField, @Nullable Object> read = fields(candidate.content());
        Map<InvoiceField, @Nullable Object> truth = fields(hard.truth());
        boolean unsure = false;
        for (InvoiceField field : truth.keySet()) {
            FieldReading reading = candidate.readings().get(field);
            boolean sure = reading != null && reading.confidence() >= SURE;
            unsure |= !sure;
            if (sure) {
                assertThat(read.get(field))
                        .as("%s, of which the reader is sure", field)
                        .isEqualTo(truth.get(field));
            }
        }
        assertThat(unsure).isTrue();
    }

    private CandidateInvoice read(SampleInvoice sample) {
        return reader.read(DocumentSource.of(sample.fileName(), sample.pdf()), ReadLimits.DEFAULT);
    }

    private static void compare(SampleInvoice sample, CandidateInvoice candidate, List<String> wrong) {
        Map<InvoiceField, @Nullable Object> truth = fields(sample.truth());
        Map<InvoiceField, @Nullable Object> read = fields(candidate.content());
        truth.forEach((field, expected) -> {
            if (!Objects.equals(expected, read.get(field))) {
                wrong.add("%s: %s is %s instead of %s".formatted(sample, field, read.get(field), expected));
            }
        });
        List<String> lines = lines(sample.truth());
        List<String> found = lines(candidate.content());
        for (int i = 0; i < Math.max(lines.size(), found.size()); i++) {
            String expected = i < lines.size() ? lines.get(i) : "nothing";
            String actual = i < found.size() ? found.get(i) : "nothing";
            if (!expected.equals(actual)) {
                wrong.add("%s line %d: %s%n   instead of %s".formatted(sample, i + 1, actual, expected));
            }
        }
    }

    private static List<String> lines(InvoiceContent content) {
        return content.lines().stream().map(SampleInvoicesTest::line).toList();
    }

    private static String line(InvoiceLine line) {
        return line.description() + " | " + line.sku() + " | " + plain(line.quantity()) + " | "
                + plain(line.unitPrice()) + " | " + plain(line.amount());
    }

    private static Map<InvoiceField, @Nullable Object> fields(InvoiceContent content) {
        Map<InvoiceField, @Nullable Object> fields = new EnumMap<>(InvoiceField.class);
        fields.put(InvoiceField.INVOICE_NUMBER, content.invoiceNumber());
        fields.put(InvoiceField.INVOICE_DATE, content.invoiceDate());
        fields.put(InvoiceField.DUE_DATE, content.dueDate());
        fields.put(InvoiceField.CURRENCY, content.currency());
        fields.put(InvoiceField.VENDOR_NAME, content.vendor().name());
        fields.put(InvoiceField.VENDOR_TAX_ID, content.vendor().taxId());
        fields.put(InvoiceField.VENDOR_ADDRESS, content.vendor().address());
        fields.put(InvoiceField.VENDOR_IBAN, content.vendor().iban());
        fields.put(InvoiceField.CUSTOMER_NAME, content.customer().name());
        fields.put(InvoiceField.CUSTOMER_TAX_ID, content.customer().taxId());
        fields.put(InvoiceField.CUSTOMER_ADDRESS, content.customer().address());
        fields.put(InvoiceField.PURCHASE_ORDER_NUMBER, content.purchaseOrderNumber());
        fields.put(InvoiceField.SUBTOTAL, plain(content.subtotal()));
        fields.put(InvoiceField.TAX_AMOUNT, plain(content.taxAmount()));
        fields.put(InvoiceField.SHIPPING, plain(content.shipping()));
        fields.put(InvoiceField.TOTAL, plain(content.total()));
        fields.put(InvoiceField.AMOUNT_DUE, plain(content.amountDue()));
        fields.put(InvoiceField.PAYMENT_TERMS, content.paymentTerms());
        return fields;
    }

    private static @Nullable String plain(@Nullable BigDecimal value) {
        return value == null
                ? null
                : value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
