package com.smartap.core.internal.invoice;

import static java.util.Objects.requireNonNull;

import com.smartap.core.Documents;
import com.smartap.core.Submission;
import com.smartap.core.internal.persistence.DocumentRow;
import com.smartap.core.internal.persistence.DocumentRows;
import com.smartap.core.internal.persistence.InvoiceRow;
import com.smartap.core.internal.persistence.Json;
import com.smartap.core.internal.persistence.Violations;
import com.smartap.core.internal.unit.Tx;
import com.smartap.core.internal.unit.UnitOfWork;
import com.smartap.model.Actor;
import com.smartap.model.ContentHash;
import com.smartap.model.document.Document;
import com.smartap.model.document.DocumentId;
import com.smartap.model.document.DocumentState;
import com.smartap.model.invoice.InvoiceId;
import com.smartap.spi.DocumentException;
import com.smartap.spi.ErrorCode;
import com.smartap.spi.archive.DocumentStore;
import com.smartap.spi.capture.ContainerReader;
import com.smartap.spi.capture.DocumentSource;
import jakarta.persistence.PersistenceException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes archives and e-mails in. The bytes of the container and of each document in it are stored first; then all of them
 * are recorded in one transaction, so that a container is there with everything that came of it, or not at all.
 */
final class ContainerIntake {
    private static final int HEAD = 4096;
    private static final int LONGEST_PATH = 1000;
    private static final int TRIES = 5;
    /** How many times the time of one document may be spent on looking into all of a container. */
    private static final int TIMES = 3;

    private final UnitOfWork units;
    private final Shelf shelf;
    private final List<ContainerReader> openers;
    private final Clock clock;

    ContainerIntake(UnitOfWork units, Shelf shelf, List<ContainerReader> openers, Clock clock) {
        this.units = units;
        this.shelf = shelf;
        this.openers = List.copyOf(openers);
        this.clock = clock;
    }

    /** Who opens a container, and what it is. */
    record Opener(ContainerReader reader, String mediaType) {}

    /** A document of a container: stored, or refused. */
    private record Item(
            String path,
            @Nullable Arrival arrival,
            @Nullable DocumentException refusal) {}

    /** A container whose documents are stored, and of which nothing is recorded yet. */
    private record Unpacked(
            String name, String mediaType, DocumentStore.Stored stored, List<Item> items, List<String> findings) {}

    /** Who opens a file; empty if it is no container. */
    Optional<Opener> opener(DocumentSource file) throws IOException {
        byte[] head;
        try (InputStream in = file.open()) {
            head = in.readNBytes(HEAD);
        }
        return openers.stream()
                .flatMap(reader -> reader.recognise(head).map(type -> new Opener(reader, type)).stream())
                .findFirst();
    }

    Submission take(Actor actor, DocumentSource file, Opener opener) throws IOException {
        ContentHash hash = ContentHash.of(file.readAll());
        Optional<Submission> earlier = units.read(actor, tx -> earlier(tx, hash));
        if (earlier.isPresent()) {
            return earlier.get();
        }
        Unpacked unpacked = unpack(file, opener);
        for (int attempt = 1; ; attempt++) {
            try {
                return units.call("document.unpack", actor, tx -> record(tx, unpacked));
            } catch (PersistenceException e) {
                // The same bytes came from elsewhere in this instant: the next attempt sees them.
                if (attempt == TRIES || !Violations.of("smartap_document_intake", e)) {
                    throw e;
                }
            }
        }
    }

    private Unpacked unpack(DocumentSource file, Opener opener) throws IOException {
        String name = Shelf.plainName(file.name());
        Instant patience = clock.instant().plus(shelf.limits().maxTime().multipliedBy(TIMES));
        List<Item> items = new ArrayList<>();
        List<String> findings = opener.reader()
                .each(
                        file,
                        shelf.limits(),
                        entry -> items.add(item(entry, clock.instant().isBefore(patience))));
        if (items.isEmpty()) {
            String why = findings.isEmpty() ? "" : ": " + String.join("; ", findings);
            items.add(new Item(
                    name,
                    null,
                    new DocumentException(
                            ErrorCode.DOCUMENT_EMPTY,
                            "%s holds no document%s. Maybe ask the sender for the invoice itself."
                                    .formatted(name, why))));
        }
        return new Unpacked(name, opener.mediaType(), shelf.bytes(file), items, findings);
    }

