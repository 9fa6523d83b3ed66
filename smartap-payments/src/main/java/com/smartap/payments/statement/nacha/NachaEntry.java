package com.smartap.payments.statement.nacha;

import com.smartap.model.Money;
import com.smartap.payments.statement.code.BankCodes;
import com.smartap.payments.statement.internal.EntryDraft;
import com.smartap.payments.statement.internal.Feed;
import com.smartap.payments.statement.internal.FieldException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** An entry with its addenda; told once the next record shows that they are complete. */
final class NachaEntry {
    private static final Currency DOLLAR = Money.currency("USD");
    private static final int MAX_REMITTANCE = 10_000;
    private static final int STATED = 4;

    private final NachaBatch batch;
    private final NachaRecord record;
    private final LocalDate fileDate;
    private final String code;
    private final long cents;
    private final boolean credit;
    private final StringBuilder remittance = new StringBuilder();
    private @Nullable String receiver;
    private @Nullable NachaReturn returned;
    private @Nullable NachaChange change;
    private int addenda;
    private int payments;

    NachaEntry(NachaBatch batch, NachaRecord record, LocalDate fileDate) throws FieldException {
        this.batch = batch;
        this.record = record;
        this.fileDate = fileDate;
        code = record.raw(2, 3);
        record.number("transaction code", 2, 3);
        // Accounting advice has transaction codes of its own and a longer amount.
        cents = batch.isAdvice() ? record.number("amount", 28, 39) : record.number("amount", 30, 39);
        char kind = code.charAt(1);
        if (kind == '0' || (!batch.isAdvice() && kind == '9' && code.charAt(0) == '0')) {
            throw new FieldException("transaction code", code, "one of Nacha; columns 2-3");
        }
        credit = batch.isAdvice() ? (kind - '0') % 2 == 1 : kind <= '4';
    }

    long cents() {
        return cents;
    }

    boolean isCredit() {
        return credit;
    }

    /** Takes in an addenda record. */
    void addenda(NachaRecord line) throws FieldException {
        addenda++;
        if (addenda > batch.maxAddenda()) {
            throw new FieldException("has more addenda for an entry than %s allows".formatted(batch.entryClass()));
        }
        switch (line.raw(2, 3)) {
            case "05" -> payment(line);
            case "98" -> change = NachaChange.of(line);
            case "99" -> returned = NachaReturn.of(line, fileDate);
            case "10" -> receiver = batch.isCrossBorder() ? line.textOrNull(47, 81) : receiver;
            default -> {}
        }
    }

    /** The entry is complete. */
    void tell(Feed feed) throws FieldException {
        count();
        if (change != null) {
            feed.change(change.notice(reference(), name(), batch.settlement() == null ? fileDate : batch.settlement()));
            return;
        }
        if (cents == 0 && returned == null && (code.endsWith("2") || code.endsWith("7"))) {
            feed.warning(
                    record.position(),
                    "the entry has an amount of zero, but transaction code %s moves money".formatted(code));
        }
        boolean in = returned == null ? !credit : returned.isDishonored() != credit;
        BigDecimal amount = BigDecimal.valueOf(in ? cents : -cents, 2);
        LocalDate booked =
                batch.settlement() != null ? batch.settlement() : returned != null ? fileDate : batch.effective();
        EntryDraft draft = new EntryDraft(amount, DOLLAR)
                .dates(booked, batch.effective())
                .status(batch.isAdvice() ? "INFORMATION" : returned == null ? "PENDING" : "BOOKED")
                .bankReference(record.textOrNull(80, 94))
                .endToEndId(reference())
                .counterparty(name(), account())
                .remittance(remittance.toString())
                .code(code, BankCodes.achTransaction(code).orElse(null))
                .information((batch.entryClass() + " " + batch.description()).strip());
        if (returned != null) {
            draft.returnCode(returned.code())
                    .originalReference(returned.originalTrace())
                    .information(returned.information());
        }
        feed.entry(draft.build());
    }

    private void payment(NachaRecord line) throws FieldException {
        payments++;
        long sequence = line.number("addenda sequence number", 84, 87);
        if (sequence != payments) {
            throw new FieldException(
                    "addenda sequence number (%d) must be %d: it restarts with each entry; columns 84-87"
                            .formatted(sequence, payments));
        }
        if (!line.raw(88, 94).equals(record.raw(88, 94))) {
            throw new FieldException(
                    "addenda (%s) belong to another entry: the trace number ends with %s; columns 88-94"
                            .formatted(line.raw(88, 94), record.raw(88, 94)));
        }
        if (remittance.length() < MAX_REMITTANCE) {
            // The pieces are cut without regard to words, so blanks at their ends count.
            remittance.append(line.raw(4, 83));
        }
    }

    private void count() throws FieldException {
        boolean indicated = record.raw(79, 79).equals("1");
        if (indicated != addenda > 0) {
            throw new FieldException("addenda record indicator (%s) must be %d: the entry has %d addenda; column 79"
                    .formatted(record.raw(79, 79), addenda > 0 ? 1 : 0, addenda));
        }
        boolean original = returned == null && change == null;
        if (original && (batch.countsAddenda() || batch.isCrossBorder())) {
            int at = batch.isCrossBorder() ? 13 : 55;
            long stated = record.number("number of addenda", at, at + STATED - 1);
            if (stated != addenda) {
                throw new FieldException("number of addenda (%d) must be %d; columns %d-%d"
                        .formatted(stated, addenda, at, at + STATED - 1));
            }
        }
    }

    private @Nullable String reference() {
        return batch.isAdvice() || batch.isCrossBorder() ? null : record.textOrNull(40, 54);
    }

    private @Nullable String name() {
        if (batch.isCrossBorder()) {
            return receiver;
        }
        return batch.countsAddenda() ? record.textOrNull(59, 74) : record.textOrNull(55, 76);
    }

    private @Nullable String account() {
        if (batch.isCrossBorder()) {
            return record.textOrNull(40, 74);
        }
        return batch.isAdvice() ? record.textOrNull(13, 27) : record.textOrNull(13, 29);
    }
}
