package com.smartap.capture.internal.einvoice;

import com.smartap.capture.internal.xml.XmlDocument;
import com.smartap.spi.DocumentException;
import com.smartap.spi.ErrorCode;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.capture.ReadLimits;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * A file of electronic invoices.
 *
 * @param xml the XML, without a signed envelope around it
 * @param invoices one or more
 * @param warnings what is strange about the file, one sentence each
 */
public record EInvoiceFile(byte[] xml, List<EInvoice> invoices, List<String> warnings) {
    /** Copies the lists. */
    public EInvoiceFile {
        invoices = List.copyOf(invoices);
        warnings = List.copyOf(warnings);
    }

    /**
     * Opens a file.
     *
     * @throws DocumentException if it is too large, damaged or no invoice
     */
    public static EInvoiceFile open(DocumentSource document, ReadLimits limits) {
        return of(document.name(), bytes(document, limits));
    }

    /**
     * Reads a file that is in memory.
     *
     * @param name what to call it in messages
     * @throws DocumentException if it is damaged or no invoice
     */
    public static EInvoiceFile of(String name, byte[] bytes) {
        List<String> warnings = new ArrayList<>();
        byte[] xml = bytes;
        if (SignedEnvelope.recognises(bytes)) {
            xml = SignedEnvelope.open(name, bytes);
            warnings.add("SIGNATURE: the invoice came in a signed envelope, whose signature was not verified");
        }
        XmlDocument document = XmlDocument.read(name, xml);
        if (document.mislabelled()) {
            warnings.add("ENCODING: the file is not in the encoding that it declares");
        }
        List<EInvoice> invoices = EInvoice.all(document.root());
        if (invoices.isEmpty()) {
            throw new DocumentException(
                    ErrorCode.DOCUMENT_UNSUPPORTED,
                    "%s is XML, but no invoice of UBL, CII or FatturaPA (its root is %s of \"%s\"). Maybe it is an order or another message."
                            .formatted(
                                    name,
                                    document.root().name(),
                                    document.root().namespace()));
        }
        return new EInvoiceFile(xml, invoices, warnings);
    }

    private static byte[] bytes(DocumentSource document, ReadLimits limits) {
        int most = (int) Math.min(XmlDocument.MAX_BYTES, limits.maxBytes());
        byte[] bytes;
        try (InputStream in = document.open()) {
            bytes = in.readNBytes(most);
            if (bytes.length == most && in.read() >= 0) {
                throw new DocumentException(
                        ErrorCode.DOCUMENT_TOO_LARGE,
                        "%s is larger than %d bytes. Maybe send it in parts.".formatted(document.name(), most));
            }
        } catch (IOException e) {
            throw new DocumentException(
                    ErrorCode.DOCUMENT_DAMAGED,
                    "%s cannot be opened. Maybe it was moved or deleted.".formatted(document.name()),
                    e);
        }
        if (bytes.length == 0) {
            throw new DocumentException(
                    ErrorCode.DOCUMENT_EMPTY,
                    "%s has no bytes. Maybe the upload was interrupted.".formatted(document.name()));
        }
        return bytes;
    }
}
