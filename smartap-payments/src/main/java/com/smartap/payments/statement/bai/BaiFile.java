package com.smartap.payments.statement.bai;

import com.smartap.payments.statement.internal.Feed;
import com.smartap.payments.statement.internal.FieldException;
import com.smartap.spi.payment.ReadProblem;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A file of groups of accounts, with its control totals. */
final class BaiFile {
    private final BaiRecords records;
    private final Feed feed;
    private String id = "";
    private @Nullable BaiGroup group;
    private @Nullable BaiAccount account;
    private BigDecimal groupTotals = BigDecimal.ZERO;
    private BigDecimal accountTotals = BigDecimal.ZERO;
    private int groups;
    private int accounts;
    private int fileRecords;
    private int groupRecords;
    private boolean ended;

    BaiFile(InputStream in, Feed feed) throws IOException {
        this.feed = feed;
        records = new BaiRecords(in, feed);
    }

    void read() throws IOException {
        for (BaiRecord record = records.next(); record != null; record = records.next()) {
            fileRecords += record.lines();
            groupRecords += record.lines();
            try {
                take(record);
            } catch (FieldException e) {
                throw new ReadProblem(record.position(), e.words()).exception();
            }
        }
        if (!ended) {
            throw new ReadProblem(records.position(), "the file ends before its trailer (99). Maybe it is cut off.")
                    .exception();
        }
        if (feed.statements() == 0) {
            throw new ReadProblem(records.position(), "the file holds no account (03)").exception();
        }
    }

    private void take(BaiRecord record) throws FieldException {
        if (ended && !record.code().equals("01")) {
            throw new FieldException("has a record (%s) after its trailer (99)".formatted(record.code()));
        }
        switch (record.code()) {
            case "01" -> header(record);
            case "02" -> {
                group = BaiGroup.of(record);
                accountTotals = BigDecimal.ZERO;
                accounts = 0;
                groupRecords = record.lines();
            }
            case "03" -> {
                endAccount(null);
                if (group == null) {
                    throw new FieldException("has an account (03) outside a group (02)");
                }
                accounts++;
                account = BaiAccount.of(record, id, group, feed);
            }
            case "16" -> entry(record);
            case "49" -> endAccount(record);
            case "98" -> {
                endAccount(null);
                controls(record, "group", accountTotals, accounts, "accounts", groupRecords);
                groupTotals = groupTotals.add(accountTotals);
                groups++;
                group = null;
            }
            case "99" -> {
                endAccount(null);
                if (group != null) {
                    feed.warning(record.position(), "the group (02) has no trailer (98)");
                    groupTotals = groupTotals.add(accountTotals);
                    groups++;
                    group = null;
                }
                controls(record, "file", groupTotals, groups, "groups", fileRecords);
                ended = true;
            }
            case "88" -> throw new FieldException("begins with a continuation (88)");
            default ->
                feed.problem(record.position(), "the record code (%s) is not one of BAI2".formatted(record.code()));
        }
    }

    private void header(BaiRecord record) {
        String sender = record.next();
        record.next();
        String date = record.next();
        String time = record.next();
        String number = record.next();
        id = String.join("-", sender, date, time, number);
        groupTotals = BigDecimal.ZERO;
        groups = 0;
        fileRecords = record.lines();
        ended = false;
    }

    private void entry(BaiRecord record) {
        if (account == null) {
            feed.problem(record.position(), "the entry (16) stands outside an account (03)");
            return;
        }
        account.entry(record);
    }

    private void endAccount(@Nullable BaiRecord trailer) throws FieldException {
        BaiAccount open = account;
        if (open == null) {
            if (trailer != null) {
                throw new FieldException("has an account trailer (49) outside an account (03)");
            }
            return;
        }
        account = null;
        if (trailer == null) {
            feed.warning(records.position(), "the account (03) has no trailer (49)");
        } else {
            open.countTrailer(trailer);
            control(trailer, "account control total", open.total(), trailer.amount("account control total"));
            count(trailer, "records of the account", open.records(), trailer.next());
        }
        accountTotals = accountTotals.add(open.total());
        open.end();
    }

    private void controls(BaiRecord record, String what, BigDecimal total, int parts, String name, int count)
            throws FieldException {
        control(record, what + " control total", total, record.amount(what + " control total"));
        count(record, name, parts, record.next());
        count(record, "records of the " + what, count, record.next());
    }

    private void control(BaiRecord record, String what, BigDecimal counted, @Nullable BigDecimal stated) {
        if (stated == null) {
            feed.warning(record.position(), "the %s is not stated; the records give %s".formatted(what, counted));
        } else if (stated.compareTo(counted) != 0) {
            feed.warning(
                    record.position(),
                    "the %s is stated as %s, but the records give %s".formatted(what, stated, counted));
        }
    }

    private void count(BaiRecord record, String what, int counted, String stated) {
        if (!stated.isEmpty() && !stated.replaceFirst("^0+(?=.)", "").equals(Integer.toString(counted))) {
            feed.warning(
                    record.position(),
                    "the number of %s is stated as %s, but there are %d"
                            .formatted(what, FieldException.shown(stated), counted));
        }
    }
}
