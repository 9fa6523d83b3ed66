package com.smartap.core.internal.payment;

import com.smartap.core.BatchRefusedException;
import com.smartap.core.Payments;
import com.smartap.core.internal.persistence.PaymentBatchRow;
import com.smartap.core.internal.persistence.PaymentRow;
import com.smartap.core.internal.persistence.PaymentRows;
import com.smartap.core.internal.unit.Tx;
import com.smartap.model.payment.PaymentBatch;
import com.smartap.spi.IllegalLifecycleStateException;
import com.smartap.spi.payment.PaymentFormat;
import com.smartap.spi.payment.PaymentOrder;
import java.io.IOException;
import java.io.OutputStream;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A released batch in a format by which no bank pays. */
record BatchReport(PaymentFormat format, PaymentOrder order) implements Payments.Report {
    private static final Set<PaymentBatch.State> RELEASED =
            EnumSet.of(PaymentBatch.State.RELEASED, PaymentBatch.State.SENT, PaymentBatch.State.COMPLETED);

    static BatchReport of(Tx tx, PaymentFormats formats, PaymentBatchRow batch, PaymentFormat format) {
        if (!RELEASED.contains(batch.state)) {
            throw new IllegalLifecycleStateException(
                    "batch %s is %s and has no reports: they are made of released batches"
                            .formatted(batch.number, batch.state));
        }
        if (batch.format.equals(format.id())) {
            throw new IllegalLifecycleStateException(
                    "batch %s is paid in format %s, so that a report in it could be taken for its file. Maybe download the file."
                            .formatted(batch.number, batch.format));
        }
        List<PaymentRow> payments = new PaymentRows(tx.em(), tx.tenant()).payments(batch.id);
        PaymentOrder order = formats.reportOrder(batch, payments, format.id());
        List<Payments.Finding> problems = format.check(order).stream()
                .map(p -> BatchBuilder.finding(payments, p.paymentId(), p.field(), p.message()))
                .toList();
        if (!problems.isEmpty()) {
            throw new BatchRefusedException(problems);
        }
        tx.audit(
                "payment.report-made",
                "payment-batch",
                batch.id,
                Map.of("number", batch.number, "format", format.id()));
        return new BatchReport(format, order);
    }

    @Override
    public String name() {
        return "%s-report-%s.%s".formatted(order.id(), format.id(), format.fileExtension());
    }

    @Override
    public String mediaType() {
        return format.mediaType();
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        format.write(order, out);
    }
}
