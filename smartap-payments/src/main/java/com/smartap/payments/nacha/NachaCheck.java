package com.smartap.payments.nacha;

import com.smartap.model.BankAccount;
import com.smartap.model.Masked;
import com.smartap.model.Money;
import com.smartap.payments.check.RoutingNumber;
import com.smartap.payments.internal.OrderReview;
import com.smartap.payments.internal.RepeatedIds;
import com.smartap.spi.payment.PaymentInstruction;
import com.smartap.spi.payment.PaymentNote;
import com.smartap.spi.payment.PaymentOrder;
import com.smartap.spi.payment.PaymentProblem;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The first pass over an order: everything that its file could not carry, each with the payment and the field. */
final class NachaCheck {
    private static final int MAX_ENTRIES = 9_999_999;
    private static final int MAX_BATCHES = 999_999;
    private static final int REFERENCE_WIDTH = 15;
    private static final int ACCOUNT_WIDTH = 17;

    private final EntryClass standard;
    private final PaymentOrder order;
    private final OrderReview review;
    private final NachaSettings settings;
    private final RepeatedIds ids = new RepeatedIds();
    private final Map<EntryClass, NachaLayout> layouts = new EnumMap<>(EntryClass.class);
    private int payments;
    private long totalCents;

    NachaCheck(EntryClass standard, PaymentOrder order, OrderReview review) {
        this.standard = standard;
        this.order = order;
        this.review = review;
        settings = new NachaSettings(order, review);
    }

    NachaSettings settings() {
        return settings;
    }

    List<PaymentProblem> problems() {
        return review.problems();
    }

    List<PaymentNote> notes() {
        return review.notes();
    }

    /** The entry class of each payment, and the classes that occur. */
    NachaClasses classes() {
        return new NachaClasses(standard, settings, layouts.keySet());
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
        NachaClasses classes = new NachaClasses(standard, settings, Set.of());
        for (PaymentInstruction payment : order.payments()) {
            if (review.isFull()) {
                return this;
            }
            EntryClass of = classes.of(payment);
            payments++;
            ids.add(payment.id());
            checkReference(payment);
            checkAccount(payment);
            checkTexts(payment, of);
            checkAmount(payment, of);
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

    private void checkAmount(PaymentInstruction payment, EntryClass of) {
        Money amount = payment.amount();
        if (!amount.currency().equals(NachaFormat.USD)) {
            problem(payment.id(), "amount", "(%s) must be in USD".formatted(amount));
            return;
        }
        if (amount.isNegative() || (amount.isZero() && settings.zeroAmount.equals("refuse"))) {
            problem(
                    payment.id(),
                    "amount",
                    "(%s) must be greater than zero%s"
                            .formatted(
                                    amount,
                                    amount.isZero()
                                            ? ". Maybe set %s to try out the account, or to send remittance alone."
                                                    .formatted(NachaOptions.ZERO_AMOUNT)
                                            : ""));
            return;
        }
        if (amount.isZero() && settings.zeroAmount.equals("remittance") && !canBeZeroDollar(payment, of)) {
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
        lay(payment, of, cents);
    }

    private boolean canBeZeroDollar(PaymentInstruction payment, EntryClass of) {
        if (!of.allowsZeroDollar()) {
            problem(payment.id(), "amount", "(0.00 USD) cannot carry remittance alone in class %s".formatted(of));
        } else if (payment.remittance().isEmpty()) {
            problem(payment.id(), "remittance", "is missing: an entry without money carries nothing else");
        } else {
            return true;
        }
        return false;
    }

    private void lay(PaymentInstruction payment, EntryClass of, long cents) {
        if (problemsOf(payment)) {
            return;
        }
        int addenda = settings.isPrenote(payment) ? 0 : of.countAddenda(payment, settings);
        if (addenda > of.mostAddenda()) {
            problem(
                    payment.id(),
                    "remittance",
                    "fills %d addenda, but an entry has at most %d. Maybe split the payment."
                            .formatted(addenda, of.mostAddenda()));
        }
        NachaLayout layout = layouts.computeIfAbsent(of, c -> new NachaLayout(settings, order.balanced()));
        layout.add(layout.nextPart(cents), addenda);
        int parts = 1;
        for (long left = cents - layout.nextPart(cents); left > 0; left -= layout.nextPart(left)) {
            layout.add(layout.nextPart(left), 0);
            parts++;
        }
        if (parts > 1) {
            review.note(payment.id(), "amount", "(%s) is split into %d entries".formatted(payment.amount(), parts));
        }
    }

    /** An advice needs accounts and numbers that can be written. */
    private boolean problemsOf(PaymentInstruction payment) {
        return payment.account().routingNumber() == null || payment.account().accountNumber() == null;
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
        } else if (!AccountText.isPlain(number)) {
            problem(paymentId, field, "(%s) must be letters, digits, blanks and hyphens".formatted(Masked.of(number)));
        } else if (AccountText.isZero(number)) {
            problem(paymentId, field, "(%s) is all zeros".formatted(Masked.of(number)));
        }
    }

    private void checkTexts(PaymentInstruction payment, EntryClass of) {
        String name = settings.fold(payment.payee());
        if (name.isEmpty()) {
            problem(
                    payment.id(),
                    "payee",
                    "(%s) has no character that the format can carry. Maybe give the name in Latin letters."
                            .formatted(payment.payee()));
        } else if (review.listens()) {
            String written =
                    name.substring(0, Math.min(of.nameWidth(), name.length())).stripTrailing();
            if (!written.equals(payment.payee())) {
                review.note(payment.id(), "payee", "\"%s\" is written as \"%s\"".formatted(payment.payee(), written));
            }
            if (of != EntryClass.CTX && !Remittance.fitsOne(payment, settings)) {
                review.note(
                        payment.id(), "remittance", "does not fit one addendum, which states our reference instead");
            }
        }
        for (int i = 0; i < payment.remittance().size(); i++) {
            String number = payment.remittance().get(i).invoiceNumber();
            String written = Remittance.number(payment.remittance().get(i), settings);
            if (written.isBlank()) {
                problem(
                        payment.id(),
                        numberField(i),
                        "(%s) has no character that the format can carry".formatted(number));
            } else if (of == EntryClass.CTX && written.length() > X12Advice.REFERENCE_WIDTH) {
                problem(
                        payment.id(),
                        numberField(i),
                        "(%s) has more than 50 characters, which an 820 carries".formatted(number));
            }
        }
    }

    private static String numberField(int item) {
        return "remittance[%d].invoiceNumber".formatted(item);
    }

    /** Another pass, over suspects only: two payments of one reference could not be told apart in a statement. */
    private void checkRepetition() {
        Set<String> seen = new HashSet<>();
        for (PaymentInstruction payment : order.payments()) {
            if (ids.isSuspect(payment.id()) && !seen.add(payment.id())) {
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
        long records = NachaLayout.records(layouts.values());
        if (records > settings.maxRecords) {
            problem(
                    null,
                    "payments",
                    "make a file of %d records, but %s is %d. Maybe make two batches."
                            .formatted(records, NachaOptions.MAX_RECORDS, settings.maxRecords));
        }
        long entries = layouts.values().stream().mapToLong(NachaLayout::entries).sum();
        long batches = layouts.values().stream().mapToLong(NachaLayout::batches).sum();
        if (entries > MAX_ENTRIES || batches > MAX_BATCHES) {
            problem(null, "payments", "are more than a file has numbers for. Maybe make two batches.");
        }
    }

    private void problem(@Nullable String paymentId, String field, String message) {
        review.problem(paymentId, field, message);
    }
}
