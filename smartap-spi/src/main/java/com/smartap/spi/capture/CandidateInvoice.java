package com.smartap.spi.capture;

import com.smartap.model.invoice.FieldReading;
import com.smartap.model.invoice.InvoiceContent;
import com.smartap.model.invoice.InvoiceField;
import com.smartap.spi.Api;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a reader made of a document.
 *
 * @param format the kind of document, such as {@code PDF_TEXT}
 * @param content the values read
 * @param readings for each field that was read, how sure the reader is and where it saw it
 * @param warnings what is strange about the document, one sentence each
 * @param part which part of the document this invoice is; null if it is the whole
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public record CandidateInvoice(
        String format,
        InvoiceContent content,
        Map<InvoiceField, FieldReading> readings,
        List<String> warnings,
        @Nullable Part part) {
    /** Copies the collections. */
    public CandidateInvoice {
        readings = Map.copyOf(readings);
        warnings = List.copyOf(warnings);
    }

    /** A candidate that is the whole document. */
    public CandidateInvoice(
            String format, InvoiceContent content, Map<InvoiceField, FieldReading> readings, List<String> warnings) {
        this(format, content, readings, warnings, null);
    }

    /** The same as one part of a document. */
    public CandidateInvoice as(Part value) {
        return new CandidateInvoice(format, content, readings, warnings, value);
    }

    /**
     * One of several invoices in a document.
     *
     * @param number counted from 1
     * @param of how many there are
     * @param where such as {@code pages 3 to 4}, {@code transaction 0002} or {@code a.zip/b.pdf}
     * @param firstPage the first of its pages, counted from 1; 0 for documents without pages
     * @param lastPage the last of its pages; 0 for documents without pages
     */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    public record Part(int number, int of, String where, int firstPage, int lastPage) {
        /** Refuses a part outside its whole. */
        public Part {
            if (number < 1 || number > of || firstPage < 0 || lastPage < firstPage) {
                throw new IllegalArgumentException(
                        "part %d of %d, pages %d to %d".formatted(number, of, firstPage, lastPage));
            }
        }
    }
}
