package com.smartap.payments.bill;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.support.ConnectorRefusedException;
import com.smartap.connector.support.OutcomeUnknownException;
import com.smartap.model.Money;
import com.smartap.payments.bill.PayableBills.PayableBill;
import com.smartap.spi.ConnectorAuthorizationException;
import com.smartap.spi.ConnectorProtocolException;
import com.smartap.spi.ConnectorUnavailableException;
import com.smartap.spi.IdempotencyConflictException;
import com.smartap.spi.payment.provider.InitiationOutcome;
import com.smartap.spi.payment.provider.InitiationOutcome.Accepted;
import com.smartap.spi.payment.provider.InitiationOutcome.Refused;
import com.smartap.spi.payment.provider.InitiationOutcome.Unknown;
import com.smartap.spi.payment.provider.PaymentFailure;
import com.smartap.spi.payment.provider.PaymentFailure.Remedy;
import com.smartap.spi.payment.provider.ProviderPayment;
import com.smartap.spi.payment.provider.ProviderStatus;
import com.smartap.spi.payment.provider.StoredPayee;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One payment for each payment id, though BILL has no idempotency key. What keeps it so:
 * <ol>
 *   <li>A payment has a bill of its own in BILL, found by vendor and number, and is made for that bill only. Whoever is
 *       about to pay lists the payments of the bill first. A payment that was made for it, in whatever state it is, is
 *       the payment; it is never made again.
 *   <li>In this process, one thread at a time works on a payment id.
 *   <li>A request whose answer was lost may still be under way and take effect later. Nothing here survives a restart,
 *       so BILL keeps the time of the last attempt: a payment is tried right after its bill was made, and before each
 *       further attempt the bill is changed, which moves its {@code updatedTime}. For a settling time after that (setting
 *       {@code settlingSeconds}), a bill without a payment means "cannot say yet" and nothing is sent. Both times are by
 *       BILL's clock: its answers carry it in the header {@code Date}.
 *   <li>Two processes that begin at the same moment, against the engine's ledger of effects, may both make a bill. Each
 *       looks again after it made one, and pays only if there is no other; otherwise the settling time passes, and the
 *       oldest bill alone is paid. If both pay one bill, or a lost request turns up after the settling time, BILL
 *       refuses the second, since the bill's open amount is used up; and after every refusal the payments of the bill
 *       are listed once more before it is believed.
 * </ol>
 */
final class OncePayments {
    private static final Logger log = LoggerFactory.getLogger(OncePayments.class);
    private static final Duration LATELY = Duration.ofDays(10);
    private final BillApi api;
    private final PayableBills bills;
    private final BillPayments payments;
    private final BillVendors vendors;
    private final Duration settling;
    private final ProcessDates dates;
    private final KeyLocks locks = new KeyLocks();
    private final KnownPayments known = new KnownPayments();

    OncePayments(BillApi api, BillSettings settings, BillPayments payments, BillVendors vendors) {
        this.api = api;
        this.bills = new PayableBills(api);
        this.payments = payments;
        this.vendors = vendors;
        this.settling = settings.settling();
        this.dates = new ProcessDates(settings.needsProcessDate());
    }

    InitiationOutcome initiate(ProviderPayment payment) {
        PaymentCheck.require(payment);
        return locks.alone(payment.id(), () -> {
            known.check(payment);
            StoredPayee payee = payee(payment);
            List<PayableBill> mine = bills.find(payee.payeeId(), payment.id());
            Optional<Accepted> held = held(payment, payee, mine);
            if (held.isPresent()) {
                return held.get();
            }
            settled(payment, mine);
            api.session.requireTrust();
            return refusals(payment, payee, () -> ordered(payment, payee, mine));
        });
    }

    Optional<ProviderStatus> find(ProviderPayment payment) {
        PaymentCheck.require(payment);
        StoredPayee payee = payee(payment);
        List<PayableBill> mine = bills.find(payee.payeeId(), payment.id());
        Optional<ObjectNode> held = paymentOf(payee, mine);
        if (held.isEmpty()) {
            settled(payment, mine);
        }
        return held.map(payments::status);
    }

