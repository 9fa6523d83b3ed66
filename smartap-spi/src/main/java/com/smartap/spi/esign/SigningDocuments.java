package com.smartap.spi.esign;

import com.smartap.model.ContentHash;
import com.smartap.spi.Api;
import com.smartap.spi.archive.SignatureEvidence;
import com.smartap.spi.capture.DocumentSource;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * Makes the PDF that is sent to be signed, and judges the PDF that comes back. Found by {@link java.util.ServiceLoader};
 * thread-safe.
 *
 * <p>Providers change what they are given: they flatten it, append pages and a certificate of completion, and seal it
 * with a signature of their own. The bytes that come back are therefore not those that were sent. What ties them
 * together is a mark: {@code SMARTAP-SIGN}, the id of the request and a SHA-256 over the received document and the
 * invoice as it was approved. It stands in the PDF as visible text and as an attached file.
 */
@Api(usage = Api.Usage.IMPLEMENT, since = "0.1")
public interface SigningDocuments {
    /** Stable lower-case name, such as {@code pdf}. */
    String id();

    /** Returns {@link com.smartap.spi.SpiLevel#CURRENT}. */
    int spiLevel();

    /**
     * Makes the copy to be signed: cleaned, flattened, with a first page that says what is signed, and with the mark;
     * not signed itself. The same request gives the same bytes.
     *
     * @param out gets the PDF; not closed
     * @throws com.smartap.spi.DocumentException if no PDF can be made of the document
     */
    void prepare(Copy copy, OutputStream out) throws IOException;

    /**
     * Judges what came back. Never throws for what is wrong with it: that is the answer. Costs bounded memory and time,
     * whatever the bytes are.
     *
     * @param copy the copy that was sent: what it shows has to be in the signed PDF
     * @param mark the mark of the copy
     */
    Verdict check(DocumentSource signed, DocumentSource copy, Mark mark) throws IOException;

    /**
     * What a copy is made of.
     *
     * @param document the invoice as it was received
     * @param mark the mark
     * @param title the title of the PDF
     * @param facts what the signers sign, one {@code name: value} a line, at most 24
     */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    record Copy(DocumentSource document, Mark mark, String title, List<String> facts) {
        /** Copies the facts. */
        public Copy {
            facts = List.copyOf(facts);
        }
    }

    /**
     * What ties a signed PDF to a request.
     *
     * @param requestId the id of the request
     * @param digest a SHA-256 over the received document's hash and the invoice as it was approved
     */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    record Mark(String requestId, ContentHash digest) {
        /** The word before every mark. */
        public static final String WORD = "SMARTAP-SIGN";

        /** Refuses an id that could be mistaken. */
        public Mark {
            if (!requestId.matches("[A-Za-z0-9-]{1,64}")) {
                throw new IllegalArgumentException(
                        "request id (%s) must be 1 to 64 letters, digits and hyphens".formatted(requestId));
            }
        }

        /** {@code SMARTAP-SIGN id digest}. */
        public String text() {
            return WORD + " " + requestId + " " + digest;
        }
    }

    /**
     * What a check found.
     *
     * @param held how the copy was found in the PDF
     * @param valid whether a signature or seal covers the PDF to its end, its bytes and digest agree, and nothing was
     *     added after it that such a signature does not allow
     * @param signatures every signature and time-stamp
     * @param problems what is wrong, one sentence each; empty exactly if the PDF counts as signed
     */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    record Verdict(Held held, boolean valid, List<SignatureEvidence> signatures, List<String> problems) {
        /** Copies the lists. */
        public Verdict {
            signatures = List.copyOf(signatures);
            problems = List.copyOf(problems);
        }

        /** Whether the PDF counts as signed. */
        public boolean counts() {
            return valid && held != Held.NOT && problems.isEmpty();
        }
    }

    /** How a PDF holds the copy that was sent. */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    enum Held {
        /** It begins with the copy, byte for byte. */
        BYTES,
        /** The mark is attached to it, under the signature. */
        ATTACHED,
        /** The mark can be read on its first pages. */
        PRINTED,
        /** It does not hold it. */
        NOT
    }
}
