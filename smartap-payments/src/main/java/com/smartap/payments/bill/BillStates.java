package com.smartap.payments.bill;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.support.Json;
import com.smartap.model.Money;
import com.smartap.spi.payment.provider.PaymentFailure;
import com.smartap.spi.payment.provider.PaymentFailure.Remedy;
import com.smartap.spi.payment.provider.ProviderStatus;
import com.smartap.spi.payment.provider.ProviderStatus.State;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What BILL's {@code singleStatus} means; source: BILL's page of single status payment values. */
final class BillStates {
    static final String SCHEDULED = "SCHEDULED";
    private static final Map<String, Meaning> MEANINGS = Map.ofEntries(
            Map.entry(SCHEDULED, Meaning.of(State.PROCESSING)),
            Map.entry("FUNDING_STARTED", Meaning.of(State.PROCESSING)),
            Map.entry("PROCESSED", Meaning.of(State.PROCESSING)),
            Map.entry("SENT", Meaning.of(State.PROCESSING)),
            Map.entry("DELIVERED", Meaning.of(State.PROCESSING)),
            Map.entry(
                    "DISBURSEMENT_ON_HOLD",
                    new Meaning(State.HELD, "BILL holds it to verify a risk, and may ask the payer", Remedy.ASK)),
            Map.entry("CLEARED", Meaning.of(State.COMPLETED)),
            Map.entry("CANCELED", Meaning.of(State.CANCELLED)),
            Map.entry("CANCELLED", Meaning.of(State.CANCELLED)),
            Map.entry(
                    "VOIDED",
                    new Meaning(State.RETURNED, "the payment was voided and credited to the payer", Remedy.ASK)),
            Map.entry(
                    "FUNDING_FAILED_VOIDED",
                    new Meaning(
                            State.FAILED,
                            "BILL could not take the money from the payer's account, and voided the payment",
                            Remedy.MEND_ACCOUNT)),
            Map.entry(
                    "FUNDING_FAILED_ACTION_NEEDED",
                    new Meaning(
                            State.HELD,
                            "BILL paid the vendor but could not take the money from the payer's account: wire it to BILL",
                            Remedy.MEND_ACCOUNT)),
            Map.entry(
                    "DISBURSEMENT_FAILED_ACTION_NEEDED",
                    new Meaning(
                            State.HELD,
                            "the vendor's bank sent it back: in BILL, void it and take the credit, or have it issued"
                                    + " again there",
                            Remedy.MEND_PAYEE)),
            Map.entry(
                    "DISBURSEMENT_FAILED_VENDOR_BANK_REJECTED",
                    new Meaning(
                            State.HELD,
                            "the vendor's bank sent it back: the vendor has to correct the bank account in BILL",
                            Remedy.MEND_PAYEE)),
            Map.entry(
                    "FUNDS_ESCHEATED",
                    new Meaning(
                            State.HELD, "the vendor never claimed it, and the money went to the state", Remedy.ASK)));

    private BillStates() {}

    /**
     * A payment as BILL tells it.
     *
     * @param what for messages
     */
    static ProviderStatus status(String what, ObjectNode payment) {
        String raw = word(payment);
        Meaning meaning = MEANINGS.getOrDefault(raw, Meaning.of(State.PROCESSING));
        String words = meaning.words;
        ObjectNode disbursement = payment.path("disbursement") instanceof ObjectNode one ? one : Json.object();
        return new ProviderStatus(
                Json.requireText(what, payment, "id"),
                reference(payment).orElse(null),
                meaning.state,
                raw,
                words == null ? null : new PaymentFailure(raw, words, meaning.remedy),
                money(what, payment, "amount").orElse(null),
                null,
                day(disbursement, "arrivesByDate")
                        .or(() -> day(payment, "arrivesByDate"))
                        .orElse(null),
                moment(payment, "updatedTime").orElse(null),
                Json.text(payment, "transactionNumber").orElse(null),
                raw.equals(SCHEDULED));
    }

    /** Our reference: the first word of the description. */
    static Optional<String> reference(ObjectNode payment) {
        return Json.text(payment, "description")
                .map(text -> text.split(" ", 2)[0])
                .filter(word -> word.matches("[!-~]{1,64}"));
    }

    /** An amount in USD; empty if there is none, or none in whole cents. */
    static Optional<Money> money(String what, ObjectNode row, String field) {
        Optional<BigDecimal> amount = Json.decimal(what, row, field);
        return amount.filter(value -> value.stripTrailingZeros().scale() <= 2)
                .map(value -> Money.of(value, Money.currency("USD")));
    }

    static Optional<Instant> moment(ObjectNode row, String field) {
        return Json.text(row, field).flatMap(text -> {
            try {
                return Optional.of(OffsetDateTime.parse(text.replaceFirst("([+-]\\d{2})(\\d{2})$", "$1:$2"))
                        .toInstant());
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        });
    }

    private static String word(ObjectNode payment) {
        String word = Json.text(payment, "singleStatus")
                .or(() -> Json.text(payment, "status"))
                .orElse("(none)");
        return word.length() > 100 ? word.substring(0, 100) : word;
    }

    private static Optional<LocalDate> day(ObjectNode row, String field) {
        return Json.text(row, field).flatMap(text -> {
            try {
                return Optional.of(LocalDate.parse(text.length() > 10 ? text.substring(0, 10) : text));
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        });
    }

    private record Meaning(State state, @Nullable String words, Remedy remedy) {
        static Meaning of(State state) {
            return new Meaning(state, null, Remedy.ASK);
        }
    }
}
