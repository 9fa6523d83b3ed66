package com.smartap.capture;

import static java.util.Objects.requireNonNull;

import com.smartap.capture.internal.kind.Kind;
import com.smartap.capture.internal.kind.Kinds;
import com.smartap.spi.Api;
import com.smartap.spi.DocumentException;
import com.smartap.spi.ErrorCode;
import com.smartap.spi.SpiLevel;
import com.smartap.spi.capture.CandidateInvoice;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.capture.InvoiceReader;
import com.smartap.spi.capture.ReadLimits;
import java.io.IOException;
import java.util.Optional;

/**
 * Stands in for readers of kinds that are known and cannot be read, such as photographs in HEIC or files of old Excel:
 * refuses them by name, and says what the sender can do. Thread-safe.
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class UnreadableDocuments implements InvoiceReader {
    /** For ServiceLoader; does nothing. */
    public UnreadableDocuments() {}

    @Override
    public String id() {
        return "unreadable";
    }

    @Override
    public int spiLevel() {
        return SpiLevel.CURRENT;
    }

    @Override
    public Optional<String> recognise(byte[] head) {
        Kind kind = Kinds.of(requireNonNull(head, "head"));
        return kind.isHopeless() ? Optional.of(kind.mediaType()) : Optional.empty();
    }

    @Override
    public void check(DocumentSource document, ReadLimits limits) {
        throw refusal(document, limits);
    }

    @Override
    public CandidateInvoice read(DocumentSource document, ReadLimits limits) {
        throw refusal(document, limits);
    }

    private static DocumentException refusal(DocumentSource document, ReadLimits limits) {
        requireNonNull(limits, "limits");
        try {
            if (document.size() == 0) {
                return new DocumentException(
                        ErrorCode.DOCUMENT_EMPTY,
                        "%s has no bytes. Maybe the upload was interrupted.".formatted(document.name()));
            }
            Kind kind = Kinds.of(document);
            return new DocumentException(
                    ErrorCode.DOCUMENT_UNSUPPORTED,
                    "%s: this is %s. %s"
                            .formatted(document.name(), kind.phrase(), kind.advice())
                            .strip());
        } catch (IOException e) {
            return new DocumentException(
                    ErrorCode.DOCUMENT_DAMAGED,
                    "%s cannot be opened. Maybe it was moved or deleted.".formatted(document.name()),
                    e);
        }
    }
}
