package com.smartap.payments.text;

import com.smartap.payments.internal.CharacterSet;
import com.smartap.payments.internal.FormatOptions;
import com.smartap.payments.internal.OrderReview;
import com.smartap.spi.Api;
import com.smartap.spi.payment.PaymentInstruction;
import com.smartap.spi.payment.PaymentOrder;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The file in which a bank learns of issued checks, so that it pays no others. A payment's id is the check's number, the
 * order's execution date the day of issue, the originator's account the one that checks are drawn on. {@link TextOptions}
 * lists the options.
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class PositivePayFormat extends TextFormat {
    private static final Set<String> KNOWN = Set.of(
            TextOptions.POSITIVE_PAY_LAYOUT, TextOptions.POSITIVE_PAY_VOIDS, TextOptions.POSITIVE_PAY_LINE_ENDING);

    /** Does nothing; for {@link java.util.ServiceLoader}. */
    public PositivePayFormat() {
        super("positive-pay");
    }

    @Override
    public String mediaType() {
        return "text/plain";
    }

    @Override
    public String fileExtension() {
        return "txt";
    }

    @Override
    Charset charset() {
        return StandardCharsets.US_ASCII;
    }

    @Override
    Layout layout(PaymentOrder order, OrderReview review) {
        return new Checks(order, review);
    }

    /** One order as a list of checks. */
    private static final class Checks implements Layout {
        private final OrderReview review;
        private final CheckLayout layout;
        private final String lineEnding;
        private final Set<String> voids;
        private final PaymentOrder order;
        private final String account;

        Checks(PaymentOrder order, OrderReview review) {
            this.order = order;
            this.review = review;
            FormatOptions options = new FormatOptions(order, "positive-pay.", KNOWN, review);
            layout = CheckLayout.of(
                    options.choice(TextOptions.POSITIVE_PAY_LAYOUT, "generic", "generic", "chase", "ascender"));
            lineEnding = options.choice(TextOptions.POSITIVE_PAY_LINE_ENDING, "CRLF", "CRLF", "LF")
                            .equals("LF")
                    ? "\n"
                    : "\r\n";
            voids = Arrays.stream(
                            options.text(TextOptions.POSITIVE_PAY_VOIDS, "").split(","))
                    .map(String::strip)
                    .filter(id -> !id.isEmpty())
                    .collect(Collectors.toCollection(HashSet::new));
            String number = order.originator().account().accountNumber();
            account = number == null ? "" : number.replaceAll("[ -]", "");
            if (!account.matches("[0-9]{1,%d}".formatted(layout.accountWidth()))) {
                review.problem(
                        null,
                        "originator.accountNumber",
                        "(%s) must be 1 to %d digits"
                                .formatted(order.originator().account().masked(), layout.accountWidth()));
            }
        }

        @Override
        public void check(PaymentInstruction payment) {
            if (!layout.takesNumber(payment.id())) {
                review.problem(
                        payment.id(),
                        "id",
                        "(%s) must be %s, since it is the check's number".formatted(payment.id(), layout.numbers()));
            }
            if (!payment.amount().currency().getCurrencyCode().equals("USD")) {
                review.problem(payment.id(), "amount", "(%s) must be in USD".formatted(payment.amount()));
            } else if (payment.amount().amount().precision() > 12) {
                review.problem(payment.id(), "amount", "(%s) has more than 12 digits".formatted(payment.amount()));
            }
            CharacterSet.Carried name = CharacterSet.ASCII.carry(payment.payee());
            String written = payee(payment);
            if (name.lost() != null || written.isEmpty()) {
                review.problem(
                        payment.id(),
                        "payee",
                        "(%s) has letters that the file cannot carry. Maybe give the name in Latin letters."
                                .formatted(payment.payee()));
            } else if (review.listens() && !written.equals(payment.payee())) {
                review.note(payment.id(), "payee", "\"%s\" is written as \"%s\"".formatted(payment.payee(), written));
            }
        }

        /** The name as a machine compares it with the check, without signs that a spreadsheet would run. */
        private String payee(PaymentInstruction payment) {
            String name = CharacterSet.ASCII.carry(payment.payee()).text().replaceFirst("^[=+@ -]+", "");
            return name.substring(0, Math.min(layout.payeeWidth(), name.length()))
                    .strip();
        }

        @Override
        public void begin(Writer out) throws IOException {
            if (!layout.header().isEmpty()) {
                out.write(layout.header() + lineEnding);
            }
        }

        @Override
        public void payment(Writer out, PaymentInstruction payment, boolean first) throws IOException {
            boolean isVoid = voids.contains("all") || voids.contains(payment.id());
            out.write(layout.row(account, order.executionDate(), payment, payee(payment), isVoid));
            out.write(lineEnding);
        }

        @Override
        public void end(Writer out, Summary summary) {}
    }
}
