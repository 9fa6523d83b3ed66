package com.smartap.payments.statement.nacha;

import com.smartap.model.Money;
import com.smartap.payments.statement.internal.BankDates;
import com.smartap.payments.statement.internal.BankLines;
import com.smartap.payments.statement.internal.Feed;
import com.smartap.payments.statement.internal.FieldException;
import com.smartap.spi.payment.ReadProblem;
import com.smartap.spi.payment.StatementReader.Statement;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file: header, batches, control; its last block may be filled up. */
final class NachaFile {
    private static final int MAX_LINE = 4096;
    private static final int BLOCK = 10;

    private final BankLines lines;
    private final Feed feed;
    private @Nullable LocalDate date;
    private @Nullable NachaBatch batch;
    private @Nullable NachaEntry entry;
    private int entryLine;
    private Totals batchTotals = new Totals();
    private Totals fileTotals = new Totals();
    private long batches;
    private long records;
    private long statedBlocks;
    private boolean sound = true;

    NachaFile(InputStream in, Feed feed) throws IOException {
        this.feed = feed;
        lines = BankLines.ofRecords(in, MAX_LINE, feed, NachaRecord.LENGTH);
    }

    void read() throws IOException {
        for (String line = lines.next(); line != null; line = lines.next()) {
            if (line.isBlank() || line.equals("\u001A")) {
                continue;
            }
            try {
                take(NachaRecord.of(line, lines.number()));
            } catch (FieldException e) {
                throw new ReadProblem(lines.position(), e.words()).exception();
            }
        }
        if (feed.isOpen() || feed.statements() == 0) {
            throw new ReadProblem(lines.position(), "the file ends before its control record (9). Maybe it is cut off.")
                    .exception();
        }
        blocks();
    }

    private void take(NachaRecord record) throws FieldException {
        if (record.type() == '1' && !feed.isOpen()) {
            blocks();
            header(record);
            return;
        }
        records++;
        LocalDate opened = date;
        if (!feed.isOpen() || opened == null) {
            if (!record.isFiller()) {
                throw new FieldException("has a record (%s) outside header and control".formatted(record.type()));
            }
            return;
        }
        switch (record.type()) {
            case '5' -> {
                if (batch != null) {
                    throw new FieldException("begins a batch (5) before the last one ended (8)");
                }
                batch = NachaBatch.of(record, opened);
                batchTotals = new Totals();
            }
            case '6' -> entry(record, inBatch(), opened);
            case '7' -> addenda(record);
            case '8' -> endBatch(record, inBatch());
            case '9' -> endFile(record);
            default ->
                throw new FieldException("record type", String.valueOf(record.type()), "1, 5, 6, 7, 8 or 9; column 1");
        }
    }

    private void header(NachaRecord record) throws FieldException {
        LocalDate created = BankDates.of("file creation date; columns 24-29", record.text(24, 29));
        String origin = record.text(14, 23);
        String modifier = record.text(34, 34);
        String time = record.text(30, 33);
        date = created;
        batches = 0;
        records = 1;
        sound = true;
        fileTotals = new Totals();
        String id = String.join("-", origin, record.text(24, 29), time, modifier);
        feed.begin(new Statement("NACHA", id, null, Money.currency("USD"), created, created, null));
    }

    private void entry(NachaRecord record, NachaBatch of, LocalDate opened) {
        endEntry();
        batchTotals.record();
        try {
            batchTotals.bank(record.number("receiving bank", 4, 11));
            NachaEntry begun = new NachaEntry(of, record, opened);
            batchTotals.amount(begun.cents(), begun.isCredit());
            entry = begun;
            entryLine = lines.number();
        } catch (FieldException e) {
            problem(record.position(), e.words());
        }
    }

    private void addenda(NachaRecord record) throws FieldException {
        inBatch();
        batchTotals.record();
        NachaEntry open = entry;
        if (open == null) {
            return; // of an entry that was left out
        }
        try {
            open.addenda(record);
        } catch (FieldException e) {
            entry = null;
            problem(record.position(), e.words());
        }
    }

    private void endEntry() {
        NachaEntry ended = entry;
        entry = null;
        if (ended != null) {
            try {
                ended.tell(feed);
            } catch (FieldException e) {
                problem("line " + entryLine, e.words());
            }
        }
    }

    private void endBatch(NachaRecord control, NachaBatch ended) throws FieldException {
        endEntry();
        List<String> differences = new ArrayList<>();
        same(differences, "service class code", ended.serviceClass(), control.raw(2, 4));
        if (!ended.isAdvice()) {
            same(differences, "company identification", ended.company(), control.text(45, 54));
        }
        same(differences, "originating bank", ended.bank(), control.raw(80, 87));
        same(differences, "batch number", ended.number(), control.raw(88, 94));
        differences.addAll(batchTotals.differences(control, "batch", 5, 6, ended.isAdvice() ? 20 : 12));
        for (String difference : differences) {
            problem(control.position(), difference);
        }
        fileTotals.add(batchTotals);
        batches++;
        batch = null;
    }

    private void endFile(NachaRecord control) throws FieldException {
        if (batch != null) {
            throw new FieldException("ends (9) before its last batch does (8)");
        }
        List<String> differences = new ArrayList<>();
        Totals.differs(differences, "batch count", control.number("batch count", 2, 7), batches);
        boolean advice = !control.raw(56, 71).isBlank();
        differences.addAll(fileTotals.differences(control, "file", 14, 8, advice ? 20 : 12));
        for (String difference : differences) {
            problem(control.position(), difference);
        }
        statedBlocks = control.number("block count", 8, 13);
        feed.end(null, sound);
    }

    /** Banks fill up the last block or do not, so that the count of blocks alone refuses nothing. */
    private void blocks() {
        if (statedBlocks > 0 && statedBlocks != (records + BLOCK - 1) / BLOCK) {
            feed.warning(
                    lines.position(),
                    "the block count is stated as %d, but there are %d records of which ten make a block"
                            .formatted(statedBlocks, records));
        }
        statedBlocks = 0;
    }

    private NachaBatch inBatch() throws FieldException {
        if (batch == null) {
            throw new FieldException("has an entry outside a batch (5)");
        }
        return batch;
    }

    private void problem(String position, String message) {
        sound = false;
        feed.problem(position, message);
    }

    private static void same(List<String> differences, String what, String header, String control) {
        if (!header.equals(control)) {
            differences.add("%s (%s) of the batch control must be that of the batch header (%s)"
                    .formatted(what, FieldException.shown(control), FieldException.shown(header)));
        }
    }
}
