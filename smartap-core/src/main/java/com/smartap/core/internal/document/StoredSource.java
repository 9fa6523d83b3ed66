package com.smartap.core.internal.document;

import com.smartap.model.ContentHash;
import com.smartap.spi.archive.DocumentStore;
import com.smartap.spi.capture.DocumentSource;
import java.io.IOException;
import java.io.InputStream;

/**
 * Stored bytes as a document.
 *
 * @param store where they are
 * @param hash what they are
 * @param name what they are called
 * @param size how many they are
 */
public record StoredSource(DocumentStore store, ContentHash hash, String name, long size) implements DocumentSource {
    @Override
    public InputStream open() throws IOException {
        return store.get(hash).orElseThrow(() -> new IOException("nothing is stored under " + hash));
    }
}
