package com.smartap.payments.lint;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Walks through a NACHA file once, record by record. Source: Nacha Operating Rules, file exchange specifications. */
final class NachaLint {
    private static final int BLOCK = 10;
    private static final int PORTAL_LINES = 10_000;

    private final Findings findings;
    private final NachaTotals file = new NachaTotals();
    private @Nullable NachaBatchLint batch;
    private long batches;
    private long advices;
    private long lastBatch;
    private long payments;
    private boolean header;
    private boolean control;
    private @Nullable NachaLine controlLine;
    private long fillers;

    NachaLint(Findings findings) {
        this.findings = findings;
    }

    /** Returns how many entries there were. */
    long check(InputStream in) throws IOException {
        NachaLines lines = new NachaLines(in, findings);
        for (NachaLine line = lines.next(); line != null; line = lines.next()) {
            if (findings.isFull()) {
                findings.stopped(() -> "line " + lines.number());
                return payments;
            }
            if (control) {
                filler(line);
            } else {
                take(line, lines);
            }
        }
        end(lines.count());
        return payments;
    }

    private void take(NachaLine line, NachaLines lines) throws IOException {
        if (!header && line.type() != '1') {
            line.error("NACHA_ORDER", 1, 1, "The file must begin with a file header (1).");
            header = true;
        }
        switch (line.type()) {
            case '1' -> fileHeader(line);
            case '5' -> beginBatch(line);
            case '6', '7' -> {
                if (batch == null) {
                    line.error(
                            "NACHA_ORDER",
                            1,
                            1,
                            "An entry or addendum stands outside any batch. Maybe a batch header (5) is missing.");
                    batch = NachaBatchLint.without(findings);
                }
                payments += line.type() == '6' ? 1 : 0;
                batch.take(line);
            }
            case '8' -> endBatch(line);
            case '9' -> fileControl(line);
            default ->
                line.error(
                        "NACHA_RECORD_TYPE",
                        1,
                        1,
                        "The record type (%c) must be one of 1, 5, 6, 7, 8, 9.".formatted(line.type()));
        }
    }

    private void fileHeader(NachaLine line) {
        if (header) {
            line.error("NACHA_ORDER", 1, 1, "A second file header stands in the file. Maybe send each file by itself.");
        }
        header = true;
        line.must("NACHA_FILE_HEADER", 2, 3, "01", "The priority code");
        if (line.is(4, 4, " ") || line.is(4, 4, "0")) {
            line.routing("NACHA_DESTINATION", 5, 13, "The immediate destination");
        } else {
            line.warning(
                    "NACHA_DESTINATION", 4, 13, "The immediate destination should be a blank and a routing number.");
        }
        String origin = line.raw(14, 23);
        if (!origin.matches(" [0-9]{9}|[0-9A-Za-z][0-9A-Za-z -]{8}[0-9A-Za-z]")) {
            line.error(
                    "NACHA_ORIGIN",
                    14,
                    23,
                    "The immediate origin (%s) must be a blank and nine digits, or ten characters.".formatted(origin));
        }
        line.date("NACHA_CREATION_DATE", 24, 29, "The creation date");
        if (!line.isBlank(30, 33) && !line.raw(30, 33).matches("([01][0-9]|2[0-3])[0-5][0-9]")) {
            line.error(
                    "NACHA_CREATION_TIME", 30, 33, "The creation time (%s) must be HHMM.".formatted(line.raw(30, 33)));
        }
        if (!line.raw(34, 34).matches("[A-Z0-9]")) {
            line.error("NACHA_FILE_ID_MODIFIER", 34, 34, "The file id modifier must be one of A-Z, 0-9.");
        }
        line.must("NACHA_FILE_HEADER", 35, 37, "094", "The record size");
        line.must("NACHA_FILE_HEADER", 38, 39, "10", "The blocking factor");
        line.must("NACHA_FILE_HEADER", 40, 40, "1", "The format code");
        if (line.isBlank(41, 63)) {
            line.warning("NACHA_FILE_HEADER", 41, 63, "The destination's name is blank, which some banks refuse.");
        }
        if (line.isBlank(64, 86)) {
            line.warning("NACHA_FILE_HEADER", 64, 86, "The origin's name is blank, which some banks refuse.");
        }
    }

    private void beginBatch(NachaLine line) {
        if (batch != null) {
            line.error(
                    "NACHA_ORDER",
                    1,
                    1,
                    "A batch begins before the last one was closed. Maybe a batch control (8) is missing.");
            closeBatch(batch);
        }
        batches++;
        NachaBatchLint begun = new NachaBatchLint(line, findings);
        batch = begun;
        long number = line.number("NACHA_BATCH_NUMBER", 88, 94, "The batch number");
        if (number >= 0 && number <= lastBatch) {
            line.error(
                    "NACHA_BATCH_NUMBER",
                    88,
                    94,
                    "The batch number (%d) must be greater than that before (%d).".formatted(number, lastBatch));
        }
        lastBatch = Math.max(lastBatch, number);
    }

    private void endBatch(NachaLine line) {
        NachaBatchLint closing = batch;
        if (closing == null) {
            line.error(
                    "NACHA_ORDER",
                    1,
                    1,
                    "A batch control stands outside any batch. Maybe a batch header (5) is missing.");
            return;
        }
        closing.close(line);
        closeBatch(closing);
    }

    private void closeBatch(NachaBatchLint closing) {
        file.add(closing.totals());
        advices += closing.isAdvice() ? 1 : 0;
        batch = null;
    }

    private void fileControl(NachaLine line) {
        if (batch != null) {
            line.error(
                    "NACHA_ORDER",
                    1,
                    1,
                    "The file ends before its last batch was closed. Maybe a batch control (8) is missing.");
            closeBatch(batch);
        }
        control = true;
        controlLine = line;
        line.states("NACHA_FILE_BATCHES", 2, 7, batches, "The count of batches");
        boolean wide = advices > 0 && advices == batches;
        file.compare(line, "FILE", 14, 21, wide ? 20 : 12);
        line.blank("NACHA_FILE_CONTROL", wide ? 72 : 56, 94, "The rest of the record");
    }

    private void filler(NachaLine line) {
        fillers++;
        if (!line.isFiller()) {
            line.error("NACHA_FILLER", 1, 94, "After the file control (9) only records of nines may stand.");
        }
    }

    private void end(long lines) {
        Position last = () -> "line " + lines;
        NachaLine closing = controlLine;
        if (closing == null) {
            findings.error("NACHA_ORDER", last, "The file ends without a file control (9). Maybe it is cut off.");
            return;
        }
        if (lines % BLOCK != 0) {
            findings.error(
                    "NACHA_BLOCKING",
                    last,
                    "The file has %d records, which is no multiple of ten. Maybe add %d records of nines."
                            .formatted(lines, BLOCK - lines % BLOCK));
        } else if (fillers >= BLOCK) {
            findings.warning(
                    "NACHA_BLOCKING",
                    last,
                    "The file ends with %d records of nines; nine are the most.".formatted(fillers));
        }
        closing.states("NACHA_BLOCKS", 8, 13, (lines + BLOCK - 1) / BLOCK, "The count of blocks");
        if (batches == 0) {
            findings.error("NACHA_ORDER", last, "The file has no batch.");
        }
        if (lines > PORTAL_LINES) {
            findings.info(
                    "NACHA_SIZE", last, "The file has %d records; some banks take 10000 at most.".formatted(lines));
        }
    }
}
