package com.smartap.core.internal.statement;

import com.smartap.core.Statements.Effect;
import com.smartap.core.internal.effect.EffectLedger;
import com.smartap.core.internal.payment.HandOver;
import com.smartap.core.internal.payment.Settlement;
import com.smartap.core.internal.persistence.BankAnswerRow;
import com.smartap.core.internal.persistence.Json;
import com.smartap.core.internal.persistence.PaymentBatchRow;
import com.smartap.core.internal.persistence.PaymentRow;
import com.smartap.core.internal.persistence.PaymentRows;
import com.smartap.core.internal.persistence.StatementRows;
import com.smartap.core.internal.unit.Tx;
import com.smartap.model.payment.PaymentBatch;
import com.smartap.model.payment.PaymentBatchId;
import com.smartap.model.payment.PaymentStatus;
import com.smartap.spi.payment.PaymentAnswer;
import com.smartap.spi.payment.PaymentAnswer.Level;
import com.smartap.spi.payment.PaymentAnswer.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What banks answer to payment files. A refusal makes payments fail; everything else is noted, since only statements
 * prove that money moved.
 */
final class BankAnswers {
    private static final Set<State> REFUSALS = EnumSet.of(State.REJECTED, State.CANCELLED);
    private static final Set<State> FOR_PEOPLE = EnumSet.of(State.HELD, State.VERIFICATION);

    /** The bank has had the same before: that it refuses the second says nothing about the first. */
    private static final Set<String> DUPLICATE = Set.of("AM05", "DUPL", "DU01", "DU02", "DU03", "DU04", "DU05");

    private BankAnswers() {}

    /** Whether an answer makes payments fail. */
    static boolean refuses(PaymentAnswer answer) {
        return REFUSALS.contains(answer.state());
    }

    /**
     * Records an answer and draws its consequences, once.
     *
     * @param spared references of payments to which a refusal of file or batch does not apply, since the same report says
     *     otherwise of them
     * @return how many payments failed
     */
    static int take(
            Tx tx, UUID statementRow, PaymentAnswer answer, String fingerprint, Set<String> spared, Instant at) {
        if (new StatementRows(tx.em(), tx.tenant()).knows(BankAnswerRow.class, fingerprint)) {
            return 0;
        }
        BankAnswerRow row = new BankAnswerRow();
        row.id = UUID.randomUUID();
        row.tenant = tx.tenant().value();
        row.fingerprint = fingerprint;
        row.statementRow = statementRow;
        row.answer = Json.of(answer);
        row.createdAt = at;
        int failed = answer.level() == Level.PAYMENT ? payment(tx, row, answer) : several(tx, row, answer, spared);
        tx.em().persist(row);
        return failed;
    }

    private static int payment(Tx tx, BankAnswerRow row, PaymentAnswer answer) {
        Optional<PaymentRow> found = PaymentFinder.of(tx, answer);
        if (found.isEmpty()) {
            unmatched(tx, row, answer);
            return 0;
        }
        PaymentRow payment = found.get();
        row.paymentId = payment.id;
        row.batchId = payment.batchId;
        boolean processing = isIn(payment, PaymentStatus.PAYMENT_PROCESSING);
        if (refuses(answer) && processing && !isDuplicate(answer)) {
            row.effect = Effect.REFUSED.name();
            Settlement.fail(
                    tx, payment, "%s: the bank refused the payment (%s)".formatted(answer.code(), reasons(answer)));
            return 1;
        }
        note(tx, row, answer, payment.batchId, List.of(payment));
        if (BankState.of(payment.bankState).yieldsTo(answer.state()) && processing) {
            payment.bankState = answer.state().name();
            payment.bankWords = words(answer);
        }
        return 0;
    }

    private static int several(Tx tx, BankAnswerRow row, PaymentAnswer answer, Set<String> spared) {
        PaymentRows rows = new PaymentRows(tx.em(), tx.tenant());
        List<PaymentRow> about = about(rows, answer);
        if (about.isEmpty()) {
            unmatched(tx, row, answer);
            return 0;
        }
        PaymentBatchRow batch = rows.batch(new PaymentBatchId(about.get(0).batchId));
        row.batchId = batch.id;
        List<PaymentRow> processing = about.stream()
                .filter(payment -> isIn(payment, PaymentStatus.PAYMENT_PROCESSING))
                .toList();
        if (refuses(answer) && !isDuplicate(answer) && !processing.isEmpty()) {
            List<PaymentRow> refused = processing.stream()
                    .filter(payment -> !spared.contains(payment.reference))
                    .toList();
            row.effect = Effect.REFUSED.name();
            refuse(tx, rows, batch, refused, answer);
            return refused.size();
        }
        note(tx, row, answer, batch.id, about);
        if (answer.level() == Level.FILE && BankState.of(batch.bankState).yieldsTo(answer.state())) {
            batch.bankState = answer.state().name();
            batch.bankWords = words(answer);
        }
        return 0;
    }

