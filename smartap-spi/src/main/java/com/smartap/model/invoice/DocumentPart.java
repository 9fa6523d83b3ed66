package com.smartap.model.invoice;

import static java.util.Objects.requireNonNull;

import com.smartap.spi.Api;

/**
 * Which part of a document an invoice is, where the document holds several invoices.
 *
 * @param number counted from 1
 * @param of how many there are
 * @param where such as {@code pages 3 to 4} or {@code transaction 0002}
 * @param firstPage the first of its pages, counted from 1; 0 for documents without pages
 * @param lastPage the last of its pages; 0 for documents without pages
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public record DocumentPart(int number, int of, String where, int firstPage, int lastPage) {
    /** Refuses a part outside its whole. */
    public DocumentPart {
        requireNonNull(where, "where");
        if (number < 1 || number > of || firstPage < 0 || lastPage < firstPage) {
            throw new IllegalArgumentException(
                    "part %d of %d, pages %d to %d".formatted(number, of, firstPage, lastPage));
        }
    }

    /** How people call it, such as {@code pages 3 to 4 of batch.pdf} or {@code page 2 of batch.pdf}. */
    public String in(String document) {
        if (firstPage > 0 && firstPage == lastPage) {
            return "page %d of %s".formatted(firstPage, document);
        }
        return where.isBlank() ? "part %d of %d of %s".formatted(number, of, document) : where + " of " + document;
    }
}
