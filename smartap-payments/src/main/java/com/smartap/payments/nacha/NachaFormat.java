package com.smartap.payments.nacha;

import static java.util.Objects.requireNonNull;

import com.smartap.model.Money;
import com.smartap.spi.SpiLevel;
import com.smartap.spi.payment.PaymentFormat;
import com.smartap.spi.payment.PaymentFormatException;
import com.smartap.spi.payment.PaymentInstruction;
import com.smartap.spi.payment.PaymentOrder;
import com.smartap.spi.payment.PaymentProblem;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.List;
import java.util.Locale;

/**
 * What the NACHA formats have in common: two passes over the payments, the first to check and to count, the second to
 * write. Neither holds them in memory. A format adds its entry class, the room it has for names, and its addenda.
 */
abstract class NachaFormat implements PaymentFormat {
    static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyMMdd", Locale.ROOT);
    static final Currency USD = Money.currency("USD");

    /** The standard entry class, such as {@code CCD}. */
    abstract String entryClass();

    /** The addenda of a payment, each of at most 80 characters. */
    abstract List<String> addenda(PaymentInstruction payment, NachaSettings settings);

    /** Adds columns 55 to 76 of an entry: who is paid, and what the entry class wants beside the name. */
    abstract void receiver(FixedRecord record, String name, int addenda);

    @Override
    public int spiLevel() {
        return SpiLevel.CURRENT;
    }

    @Override
    public String mediaType() {
        return "text/plain";
    }

    @Override
    public String fileExtension() {
        return "ach";
    }

    @Override
    public List<PaymentProblem> check(PaymentOrder order) {
        return new NachaCheck(this, requireNonNull(order, "order")).run().problems();
    }

    @Override
    public Summary write(PaymentOrder order, OutputStream out) throws IOException {
        requireNonNull(out, "out");
        NachaCheck check = new NachaCheck(this, requireNonNull(order, "order")).run();
        if (!check.problems().isEmpty()) {
            throw new PaymentFormatException(check.problems());
        }
        BufferedOutputStream buffer = new BufferedOutputStream(out, 1 << 16);
        Summary summary = new NachaFileWriter(this, order, check.settings(), buffer).write();
        if (summary.payments() != check.payments() || summary.total().minorUnits() != check.totalCents()) {
            throw new IOException(
                    "the payments of %s changed while its file was written; discard the file".formatted(order.id()));
        }
        buffer.flush();
        return summary;
    }
}
