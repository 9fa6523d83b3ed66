package com.smartap.payments.nacha;

import static java.util.Objects.requireNonNull;

import com.smartap.model.Money;
import com.smartap.payments.internal.OrderReview;
import com.smartap.spi.IllegalLifecycleStateException;
import com.smartap.spi.SpiLevel;
import com.smartap.spi.payment.PaymentFormat;
import com.smartap.spi.payment.PaymentFormatException;
import com.smartap.spi.payment.PaymentNote;
import com.smartap.spi.payment.PaymentOrder;
import com.smartap.spi.payment.PaymentProblem;
import java.io.IOException;
import java.io.OutputStream;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the NACHA formats have in common: two passes over the payments, the first to check and to count, the second to
 * write. Neither holds them in memory. A format adds its entry class.
 */
abstract class NachaFormat implements PaymentFormat {
    static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyMMdd", Locale.ROOT);
    static final Currency USD = Money.currency("USD");

    private final EntryClass standard;

    NachaFormat(EntryClass standard) {
        this.standard = standard;
    }

    @Override
    public String id() {
        return "nacha-" + standard.name().toLowerCase(Locale.ROOT);
    }

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
        return checked(order, false).problems();
    }

    @Override
    public List<PaymentNote> notes(PaymentOrder order) {
        return checked(order, true).notes();
    }

    @Override
    public Map<String, String> optionsOf(int fileOfDay) {
        if (fileOfDay > NachaSettings.MODIFIERS.length()) {
            throw new IllegalLifecycleStateException(
                    "a day has %d NACHA files of one originator, and there is no other. Maybe go on tomorrow."
                            .formatted(NachaSettings.MODIFIERS.length()));
        }
        return Map.of(NachaOptions.FILE_OF_DAY, Integer.toString(fileOfDay));
    }

    @Override
    public Summary write(PaymentOrder order, OutputStream out) throws IOException {
        return write(order, out, null);
    }

    @Override
    public Summary write(PaymentOrder order, OutputStream out, @Nullable Names names) throws IOException {
        requireNonNull(out, "out");
        NachaCheck check = checked(order, false);
        if (!check.problems().isEmpty()) {
            throw new PaymentFormatException(check.problems());
        }
        NachaFileWriter writer = new NachaFileWriter(order, check.settings(), check.classes(), out, names);
        Summary summary = writer.write();
        if (summary.payments() != check.payments() || summary.total().minorUnits() != check.totalCents()) {
            throw new IOException(
                    "the payments of %s changed while its file was written; discard the file".formatted(order.id()));
        }
        writer.flush();
        out.flush();
        return summary;
    }

    private NachaCheck checked(PaymentOrder order, boolean withNotes) {
        OrderReview review = new OrderReview();
        if (!withNotes) {
            review.mute();
        }
        return new NachaCheck(standard, requireNonNull(order, "order"), review).run();
    }
}
