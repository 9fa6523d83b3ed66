package com.smartap.testkit.xero;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Documents attached to bills. A name may come twice. Not thread-safe: its owner holds a lock. */
final class TwinAttachments {
    private static final int MOST = 10;
    private static final int MOST_BYTES = 25 * 1024 * 1024;
    private final TwinBooks books;
    private final Map<String, List<ObjectNode>> held = new LinkedHashMap<>();
    private final Map<String, byte[]> contents = new LinkedHashMap<>();

    TwinAttachments(TwinBooks books) {
        this.books = books;
    }

    List<ObjectNode> of(String documentId) {
        return held.getOrDefault(documentId, List.of());
    }

    Optional<byte[]> content(String documentId, String idOrName) {
        return of(documentId).stream()
                .filter(one -> one.path("AttachmentID").asText().equals(idOrName)
                        || one.path("FileName").asText().equals(idOrName))
                .map(one -> contents.getOrDefault(one.path("AttachmentID").asText(), new byte[0]))
                .findFirst();
    }

    ObjectNode put(ObjectNode document, String documentId, String name, String mediaType, byte[] content) {
        List<ObjectNode> all = held.computeIfAbsent(documentId, absent -> new ArrayList<>());
        if (all.size() >= MOST || content.length > MOST_BYTES || content.length == 0) {
            throw TwinFault.validation(
                    "AttachmentID",
                    List.of("An attachment needs content of up to 25 MB, and there may be 10 of them."));
        }
        ObjectNode attachment = document.objectNode();
        attachment.put("AttachmentID", books.newId()).put("FileName", name);
        attachment.put("Url", "https://api.xero.com/api.xro/2.0/Invoices/" + documentId + "/Attachments/file");
        attachment.put("MimeType", mediaType).put("ContentLength", content.length);
        all.add(attachment);
        contents.put(attachment.path("AttachmentID").asText(), content.clone());
        document.put("HasAttachments", true);
        books.touch(document);
        return attachment;
    }
}