    private InitiationOutcome ordered(ProviderPayment payment, StoredPayee payee, List<PayableBill> mine) {
        Optional<ObjectNode> vendor = vendors.read(payee);
        Optional<Refused> wrong = wrongVendor(payment, payee, vendor);
        if (wrong.isPresent()) {
            return wrong.get();
        }
        if (!mine.isEmpty() && mine.get(0).archived()) {
            String words = "bill %s of the payment was archived in BILL. Maybe restore it, or order another payment"
                    .formatted(mine.get(0).id());
            return new Refused(new PaymentFailure("SMARTAP_BILL", words, Remedy.ASK));
        }
        boolean fresh = vendor.filter(this::isLatelyChanged).isPresent() && isFresh(payee);
        PayableBill bill = mine.isEmpty() ? created(payment, payee) : triedAgain(payment, mine.get(0));
        ObjectNode made;
        try {
            made = payments.order(payment, payee.payeeId(), bill, dates.of(payment.executionDate(), fresh, api.now()));
        } catch (OutcomeUnknownException e) {
            return new Unknown(String.valueOf(e.getMessage()));
        }
        try {
            return new Accepted(payments.status(made), true);
        } catch (ConnectorProtocolException e) {
            return new Unknown(String.valueOf(e.getMessage()));
        }
    }

    private PayableBill created(ProviderPayment payment, StoredPayee payee) {
        known.note(payment);
        PayableBill bill;
        try {
            bill = bills.create(payee.payeeId(), payment);
        } catch (OutcomeUnknownException e) {
            throw nothingOrdered("it is not known whether its bill was made", payment, e);
        }
        List<PayableBill> all = bills.find(payee.payeeId(), payment.id());
        if (all.isEmpty()) { // it could not be found again either
            throw nothingOrdered("bill %s was made and is not listed".formatted(bill.id()), payment, null);
        }
        if (all.size() > 1) {
            throw nothingOrdered("somebody else made a bill for it as well", payment, null);
        }
        return bill;
    }

    private PayableBill triedAgain(ProviderPayment payment, PayableBill bill) {
        try {
            bills.mark(bill, payment);
            return bill;
        } catch (OutcomeUnknownException e) {
            throw nothingOrdered("it is not known whether the attempt was noted", payment, e);
        }
    }

    private ConnectorUnavailableException nothingOrdered(
            String why, ProviderPayment payment, @Nullable Throwable cause) {
        return new ConnectorUnavailableException(
                "%s: payment %s was not ordered: %s".formatted(api.connection(), payment.id(), why),
                settling,
                null,
                cause);
    }

    /** A refusal counts only if there is still no payment of the bill, and if it is not trouble inside BILL. */
    private InitiationOutcome refusals(ProviderPayment payment, StoredPayee payee, Supplier<InitiationOutcome> order) {
        try {
            return order.get();
        } catch (ConnectorRefusedException e) {
            List<PayableBill> now = bills.find(payee.payeeId(), payment.id());
            Optional<Accepted> held = held(payment, payee, now);
            if (held.isPresent()) {
                return held.get();
            }
            unpaid(payment, now);
            if (BillFaults.isInside(e)) {
                return new Unknown(String.valueOf(e.getMessage()));
            }
            return new Refused(BillFaults.failure(e));
        } catch (ConnectorAuthorizationException e) {
            throw api.session.untrusted("BILL refused it (%s)".formatted(e.getMessage()), e);
        }
    }

    /** The payment that BILL holds of these bills, if it is the one that is asked for. */
    private Optional<Accepted> held(ProviderPayment payment, StoredPayee payee, List<PayableBill> mine) {
        for (PayableBill bill : mine) {
            conflict(payment, bill.amount().orElse(payment.amount()));
        }
        return paymentOf(payee, mine).map(payments::status).map(status -> {
            conflict(payment, Optional.ofNullable(status.amount()).orElse(payment.amount()));
            return new Accepted(status, false);
        });
    }

