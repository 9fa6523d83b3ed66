package com.smartap.core.internal.payment;

import com.smartap.core.Payments.StatementImport;
import com.smartap.core.internal.persistence.BankEntryRow;
import com.smartap.core.internal.persistence.Json;
import com.smartap.core.internal.persistence.PaymentRow;
import com.smartap.core.internal.persistence.PaymentRows;
import com.smartap.core.internal.unit.Tx;
import com.smartap.core.internal.unit.UnitOfWork;
import com.smartap.model.Actor;
import com.smartap.model.ContentHash;
import com.smartap.model.payment.PaymentStatus;
import com.smartap.spi.ErrorCode;
import com.smartap.spi.SmartApException;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.payment.ChangeNotice;
import com.smartap.spi.payment.PaymentAnswer;
import com.smartap.spi.payment.StatementReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Books what bank statements say. Entries are booked a few at a time while the file is read, each once: its fingerprint
 * is kept, so a statement that is read again, or overlaps another, changes nothing.
 */
public final class StatementImporter {
    private static final int CHUNK = 50;
    private static final int HEAD = 4096;

    private final UnitOfWork units;
    private final List<StatementReader> readers;

    public StatementImporter(UnitOfWork units, List<StatementReader> readers) {
        this.units = units;
        this.readers = List.copyOf(readers);
    }

    StatementImport read(Actor actor, DocumentSource file) {
        try {
            StatementReader reader = reader(file);
            // Read to the end once without booking anything: a file that breaks off changes nothing.
            try (InputStream in = file.open()) {
                reader.read(in, new Rehearsal());
            }
            Booking booking = new Booking(actor);
            try (InputStream in = file.open()) {
                reader.read(in, booking);
            }
            booking.flush();
            return booking.result();
        } catch (IOException e) {
            throw new SmartApException(
                    ErrorCode.STATEMENT_FORMAT, file.name() + " cannot be read to its end", true, "statement", e);
        }
    }

    private StatementReader reader(DocumentSource file) throws IOException {
        byte[] head;
        try (InputStream in = file.open()) {
            head = in.readNBytes(HEAD);
        }
        return readers.stream()
                .filter(candidate -> candidate.recognises(head))
                .findFirst()
                .orElseThrow(() -> new SmartApException(
                        ErrorCode.STATEMENT_FORMAT,
                        "%s is no statement that a reader understands (readers: %s)"
                                .formatted(
                                        file.name(),
                                        readers.stream()
                                                .map(StatementReader::id)
                                                .toList()),
                        false,
                        "statement",
                        null));
    }

    /** Lets a reader find what is wrong with a file. */
    private static final class Rehearsal implements StatementReader.Handler {
        @Override
        public void begin(StatementReader.Statement statement) {}

        @Override
        public void entry(StatementReader.Entry entry) {}

        @Override
        public void end(StatementReader.Balance balance) {}
    }

    private record Waiting(StatementReader.Entry entry, String statementId, String fingerprint) {}

    /** Collects entries and books them by the chunk. */
    private final class Booking implements StatementReader.Handler {
        private final Actor actor;
        private final List<Waiting> waiting = new ArrayList<>();
        private final Map<String, Integer> seen = new HashMap<>();
        private StatementReader.@Nullable Statement statement;
        private int statements;
        private int booked;
        private int repeated;
        private int completed;
        private int failed;
        private int unmatched;
        private boolean balanced = true;

        Booking(Actor actor) {
            this.actor = actor;
        }

        @Override
        public void begin(StatementReader.Statement begun) {
            statement = begun;
            seen.clear();
            statements++;
        }

        @Override
        public void entry(StatementReader.Entry entry) {
            if (!entry.status().equals("BOOKED")) {
                return;
            }
            StatementReader.Statement current = statement;
            String account = current == null ? "" : String.valueOf(current.account());
            String line = String.join(
                    "|",
                    account,
                    String.valueOf(entry.bankReference()),
                    String.valueOf(entry.endToEndId()),
                    entry.amount().toPlainString(),
                    entry.currency().getCurrencyCode(),
                    String.valueOf(entry.valueDate()),
                    String.valueOf(entry.returnCode()));
            // Two entries that are alike in one statement are two; the same two in another statement are the same.
            int occurrence = seen.merge(line, 1, Integer::sum);
            String fingerprint = ContentHash.of((line + "|" + occurrence).getBytes(StandardCharsets.UTF_8))
                    .hex();
            waiting.add(new Waiting(entry, current == null ? "" : current.id(), fingerprint));
            if (waiting.size() >= CHUNK) {
                flush();
            }
        }

