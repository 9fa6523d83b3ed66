package com.smartap.payments.statement.csv;

import com.smartap.model.Money;
import com.smartap.payments.statement.csv.CsvRows.Row;
import com.smartap.payments.statement.internal.Feed;
import com.smartap.payments.statement.internal.FieldException;
import com.smartap.spi.payment.ReadProblem;
import com.smartap.spi.payment.StatementReader.Entry;
import com.smartap.spi.payment.StatementReader.Statement;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The statements of a file: one for each account, of which the rows stand together. Rows may be oldest or newest first. */
final class CsvStatement {
    private final Feed feed;
    private final CsvHeader header;
    private final boolean newestFirst;
    private final CsvEntries entries;
    private String account = "";
    private @Nullable LocalDate last;
    private @Nullable BigDecimal firstBalance;
    private @Nullable BigDecimal lastBalance;
    private @Nullable BigDecimal firstAmount;
    private @Nullable BigDecimal lastAmount;

    CsvStatement(Feed feed, CsvHeader header, List<Row> sample, CsvEntries entries) {
        this.feed = feed;
        this.header = header;
        this.entries = entries;
        newestFirst = isNewestFirst(sample);
    }

    void row(Row row) {
        try {
            Entry entry = entries.of(row);
            BigDecimal balance = entries.balance(row);
            String own = entries.cell(row, CsvColumn.OWN_ACCOUNT);
            if (!feed.isOpen() || !own.equals(account)) {
                close();
                begin(own, entry, balance);
            }
            lastBalance = balance;
            lastAmount = entry.amount();
            LocalDate day = entry.bookingDate();
            last = last == null || (day != null && day.isAfter(last)) ? day : last;
            feed.entry(entry);
        } catch (FieldException e) {
            feed.problem(row.position(), e.words());
        }
    }

    void end() {
        close();
        if (feed.statements() == 0) {
            throw new ReadProblem("", "the file holds no row below its header").exception();
        }
    }

    private void begin(String own, Entry entry, @Nullable BigDecimal balance) {
        account = own;
        last = null;
        firstBalance = balance;
        firstAmount = entry.amount();
        boolean known = !newestFirst && balance != null;
        String stated = own.isEmpty() ? header.account() : own;
        feed.begin(new Statement(
                "CSV",
                String.valueOf(entry.bookingDate()),
                stated,
                currency(entry),
                newestFirst ? null : entry.bookingDate(),
                newestFirst ? entry.bookingDate() : null,
                known && balance != null ? balance.subtract(entry.amount()) : null));
    }

    private void close() {
        if (!feed.isOpen()) {
            return;
        }
        feed.to(last);
        if (firstBalance == null || lastBalance == null || firstAmount == null || lastAmount == null) {
            feed.opening(null);
            feed.end(null);
        } else if (newestFirst) {
            feed.opening(lastBalance.subtract(lastAmount));
            feed.end(firstBalance);
        } else {
            feed.end(lastBalance);
        }
    }

    private static Currency currency(Entry entry) {
        return Money.currency(entry.currency().getCurrencyCode());
    }

    /** Balances show the order; without them days do. */
    private boolean isNewestFirst(List<Row> sample) {
        int up = 0;
        int down = 0;
        for (int i = 1; i < sample.size(); i++) {
            int order = order(sample.get(i - 1), sample.get(i));
            up += order > 0 ? 1 : 0;
            down += order < 0 ? 1 : 0;
        }
        return down > up;
    }

    /** 1 if the second row follows the first in time, -1 if it precedes it, 0 if that cannot be told. */
    private int order(Row before, Row row) {
        try {
            BigDecimal one = entries.balance(before);
            BigDecimal other = entries.balance(row);
            if (one == null || other == null) {
                return entries.date(row).compareTo(entries.date(before));
            }
            boolean up = one.add(entries.amount(row)).compareTo(other) == 0;
            boolean down = other.add(entries.amount(before)).compareTo(one) == 0;
            return up == down ? 0 : up ? 1 : -1;
        } catch (FieldException e) {
            return 0; // told when the row is read
        }
    }
}