    private Item item(ContainerReader.Entry entry, boolean checked) {
        String path = entry.path().substring(Math.max(0, entry.path().length() - LONGEST_PATH));
        if (entry.document() == null) {
            return new Item(path, null, entry.refusal());
        }
        try {
            return new Item(path, shelf.put(entry.document(), checked), null);
        } catch (DocumentException e) {
            return new Item(path, null, e);
        } catch (IOException e) {
            // No matter of this document: the store failed, and nothing may be recorded.
            throw new UncheckedIOException(e);
        }
    }

    private static String key(ContentHash hash) {
        return "container:" + hash;
    }

    private static Optional<Submission> earlier(Tx tx, ContentHash hash) {
        return new DocumentRows(tx.em(), tx.tenant())
                .byIntakeKey(key(hash))
                .map(row -> new Submission(DocumentRows.record(row), DocumentRows.contents(row), true));
    }

    private static Submission record(Tx tx, Unpacked unpacked) {
        Optional<Submission> earlier = earlier(tx, unpacked.stored().hash());
        if (earlier.isPresent()) {
            return earlier.get();
        }
        DocumentRow row = new DocumentRows(tx.em(), tx.tenant())
                .add(
                        Document.Kind.CONTAINER,
                        unpacked.name(),
                        unpacked.mediaType(),
                        unpacked.stored(),
                        DocumentState.UPLOADED,
                        tx.now());
        row.intakeKey = key(unpacked.stored().hash());
        // What was in it refers to it.
        tx.em().flush();
        List<Documents.Entry> entries = entries(tx, row, unpacked.items());
        Documents.Contents contents = new Documents.Contents(entries, unpacked.findings());
        row.contents = Json.of(contents);
        long taken = entries.stream().filter(Documents.Entry::taken).count();
        long known = entries.stream()
                .filter(entry -> entry.code() == ErrorCode.DUPLICATE_DOCUMENT)
                .count();
        tx.happened(
                "document",
                row.id,
                "document.unpacked",
                Map.of(
                        "document",
                        row.name,
                        "mediaType",
                        row.mediaType,
                        "sha256",
                        row.hash,
                        "taken",
                        String.valueOf(taken),
                        "known",
                        String.valueOf(known),
                        "refused",
                        String.valueOf(entries.size() - taken - known)));
        return new Submission(DocumentRows.record(row), contents, false);
    }

    /** Recorded in the order of their hashes, so that containers with the same documents never wait for each other. */
    private static List<Documents.Entry> entries(Tx tx, DocumentRow container, List<Item> items) {
        Map<Item, Documents.Entry> recorded = new IdentityHashMap<>();
        items.stream()
                .sorted(Comparator.comparing(item -> item.arrival() == null
                        ? ""
                        : item.arrival().stored().hash().hex()))
                .forEach(item -> recorded.put(item, entry(tx, container, item)));
        return items.stream().map(item -> requireNonNull(recorded.get(item))).toList();
    }

    private static Documents.Entry entry(Tx tx, DocumentRow container, Item item) {
        if (item.refusal() != null) {
            return refused(
                    item.path(),
                    null,
                    null,
                    item.refusal().code(),
                    item.refusal().getMessage());
        }
        Arrival arrival = requireNonNull(item.arrival());
        Optional<DocumentRow> earlier = arrival.earlier(tx);
        if (earlier.isPresent()) {
            DocumentId known = new DocumentId(earlier.get().id);
            InvoiceId invoice = tx.invoices()
                    .byDocument(earlier.get().id)
                    .map(first -> new InvoiceId(first.id))
                    .orElse(null);
            return refused(
                    item.path(), known, invoice, ErrorCode.DUPLICATE_DOCUMENT, arrival.before(tx, earlier.get()));
        }
        InvoiceRow invoice = arrival.record(tx, new Document.Origin(new DocumentId(container.id), item.path()));
        return new Documents.Entry(
                item.path(), new DocumentId(invoice.documentId), new InvoiceId(invoice.id), null, null);
    }

    private static Documents.Entry refused(
            String path,
            @Nullable DocumentId document,
            @Nullable InvoiceId invoice,
            ErrorCode code,
            @Nullable String message) {
        return new Documents.Entry(path, document, invoice, code, message == null ? code.name() : message);
    }
}
