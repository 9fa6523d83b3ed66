package com.smartap.capture;

import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.capture.ReadLimits;
import java.util.List;

/** What the page on tables shows. */
final class TableSnippets {
    private TableSnippets() {}

    static void columns(DocumentSource firstFile, DocumentSource nextFile, List<String> numbers) {
        // tag::columns
        ColumnMap guessed = ColumnMap.guess(firstFile, ReadLimits.DEFAULT);
        String kept = guessed.toJson();
        var reader = new CsvInvoiceReader(ColumnMap.fromJson(kept));
        reader.readEach(
                nextFile,
                ReadLimits.DEFAULT,
                invoice -> numbers.add(invoice.content().invoiceNumber()));
        // end::columns
    }
}
