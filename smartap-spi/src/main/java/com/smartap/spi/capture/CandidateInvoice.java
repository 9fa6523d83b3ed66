package com.smartap.spi.capture;

import com.smartap.model.invoice.FieldReading;
import com.smartap.model.invoice.InvoiceContent;
import com.smartap.model.invoice.InvoiceField;
import com.smartap.spi.Api;
import java.util.List;
import java.util.Map;

/**
 * What a reader made of a document.
 *
 * @param format the kind of document, such as {@code PDF_TEXT}
 * @param content the values read
 * @param readings for each field that was read, how sure the reader is and where it saw it
 * @param warnings what is strange about the document, one sentence each
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public record CandidateInvoice(
        String format, InvoiceContent content, Map<InvoiceField, FieldReading> readings, List<String> warnings) {
    /** Copies the collections. */
    public CandidateInvoice {
        readings = Map.copyOf(readings);
        warnings = List.copyOf(warnings);
    }
}
