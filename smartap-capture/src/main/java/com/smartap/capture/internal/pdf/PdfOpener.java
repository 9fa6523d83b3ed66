package com.smartap.capture.internal.pdf;

import com.smartap.spi.DocumentException;
import com.smartap.spi.ErrorCode;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.capture.ReadLimits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

/** Opens PDF files; every refusal names its reason. */
public final class PdfOpener {
    private static final byte[] HEADER = "%PDF-".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] OBJECT = " obj".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] STARTXREF = "startxref".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] TRAILER = "trailer".getBytes(StandardCharsets.US_ASCII);
    private static final int HEADER_WITHIN = 1024;

    private PdfOpener() {}

    /** Whether these first bytes are those of a PDF. */
    public static boolean isPdf(byte[] head) {
        int at = InflationGuard.indexOf(head, HEADER, 0);
        return at >= 0 && at < HEADER_WITHIN;
    }

    /** The bytes of a PDF that is not empty, cut off or larger than the limits allow. */
    public static byte[] bytes(DocumentSource document, ReadLimits limits) {
        String name = document.name();
        byte[] bytes = load(document, limits);
        if (bytes.length == 0) {
            throw new DocumentException(
                    ErrorCode.DOCUMENT_EMPTY, "%s has no bytes. Maybe the upload was interrupted.".formatted(name));
        }
        if (!isPdf(bytes)) {
            throw new DocumentException(
                    ErrorCode.DOCUMENT_UNSUPPORTED,
                    "%s is not a PDF: it does not begin with %%PDF-. Maybe its name is wrong.".formatted(name));
        }
        int end = Math.max(InflationGuard.lastIndexOf(bytes, STARTXREF), InflationGuard.lastIndexOf(bytes, TRAILER));
        if (end < InflationGuard.lastIndexOf(bytes, OBJECT)) {
            throw new DocumentException(
                    ErrorCode.DOCUMENT_DAMAGED,
                    "%s is cut off: its end is missing. Maybe send the file again.".formatted(name));
        }
        return bytes;
    }

    /** The open document; the caller closes it. */
    public static PDDocument open(String name, byte[] bytes) {
        InflationGuard.check(name, bytes);
        try {
            return Loader.loadPDF(new RandomAccessReadBuffer(bytes), IOUtils.createTempFileOnlyStreamCache());
        } catch (InvalidPasswordException e) {
            throw new DocumentException(
                    ErrorCode.DOCUMENT_ENCRYPTED,
                    "%s is protected by a password. Maybe ask the vendor for a copy without one.".formatted(name),
                    e);
        } catch (IOException e) {
            throw damaged(name, e);
        }
    }

    static DocumentException damaged(String name, Exception cause) {
        return new DocumentException(
                ErrorCode.DOCUMENT_DAMAGED,
                "%s is damaged and cannot be read. Maybe ask the vendor to send it again.".formatted(name),
                cause);
    }

    private static byte[] load(DocumentSource document, ReadLimits limits) {
        int most = (int) Math.min(Integer.MAX_VALUE - 16, limits.maxBytes());
        try (InputStream in = document.open()) {
            byte[] bytes = in.readNBytes(most);
            if (bytes.length == most && in.read() >= 0) {
                throw new DocumentException(
                        ErrorCode.DOCUMENT_TOO_LARGE,
                        "%s is larger than %d bytes. Maybe send it in parts.".formatted(document.name(), most));
            }
            return bytes;
        } catch (IOException e) {
            throw new DocumentException(
                    ErrorCode.DOCUMENT_DAMAGED,
                    "%s cannot be opened. Maybe it was moved or deleted.".formatted(document.name()),
                    e);
        }
    }
}
