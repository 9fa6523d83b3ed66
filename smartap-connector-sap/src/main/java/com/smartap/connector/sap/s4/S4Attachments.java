package com.smartap.connector.sap.s4;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.support.ConnectorRefusedException;
import com.smartap.connector.support.Json;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Attaches documents to supplier invoices (BUS2081), once for each key: the file's name holds a mark of the key, and the
 * invoice's attachments are looked through for it first ({@code GetAllOriginals}).
 */
final class S4Attachments implements AttachmentUpload {
    private static final Logger log = LoggerFactory.getLogger(S4Attachments.class);
    private static final int MAX_BYTES = 50 * 1024 * 1024;
    private static final String OBJECT = "BUS2081";
    private static final String SET = "AttachmentContentSet";
    private static final List<String> IDS =
            List.of("ArchiveDocumentID", "LogicalDocument", "DocumentInfoRecordDocNumber", "FileName");

    private final S4Api api;

    S4Attachments(S4Api api) {
        this.api = api;
    }

    @Override
    public String attach(String billId, DocumentSource document, String mediaType, IdempotencyKey key) {
        BillId bill = BillId.parse(billId);
        if (!mediaType.matches("[A-Za-z0-9!#$&^_.+-]{1,64}/[A-Za-z0-9!#$&^_.+-]{1,64}")) {
            throw new InvalidRequestException("mediaType", "mediaType (%s) is not one".formatted(mediaType));
        }
        String name = BillNaming.fileName(document.name(), key);
        Optional<ObjectNode> held = attached(bill, name);
        if (held.isPresent()) {
            return id(held.get(), name);
        }
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Slug", name);
        headers.put("BusinessObjectTypeName", OBJECT);
        headers.put("LinkedSAPObjectKey", bill.key());
        try {
            ObjectNode created = api.create(S4Service.ATTACHMENT, SET, mediaType, content(document), headers);
            return id(created, name);
        } catch (ConnectorRefusedException e) {
            if (e.status() == 404) {
                throw new NotFoundException("bill (%s) is not in S/4HANA".formatted(billId));
            }
            throw e;
        }
    }

    /** The attachment of this name; a system that cannot list them at all is trusted to be asked once. */
    private Optional<ObjectNode> attached(BillId bill, String name) {
        String type = ODataLiteral.text(OBJECT);
        String key = ODataLiteral.text(bill.key());
        Map<String, String> asked = new LinkedHashMap<>();
        asked.put("BusinessObjectTypeName", type);
        asked.put("LinkedSAPObjectKey", key);
        String filter = "BusinessObjectTypeName eq %s and LinkedSAPObjectKey eq %s".formatted(type, key);
        return listed(bill, "GetAllOriginals", asked)
                .or(() -> listed(bill, SET, Map.of("$filter", filter)))
                .orElse(List.of())
                .stream()
                .filter(row -> Json.text(row, "FileName")
                        .filter(name::equalsIgnoreCase)
                        .isPresent())
                .findFirst();
    }

    /** Empty if the system does not list attachments in this way. */
    private Optional<List<ObjectNode>> listed(BillId bill, String resource, Map<String, String> options) {
        try {
            return Optional.of(api.all(S4Service.ATTACHMENT, resource, options));
        } catch (ConnectorRefusedException e) {
            log.warn("{} does not list the attachments of bill {}: {}", resource, bill, e.words());
            return Optional.empty();
        }
    }

    private static String id(ObjectNode row, String name) {
        return IDS.stream()
                .flatMap(field -> Json.text(row, field).stream())
                .findFirst()
                .orElse(name);
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
}
