package com.smartap.core.bench;

import com.smartap.model.ContentHash;
import com.smartap.spi.ErrorCode;
import com.smartap.spi.SmartApException;
import com.smartap.spi.archive.DocumentSealer;
import com.smartap.spi.archive.DocumentStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Documents in memory, and a seal that is no more than the trail behind the document. */
public final class MemoryStore implements DocumentStore, DocumentSealer {
    private final Map<ContentHash, byte[]> objects = new ConcurrentHashMap<>();
    private volatile boolean refusing;

    @Override
    public Stored put(InputStream bytes, long maxBytes) throws IOException {
        byte[] all = bytes.readAllBytes();
        ContentHash hash = ContentHash.of(all);
        objects.put(hash, all);
        return new Stored(hash, all.length);
    }

    @Override
    public Optional<InputStream> get(ContentHash hash) {
        return Optional.ofNullable(objects.get(hash)).map(ByteArrayInputStream::new);
    }

    @Override
    public boolean contains(ContentHash hash) {
        return objects.containsKey(hash);
    }

    /** How many objects there are. */
    public int size() {
        return objects.size();
    }

    /** Refuses to seal from now on. */
    public void refuseToSeal() {
        refusing = true;
    }

    @Override
    public SealReport seal(SealRequest request, OutputStream out) throws IOException {
        if (refusing) {
            throw new SmartApException(ErrorCode.DOCUMENT_UNSUPPORTED, "this sealer refuses documents");
        }
        out.write(request.document().readAll());
        out.write("\nSEAL\n".getBytes(StandardCharsets.UTF_8));
        out.write(request.auditJson());
        return new SealReport(1, "none", "none", List.of());
    }

    @Override
    public SealVerification verify(com.smartap.spi.capture.DocumentSource sealed) {
        return new SealVerification(true, null, null, null, true, null, List.of());
    }
}
