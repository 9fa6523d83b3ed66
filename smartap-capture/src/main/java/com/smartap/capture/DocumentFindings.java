package com.smartap.capture;

import static java.util.Objects.requireNonNull;

import com.smartap.capture.internal.kind.Kinds;
import com.smartap.capture.internal.kind.Polyglots;
import com.smartap.spi.Api;
import com.smartap.spi.capture.DocumentSource;
import java.io.IOException;
import java.util.List;

/** What can be said about any document before it is read. */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class DocumentFindings {
    private DocumentFindings() {}

    /**
     * What a document is, told by its bytes and never by its name, in words such as {@code a HEIC photograph}.
     *
     * @param head the first bytes, 4096 at the most
     */
    public static String kind(byte[] head) {
        return Kinds.of(requireNonNull(head, "head")).phrase();
    }

    /** What is strange about how a document begins and ends, a sentence each: files that are two things at once. */
    public static List<String> of(DocumentSource document) throws IOException {
        return Polyglots.findings(requireNonNull(document, "document"));
    }
}
