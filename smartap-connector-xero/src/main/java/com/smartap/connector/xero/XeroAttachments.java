package com.smartap.connector.xero;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.support.BaseUrl;
import com.smartap.connector.support.ConnectorRefusedException;
import com.smartap.connector.support.Json;
import com.smartap.model.ContentHash;
import com.smartap.model.IdempotencyKey;
import com.smartap.spi.DocumentException;
import com.smartap.spi.ErrorCode;
import com.smartap.spi.InvalidRequestException;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.erp.AttachmentUpload;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Attaches documents to bills once. A document that is there already, by name and content, is not sent again; another
 * one of the same name gets eight digits of its hash added, since Xero would replace the first.
 */
final class XeroAttachments implements AttachmentUpload {
    private static final int MAX_BYTES = 25 * 1024 * 1024;
    private static final int MAX_NAME = 200;
    private static final Map<String, String> ENDINGS = Map.of(
            "application/pdf", ".pdf",
            "application/xml", ".xml",
            "text/xml", ".xml",
            "text/csv", ".csv",
            "text/plain", ".txt",
            "image/png", ".png",
            "image/jpeg", ".jpg",
            "image/tiff", ".tif");
    private final XeroApi api;

    XeroAttachments(XeroApi api) {
        this.api = api;
    }

    @Override
    public String attach(String billId, DocumentSource document, String mediaType, IdempotencyKey key) {
        DocumentId bill = DocumentId.parse(billId);
        if (!mediaType.matches("[A-Za-z0-9!#$&^_.+-]{1,64}/[A-Za-z0-9!#$&^_.+-]{1,64}")) {
            throw new InvalidRequestException("mediaType", "mediaType (%s) is not one".formatted(mediaType));
        }
        byte[] content = content(document);
        String folder = "/" + bill.entity() + "/" + BaseUrl.encode(bill.id()) + "/Attachments";
        String hash = ContentHash.of(content).hex();
        List<ObjectNode> held = held(folder);
        String name = fileName(document.name(), mediaType);
        Optional<ObjectNode> same = named(held, name);
        if (same.isPresent() && !isSame(folder, same.get(), content)) {
            name = withHash(name, hash.substring(0, 8));
            same = named(held, name);
        }
        if (same.isPresent()) {
            return Json.requireText("Attachment", same.get(), "AttachmentID");
        }
        ObjectNode attached = api.upload(
                folder + "/" + BaseUrl.encode(name),
                "Attachments",
                mediaType,
                content,
                BillNaming.header(key, billId + hash));
        return Json.requireText("Attachment", attached, "AttachmentID");
    }

    private List<ObjectNode> held(String folder) {
        try {
            return api.all(folder, "Attachments");
        } catch (ConnectorRefusedException e) {
            if (e.status() == 404) {
                return List.of(); // if the bill is not there, the upload says so
            }
            throw e;
        }
    }

    private static Optional<ObjectNode> named(List<ObjectNode> held, String name) {
        return held.stream()
                .filter(row -> Json.text(row, "FileName").filter(name::equals).isPresent())
                .findFirst();
    }

    /** Compares the size first; the bytes are fetched only if that leaves it open. */
    private boolean isSame(String folder, ObjectNode held, byte[] content) {
        if (held.path("ContentLength").isNumber() && held.path("ContentLength").asLong() != content.length) {
            return false;
        }
        String id = Json.requireText("Attachment", held, "AttachmentID");
        String type = Json.text(held, "MimeType").orElse("application/octet-stream");
        try {
            return Arrays.equals(api.bytes(folder + "/" + BaseUrl.encode(id), type), content);
        } catch (ConnectorRefusedException e) {
            return true; // name and size agree, and more cannot be known
        }
    }

    private static byte[] content(DocumentSource document) {
        try (InputStream in = document.open()) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new DocumentException(
                        ErrorCode.DOCUMENT_TOO_LARGE,
                        "document (%s) is larger than the %d bytes that can be attached"
                                .formatted(document.name(), MAX_BYTES));
            }
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException("document (%s) cannot be read".formatted(document.name()), e);
        }
    }

    /** Without signs that names of files must not hold, and with an ending, by which Xero knows what it is. */
    private static String fileName(String name, String mediaType) {
        String safe = name.replaceAll("[\\p{Cntrl}<>:\"/\\\\|?*]", "_").strip();
        String kept = safe.length() > MAX_NAME ? safe.substring(safe.length() - MAX_NAME) : safe;
        String some = kept.isEmpty() || kept.matches("\\.+") ? "document" : kept;
        return some.contains(".") ? some : some + ENDINGS.getOrDefault(mediaType, "");
    }

    private static String withHash(String name, String digits) {
        int dot = name.lastIndexOf('.');
        return dot <= 0 ? name + "-" + digits : name.substring(0, dot) + "-" + digits + name.substring(dot);
    }
}
