package com.smartap.core.internal.statement;

import com.smartap.core.StatementLimits;
import com.smartap.core.Statements;
import com.smartap.core.Statements.Reading;
import com.smartap.core.internal.persistence.BankStatementRow;
import com.smartap.core.internal.persistence.StatementRows;
import com.smartap.core.internal.unit.UnitOfWork;
import com.smartap.model.Actor;
import com.smartap.spi.ErrorCode;
import com.smartap.spi.InvalidRequestException;
import com.smartap.spi.SmartApException;
import com.smartap.spi.archive.DocumentStore;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.payment.StatementReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads what banks send, twice: first to its end without booking anything, then record by record. Statements and records
 * are known by their fingerprints, so that whatever is read again, or overlaps what was read, changes nothing.
 */
public final class StatementImporter {
    private static final int HEAD = 4096;
    private static final int MOST_TOLD = 1000;

    private final UnitOfWork units;
    private final DocumentStore store;
    private final List<StatementReader> readers;
    private final StatementLimits limits;
    private final BankFiles files;

    public StatementImporter(
            UnitOfWork units, DocumentStore store, List<StatementReader> readers, StatementLimits limits) {
        this.units = units;
        this.store = store;
        this.readers = List.copyOf(readers);
        this.limits = limits;
        this.files = new BankFiles(limits);
    }

    Statements.Result read(Actor actor, DocumentSource file, Reading reading) {
        try {
            Rehearsal rehearsal = new Rehearsal(reading);
            files.visit(file, one -> {
                rehearsal.begin(one.name());
                pass(one, rehearsal, reading);
            });
            Set<String> complete = complete(actor, rehearsal.statements());
            Set<String> before = Set.copyOf(complete);
            Booking booking = new Booking(
                    units, actor, rehearsal.statements().iterator(), complete, kept(file, rehearsal, complete));
            files.visit(file, one -> pass(one, booking, reading));
            booking.flush();
            return new Statements.Result(
                    booking.tally().result(),
                    told(actor, rehearsal.statements(), before),
                    rehearsal.problems(),
                    rehearsal.warnings());
        } catch (IOException e) {
            throw new SmartApException(
                    ErrorCode.STATEMENT_FORMAT, file.name() + " cannot be read to its end", true, "statement", e);
        }
    }

    private void pass(DocumentSource file, StatementReader.Handler handler, Reading reading) throws IOException {
        StatementReader reader = reader(file, reading);
        try (InputStream in = file.open()) {
            reader.read(in, handler, reading.options());
        }
    }

    /** Those of the statements that were booked to their end before. */
    private Set<String> complete(Actor actor, List<Rehearsal.Seen> statements) {
        return units.read(actor, tx -> {
            StatementRows rows = new StatementRows(tx.em(), tx.tenant());
            Set<String> found = new HashSet<>();
            for (Rehearsal.Seen seen : statements) {
                Optional<BankStatementRow> row = rows.byFingerprint(seen.fingerprint());
                if (row.isPresent() && row.get().complete) {
                    found.add(seen.fingerprint());
                }
                tx.em().clear();
            }
            return found;
        });
    }

    /** The file as evidence; one that holds nothing new is not kept again. */
    private SourceFile kept(DocumentSource file, Rehearsal rehearsal, Set<String> complete) throws IOException {
        boolean news = rehearsal.statements().stream().anyMatch(seen -> !complete.contains(seen.fingerprint()));
        if (!news) {
            return new SourceFile(
                    file.name(), "", new DocumentStore.Stored(com.smartap.model.ContentHash.of(new byte[0]), 0));
        }
        try (InputStream in = file.open()) {
            return new SourceFile(file.name(), mediaType(file), store.put(in, limits.maxBytes()));
        }
    }

    private List<Statements.StatementRead> told(Actor actor, List<Rehearsal.Seen> statements, Set<String> before) {
        return units.read(actor, tx -> {
            StatementRows rows = new StatementRows(tx.em(), tx.tenant());
            List<Statements.StatementRead> told = new ArrayList<>();
            Set<String> met = new HashSet<>(before);
            for (Rehearsal.Seen seen : statements.subList(0, Math.min(MOST_TOLD, statements.size()))) {
                boolean repeated = !met.add(seen.fingerprint());
                rows.byFingerprint(seen.fingerprint())
                        .ifPresent(
                                row -> told.add(new Statements.StatementRead(StatementService.record(row), repeated)));
            }
            return told;
        });
    }

    private StatementReader reader(DocumentSource file, Reading reading) throws IOException {
        String wanted = reading.reader();
        if (wanted != null) {
            return readers.stream()
                    .filter(candidate -> candidate.id().equals(wanted))
                    .findFirst()
                    .orElseThrow(() -> new InvalidRequestException(
                            "format", "format (%s) is none that is read; there are %s".formatted(wanted, ids())));
        }
        byte[] head = head(file);
        return readers.stream()
                .filter(candidate -> candidate.recognises(head))
                .findFirst()
                .orElseThrow(() -> new SmartApException(
                        ErrorCode.STATEMENT_FORMAT,
                        "%s is no statement that a reader understands (readers: %s)".formatted(file.name(), ids()),
                        false,
                        "statement",
                        null));
    }

    private List<String> ids() {
        return readers.stream().map(StatementReader::id).sorted().toList();
    }

    private static byte[] head(DocumentSource file) throws IOException {
        try (InputStream in = file.open()) {
            return in.readNBytes(HEAD);
        }
    }

    private static String mediaType(DocumentSource file) throws IOException {
        byte[] head = head(file);
        if (head.length > 1 && head[0] == 'P' && head[1] == 'K') {
            return "application/zip";
        }
        for (byte one : head) {
            if (one > ' ') {
                return one == '<' ? "application/xml" : "text/plain";
            }
        }
        return "text/plain";
    }
}
