package com.smartap.core.internal.document;

import com.smartap.core.Documents;
import com.smartap.core.Power;
import com.smartap.core.internal.persistence.DocumentRows;
import com.smartap.core.internal.trail.AuditTrail;
import com.smartap.core.internal.unit.UnitOfWork;
import com.smartap.model.Actor;
import com.smartap.model.ContentHash;
import com.smartap.model.Page;
import com.smartap.model.PageRequest;
import com.smartap.model.document.Document;
import com.smartap.model.document.DocumentId;
import com.smartap.spi.ErrorCode;
import com.smartap.spi.SmartApException;
import com.smartap.spi.archive.DocumentSealer;
import com.smartap.spi.archive.DocumentStore;
import com.smartap.spi.archive.ObjectArchivedException;
import com.smartap.spi.archive.StoreUnavailableException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gives out stored documents and checks seals. */
public final class DocumentService implements Documents {
    private final UnitOfWork units;
    private final DocumentStore store;
    private final DocumentSealer sealer;
    private final Inventory inventory;

    public DocumentService(UnitOfWork units, DocumentStore store, DocumentSealer sealer, Inventory inventory) {
        this.units = units;
        this.store = store;
        this.sealer = sealer;
        this.inventory = inventory;
    }

    @Override
    public Document get(Actor actor, DocumentId id) {
        Power.READ.require(actor);
        return units.read(actor, tx -> DocumentRows.record(new DocumentRows(tx.em(), tx.tenant()).row(id)));
    }

    @Override
    public InputStream open(Actor actor, DocumentId id) {
        return bytes(get(actor, id));
    }

    private InputStream bytes(Document document) {
        try {
            return store.get(document.hash())
                    .orElseThrow(() -> new SmartApException(
                            ErrorCode.NOT_INTACT,
                            "the bytes of document %s (%s) are missing from the store"
                                    .formatted(document.id(), document.hash())));
        } catch (IOException e) {
            throw unreadable(document, e);
        }
    }

    @Override
    public Page<Document> list(Actor actor, Document.@Nullable Kind kind, PageRequest page) {
        Power.READ.require(actor);
        return units.read(
                actor,
                tx -> new DocumentRows(tx.em(), tx.tenant()).list(kind, page).map(DocumentRows::record));
    }

    @Override
    public Iterable<ContentHash> inventory() {
        return inventory;
    }

    @Override
    public Contents contents(Actor actor, DocumentId id) {
        Power.READ.require(actor);
        return units.read(actor, tx -> DocumentRows.contents(new DocumentRows(tx.em(), tx.tenant()).row(id)));
    }

    @Override
    public Verification verify(Actor actor, DocumentId id) {
        Document document = get(actor, id);
        DocumentSealer.SealVerification seal;
        try {
            seal = sealer.verify(new StoredSource(store, document.hash(), document.name(), document.size()));
        } catch (IOException e) {
            throw unreadable(document, e);
        }
        List<String> problems = new ArrayList<>(seal.problems());
        byte[] trail = seal.auditJson();
        boolean agrees;
        if (trail == null) {
            problems.add("there is no embedded audit trail");
            agrees = false;
        } else {
            List<String> differences = units.read(actor, tx -> AuditTrail.differences(tx, trail));
            problems.addAll(differences);
            agrees = differences.isEmpty();
        }
        return new Verification(seal, agrees, problems);
    }

    /** A store that is away, or has to fetch a document from a slow tier, says nothing against the document. */
    private static SmartApException unreadable(Document document, IOException cause) {
        ErrorCode code = ErrorCode.NOT_INTACT;
        String why = "cannot be read from the store";
        if (cause instanceof StoreUnavailableException) {
            code = ErrorCode.CONNECTOR_UNAVAILABLE;
            why = "cannot be read now, since the store does not answer";
        } else if (cause instanceof ObjectArchivedException) {
            code = ErrorCode.ILLEGAL_STATE;
            why = "is archived and has to be restored before it can be read";
        }
        return new SmartApException(code, "document %s %s".formatted(document.id(), why), true, null, cause);
    }
}
