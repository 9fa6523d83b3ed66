package com.smartap.core.internal.persistence;

import com.smartap.core.Documents;
import com.smartap.model.ContentHash;
import com.smartap.model.Page;
import com.smartap.model.PageRequest;
import com.smartap.model.TenantId;
import com.smartap.model.document.Document;
import com.smartap.model.document.DocumentId;
import com.smartap.model.document.DocumentState;
import com.smartap.spi.NotFoundException;
import com.smartap.spi.archive.DocumentStore;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the database knows of one tenant's documents; their bytes are in the document store. */
public final class DocumentRows {
    private final EntityManager em;
    private final TenantId tenant;

    public DocumentRows(EntityManager em, TenantId tenant) {
        this.em = em;
        this.tenant = tenant;
    }

    /** The row of an id. */
    public DocumentRow row(DocumentId id) {
        DocumentRow row = em.find(DocumentRow.class, id.value());
        if (row == null || !row.tenant.equals(tenant.value())) {
            throw new NotFoundException("there is no document %s".formatted(id));
        }
        return row;
    }

    /** A new row of stored bytes. */
    public DocumentRow add(
            Document.Kind kind,
            String name,
            String mediaType,
            DocumentStore.Stored stored,
            DocumentState state,
            Instant now) {
        DocumentRow row = new DocumentRow();
        row.id = UUID.randomUUID();
        row.tenant = tenant.value();
        row.kind = kind;
        row.name = name.length() > 255 ? name.substring(name.length() - 255) : name;
        row.mediaType = mediaType;
        row.size = stored.size();
        row.hash = stored.hash().hex();
        row.state = state;
        row.createdAt = now;
        em.persist(row);
        return row;
    }

    /** The document that was taken in under a key. */
    public Optional<DocumentRow> byIntakeKey(String key) {
        return em.createQuery(
                        "select r from SmartApDocument r where r.tenant = :tenant and r.intakeKey = :key",
                        DocumentRow.class)
                .setParameter("tenant", tenant.value())
                .setParameter("key", key)
                .getResultStream()
                .findFirst();
    }

    /** What a container held; empty for documents that are none. */
    public static Documents.Contents contents(DocumentRow row) {
        return row.contents == null
                ? new Documents.Contents(List.of(), List.of())
                : Json.to(row.contents, Documents.Contents.class);
    }

    /** One page of documents, the latest first. */
    public Page<DocumentRow> list(Document.@Nullable Kind kind, PageRequest page) {
        Map<String, Object> parameters = new HashMap<>(Map.of("tenant", tenant.value()));
        String where = "r.tenant = :tenant";
        if (kind != null) {
            where += " and r.kind = :kind";
            parameters.put("kind", kind);
        }
        return Keyset.page(
                em, DocumentRow.class, where, parameters, "createdAt", true, page, row -> row.createdAt, row -> row.id);
    }

    /** The record of a row. */
    public static Document record(DocumentRow row) {
        return new Document(
                new DocumentId(row.id),
                row.kind,
                row.name,
                row.mediaType,
                row.size,
                new ContentHash(row.hash),
                row.state,
                row.originalId == null ? null : new DocumentId(row.originalId),
                row.createdAt,
                row.containerId == null || row.containerPath == null
                        ? null
                        : new Document.Origin(new DocumentId(row.containerId), row.containerPath));
    }
}
