package com.smartap.payments.paypal;

import com.smartap.spi.payment.provider.PaymentFailure;
import com.smartap.spi.payment.provider.PaymentFailure.Remedy;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** PayPal's codes in words, and what helps. Source: PayPal's table of error and reason codes of payouts. */
final class PayPalFailures {
    private record Meaning(String words, Remedy remedy) {}

    private static final Map<String, Meaning> KNOWN = new HashMap<>();

    static {
        payee("RECEIVER_UNREGISTERED", "the recipient has no PayPal account yet and has 30 days to open one");
        payee("RECEIVER_UNCONFIRMED", "the recipient has not confirmed the address and has 30 days to do so");
        payee("RECEIVER_ACCOUNT_LOCKED", "the recipient's account is locked or inactive");
        payee("RECEIVER_ACCOUNT_LIMITATION", "the recipient's account is limited; the money waits up to 30 days");
        payee("RECEIVER_COUNTRY_NOT_ALLOWED", "nothing may be paid into the recipient's country");
        payee("RECEIVER_STATE_RESTRICTED", "nothing may be paid into the recipient's state");
        payee("RECEIVER_YOUTH_ACCOUNT", "the recipient's account is one of a minor");
        payee("CLOSED_MARKET", "the recipient's account takes nothing from other countries");
        payee("GAMER_FAILED_COUNTRY_OF_RESIDENCE_CHECK", "nothing may be paid into the recipient's country");
        payee("INVALID_EMAIL_ID", "the recipient's e-mail address is wrong");
        payee("SELF_PAY_NOT_ALLOWED", "the recipient is the payer");
        payee("UNVERIFIED_RECIPIENT_NOT_SUPPORTED", "the recipient's account is not verified");
        payee("REFUSED_RECEIVER_REFUSED", "the recipient refused a payment in this currency");
        payee(
                "PENDING_RECIPIENT_NON_HOLDING_CURRENCY_PAYMENT_PREFERENCE",
                "the recipient has to accept payments in this currency");
        payee("RETURNED", "the money is back: nobody claimed it within 30 days, or it was called back");

        payment("RECEIVING_LIMIT_EXCEEDED", "the recipient may not take so much now");
        payment("TRANSACTION_LIMIT_EXCEEDED", "it is more than one payment may have");
        payment("CURRENCY_NOT_SUPPORTED_FOR_RECEIVER", "the recipient's account does not take this currency");
        payment("CURRENCY_COMPLIANCE", "the rules of this currency do not allow it");
        payment("DUPLICATE_ITEM", "the payment stands twice in its batch");
        payment("ZERO_AMOUNT", "the amount is zero");
        payment("VALIDATION_ERROR", "PayPal does not take the payment as it is");
        payment("GAMING_INVALID_PAYMENT_FLOW", "accounts of games may not pay like this");

        account("INSUFFICIENT_FUNDS", "the PayPal balance does not suffice");
        account("NEGATIVE_BALANCE", "the PayPal balance does not suffice");
        account("NON_HOLDING_CURRENCY", "the PayPal account holds no balance in this currency");
        account("ACCOUNT_RESTRICTED", "the payer's account is restricted");
        account("ACCOUNT_UNCONFIRMED_EMAIL", "the payer's e-mail address is not confirmed");
        account("SENDER_ACCOUNT_LOCKED", "the payer's account is locked or inactive");
        account("SENDER_ACCOUNT_UNVERIFIED", "the payer's account is not verified");
        account("SENDER_STATE_RESTRICTED", "nothing may be paid out of the payer's state");
        account("USER_COUNTRY_NOT_ALLOWED", "nothing may be paid out of the payer's country");
        account("USER_FUNDING_SOURCE_INELIGIBLE", "only the PayPal balance may pay");
        account("GAMER_FAILED_FUNDING_SOURCE_CHECK", "only the PayPal balance may pay");
        account("SPENDING_LIMIT_EXCEEDED", "the payer's limit is used up");
        account("POS_LIMIT_EXCEEDED", "the payer's limit is used up");
        account("REFUSED_ACTION_DENIED", "the payer's account may not send money");
        account("APPROVER_DENIED", "the approver in the payer's PayPal account refused it");

        later("INTERNAL_ERROR", "PayPal failed");
        later("UNDEFINED", "PayPal failed without saying why");
        later("TRANSACTION_DECLINED_BY_TRAVEL_RULE", "a transfer rule declined it for now");

        ask("RISK_DECLINE", "PayPal declined it as a risk");
        ask("REGULATORY_PENDING", "PayPal reviews it");
        ask("REGULATORY_BLOCKED", "the law does not allow it");
        ask("USER_BUSINESS_ERROR", "PayPal refused it for a rule of business");
        ask("BATCH_DENIED", "PayPal denied the whole batch; nothing of it was paid");
        ask("REVERSED", "PayPal took the payment back");
        ask("REFUNDED", "the recipient sent the payment back");
        ask("BLOCKED", "PayPal blocked the payment and does not say whether for good");
        ask("ONHOLD", "PayPal reviews the payment");
        ask("UNCLAIMED", "nobody has claimed the payment yet");
        ask("FAILED", "the payment failed and PayPal does not say why");
    }

    private PayPalFailures() {}

    /**
     * A failure.
     *
     * @param words PayPal's own, which are masked here; ours are taken where there are none
     */
    static PaymentFailure of(String code, String words) {
        Meaning known = KNOWN.getOrDefault(code.toUpperCase(Locale.ROOT), new Meaning(code, Remedy.ASK));
        String clean = PayPalFaults.masked(words.strip());
        return new PaymentFailure(
                code, clean.isEmpty() ? known.words() : known.words() + " (" + clean + ")", known.remedy());
    }

    private static void payee(String code, String words) {
        KNOWN.put(code, new Meaning(words, Remedy.MEND_PAYEE));
    }

    private static void payment(String code, String words) {
        KNOWN.put(code, new Meaning(words, Remedy.MEND_PAYMENT));
    }

    private static void account(String code, String words) {
        KNOWN.put(code, new Meaning(words, Remedy.MEND_ACCOUNT));
    }

    private static void later(String code, String words) {
        KNOWN.put(code, new Meaning(words, Remedy.TRY_LATER));
    }

    private static void ask(String code, String words) {
        KNOWN.put(code, new Meaning(words, Remedy.ASK));
    }
}
