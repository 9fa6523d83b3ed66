package com.smartap.connector.quickbooks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.support.Json;
import com.smartap.model.IdempotencyKey;
import com.smartap.spi.DocumentException;
import com.smartap.spi.ErrorCode;
import com.smartap.spi.InvalidRequestException;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.erp.AttachmentUpload;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Attaches documents to bills. The {@code requestid} keeps a repeated upload from becoming a second attachment. */
final class QuickBooksAttachments implements AttachmentUpload {
    private static final int MAX_BYTES = 50 * 1024 * 1024;
    private final QuickBooksApi api;

    QuickBooksAttachments(QuickBooksApi api) {
        this.api = api;
    }

    @Override
    public String attach(String billId, DocumentSource document, String mediaType, IdempotencyKey key) {
        BillId bill = BillId.parse(billId);
        if (!mediaType.matches("[A-Za-z0-9!#$&^_.+-]{1,64}/[A-Za-z0-9!#$&^_.+-]{1,64}")) {
            throw new InvalidRequestException("mediaType", "mediaType (%s) is not one".formatted(mediaType));
        }
        byte[] content = content(document);
        String name = fileName(document.name());
        ObjectNode metadata = Json.object();
        ObjectNode entity = metadata.putArray("AttachableRef").addObject().putObject("EntityRef");
        entity.put("type", bill.entity()).put("value", bill.id());
        metadata.put("FileName", name).put("ContentType", mediaType);
        String requestId = BillNaming.requestId(key);
        String boundary = requestId;
        ByteArrayOutputStream body = new ByteArrayOutputStream(content.length + 1024);
        part(body, boundary, "file_metadata_0", "attachment.json", "application/json");
        body.writeBytes(Json.write(metadata).getBytes(StandardCharsets.UTF_8));
        body.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
        part(body, boundary, "file_content_0", name, mediaType);
        body.writeBytes(content);
        body.writeBytes("\r\n--%s--\r\n".formatted(boundary).getBytes(StandardCharsets.US_ASCII));
        ObjectNode attachable = api.upload("multipart/form-data; boundary=" + boundary, body.toByteArray(), requestId);
        return Json.requireText("Attachable", attachable, "Id");
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
            throw new java.io.UncheckedIOException("document (%s) cannot be read".formatted(document.name()), e);
        }
    }

    private static void part(ByteArrayOutputStream body, String boundary, String field, String name, String type) {
        String head = "--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\nContent-Type: %s\r\n\r\n"
                .formatted(boundary, field, name, type);
        body.writeBytes(head.getBytes(StandardCharsets.UTF_8));
    }

    /** Letters, digits and a few signs: a name must not end its header. */
    private static String fileName(String name) {
        String safe = name.replaceAll("[^\\p{L}\\p{N}._ -]", "_").strip();
        String kept = safe.length() > 100 ? safe.substring(safe.length() - 100) : safe;
        return kept.isEmpty() ? "document" : kept;
    }
}
