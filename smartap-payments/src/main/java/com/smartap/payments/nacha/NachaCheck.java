package com.smartap.payments.nacha;

import com.smartap.model.BankAccount;
import com.smartap.model.Masked;
import com.smartap.model.Money;
import com.smartap.payments.check.RoutingNumber;
import com.smartap.payments.internal.RepeatedIds;
import com.smartap.spi.payment.PaymentInstruction;
import com.smartap.spi.payment.PaymentOrder;
import com.smartap.spi.payment.PaymentProblem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The first pass over an order: everything that its file could not carry, each with the payment and the field. */
final class NachaCheck {
    private static final int MAX_PROBLEMS = 1000;
    private static final int MAX_ENTRIES = 9_999_999;
    private static final int MAX_BATCHES = 999_999;
    private static final int REFERENCE_WIDTH = 15;
    private static final int ACCOUNT_WIDTH = 17;

    private final NachaFormat format;
    private final PaymentOrder order;
    private final NachaSettings settings;
    private final List<PaymentProblem> problems;
    private final RepeatedIds ids = new RepeatedIds();
    private final NachaLayout layout;
    private int payments;
    private long totalCents;

    NachaCheck(NachaFormat format, PaymentOrder order) {
        this.format = format;
        this.order = order;
        settings = new NachaSettings(order);
        problems = new ArrayList<>(settings.problems);
        layout = new NachaLayout(settings, order.balanced());
    }

    NachaSettings settings() {
        return settings;
    }

    List<PaymentProblem> problems() {
        return List.copyOf(problems);
    }

    int payments() {
        return payments;
    }

    long totalCents() {
        return totalCents;
    }

    NachaCheck run() {
        if (order.balanced()) {
            checkOffset(order.originator().account());
        }
        for (PaymentInstruction payment : order.payments()) {
            if (problems.size() >= MAX_PROBLEMS) {
                problem(null, "payments", "have more problems, which are not listed");
                return this;
            }
            payments++;
            ids.add(payment.id());
            checkReference(payment);
            checkAmount(payment);
            checkAccount(payment);
            checkTexts(payment);
        }
        if (ids.anySuspect()) {
            checkRepetition();
        }
        checkWhole();
        return this;
    }

    private void checkOffset(BankAccount account) {
        if (!AchAccount.canBeDebited(account.type())) {
            problem(null, "originator.account.type", "(LOAN) cannot be debited. Maybe write an unbalanced file.");
        }
        checkNumber(null, "originator.account.accountNumber", account.accountNumber());
    }

    private void checkReference(PaymentInstruction payment) {
        String id = payment.id();
        if (id.isBlank() || id.length() > REFERENCE_WIDTH || !AsciiText.isPrintable(id) || !id.equals(id.strip())) {
            problem(
                    id,
                    "id",
                    "(%s) must be 1 to 15 printable ASCII characters, since the bank reports it back".formatted(id));
        }
    }

    private void checkAmount(PaymentInstruction payment) {
        Money amount = payment.amount();
        if (!amount.currency().equals(NachaFormat.USD)) {
            problem(payment.id(), "amount", "(%s) must be in USD".formatted(amount));
            return;
        }
        if (!amount.isPositive()) {
            problem(payment.id(), "amount", "(%s) must be greater than zero".formatted(amount));
            return;
        }
        if (amount.amount().precision() > 15) {
            problem(payment.id(), "amount", "(%s) is larger than any file may be".formatted(amount));
            return;
        }
        long cents = amount.minorUnits();
        if (cents > settings.maxEntryCents && !settings.splitLarge) {
            problem(
                    payment.id(),
                    "amount",
                    "(%s) exceeds the largest %sentry (%s). Maybe split the payment, or set %s."
                            .formatted(
                                    amount,
                                    order.sameDay() ? "same-day " : "",
                                    Money.ofMinor(settings.maxEntryCents, NachaFormat.USD),
                                    NachaOptions.SPLIT_LARGE));
            return;
        }
        totalCents += cents;
        int addenda = format.addenda(payment, settings).size();
        for (long left = cents; left > 0; left -= layout.nextPart(left)) {
            layout.add(layout.nextPart(left), left == cents ? addenda : 0);
        }
    }

    private void checkAccount(PaymentInstruction payment) {
        BankAccount account = payment.account();
        RoutingNumber.problem(account.routingNumber())
                .ifPresent(p -> problem(payment.id(), "account.routingNumber", p));
        checkNumber(payment.id(), "account.accountNumber", account.accountNumber());
    }

    private void checkNumber(@Nullable String paymentId, String field, @Nullable String number) {
        if (number == null) {
            problem(paymentId, field, "is missing. An IBAN alone cannot be paid in the United States.");
        } else if (number.length() > ACCOUNT_WIDTH) {
            problem(
                    paymentId,
                    field,
                    "(%s) has %d characters, but the format carries 17".formatted(Masked.of(number), number.length()));
        } else if (!number.matches("[A-Za-z0-9 /.-]+")) {
            problem(paymentId, field, "(%s) must be letters, digits, blanks and hyphens".formatted(Masked.of(number)));
        } else if (number.matches("[0 /.-]+")) {
            problem(paymentId, field, "(%s) is all zeros".formatted(Masked.of(number)));
        }
    }

    private void checkTexts(PaymentInstruction payment) {
        if (settings.fold(payment.payee()).isEmpty()) {
            problem(
                    payment.id(),
                    "payee",
                    "(%s) has no character that the format can carry. Maybe give the name in Latin letters."
                            .formatted(payment.payee()));
        }
        for (int i = 0; i < payment.remittance().size(); i++) {
            String number = payment.remittance().get(i).invoiceNumber();
            if (settings.fold(number).replaceAll("[*\\\\~ ]", "").isEmpty()) {
                problem(
                        payment.id(),
                        "remittance[%d].invoiceNumber".formatted(i),
                        "(%s) has no character that the format can carry".formatted(number));
            }
        }
    }

    /** Another pass, over suspects only: two payments of one reference could not be told apart in a statement. */
    private void checkRepetition() {
        Set<String> seen = new HashSet<>();
        for (PaymentInstruction payment : order.payments()) {
            if (ids.isSuspect(payment.id()) && !seen.add(payment.id()) && problems.size() < MAX_PROBLEMS) {
                problem(payment.id(), "id", "(%s) is used by more than one payment".formatted(payment.id()));
            }
        }
    }

    private void checkWhole() {
        if (payments == 0) {
            problem(null, "payments", "are missing: a file needs at least one");
        }
        if (totalCents > NachaSettings.MAX_TOTAL_CENTS) {
            problem(
                    null,
                    "payments",
                    "sum up to %s, but a file carries at most %s. Maybe make two batches."
                            .formatted(
                                    Money.ofMinor(totalCents, NachaFormat.USD),
                                    Money.ofMinor(NachaSettings.MAX_TOTAL_CENTS, NachaFormat.USD)));
        }
        if (layout.records() > settings.maxRecords) {
            problem(
                    null,
                    "payments",
                    "make a file of %d records, but %s is %d. Maybe make two batches."
                            .formatted(layout.records(), NachaOptions.MAX_RECORDS, settings.maxRecords));
        }
        if (layout.entries() > MAX_ENTRIES || layout.batches() > MAX_BATCHES) {
            problem(null, "payments", "are more than a file has numbers for. Maybe make two batches.");
        }
    }

    private void problem(@Nullable String paymentId, String field, String message) {
        problems.add(new PaymentProblem(paymentId, field, message));
    }
}
