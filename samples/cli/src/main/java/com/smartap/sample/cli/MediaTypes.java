package com.smartap.sample.cli;

import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.capture.InvoiceReader;
import java.io.IOException;
import java.net.URLConnection;

/** What a document is, by its bytes where a reader knows them, else by its name. */
final class MediaTypes {
    private MediaTypes() {}

    static String of(DocumentSource document) throws IOException {
        byte[] head = InputFile.head(document);
        for (InvoiceReader reader : Providers.all(InvoiceReader.class, InvoiceReader::spiLevel, InvoiceReader::id)) {
            var type = reader.recognise(head);
            if (type.isPresent()) {
                return type.get();
            }
        }
        String guess = URLConnection.guessContentTypeFromName(document.name());
        return guess == null ? "application/octet-stream" : guess;
    }
}
