package com.smartap.core.bench;

import com.smartap.model.invoice.InvoiceContent;
import com.smartap.model.invoice.InvoiceLine;
import com.smartap.model.invoice.Party;
import com.smartap.spi.DocumentException;
import com.smartap.spi.ErrorCode;
import com.smartap.spi.SpiLevel;
import com.smartap.spi.capture.CandidateInvoice;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.capture.InvoiceReader;
import com.smartap.spi.capture.ReadLimits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An invoice as a note of one line.
 *
 * @param number the invoice number
 * @param vendor the vendor's name
 * @param order the number of the purchase order; empty for none
 * @param currency ISO 4217
 * @param total the total, of one line of one piece
 */
public record Note(String number, String vendor, String order, String currency, String total) {
    private static final String MAGIC = "NOTE|";

    /** The note as a document. */
    public DocumentSource document() {
        String text = MAGIC + String.join("|", number, vendor, order, currency, total) + "|";
        return DocumentSource.of("note-" + number + ".txt", text.getBytes(StandardCharsets.UTF_8));
    }

    /** What a reader finds in it. */
    public InvoiceContent content() {
        BigDecimal amount = new BigDecimal(total);
        return InvoiceContent.builder()
                .invoiceNumber(number)
                .invoiceDate(LocalDate.of(2026, 11, 1))
                .dueDate(LocalDate.of(2026, 12, 1))
                .currency(Currency.getInstance(currency))
                .vendor(new Party(vendor, null, null, null))
                .purchaseOrderNumber(order.isEmpty() ? null : order)
                .subtotal(amount)
                .total(amount)
                .lines(List.of(InvoiceLine.read("Work as ordered", "WORK", BigDecimal.ONE, amount, amount)))
                .build();
    }

    /** Reads notes. */
    public static final class Reader implements InvoiceReader {
        @Override
        public String id() {
            return "note";
        }

        @Override
        public int spiLevel() {
            return SpiLevel.CURRENT;
        }

        @Override
        public Optional<String> recognise(byte[] head) {
            return new String(head, StandardCharsets.UTF_8).startsWith(MAGIC)
                    ? Optional.of("text/plain")
                    : Optional.empty();
        }

        @Override
        public void check(DocumentSource document, ReadLimits limits) {
            note(document);
        }

        @Override
        public CandidateInvoice read(DocumentSource document, ReadLimits limits) {
            return new CandidateInvoice("note", note(document).content(), Map.of(), List.of());
        }

        private static Note note(DocumentSource document) {
            try {
                String[] parts = new String(document.readAll(), StandardCharsets.UTF_8).split("\\|", -1);
                if (parts.length != 7) {
                    throw new DocumentException(ErrorCode.DOCUMENT_DAMAGED, "the note is cut off");
                }
                return new Note(parts[1], parts[2], parts[3], parts[4], parts[5]);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
