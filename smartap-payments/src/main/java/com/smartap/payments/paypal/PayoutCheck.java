package com.smartap.payments.paypal;

import com.smartap.model.Masked;
import com.smartap.model.Money;
import com.smartap.spi.payment.PaymentProblem;
import com.smartap.spi.payment.provider.Payee;
import com.smartap.spi.payment.provider.ProviderPayment;
import com.smartap.spi.payment.provider.Rail;
import com.smartap.spi.payment.provider.StoredPayee;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds what PayPal cannot carry before anything is sent. */
final class PayoutCheck {
    static final Set<Rail> RAILS = Set.of(Rail.AUTOMATIC, Rail.WALLET);
    static final int MOST_ITEMS = 15_000;

    /** Source: PayPal's list of currencies; BRL and MYR move within their countries only. */
    private static final Set<String> CURRENCIES = Set.of(
            "AUD", "BRL", "CAD", "CHF", "CZK", "DKK", "EUR", "GBP", "HKD", "HUF", "ILS", "JPY", "MXN", "MYR", "NOK",
            "NZD", "PHP", "PLN", "SEK", "SGD", "THB", "TWD", "USD");

    /** PayPal takes no decimals of these, although ISO 4217 gives two to HUF and TWD. */
    private static final Set<String> WHOLE = Set.of("HUF", "JPY", "TWD");

    private static final int MOST_RECEIVER = 127;
    private static final Pattern EMAIL = Pattern.compile("[!-?A-~]{1,64}@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+");
    private static final Pattern PHONE = Pattern.compile("\\+[1-9][0-9]{6,14}");
    private static final Pattern PAYPAL_ID = Pattern.compile("[2-9A-HJ-NP-Z]{13}");
    private final Clock clock;
    private final PayPalSettings settings;

    PayoutCheck(Clock clock, PayPalSettings settings) {
        this.clock = clock;
        this.settings = settings;
    }

    /** To whom a payment goes, in PayPal's words. */
    record Recipient(String type, String receiver) {
        /** The PayPal id if one is stored, else the e-mail address, else the telephone number. */
        static Recipient of(Payee payee) {
            StoredPayee stored = payee.stored();
            if (stored != null) {
                return new Recipient("PAYPAL_ID", stored.payeeId());
            }
            String email = payee.email();
            if (email != null && !email.isBlank()) {
                return new Recipient("EMAIL", email.strip());
            }
            String phone = payee.phone();
            return new Recipient("PHONE", phone == null ? "" : phone.replaceAll("[ ()./-]", ""));
        }
    }

    /** The problems of one payment. */
    List<PaymentProblem> of(ProviderPayment payment) {
        List<PaymentProblem> problems = new ArrayList<>();
        String id = payment.id();
        if (payment.hold()) {
            problems.add(new PaymentProblem(
                    id, "hold", "PayPal takes no payment in to confirm it later. Maybe confirm before it is sent"));
        }
        LocalDate date = payment.executionDate();
        if (date != null && date.isAfter(LocalDate.now(clock))) {
            problems.add(new PaymentProblem(
                    id,
                    "executionDate",
                    "PayPal pays at once and not on %s. Maybe send it on that day".formatted(date)));
        }
        if (!RAILS.contains(payment.rail())) {
            problems.add(new PaymentProblem(
                    id, "rail", "PayPal pays into wallets and not by %s. Maybe use WALLET".formatted(payment.rail())));
        }
        amount(payment, problems);
        recipient(payment, problems);
        return problems;
    }

    /** The problems of a batch and its payments. */
    List<PaymentProblem> of(List<ProviderPayment> payments) {
        List<PaymentProblem> problems = new ArrayList<>();
        if (payments.isEmpty() || payments.size() > MOST_ITEMS) {
            problems.add(new PaymentProblem(
                    null,
                    "payments",
                    "PayPal takes 1 to %d payments in a batch and not %d. Maybe split it"
                            .formatted(MOST_ITEMS, payments.size())));
            return problems;
        }
        Set<String> ids = new HashSet<>();
        String currency = payments.get(0).amount().currency().getCurrencyCode();
        for (ProviderPayment payment : payments) {
            problems.addAll(of(payment));
            if (!ids.add(payment.id())) {
                problems.add(new PaymentProblem(payment.id(), "id", "stands twice in the batch"));
            }
            if (!payment.amount().currency().getCurrencyCode().equals(currency)) {
                problems.add(new PaymentProblem(
                        payment.id(),
                        "amount.currency",
                        "%s stands beside %s. Maybe make a batch for each currency"
                                .formatted(payment.amount().currency(), currency)));
            }
        }
        return problems;
    }

    private void amount(ProviderPayment payment, List<PaymentProblem> problems) {
        Money amount = payment.amount();
        String currency = amount.currency().getCurrencyCode();
        if (!CURRENCIES.contains(currency)) {
            problems.add(new PaymentProblem(
                    payment.id(), "amount.currency", "PayPal pays no %s. Maybe pay in USD or EUR".formatted(currency)));
        } else if (WHOLE.contains(currency)
                && amount.amount().stripTrailingZeros().scale() > 0) {
            problems.add(new PaymentProblem(
                    payment.id(), "amount", "PayPal takes no decimals of %s (%s)".formatted(currency, amount.plain())));
        }
        Money limit = settings.itemLimits().get(amount.currency());
        if (limit != null && amount.compareTo(limit) > 0) {
            problems.add(new PaymentProblem(
                    payment.id(),
                    "amount",
                    "%s is more than one payment may have (%s). Maybe split it, or set itemLimits to what PayPal"
                                    .formatted(amount, limit)
                            + " agreed to"));
        }
        if (settings.letter().wallet().equals("VENMO") && !currency.equals("USD")) {
            problems.add(new PaymentProblem(
                    payment.id(), "amount.currency", "Venmo takes USD only, and not %s".formatted(currency)));
        }
    }

    private static void recipient(ProviderPayment payment, List<PaymentProblem> problems) {
        Recipient recipient = Recipient.of(payment.payee());
        String receiver = recipient.receiver();
        boolean good = switch (recipient.type()) {
            case "PAYPAL_ID" -> PAYPAL_ID.matcher(receiver).matches();
            case "EMAIL" ->
                receiver.length() <= MOST_RECEIVER && EMAIL.matcher(receiver).matches();
            default -> PHONE.matcher(receiver).matches();
        };
        if (good) {
            return;
        }
        String field = switch (recipient.type()) {
            case "PAYPAL_ID" -> "payee.stored";
            case "EMAIL" -> "payee.email";
            default -> receiver.isEmpty() ? "payee.email" : "payee.phone";
        };
        String message = receiver.isEmpty()
                ? "is missing. Maybe enter an e-mail address, or a telephone number with +"
                : "(%s) is no %s that PayPal takes. Maybe correct it".formatted(Masked.of(receiver), recipient.type());
        problems.add(new PaymentProblem(payment.id(), field, message));
    }

    /** The amount as PayPal wants it written: a text, without decimals where it takes none. */
    static String value(Money amount) {
        boolean whole = WHOLE.contains(amount.currency().getCurrencyCode());
        return whole ? amount.amount().stripTrailingZeros().setScale(0).toPlainString() : amount.plain();
    }
}
