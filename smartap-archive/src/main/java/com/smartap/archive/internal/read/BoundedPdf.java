package com.smartap.archive.internal.read;

import com.smartap.spi.DocumentException;
import com.smartap.spi.ErrorCode;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.capture.ReadLimits;
import java.io.IOException;
import java.io.InputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

/** Opens a PDF file after its size and its unpacked size have been looked at. */
public final class BoundedPdf {
    private static final int HEADER_WITHIN = 1024;

    private BoundedPdf() {}

    /** Reads all bytes of a document, at most as many as allowed. */
    public static byte[] bytes(DocumentSource source, ReadLimits limits) throws IOException {
        try (InputStream in = source.open()) {
            byte[] bytes = in.readNBytes(Math.toIntExact(Math.min(Integer.MAX_VALUE - 8L, limits.maxBytes() + 1)));
            if (bytes.length == 0) {
                throw new DocumentException(
                        ErrorCode.DOCUMENT_EMPTY,
                        "document (%s) has no bytes. Maybe the upload broke off.".formatted(source.name()));
            }
            if (bytes.length > limits.maxBytes()) {
                throw new DocumentException(
                        ErrorCode.DOCUMENT_TOO_LARGE,
                        "document (%s) is larger than %d bytes. Maybe scan it at a lower resolution."
                                .formatted(source.name(), limits.maxBytes()));
            }
            return bytes;
        }
    }

    /**
     * Opens the bytes; the caller closes the document. A document that only its owner's password protects against
     * changes opens and says that it is encrypted.
     */
    public static PDDocument open(String name, byte[] bytes) throws IOException {
        if (!hasHeader(bytes)) {
            throw new DocumentException(
                    ErrorCode.DOCUMENT_UNSUPPORTED,
                    "document (%s) is not a PDF. Maybe convert it to PDF first.".formatted(name));
        }
        UnpackedSize.check(name, bytes);
        try {
            return new BoundedParser(name, bytes).parse();
        } catch (InvalidPasswordException e) {
            throw encrypted(name);
        }
    }

    private static DocumentException encrypted(String name) {
        return new DocumentException(
                ErrorCode.DOCUMENT_ENCRYPTED,
                "document (%s) is protected by a password. Maybe ask the sender for an unprotected copy."
                        .formatted(name));
    }

    private static boolean hasHeader(byte[] bytes) {
        int last = Math.min(HEADER_WITHIN, bytes.length - 5);
        for (int i = 0; i <= last; i++) {
            if (bytes[i] == '%' && bytes[i + 1] == 'P' && bytes[i + 2] == 'D' && bytes[i + 3] == 'F') {
                return true;
            }
        }
        return false;
    }
}
