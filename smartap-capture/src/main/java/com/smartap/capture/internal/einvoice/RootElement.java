package com.smartap.capture.internal.einvoice;

import com.smartap.capture.internal.xml.XmlHead;
import java.util.Optional;

/** Tells electronic invoices from other documents by their first bytes. */
public final class RootElement {
    private RootElement() {}

    /** The media type of a document that may be an electronic invoice; empty if it is something else. */
    public static Optional<String> mediaType(byte[] head) {
        if (SignedEnvelope.recognises(head)) {
            return Optional.of("application/pkcs7-mime");
        }
        return XmlHead.of(head)
                .filter(found -> found.name().isEmpty()
                        || Syntax.of(found.name(), found.namespace()).isPresent())
                .map(found -> "application/xml");
    }
}
