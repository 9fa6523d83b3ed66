package com.smartap.payments.statement.internal;

import com.smartap.model.ContentHash;
import com.smartap.spi.payment.ChangeNotice;
import com.smartap.spi.payment.PaymentAnswer;
import com.smartap.spi.payment.ReadProblem;
import com.smartap.spi.payment.StatementReader.Balance;
import com.smartap.spi.payment.StatementReader.Entry;
import com.smartap.spi.payment.StatementReader.Handler;
import com.smartap.spi.payment.StatementReader.Statement;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Stands between a reader and its handler: counts and adds up what passes, so that a statement ends with its proof, and
 * takes the statement's fingerprint. Holds nothing of the file but the fingerprints of its statements.
 */
public final class Feed {
    private static final int MAX_FINGERPRINTS = 10_000;

    private final Handler handler;
    private final Set<String> fingerprints = new HashSet<>();
    private Fingerprint fingerprint = new Fingerprint();
    private @Nullable BigDecimal opening;
    private @Nullable Currency currency;
    private BigDecimal booked = BigDecimal.ZERO;
    private @Nullable LocalDate to;
    private boolean open;
    private int passed;
    private int skipped;
    private int statements;

    /** A feed of one file. */
    public Feed(Handler handler) {
        this.handler = handler;
    }

    /** How many statements have begun. */
    public int statements() {
        return statements;
    }

    /** Whether a statement has begun and not ended. */
    public boolean isOpen() {
        return open;
    }

    /** A statement begins. */
    public void begin(Statement statement) {
        open = true;
        statements++;
        opening = statement.opening();
        to = statement.to();
        currency = statement.currency();
        booked = BigDecimal.ZERO;
        passed = 0;
        skipped = 0;
        fingerprint = new Fingerprint();
        fingerprint
                .add(statement.format())
                .add(statement.id())
                .add(statement.account())
                .add(statement.currency())
                .add(statement.from())
                .add(statement.to())
                .add(statement.sequence());
        handler.begin(statement);
    }

    /** An entry of the statement that is open. */
    public void entry(Entry entry) {
        passed++;
        // An entry of a foreign currency cannot be part of the proof, and leaves it open to fail.
        if (entry.status().equals("BOOKED") && (currency == null || currency.equals(entry.currency()))) {
            booked = booked.add(entry.amount());
        }
        fingerprint
                .add(entry.amount())
                .add(entry.currency())
                .add(entry.bookingDate())
                .add(entry.valueDate())
                .add(entry.status())
                .add(entry.bankReference())
                .add(entry.endToEndId())
                .add(entry.counterpartyName())
                .add(entry.counterpartyAccount())
                .add(entry.remittance())
                .add(entry.returnCode());
        handler.entry(entry);
    }

    /** An answer within the statement that is open. */
    public void answer(PaymentAnswer answer) {
        passed++;
        fingerprint
                .add(answer.level())
                .add(answer.code())
                .add(answer.messageId())
                .add(answer.batchId())
                .add(answer.instructionId())
                .add(answer.endToEndId())
                .add(answer.amount());
        answer.reasons().forEach(reason -> fingerprint.add(reason.code()).add(reason.information()));
        handler.answer(answer);
    }

    /** A notification of change within the statement that is open. */
    public void change(ChangeNotice change) {
        passed++;
        fingerprint
                .add(change.code())
                .add(change.originalTrace())
                .add(change.endToEndId())
                .add(change.date())
                .add(change.raw());
        handler.change(change);
    }

    /** A record is left out if the handler lets that pass. */
    public void problem(String position, String message) {
        handler.problem(new ReadProblem(position, message));
        skipped++;
    }

    /** A record is odd. */
    public void warning(String position, String message) {
        handler.warning(new ReadProblem(position, message));
    }

    /** Sets the opening balance of the statement that is open, if the file tells it only now. */
    public void opening(@Nullable BigDecimal late) {
        opening = late;
    }

    /** Sets the last day of the statement that is open, if the file tells it only now. */
    public void to(@Nullable LocalDate late) {
        to = late;
    }

    /** What was booked in the statement that is open. */
    public BigDecimal booked() {
        return booked;
    }

    /** How many records of the open statement passed. */
    public int passed() {
        return passed;
    }

    /** How many records of the open statement were left out. */
    public int skipped() {
        return skipped;
    }

    /** The statement ends; it is balanced if opening plus booked entries is closing. */
    public void end(@Nullable BigDecimal closing) {
        Boolean balanced = null;
        if (opening != null && closing != null) {
            balanced = opening.add(booked).compareTo(closing) == 0;
        }
        end(closing, balanced);
    }

    /** The statement ends with a proof of the reader's own. */
    public void end(@Nullable BigDecimal closing, @Nullable Boolean balanced) {
        open = false;
        String hash = fingerprint.add(opening).add(to).add(closing).finish().hex();
        boolean repeated = fingerprints.contains(hash);
        if (fingerprints.size() < MAX_FINGERPRINTS) {
            fingerprints.add(hash);
        }
        handler.end(new Balance(closing, balanced, passed, opening, to, skipped, hash, repeated));
    }

    /** Hashes values one after the other, a few thousand characters at a time. */
    private static final class Fingerprint {
        private static final int CHUNK = 8192;

        private final MessageDigest digest = ContentHash.newDigest();
        private final StringBuilder text = new StringBuilder();

        Fingerprint add(@Nullable Object value) {
            if (value instanceof BigDecimal number) {
                // 10 and 10.00 are one amount.
                text.append(plain(number));
            } else if (value != null) {
                text.append(value);
            }
            text.append('\u0001');
            if (text.length() > CHUNK) {
                flush();
            }
            return this;
        }

        private static String plain(BigDecimal number) {
            if (number.signum() == 0) {
                return "0";
            }
            String digits = number.toPlainString();
            int end = digits.length();
            if (digits.indexOf('.') >= 0) {
                while (digits.charAt(end - 1) == '0') {
                    end--;
                }
                end -= digits.charAt(end - 1) == '.' ? 1 : 0;
            }
            return digits.substring(0, end);
        }

        ContentHash finish() {
            flush();
            return ContentHash.ofDigest(digest.digest());
        }

        private void flush() {
            digest.update(text.toString().getBytes(StandardCharsets.UTF_8));
            text.setLength(0);
        }
    }
}
