package com.smartap.core.internal.invoice;

import com.smartap.core.internal.document.StoredSource;
import com.smartap.core.internal.persistence.DocumentRows;
import com.smartap.core.internal.unit.UnitOfWork;
import com.smartap.model.Actor;
import com.smartap.model.document.Document;
import com.smartap.model.document.DocumentId;
import com.smartap.spi.DocumentException;
import com.smartap.spi.ErrorCode;
import com.smartap.spi.archive.DocumentStore;
import com.smartap.spi.capture.WordPage;
import java.io.IOException;
import java.util.List;

/** The words on the pages of stored documents. */
public final class PaperWords {
    private final UnitOfWork units;
    private final Readers readers;
    private final DocumentStore store;

    public PaperWords(UnitOfWork units, Readers readers, DocumentStore store) {
        this.units = units;
        this.readers = readers;
        this.store = store;
    }

    /** The words of a document of the actor's tenant; never within a transaction, since reading may take seconds. */
    public List<WordPage> of(Actor actor, DocumentId id) {
        Document document =
                units.read(actor, tx -> DocumentRows.record(new DocumentRows(tx.em(), tx.tenant()).row(id)));
        StoredSource source = new StoredSource(store, document.hash(), document.name(), document.size());
        try {
            return readers.choose(source).reader().words(source, readers.limits());
        } catch (IOException e) {
            throw new DocumentException(
                    ErrorCode.DOCUMENT_DAMAGED, document.name() + " cannot be read from the store. Try again.", e);
        }
    }
}
