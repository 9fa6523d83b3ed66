package com.smartap.core;

import com.smartap.model.Masked;
import com.smartap.model.document.DocumentId;
import com.smartap.model.payment.BankStatementId;
import com.smartap.spi.Api;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * A statement that a bank sent, recorded once whatever files it came in.
 *
 * @param id its id
 * @param format such as {@code CAMT_053}
 * @param statementId the bank's id of it
 * @param sequence its number, such as {@code 231/1}
 * @param account IBAN or account number
 * @param currency the account's currency
 * @param from first day
 * @param to last day
 * @param opening booked balance before the first entry
 * @param closing booked balance after the last entry
 * @param balanced whether opening plus booked entries equals closing; null if the file states no balances
 * @param entries number of entries, answers and changes
 * @param skipped number of records that could not be read and were left out
 * @param copy {@code COPY}, {@code DUPL} or {@code CODU} if the bank says that it sent the statement before
 * @param fingerprint SHA-256 of what it says, by which it is recognised
 * @param complete whether all of it was booked; a statement whose reading broke off is completed when it is read again
 * @param fileId the file it first came in
 * @param importedBy the id of who brought it in
 * @param importedAt when it was brought in
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public record BankStatement(
        BankStatementId id,
        String format,
        String statementId,
        @Nullable String sequence,
        @Nullable String account,
        @Nullable Currency currency,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable BigDecimal opening,
        @Nullable BigDecimal closing,
        @Nullable Boolean balanced,
        int entries,
        int skipped,
        @Nullable String copy,
        String fingerprint,
        boolean complete,
        @Nullable DocumentId fileId,
        String importedBy,
        Instant importedAt) {
    /** Masks the account. */
    @Override
    public String toString() {
        return "BankStatement[" + format + " " + statementId + " of " + Masked.of(account) + "]";
    }
}
