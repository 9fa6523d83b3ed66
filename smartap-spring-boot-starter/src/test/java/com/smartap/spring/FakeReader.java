package com.smartap.spring;

import com.smartap.model.invoice.FieldReading;
import com.smartap.model.invoice.InvoiceContent;
import com.smartap.model.invoice.InvoiceField;
import com.smartap.model.invoice.Party;
import com.smartap.spi.SpiLevel;
import com.smartap.spi.capture.CandidateInvoice;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.capture.InvoiceReader;
import com.smartap.spi.capture.ReadLimits;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads vendor, number and total from a line of text. */
public final class FakeReader implements InvoiceReader {
    @Override
    public String id() {
        return "fake";
    }

    @Override
    public int spiLevel() {
        return SpiLevel.CURRENT;
    }

    @Override
    public Optional<String> recognise(byte[] head) {
        return new String(head, StandardCharsets.UTF_8).startsWith("%FAKE")
                ? Optional.of("application/pdf")
                : Optional.empty();
    }

    @Override
    public void check(DocumentSource document, ReadLimits limits) {}

    @Override
    public CandidateInvoice read(DocumentSource document, ReadLimits limits) {
        try {
            String[] parts = new String(document.readAll(), StandardCharsets.UTF_8)
                    .substring("%FAKE ".length())
                    .split("\\|");
            BigDecimal total = new BigDecimal(parts[2]);
            InvoiceContent content = InvoiceContent.builder()
                    .vendor(new Party(parts[0], null, null, null))
                    .invoiceNumber(parts[1])
                    .invoiceDate(LocalDate.parse("2026-01-03"))
                    .currency(java.util.Currency.getInstance("USD"))
                    .subtotal(total)
                    .taxAmount(BigDecimal.ZERO)
                    .total(total)
                    .build();
            return new CandidateInvoice(
                    "PDF_TEXT",
                    content,
                    Map.of(InvoiceField.TOTAL, new FieldReading(InvoiceField.TOTAL, 0.99, parts[2], null)),
                    List.of());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