    private static void refuse(
            Tx tx, PaymentRows rows, PaymentBatchRow batch, List<PaymentRow> refused, PaymentAnswer answer) {
        String why = "%s (%s)".formatted(answer.code(), reasons(answer));
        boolean whole = refused.size() == rows.payments(batch.id).size();
        EffectLedger.resolveIfBegun(tx, HandOver.key(new PaymentBatchId(batch.id)), "refused by report: " + why);
        if (whole) {
            Settlement.refuse(tx, batch, refused, why);
            return;
        }
        if (batch.state == PaymentBatch.State.RELEASED) {
            // A report about its payments says that the bank has the file, whether its answer was lost or not.
            batch.state = PaymentBatch.State.SENT;
        }
        Settlement.fail(
                tx, new PaymentBatchId(batch.id), refused, "%s: the bank refused the payment's batch".formatted(why));
    }

    /** The payments that an answer about a file or batch speaks of; none if that is not certain. */
    private static List<PaymentRow> about(PaymentRows rows, PaymentAnswer answer) {
        List<PaymentBatchRow> files = answer.messageId() == null
                ? List.of()
                : rows.byFileName(answer.messageId().strip());
        if (answer.level() == Level.FILE) {
            return files.size() == 1 ? rows.payments(files.get(0).id) : List.of();
        }
        if (answer.batchId() == null || files.size() > 1) {
            return List.of();
        }
        List<PaymentRow> block = rows.byFileBatch(answer.batchId().strip());
        List<UUID> batches =
                block.stream().map(payment -> payment.batchId).distinct().toList();
        boolean certain =
                batches.size() == 1 && (files.isEmpty() || files.get(0).id.equals(batches.get(0)));
        return certain ? block : List.of();
    }

    /** Somebody has to look where payments are held, and where a refusal is not the end of what it speaks of. */
    private static void note(Tx tx, BankAnswerRow row, PaymentAnswer answer, UUID batch, List<PaymentRow> about) {
        boolean alive = about.stream()
                .anyMatch(payment -> isIn(payment, PaymentStatus.PAYMENT_PROCESSING)
                        || isIn(payment, PaymentStatus.PAYMENT_COMPLETED));
        boolean attention = FOR_PEOPLE.contains(answer.state()) || (refuses(answer) && alive);
        row.effect = (attention ? Effect.ATTENTION : Effect.NOTED).name();
        if (!attention) {
            return;
        }
        Map<String, String> facts = new HashMap<>(Map.of(
                "level", answer.level().name(),
                "state", answer.state().name(),
                "code", answer.code(),
                "reasons", reasons(answer)));
        if (answer.level() == Level.PAYMENT) {
            PaymentRow payment = about.get(0);
            facts.put("paymentId", payment.id.toString());
            facts.put("reference", payment.reference);
            facts.put("invoiceId", payment.invoiceId.toString());
        }
        tx.happened("payment-batch", batch, "payment.attention-needed", facts);
    }

    private static boolean isIn(PaymentRow payment, PaymentStatus status) {
        return PaymentStatus.of(payment.status) == status;
    }

    private static void unmatched(Tx tx, BankAnswerRow row, PaymentAnswer answer) {
        row.effect = Effect.UNMATCHED.name();
        tx.audit(
                "bank.answer-unmatched",
                "bank-answer",
                row.id,
                Map.of(
                        "level", answer.level().name(),
                        "code", answer.code(),
                        "reasons", reasons(answer),
                        "file", String.valueOf(answer.messageId()),
                        "batch", String.valueOf(answer.batchId())));
    }

    private static boolean isDuplicate(PaymentAnswer answer) {
        return answer.reasons().stream().anyMatch(reason -> DUPLICATE.contains(reason.code()));
    }

    private static String words(PaymentAnswer answer) {
        List<String> parts = new ArrayList<>();
        parts.add(answer.meaning() == null ? answer.code() : answer.code() + " " + answer.meaning());
        if (!answer.reasons().isEmpty()) {
            parts.add(reasons(answer));
        }
        return String.join(": ", parts);
    }

    static String reasons(PaymentAnswer answer) {
        return answer.reasons().isEmpty()
                ? "no reason given"
                : answer.reasons().stream().limit(5).map(BankAnswers::reason).collect(Collectors.joining(", "));
    }

    private static String reason(PaymentAnswer.Reason reason) {
        String said = reason.meaning() == null ? reason.code() : reason.code() + " " + reason.meaning();
        return reason.information() == null ? said : said + " – " + reason.information();
    }
}
