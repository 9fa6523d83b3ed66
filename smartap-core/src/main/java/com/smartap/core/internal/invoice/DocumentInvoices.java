package com.smartap.core.internal.invoice;

import com.smartap.spi.DocumentException;
import com.smartap.spi.ErrorCode;
import com.smartap.spi.capture.CandidateInvoice;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.capture.InvoiceReader;
import com.smartap.spi.capture.ReadLimits;
import java.util.ArrayList;
import java.util.List;

/** The invoices that a document holds. */
final class DocumentInvoices {
    /** How many are taken from one document; they are recorded in one transaction. */
    static final int MOST = 500;

    private DocumentInvoices() {}

    /**
     * All of them, in order.
     *
     * @throws DocumentException if there are more than are taken; none is kept then
     */
    static List<CandidateInvoice> of(InvoiceReader reader, DocumentSource document, ReadLimits limits) {
        List<CandidateInvoice> all = new ArrayList<>();
        reader.readEach(document, limits, candidate -> {
            if (all.size() == MOST) {
                throw new DocumentException(
                        ErrorCode.DOCUMENT_TOO_LARGE,
                        "%s holds more than %d invoices; none of them was taken. Maybe send it in parts."
                                .formatted(document.name(), MOST));
            }
            all.add(candidate);
        });
        return all.isEmpty() ? List.of(reader.read(document, limits)) : all;
    }
}
