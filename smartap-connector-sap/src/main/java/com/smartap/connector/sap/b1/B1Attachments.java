package com.smartap.connector.sap.b1;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.support.Json;
import com.smartap.connector.support.OutcomeUnknownException;
import com.smartap.model.ContentHash;
import com.smartap.model.IdempotencyKey;
import com.smartap.spi.DocumentException;
import com.smartap.spi.ErrorCode;
import com.smartap.spi.InvalidRequestException;
import com.smartap.spi.NotFoundException;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.erp.AttachmentAhead;
import com.smartap.spi.erp.AttachmentUpload;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Uploads documents. A bill points at one attachment entry, which holds several files: what comes later joins it. The
 * file's name carries eight digits of the key, so that a repetition is known.
 */
final class B1Attachments implements AttachmentUpload, AttachmentAhead {
    private static final int MAX_BYTES = 50 * 1024 * 1024;
    private static final int MAX_STEM = 60;
    private static final String SET = "Attachments2";
    private final B1Api api;

    B1Attachments(B1Api api) {
        this.api = api;
    }

    @Override
    public String upload(DocumentSource document, String mediaType, IdempotencyKey key) {
        return create(name(document.name(), mediaType, key), mediaType, content(document));
    }

    @Override
    public String attach(String billId, DocumentSource document, String mediaType, IdempotencyKey key) {
        BillId id = BillId.parse(billId);
        byte[] content = content(document);
        String name = name(document.name(), mediaType, key);
        ObjectNode bill = api.find(id.set(), id.entry())
                .orElseThrow(() -> new NotFoundException("bill (%s) is not in Business One".formatted(billId)));
        Optional<String> known = Json.text(bill, "AttachmentEntry").filter(entry -> !entry.equals("0"));
        if (known.isPresent()) {
            if (!holds(known.get(), name)) {
                send("PATCH", "/%s(%s)".formatted(SET, known.get()), name, mediaType, content);
            }
            return known.get();
        }
        String entry = create(name, mediaType, content);
        api.change(id.set(), id.entry(), Json.object().put("AttachmentEntry", Integer.parseInt(entry)));
        return entry;
    }

    private boolean holds(String entry, String name) {
        for (JsonNode line :
                api.find(SET, entry).map(row -> row.path("Attachments2_Lines")).orElseGet(Json::object)) {
            String file = Json.text(line, "FileName").orElse("");
            String extension = Json.text(line, "FileExtension").orElse("");
            if (name.equals(extension.isEmpty() ? file : file + "." + extension)) {
                return true;
            }
        }
        return false;
    }

    private String create(String name, String mediaType, byte[] content) {
        return send("POST", "/" + SET, name, mediaType, content)
                .flatMap(answer -> Json.text(answer, "AbsoluteEntry"))
                .filter(entry -> entry.matches("[0-9]{1,9}"))
                .orElseThrow(() -> new OutcomeUnknownException(
                        "the document was sent, but the answer names no attachment entry", null));
    }

    /** The boundary stands without quotes: with them the Service Layer answers 405. */
    private Optional<ObjectNode> send(String method, String path, String name, String mediaType, byte[] content) {
        String boundary = "smartap" + ContentHash.of(content).hex().substring(0, 32);
        ByteArrayOutputStream body = new ByteArrayOutputStream(content.length + 512);
        String head =
                "--%s\r\nContent-Disposition: form-data; name=\"files\"; filename=\"%s\"\r\nContent-Type: %s\r\n\r\n"
                        .formatted(boundary, name, mediaType);
        body.writeBytes(head.getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes("\r\n--%s--\r\n".formatted(boundary).getBytes(StandardCharsets.US_ASCII));
        return api.upload(method, path, "multipart/form-data; boundary=" + boundary, body.toByteArray());
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

    /** Letters, digits and a few signs, and always an extension, which Business One needs. */
    private static String name(String original, String mediaType, IdempotencyKey key) {
        if (!mediaType.matches("[A-Za-z0-9!#$&^_.+-]{1,64}/[A-Za-z0-9!#$&^_.+-]{1,64}")) {
            throw new InvalidRequestException("mediaType", "mediaType (%s) is not one".formatted(mediaType));
        }
        String safe = original.replaceAll("[^\\p{L}\\p{N}._ -]", "_").strip();
        int dot = safe.lastIndexOf('.');
        String extension = dot > 0 ? safe.substring(dot + 1) : "";
        if (!extension.matches("[A-Za-z0-9]{1,8}")) {
            String kind = mediaType.substring(mediaType.indexOf('/') + 1);
            extension = kind.matches("[A-Za-z0-9]{1,8}") ? kind : "bin";
            dot = safe.length();
        }
        String stem = safe.substring(0, dot).replace('.', '_').strip();
        String kept = stem.length() > MAX_STEM ? stem.substring(0, MAX_STEM) : stem;
        String digits = ContentHash.of(key.value().getBytes(StandardCharsets.UTF_8))
                .hex()
                .substring(0, 8);
        return "%s-%s.%s".formatted(kept.isEmpty() ? "document" : kept, digits, extension);
    }
}
