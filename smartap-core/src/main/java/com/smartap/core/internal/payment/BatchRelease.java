package com.smartap.core.internal.payment;

import com.smartap.core.BatchRefusedException;
import com.smartap.core.Payments;
import com.smartap.core.internal.persistence.AuditHeadRow;
import com.smartap.core.internal.persistence.PaymentBatchRow;
import com.smartap.core.internal.persistence.PaymentRow;
import com.smartap.core.internal.persistence.PaymentRows;
import com.smartap.core.internal.persistence.VendorRow;
import com.smartap.core.internal.unit.Tx;
import com.smartap.model.Actor;
import com.smartap.model.ContentHash;
import com.smartap.model.event.EventType;
import com.smartap.model.payment.PaymentBatch;
import com.smartap.model.purchasing.VendorId;
import com.smartap.spi.IllegalLifecycleStateException;
import com.smartap.spi.SegregationOfDutiesException;
import com.smartap.spi.StaleVersionException;
import com.smartap.spi.payment.PaymentFormat;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Lets a batch go to the bank: by another person than its builder, over exactly what that person saw. */
final class BatchRelease {
    /** In whatever zone a bank counts days, files of one day lie within this, even when clocks are put back. */
    private static final Duration LONGEST_DAY = Duration.ofHours(26);

    private final PaymentFormats formats;

    BatchRelease(PaymentFormats formats) {
        this.formats = formats;
    }

    PaymentBatch release(Tx tx, PaymentBatchRow batch, ContentHash content) {
        PaymentRows rows = new PaymentRows(tx.em(), tx.tenant());
        PaymentService.require(batch, PaymentBatch.State.BUILT, "released");
        List<PaymentRow> payments = rows.payments(batch.id);
        requireOther(tx.actor(), batch);
        requireContent(batch, payments, content);
        requireAccounts(tx, payments);
        requireUncontradicted(rows, batch);
        // Releases of one tenant come one after the other, so that no two files of a day get the same number. The batch
        // is locked first, as everybody does who changes it and is audited afterwards.
        tx.em().lock(batch, LockModeType.PESSIMISTIC_WRITE);
        tx.em().find(AuditHeadRow.class, batch.tenant, LockModeType.PESSIMISTIC_WRITE);
        batch.state = PaymentBatch.State.RELEASED;
        batch.releasedBy = tx.actor().id();
        batch.releasedAt = tx.now();
        PaymentFormat format = formats.format(batch.format);
        if (!format.optionsOf(1).isEmpty()) {
            batch.fileOfDay = fileOfDay(rows, batch, format);
        }
        // The file is made of what was checked when the batch was built, but its day may have passed meanwhile.
        List<Payments.Finding> problems = format.check(formats.order(batch, payments)).stream()
                .map(p -> BatchBuilder.finding(payments, p.paymentId(), p.field(), p.message()))
                .toList();
        if (!problems.isEmpty()) {
            throw new BatchRefusedException(problems);
        }
        tx.happened(
                "payment-batch",
                batch.id,
                EventType.PAYMENT_INITIATED,
                Map.of(
                        "number", batch.number,
                        "payments", String.valueOf(payments.size()),
                        "total", PaymentRows.money(batch.total, batch.currency).toString(),
                        "contentHash", batch.contentHash,
                        "builtBy", batch.createdBy));
        tx.em().flush();
        return rows.record(batch);
    }

    /** The lowest number that no other file of the day has; the format says when there is none left. */
    private static int fileOfDay(PaymentRows rows, PaymentBatchRow batch, PaymentFormat format) {
        Set<Integer> taken = Set.copyOf(
                rows.filesSince(Objects.requireNonNull(batch.releasedAt).minus(LONGEST_DAY)));
        int number = 1;
        while (taken.contains(number)) {
            number++;
        }
        format.optionsOf(number);
        return number;
    }

    private static void requireOther(Actor actor, PaymentBatchRow batch) {
        if (batch.createdBy.equals(actor.id())) {
            throw new SegregationOfDutiesException("%s built batch %s and cannot release it. Somebody else has to."
                    .formatted(actor.name(), batch.number));
        }
    }

    private static void requireContent(PaymentBatchRow batch, List<PaymentRow> payments, ContentHash seen) {
        String now = BatchContent.hash(batch, payments).hex();
        if (!now.equals(seen.hex()) || !now.equals(batch.contentHash)) {
            throw new StaleVersionException(
                    "batch %s does not hold what you saw (content %s…, now %s…). Look at it again."
                            .formatted(batch.number, seen.hex().substring(0, 12), now.substring(0, 12)));
        }
    }

    private static void requireAccounts(Tx tx, List<PaymentRow> payments) {
        Actor actor = tx.actor();
        for (PaymentRow payment : payments) {
            VendorRow vendor = tx.vendors().row(new VendorId(payment.vendorId));
            if (actor.id().equals(vendor.bankChangedBy)) {
                throw new SegregationOfDutiesException(
                        "%s last changed the bank account of %s and cannot release payments to it."
                                .formatted(actor.name(), vendor.name));
            }
            if (!Objects.equals(vendor.bankAccount, payment.account)) {
                throw new StaleVersionException(
                        "the bank account of %s was changed since the batch was built. Cancel it and build it anew."
                                .formatted(vendor.name));
            }
        }
    }

    private static void requireUncontradicted(PaymentRows rows, PaymentBatchRow batch) {
        List<String> numbers = rows.contradicted(batch.id);
        if (!numbers.isEmpty()) {
            throw new IllegalLifecycleStateException(
                    "the bank booked an earlier payment of invoice %s though it had refused it; releasing %s would pay it twice. Cancel the batch."
                            .formatted(numbers.get(0), batch.number));
        }
    }
}
