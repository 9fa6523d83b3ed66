package com.smartap.payments.statement.internal;

import com.smartap.payments.statement.code.BankCodes;
import com.smartap.spi.payment.StatementReader.Details;
import com.smartap.spi.payment.StatementReader.Entry;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** An entry while its record is read. Blank texts count as absent. */
public final class EntryDraft {
    private static final int MAX_TEXT = 10_000;

    private final BigDecimal amount;
    private final Currency currency;
    private @Nullable LocalDate bookingDate;
    private @Nullable LocalDate valueDate;
    private String status = "BOOKED";
    private @Nullable String bankReference;
    private @Nullable String endToEndId;
    private @Nullable String counterpartyName;
    private @Nullable String counterpartyAccount;
    private @Nullable String remittance;
    private @Nullable String returnCode;
    private @Nullable String code;
    private @Nullable String codeText;
    private @Nullable String information;
    private @Nullable String batchReference;
    private @Nullable String checkNumber;
    private @Nullable String originalReference;

    /** An entry of an amount; money out is negative. */
    public EntryDraft(BigDecimal amount, Currency currency) {
        this.amount = amount;
        this.currency = currency;
    }

    /** When the bank booked it, and from when it counts. */
    public EntryDraft dates(@Nullable LocalDate booked, @Nullable LocalDate value) {
        bookingDate = booked;
        valueDate = value;
        return this;
    }

    /** {@code BOOKED}, which is the default, {@code PENDING} or {@code INFORMATION}. */
    public EntryDraft status(String value) {
        status = value;
        return this;
    }

    /** The bank's own reference. */
    public EntryDraft bankReference(@Nullable String value) {
        bankReference = text(value);
        return this;
    }

    /** Our reference; that of nobody counts as absent. */
    public EntryDraft endToEndId(@Nullable String value) {
        String plain = text(value);
        endToEndId = plain != null && (plain.equals("NOTPROVIDED") || plain.equals("NONREF")) ? null : plain;
        return this;
    }

    /** Who is on the other side. */
    public EntryDraft counterparty(@Nullable String name, @Nullable String account) {
        counterpartyName = text(name);
        counterpartyAccount = text(account);
        return this;
    }

    /** The text that came with it. */
    public EntryDraft remittance(@Nullable String value) {
        remittance = text(value);
        return this;
    }

    /** Why a payment came back. */
    public EntryDraft returnCode(@Nullable String value) {
        returnCode = text(value);
        return this;
    }

    /** The bank's kind of booking, and the same in words. */
    public EntryDraft code(@Nullable String value, @Nullable String words) {
        code = text(value);
        codeText = text(words);
        return this;
    }

    /** The bank's text about the booking. */
    public EntryDraft information(@Nullable String value) {
        information = text(value);
        return this;
    }

    /** Our id of the batch or file. */
    public EntryDraft batchReference(@Nullable String value) {
        batchReference = text(value);
        return this;
    }

    /** Number of a check. */
    public EntryDraft checkNumber(@Nullable String value) {
        checkNumber = text(value);
        return this;
    }

    /** The bank's reference of the entry that this one returns or corrects. */
    public EntryDraft originalReference(@Nullable String value) {
        originalReference = text(value);
        return this;
    }

    /** The entry. */
    public Entry build() {
        String reason = returnCode == null ? null : BankCodes.reason(returnCode).orElse(null);
        boolean nothing = code == null
                && codeText == null
                && reason == null
                && information == null
                && batchReference == null
                && checkNumber == null
                && originalReference == null;
        return new Entry(
                amount,
                currency,
                bookingDate,
                valueDate,
                status,
                bankReference,
                endToEndId,
                counterpartyName,
                counterpartyAccount,
                remittance,
                returnCode,
                nothing
                        ? null
                        : new Details(
                                code, codeText, reason, information, batchReference, checkNumber, originalReference));
    }

    private static @Nullable String text(@Nullable String value) {
        if (value == null || value.isBlank()) {
            return null;
        }
        String plain = value.strip();
        return plain.length() > MAX_TEXT ? plain.substring(0, MAX_TEXT) : plain;
    }
}
