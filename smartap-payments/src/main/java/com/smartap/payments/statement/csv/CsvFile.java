package com.smartap.payments.statement.csv;

import com.smartap.payments.statement.csv.CsvRows.Row;
import com.smartap.payments.statement.internal.Feed;
import com.smartap.payments.statement.internal.FieldException;
import com.smartap.spi.payment.ReadProblem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Looks at the first rows, which decide about dates and amounts, and then reads row by row. */
final class CsvFile {
    private static final int SAMPLE = 200;

    private final CsvRows rows;
    private final Feed feed;
    private final CsvOptions options;

    CsvFile(CsvRows rows, Feed feed, CsvOptions options) {
        this.rows = rows;
        this.feed = feed;
        this.options = options;
    }

    void read() throws IOException {
        CsvHeader header = CsvHeader.find(rows, options);
        if (header == null) {
            throw new ReadProblem(
                            rows.position(),
                            "no line is a header with a date and an amount. Maybe give the options date and amount with the words of the header.")
                    .exception();
        }
        List<Row> sample = new ArrayList<>();
        Row row = next();
        while (row != null && sample.size() < SAMPLE) {
            sample.add(row);
            row = next();
        }
        CsvEntries entries = entries(header, sample);
        CsvStatement statement = new CsvStatement(feed, header, sample, entries);
        for (Row one : sample) {
            statement.row(one);
        }
        while (row != null) {
            statement.row(row);
            row = next();
        }
        statement.end();
    }

    private CsvEntries entries(CsvHeader header, List<Row> sample) {
        try {
            List<String> amounts = sample.stream()
                    .flatMap(row -> Stream.of(CsvColumn.AMOUNT, CsvColumn.DEBIT, CsvColumn.CREDIT, CsvColumn.BALANCE)
                            .map(column -> row.cell(header.columns().get(column))))
                    .filter(cell -> !cell.isEmpty())
                    .toList();
            CsvNumbers numbers =
                    options.decimal() == null ? CsvNumbers.decide(amounts) : new CsvNumbers(options.decimal());
            List<String> days = sample.stream()
                    .map(row -> row.cell(header.columns().get(CsvColumn.DATE)))
                    .filter(cell -> cell.matches(".*[0-9].*"))
                    .toList();
            CsvDates dates = options.dateFormat() == null
                    ? CsvDates.decide(days, american(header, sample))
                    : CsvDates.of(options.dateFormat());
            return new CsvEntries(header, numbers, dates);
        } catch (FieldException e) {
            throw new ReadProblem(sample.isEmpty() ? "" : sample.get(0).position(), e.words()).exception();
        }
    }

    /** Accounts in dollars are written with the month first, those in euros and pounds with the day. */
    private static @Nullable Boolean american(CsvHeader header, List<Row> sample) {
        String currency = header.currency();
        Integer column = header.columns().get(CsvColumn.CURRENCY);
        if (column != null && !sample.isEmpty()) {
            currency = sample.get(0).cell(column);
        }
        if (currency == null) {
            return null;
        }
        return switch (currency) {
            case "USD" -> true;
            case "EUR", "GBP", "CHF", "PLN", "DKK", "SEK", "NOK", "AUD", "NZD", "INR", "BRL" -> false;
            default -> null;
        };
    }

    private @Nullable Row next() throws IOException {
        Row row = rows.next();
        while (row != null && row.isBlank()) {
            row = rows.next();
        }
        return row;
    }
}