    /** Payments that are not over go before those that are; of several, the oldest. */
    private Optional<ObjectNode> paymentOf(StoredPayee payee, List<PayableBill> mine) {
        if (mine.isEmpty()) {
            return Optional.empty();
        }
        List<ObjectNode> all = payments.of(payee.payeeId(), mine);
        List<ObjectNode> live = all.stream()
                .filter(one -> !payments.status(one).state().isOver())
                .toList();
        if (live.size() > 1) {
            log.error("{}: bills {} have {} payments", api.connection(), PayableBills.ids(mine), live.size());
        }
        Comparator<ObjectNode> age = Comparator.comparing(
                one -> BillStates.moment(one, "createdTime").orElse(Instant.MAX));
        return live.isEmpty() ? all.stream().findFirst() : live.stream().min(age);
    }

    /** @throws ConnectorUnavailableException as long as a payment may still appear */
    private void settled(ProviderPayment payment, List<PayableBill> mine) {
        unpaid(payment, mine);
        Instant now = api.now();
        for (PayableBill bill : mine) {
            Instant settled = bill.touched().plus(settling);
            if (now.isBefore(settled)) {
                throw new ConnectorUnavailableException(
                        "%s: it cannot be said yet whether payment %s was made; it was tried at %s and may appear until %s"
                                .formatted(api.connection(), payment.id(), bill.touched(), settled),
                        Duration.between(now, settled),
                        null,
                        null);
            }
        }
    }

    /** @throws ConnectorUnavailableException if BILL itself says that a bill without a payment is paid */
    private void unpaid(ProviderPayment payment, List<PayableBill> mine) {
        for (PayableBill bill : mine) {
            if (!bill.isOpen()) {
                throw new ConnectorUnavailableException(
                        ("%s: BILL says that bill %s of payment %s is %s, but lists no payment of it. Maybe look at it in"
                                        + " BILL if this stays so")
                                .formatted(api.connection(), bill.id(), payment.id(), bill.paymentStatus()),
                        settling,
                        null,
                        null);
            }
        }
    }

    private Optional<Refused> wrongVendor(ProviderPayment payment, StoredPayee payee, Optional<ObjectNode> vendor) {
        Optional<String> difference = vendor.isEmpty()
                ? Optional.of("vendor %s is not in BILL".formatted(payee.payeeId()))
                : vendors.difference(vendor.get(), payment.payee(), payee);
        return difference.map(words -> new Refused(
                new PaymentFailure("SMARTAP_VENDOR", words + ". Maybe store the payee again", Remedy.MEND_PAYEE)));
    }

    /** Storing a bank account changes the vendor as well, so that others need not be asked for theirs. */
    private boolean isLatelyChanged(ObjectNode vendor) {
        Instant changed = BillStates.moment(vendor, "updatedTime").orElse(Instant.MAX);
        return changed.isAfter(api.now().minus(LATELY));
    }

    private boolean isFresh(StoredPayee payee) {
        return payee.accountId() != null
                && vendors.account(payee)
                        .flatMap(account -> BillStates.moment(account, "createdTime"))
                        .filter(entered -> ProcessDates.isFresh(entered, api.now()))
                        .isPresent();
    }

    private static void conflict(ProviderPayment payment, Money held) {
        if (!held.equals(payment.amount())) {
            throw new IdempotencyConflictException(
                    "payment %s is of %s in BILL and not of %s. Maybe order the other amount under another id"
                            .formatted(payment.id(), held, payment.amount()));
        }
    }

    private static StoredPayee payee(ProviderPayment payment) {
        StoredPayee stored = payment.payee().stored();
        if (stored == null) {
            throw new IllegalStateException("checked before");
        }
        return stored;
    }
}
