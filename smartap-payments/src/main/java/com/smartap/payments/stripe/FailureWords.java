package com.smartap.payments.stripe;

import static com.smartap.spi.payment.provider.PaymentFailure.Remedy.ASK;
import static com.smartap.spi.payment.provider.PaymentFailure.Remedy.MEND_ACCOUNT;
import static com.smartap.spi.payment.provider.PaymentFailure.Remedy.MEND_PAYEE;
import static com.smartap.spi.payment.provider.PaymentFailure.Remedy.MEND_PAYMENT;
import static com.smartap.spi.payment.provider.PaymentFailure.Remedy.TRY_LATER;
import static java.util.Map.entry;

import com.smartap.connector.support.ConnectorRefusedException;
import com.smartap.spi.payment.provider.PaymentFailure;
import com.smartap.spi.payment.provider.PaymentFailure.Remedy;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Stripe's reasons in words, and what helps. They are open lists: what is not here is a matter for a person. */
final class FailureWords {
    /** Why a payment failed, came back or stopped; the names of API v2, and behind them those of Treasury. */
    static final Map<String, Reason> REASONS = Map.ofEntries(
            entry(
                    "fx_rate_drift_exceeded_after_review",
                    new Reason(TRY_LATER, "the exchange rate moved too far while Stripe reviewed it")),
            entry(
                    "payout_method_amount_limit_exceeded",
                    new Reason(MEND_PAYMENT, "the amount is above the limit of the payee's account")),
            entry("payout_method_declined", new Reason(MEND_PAYEE, "the payee's bank declined it")),
            entry("payout_method_does_not_exist", new Reason(MEND_PAYEE, "the payee's account does not exist")),
            entry("payout_method_expired", new Reason(MEND_PAYEE, "the payee's account or card has expired")),
            entry(
                    "payout_method_unsupported",
                    new Reason(MEND_PAYEE, "the payee's account cannot receive such payments")),
            entry(
                    "payout_method_usage_frequency_limit_exceeded",
                    new Reason(TRY_LATER, "the payee's account received too many payments lately")),
            entry("review_rejected", new Reason(ASK, "Stripe rejected it after a review")),
            entry("unknown_failure", new Reason(ASK, "Stripe does not know why")),
            entry("payout_method_canceled_by_customer", new Reason(MEND_PAYEE, "the payee sent it back")),
            entry("payout_method_closed", new Reason(MEND_PAYEE, "the payee's account is closed")),
            entry(
                    "payout_method_currency_unsupported",
                    new Reason(MEND_PAYEE, "the payee's account does not take this currency")),
            entry(
                    "payout_method_holder_address_incorrect",
                    new Reason(MEND_PAYEE, "the holder's address is not that of the account")),
            entry(
                    "payout_method_holder_details_incorrect",
                    new Reason(MEND_PAYEE, "the holder's details are not those of the account")),
            entry(
                    "payout_method_holder_name_incorrect",
                    new Reason(MEND_PAYEE, "the holder's name is not that of the account")),
            entry("payout_method_invalid_account_number", new Reason(MEND_PAYEE, "the account number is not valid")),
            entry("payout_method_restricted", new Reason(MEND_PAYEE, "the payee's account is restricted")),
            entry("recalled", new Reason(ASK, "it was called back")),
            entry("under_review", new Reason(ASK, "Stripe reviews it; it goes on, or fails, when the review ends")),
            entry("insufficient_funds", new Reason(MEND_ACCOUNT, "the financial account does not hold enough money")),
            entry(
                    "account_not_configured_as_recipient",
                    new Reason(MEND_PAYEE, "the payee is not set up as a recipient")),
            entry("feature_not_active_for_recipient", new Reason(MEND_PAYEE, "the payee cannot receive payments yet")),
            entry(
                    "currency_not_supported_for_financial_account_balance",
                    new Reason(MEND_ACCOUNT, "the financial account holds no such currency")),
            entry("currency_required", new Reason(MEND_PAYMENT, "a currency is missing")),
            entry(
                    "payout_method_account_type_incorrect",
                    new Reason(MEND_PAYEE, "the kind of the payee's account is another")),
            entry("to_destination_invalid", new Reason(MEND_PAYEE, "the payee's account is not valid")),
            entry("account_closed", new Reason(MEND_PAYEE, "the payee's account is closed")),
            entry("account_frozen", new Reason(MEND_PAYEE, "the payee's account is frozen")),
            entry("bank_account_restricted", new Reason(MEND_PAYEE, "the payee's account is restricted")),
            entry("bank_ownership_changed", new Reason(MEND_PAYEE, "the payee's bank belongs to another now")),
            entry("declined", new Reason(MEND_PAYEE, "the payee's bank declined it")),
            entry(
                    "incorrect_account_holder_name",
                    new Reason(MEND_PAYEE, "the holder's name is not that of the account")),
            entry("invalid_account_number", new Reason(MEND_PAYEE, "the account number is not valid")),
            entry("invalid_currency", new Reason(MEND_PAYMENT, "the payee's account does not take this currency")),
            entry("no_account", new Reason(MEND_PAYEE, "the payee's account does not exist")),
            entry("other", new Reason(ASK, "the bank gives another reason")));

