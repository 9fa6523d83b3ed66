package com.smartap.core.internal.invoice;

import com.smartap.core.Documents;
import com.smartap.core.Submission;
import com.smartap.core.internal.persistence.DocumentRows;
import com.smartap.core.internal.persistence.InvoiceStore;
import com.smartap.core.internal.persistence.Violations;
import com.smartap.core.internal.unit.UnitOfWork;
import com.smartap.model.Actor;
import com.smartap.model.document.Document;
import com.smartap.model.invoice.Invoice;
import com.smartap.spi.DocumentException;
import com.smartap.spi.ErrorCode;
import com.smartap.spi.capture.ContainerReader;
import com.smartap.spi.capture.DocumentSource;
import jakarta.persistence.PersistenceException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes documents in: checked first, stored next, recorded last, so that nothing is ever half there. */
public final class Intake {
    private final UnitOfWork units;
    private final Shelf shelf;
    private final ContainerIntake containers;

    private Intake(UnitOfWork units, Shelf shelf, ContainerIntake containers) {
        this.units = units;
        this.shelf = shelf;
        this.containers = containers;
    }

    /** The intake of an engine. */
    public static Intake of(UnitOfWork units, Shelf shelf, List<ContainerReader> openers, Clock clock) {
        return new Intake(units, shelf, new ContainerIntake(units, shelf, openers, clock));
    }

    /** One document. */
    Invoice take(Actor actor, DocumentSource document) {
        try {
            shelf.requireSize(document);
            if (containers.opener(document).isPresent()) {
                throw new DocumentException(
                        ErrorCode.DOCUMENT_UNSUPPORTED,
                        "%s holds other documents. Maybe submitAll, which takes each of them."
                                .formatted(Shelf.plainName(document.name())));
            }
            return one(actor, document);
        } catch (IOException e) {
            throw broken(document, e);
        }
    }

    /** A document, or a container with any number of them. */
    Submission takeAll(Actor actor, DocumentSource document) {
        try {
            shelf.requireSize(document);
            Optional<ContainerIntake.Opener> opener = containers.opener(document);
            return opener.isPresent()
                    ? containers.take(actor, document, opener.get())
                    : alone(actor, one(actor, document));
        } catch (IOException e) {
            throw broken(document, e);
        } catch (UncheckedIOException e) {
            throw broken(document, e.getCause());
        }
    }

    private Invoice one(Actor actor, DocumentSource document) throws IOException {
        Arrival arrival = shelf.put(document, true);
        try {
            return units.call("invoice.submit", actor, tx -> {
                arrival.earlier(tx).ifPresent(earlier -> {
                    throw new DocumentException(ErrorCode.DUPLICATE_DOCUMENT, arrival.before(tx, earlier));
                });
                return InvoiceStore.record(arrival.record(tx, null));
            });
        } catch (PersistenceException e) {
            if (Violations.of("smartap_document_intake", e)) {
                throw new DocumentException(ErrorCode.DUPLICATE_DOCUMENT, arrival.name() + " was submitted before", e);
            }
            throw e;
        }
    }

    private Submission alone(Actor actor, Invoice invoice) {
        Document document = units.read(
                actor, tx -> DocumentRows.record(new DocumentRows(tx.em(), tx.tenant()).row(invoice.documentId())));
        Documents.Entry entry = new Documents.Entry(document.name(), document.id(), invoice.id(), null, null);
        return new Submission(document, new Documents.Contents(List.of(entry), List.of()), false);
    }

    private static DocumentException broken(DocumentSource document, @Nullable Throwable cause) {
        return new DocumentException(
                ErrorCode.DOCUMENT_DAMAGED,
                Shelf.plainName(document.name()) + " cannot be read to its end. Send it again.",
                cause);
    }
}
