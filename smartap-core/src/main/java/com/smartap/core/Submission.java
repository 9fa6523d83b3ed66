package com.smartap.core;

import static java.util.Objects.requireNonNull;

import com.smartap.model.document.Document;
import com.smartap.model.invoice.InvoiceId;
import com.smartap.spi.Api;
import java.util.List;
import java.util.Objects;

/**
 * What became of something that was handed in.
 *
 * @param document what was handed in, as it is stored
 * @param contents for a container each document in it; for a document by itself that document alone
 * @param repeated whether this very container was taken before, so that nothing was done now
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public record Submission(Document document, Documents.Contents contents, boolean repeated) {
    /** Refuses null. */
    public Submission {
        requireNonNull(document, "document");
        requireNonNull(contents, "contents");
    }

    /** Whether it was a container. */
    public boolean isContainer() {
        return document.kind() == Document.Kind.CONTAINER;
    }

    /** The invoices that it brought, in order. */
    public List<InvoiceId> invoices() {
        return contents.entries().stream()
                .filter(Documents.Entry::taken)
                .map(Documents.Entry::invoiceId)
                .filter(Objects::nonNull)
                .toList();
    }
}
