package com.smartap.core.internal.statement;

import com.smartap.model.ContentHash;
import com.smartap.spi.payment.ChangeNotice;
import com.smartap.spi.payment.PaymentAnswer;
import com.smartap.spi.payment.StatementReader.Balance;
import com.smartap.spi.payment.StatementReader.Entry;
import com.smartap.spi.payment.StatementReader.Statement;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a record of a bank file is known by. Two records that are alike within one statement are two; the same two in
 * another statement are the same. Of a large statement only eight bytes are held for each record.
 */
final class Fingerprints {
    private final Map<Long, Integer> seen = new HashMap<>();

    /** That of a statement whose reader made none: of its head and foot, and the place where it stands. */
    static String of(String file, int index, Statement head, Balance foot) {
        String own = foot.fingerprint();
        return own != null
                ? own
                : hash(join(
                        file,
                        index,
                        head.format(),
                        head.id(),
                        head.account(),
                        head.sequence(),
                        head.from(),
                        head.to(),
                        foot.entries(),
                        foot.opening(),
                        foot.closing()));
    }

    /** Statements begin anew. */
    void clear() {
        seen.clear();
    }

    /** An entry, by the account and what the bank will say of it in every other statement, too. */
    String of(Statement statement, Entry entry) {
        String line = join(
                statement.account(),
                entry.bankReference(),
                entry.endToEndId(),
                plain(entry.amount()),
                entry.currency().getCurrencyCode(),
                entry.valueDate(),
                entry.returnCode());
        boolean nameless = entry.bankReference() == null && entry.endToEndId() == null;
        return counted(nameless ? join(line, entry.counterpartyName(), entry.remittance()) : line);
    }

    /** An answer, within the report that holds it. */
    String of(Statement report, PaymentAnswer answer) {
        return counted(join(
                report.format(),
                report.id(),
                answer.level(),
                answer.code(),
                answer.messageId(),
                answer.batchId(),
                answer.instructionId(),
                answer.endToEndId(),
                plain(answer.amount())));
    }

    /** A notice of a change, by the payment it is about. */
    String of(ChangeNotice change) {
        return counted(join(change.code(), change.originalTrace(), change.endToEndId(), change.date(), change.raw()));
    }

    private String counted(String line) {
        String once = hash(line);
        int occurrence = seen.merge(Long.parseUnsignedLong(once.substring(0, 16), 16), 1, Integer::sum);
        return occurrence == 1 ? once : hash(line + "|" + occurrence);
    }

    private static @Nullable String plain(@Nullable BigDecimal amount) {
        return amount == null ? null : amount.stripTrailingZeros().toPlainString();
    }

    private static String join(@Nullable Object... values) {
        StringBuilder text = new StringBuilder();
        for (Object value : values) {
            text.append(value).append('\u0001');
        }
        return text.toString();
    }

    private static String hash(String text) {
        return ContentHash.of(text.getBytes(StandardCharsets.UTF_8)).hex();
    }
}
