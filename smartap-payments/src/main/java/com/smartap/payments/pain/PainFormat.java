package com.smartap.payments.pain;

import static java.util.Objects.requireNonNull;

import com.smartap.payments.internal.OrderReview;
import com.smartap.spi.SpiLevel;
import com.smartap.spi.payment.PaymentFormat;
import com.smartap.spi.payment.PaymentFormatException;
import com.smartap.spi.payment.PaymentNote;
import com.smartap.spi.payment.PaymentOrder;
import com.smartap.spi.payment.PaymentProblem;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the versions have in common: a pass that checks and counts, and a pass that writes. */
abstract class PainFormat implements PaymentFormat {
    private final PainVersion version;

    PainFormat(PainVersion version) {
        this.version = version;
    }

    @Override
    public String id() {
        return version.message();
    }

    @Override
    public int spiLevel() {
        return SpiLevel.CURRENT;
    }

    @Override
    public String mediaType() {
        return "application/xml";
    }

    @Override
    public String fileExtension() {
        return "xml";
    }

    @Override
    public List<PaymentProblem> check(PaymentOrder order) {
        OrderReview review = new OrderReview();
        review.mute();
        new PainCheck(version, requireNonNull(order, "order"), review).run();
        return review.problems();
    }

    @Override
    public List<PaymentNote> notes(PaymentOrder order) {
        OrderReview review = new OrderReview();
        new PainCheck(version, requireNonNull(order, "order"), review).run();
        return review.notes();
    }

    @Override
    public Summary write(PaymentOrder order, OutputStream out) throws IOException {
        return write(order, out, null);
    }

    @Override
    public Summary write(PaymentOrder order, OutputStream out, @Nullable Names names) throws IOException {
        requireNonNull(out, "out");
        OrderReview review = new OrderReview();
        review.mute();
        PainCheck check = new PainCheck(version, requireNonNull(order, "order"), review).run();
        if (!review.problems().isEmpty()) {
            throw new PaymentFormatException(review.problems());
        }
        Summary summary = new PainWriter(order, check, out, names).write();
        out.flush();
        return summary;
    }
}
