package com.example.tryton;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.support.Json;
import com.smartap.connector.support.OutcomeUnknownException;
import com.smartap.model.IdempotencyKey;
import com.smartap.spi.DocumentException;
import com.smartap.spi.ErrorCode;
import com.smartap.spi.InvalidRequestException;
import com.smartap.spi.NotFoundException;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.erp.AttachmentUpload;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** Attaches documents to bills. The key stands in the attachment's description, where it is looked for first. */
final class TrytonAttachments implements AttachmentUpload {
    private static final int MAX_BYTES = 50 * 1024 * 1024;
    private static final String MODEL = "ir.attachment";
    private final TrytonApi api;

    TrytonAttachments(TrytonApi api) {
        this.api = api;
    }

    @Override
    public String attach(String billId, DocumentSource document, String mediaType, IdempotencyKey key) {
        long bill = TrytonPayments.id(billId);
        if (!mediaType.matches("[A-Za-z0-9!#$&^_.+-]{1,64}/[A-Za-z0-9!#$&^_.+-]{1,64}")) {
            throw new InvalidRequestException("mediaType", "mediaType (%s) is not one".formatted(mediaType));
        }
        String resource = "account.invoice," + bill;
        String description = "[SmartAP %s] %s".formatted(key, mediaType);
        List<ObjectNode> held = api.search(
                MODEL,
                Domain.all(Domain.where("resource", "=", resource), Domain.where("description", "=", description)),
                "name");
        if (!held.isEmpty()) {
            return String.valueOf(Values.id(MODEL, held.get(0)));
        }
        if (api.search("account.invoice", Domain.all(Domain.is("id", bill)), "state")
                .isEmpty()) {
            throw new NotFoundException("bill (%s) is not in Tryton".formatted(billId));
        }
        ObjectNode values = Json.object()
                .put("name", fileName(document.name()))
                .put("type", "data")
                .put("resource", resource)
                .put("description", description);
        values.set("data", Values.bytes(content(document)));
        ArrayNode list = Domain.all(values);
        JsonNode created = api.write(MODEL, "create", list).path(0);
        if (!created.isIntegralNumber()) {
            throw new OutcomeUnknownException("the answer to a new attachment holds no id", null);
        }
        return created.asText();
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

    private static String fileName(String name) {
        String safe = name.replaceAll("[^\\p{L}\\p{N}._ -]", "_").strip();
        String kept = safe.length() > 100 ? safe.substring(safe.length() - 100) : safe;
        return kept.isEmpty() ? "document" : kept;
    }
}
