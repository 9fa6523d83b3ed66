package com.smartap.payments.pain;

import com.smartap.model.Money;
import com.smartap.payments.nacha.FederalReserveCalendar;
import com.smartap.spi.payment.PaymentInstruction;
import com.smartap.spi.payment.PaymentOrder;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The rail of a payment, which decides what has to be said of it. */
enum PaymentKind {
    /** Euros between accounts of the Single Euro Payments Area. */
    SEPA,
    /** Dollars over the clearing house of the United States. */
    US_ACH,
    /** A wire in dollars. */
    US_WIRE,
    /** Anything else. */
    CROSS_BORDER;

    private static final Countries EEA =
            Countries.of("AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK");
    private static final Countries OTHER_SEPA = Countries.of("AD AL CH GB GI MC MD ME MK RS SM VA");
    private static final Money SEPA_MOST = Money.of("999999999.99", "EUR");
    private static final Money ACH_MOST = Money.of("99999999.99", "USD");

    /** What a payment is by its currency and the accounts on both sides. */
    static PaymentKind of(PaymentOrder order, PaymentInstruction payment) {
        String currency = payment.amount().currency().getCurrencyCode();
        var from = order.originator().account();
        var to = payment.account();
        if (currency.equals("EUR")
                && from.iban() != null
                && (to.iban() == null
                        ? to.routingNumber() == null && to.bic() == null
                        : isSepa(to.iban()) || !looksLikeIban(to.iban()))) {
            return SEPA;
        }
        return currency.equals("USD") && from.routingNumber() != null && to.routingNumber() != null
                ? US_ACH
                : CROSS_BORDER;
    }

    /** Whether an IBAN is of the area; the country of one that is damaged counts as well. */
    static boolean isSepa(@Nullable String iban) {
        return iban != null && (EEA.begin(iban) || OTHER_SEPA.begin(iban));
    }

    /** Whether an IBAN is of a country whose SEPA payments need no addresses. */
    static boolean isInside(String iban) {
        return EEA.begin(iban);
    }

    private static boolean looksLikeIban(String text) {
        return text.matches("[A-Z]{2}[0-9]{2}.*");
    }

    /** A day itself, or the first one after it on which payments of this kind are settled. */
    LocalDate sameOrNext(LocalDate day) {
        return switch (this) {
            case SEPA -> TargetCalendar.sameOrNext(day);
            case US_ACH, US_WIRE -> FederalReserveCalendar.sameOrNext(day);
            case CROSS_BORDER ->
                switch (day.getDayOfWeek()) {
                    case SATURDAY -> day.plusDays(2);
                    case SUNDAY -> day.plusDays(1);
                    default -> day;
                };
        };
    }

    boolean isAmerican() {
        return this == US_ACH || this == US_WIRE;
    }

    /** Whether the address of who is paid has to be stated. */
    boolean needsAddress() {
        return this == US_WIRE || this == CROSS_BORDER;
    }

    /** The largest amount of one payment; null where only the file's own width limits it. */
    @Nullable
    Money most() {
        return switch (this) {
            case SEPA -> SEPA_MOST;
            case US_ACH -> ACH_MOST;
            default -> null;
        };
    }
}