    /** What helps after a refusal, by the code or type of the error. */
    static final Map<String, Remedy> REFUSALS = Map.ofEntries(
            entry("insufficient_funds", MEND_ACCOUNT),
            entry("feature_not_enabled", MEND_ACCOUNT),
            entry("financial_account_not_open", MEND_ACCOUNT),
            entry("account_invalid", MEND_ACCOUNT),
            entry("recipient_not_notifiable", MEND_PAYEE),
            entry("invalid_payout_method", MEND_PAYEE),
            entry("unsupported_payout_method", MEND_PAYEE),
            entry("blocked_payout_method", MEND_PAYEE),
            entry("limit_payout_method", MEND_PAYEE),
            entry("routing_number_invalid", MEND_PAYEE),
            entry("account_number_invalid", MEND_PAYEE),
            entry("bank_account_unusable", MEND_PAYEE),
            entry("quota_exceeded", TRY_LATER),
            entry("blocked_by_stripe", ASK),
            entry("not_cancelable", ASK),
            entry("already_canceled", ASK),
            entry("payout_intent_not_cancelable", ASK),
            entry("not_found", MEND_PAYMENT),
            entry("resource_missing", MEND_PAYMENT),
            entry("amount_too_large", MEND_PAYMENT),
            entry("amount_too_small", MEND_PAYMENT),
            entry("balance_insufficient", MEND_ACCOUNT),
            entry("invalid_request_error", MEND_PAYMENT),
            entry("invalid_outbound_flow", MEND_PAYMENT),
            entry("payout_intent_fx_quote_expired", TRY_LATER),
            entry("payout_intent_large_rate_drift", TRY_LATER),
            entry("payout_intent_not_confirmable", ASK),
            entry("api_error", TRY_LATER));

    private FailureWords() {}

    /** A reason. */
    record Reason(Remedy remedy, String words) {}

    /**
     * Why a payment is in a state.
     *
     * @param state such as {@code returned}
     * @param reason Stripe's own word; null if it gives none
     */
    static PaymentFailure of(String state, @Nullable String reason) {
        if (reason == null) {
            return new PaymentFailure(state, "Stripe does not say why", ASK);
        }
        Reason known = REASONS.getOrDefault(reason, new Reason(ASK, reason.replace('_', ' ')));
        return new PaymentFailure(state + "." + reason, known.words(), known.remedy());
    }

    /** Why a call was refused. */
    static PaymentFailure of(ConnectorRefusedException refusal) {
        String code = refusal.providerCode().orElse("HTTP " + refusal.status());
        return new PaymentFailure(code, refusal.words(), REFUSALS.getOrDefault(code, ASK));
    }
}