        @Override
        public void answer(PaymentAnswer answer) {
            if (BankAnswers.matters(answer)) {
                boolean refused = units.call("statement.answer", actor, tx -> BankAnswers.refuse(tx, answer));
                failed += refused ? 1 : 0;
            }
        }

        @Override
        public void change(ChangeNotice change) {
            units.call("statement.change", actor, tx -> {
                BankAnswers.note(tx, change);
                return true;
            });
        }

        @Override
        public void end(StatementReader.Balance balance) {
            balanced &= !Boolean.FALSE.equals(balance.balanced());
        }

        void flush() {
            if (waiting.isEmpty()) {
                return;
            }
            Map<Outcome, Integer> counts = units.call("statement.book", actor, tx -> {
                Map<Outcome, Integer> found = new EnumMap<>(Outcome.class);
                waiting.forEach(item -> found.merge(book(tx, item), 1, Integer::sum));
                return found;
            });
            waiting.clear();
            repeated += counts.getOrDefault(Outcome.REPEATED, 0);
            completed += counts.getOrDefault(Outcome.COMPLETED, 0);
            failed += counts.getOrDefault(Outcome.FAILED, 0);
            unmatched += counts.getOrDefault(Outcome.UNMATCHED, 0);
            booked += counts.getOrDefault(Outcome.COMPLETED, 0)
                    + counts.getOrDefault(Outcome.FAILED, 0)
                    + counts.getOrDefault(Outcome.UNMATCHED, 0)
                    + counts.getOrDefault(Outcome.KNOWN_PAYMENT, 0);
        }

        StatementImport result() {
            return new StatementImport(statements, booked, repeated, completed, failed, unmatched, balanced);
        }
    }

    private enum Outcome {
        REPEATED,
        COMPLETED,
        FAILED,
        UNMATCHED,
        KNOWN_PAYMENT
    }

    private static Outcome book(Tx tx, Waiting item) {
        PaymentRows rows = new PaymentRows(tx.em(), tx.tenant());
        if (rows.knows(item.fingerprint())) {
            return Outcome.REPEATED;
        }
        StatementReader.Entry entry = item.entry();
        Optional<PaymentRow> payment = entry.endToEndId() == null
                ? Optional.empty()
                : rows.byReference(entry.endToEndId().strip()).filter(row -> agrees(row, entry));
        BankEntryRow row = new BankEntryRow();
        row.id = UUID.randomUUID();
        row.tenant = tx.tenant().value();
        row.fingerprint = item.fingerprint();
        row.statementId = item.statementId();
        row.entry = Json.of(entry);
        row.paymentId = payment.map(found -> found.id).orElse(null);
        row.createdAt = tx.now();
        tx.em().persist(row);
        if (payment.isEmpty()) {
            tx.audit(
                    "bank.entry-unmatched",
                    "bank-entry",
                    row.id,
                    Map.of(
                            "amount",
                            entry.amount().toPlainString() + " " + entry.currency(),
                            "statement",
                            item.statementId()));
            return Outcome.UNMATCHED;
        }
        return settle(tx, payment.get(), entry);
    }

    private static Outcome settle(Tx tx, PaymentRow payment, StatementReader.Entry entry) {
        PaymentStatus status = PaymentStatus.of(payment.status);
        if (entry.returnCode() != null) {
            if (status == PaymentStatus.PAYMENT_PROCESSING || status == PaymentStatus.PAYMENT_COMPLETED) {
                Settlement.fail(tx, payment, "%s: the bank returned the payment".formatted(entry.returnCode()));
                return Outcome.FAILED;
            }
            return Outcome.KNOWN_PAYMENT;
        }
        if (status == PaymentStatus.PAYMENT_PROCESSING) {
            Settlement.complete(tx, payment, entry.bankReference(), entry.bookingDate());
            return Outcome.COMPLETED;
        }
        return Outcome.KNOWN_PAYMENT;
    }

    /** The reference alone does not settle a payment: currency and amount have to be those that were sent. */
    private static boolean agrees(PaymentRow payment, StatementReader.Entry entry) {
        return payment.currency.equals(entry.currency().getCurrencyCode())
                && payment.amount.compareTo(entry.amount().abs()) == 0
                && (entry.cameBack()
                        || (entry.returnCode() == null && entry.amount().signum() < 0));
    }
}
