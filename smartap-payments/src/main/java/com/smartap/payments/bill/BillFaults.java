package com.smartap.payments.bill;

import com.fasterxml.jackson.databind.JsonNode;
import com.smartap.connector.support.ApiAnswer;
import com.smartap.connector.support.ConnectorRefusedException;
import com.smartap.connector.support.Json;
import com.smartap.connector.support.ProviderError;
import com.smartap.connector.support.ProviderError.Meaning;
import com.smartap.model.Masked;
import com.smartap.spi.payment.provider.PaymentFailure;
import com.smartap.spi.payment.provider.PaymentFailure.Remedy;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads BILL's errors: a list of records with code, severity and message. BILL knows more than 500 codes; those with a
 * meaning of their own are named here, and all others mean what their HTTP status says.
 */
final class BillFaults {
    static final String HOUR = "BDC_1144";
    private static final String CONCURRENT = "BDC_1322";
    private static final String SESSION = "BDC_1109";
    private static final Set<String> CREDENTIALS = Set.of("BDC_1101", "BDC_1102");
    private static final Set<String> SYSTEM = Set.of("BDC_1001", "BDC_1002");
    private static final Pattern TRUST = Pattern.compile("(?i)\\b(mfa|2-step|two-step|multi-factor|trusted)\\b");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{7,}");
    private static final int MOST = 20;

    private BillFaults() {}

    static Optional<ProviderError> read(ApiAnswer answer) {
        JsonNode body = Json.tryRead(answer.bytes()).orElse(null);
        if (body == null || !body.isContainerNode()) {
            return Optional.empty();
        }
        Set<String> words = new LinkedHashSet<>();
        String code = null;
        Iterable<JsonNode> errors = body.isArray() ? body : java.util.List.of(body);
        for (JsonNode error : errors) {
            boolean counts = Json.text(error, "severity").orElse("ERROR").equals("ERROR");
            if (words.size() < MOST && counts) {
                Json.text(error, "message").map(BillFaults::masked).ifPresent(words::add);
                code = code == null ? Json.text(error, "code").orElse(null) : code;
            }
        }
        if (code == null && words.isEmpty()) {
            return Optional.empty();
        }
        String all = words.isEmpty() ? "BILL says no more" : String.join("; ", words);
        return Optional.of(new ProviderError(code, all, meaning(answer, String.valueOf(code), all)));
    }

    /** Whether an answer means that the session is over. */
    static boolean isSessionOver(ApiAnswer answer) {
        if (answer.status() < 400 || answer.status() >= 500) {
            return false;
        }
        return answer.status() == 401
                || read(answer).filter(error -> SESSION.equals(error.code())).isPresent();
    }

    /** Whether login was refused for its password or developer key, and not for what it says about the device. */
    static boolean isCredentials(Optional<String> code) {
        return code.filter(CREDENTIALS::contains).isPresent();
    }

    /** Whether a refusal tells of trouble inside BILL, so that it says nothing about what took effect. */
    static boolean isInside(ConnectorRefusedException refusal) {
        return refusal.providerCode().filter(SYSTEM::contains).isPresent();
    }

    /** A refusal as the answer to a payment. */
    static PaymentFailure failure(ConnectorRefusedException refusal) {
        String words = refusal.words();
        return new PaymentFailure(
                refusal.providerCode().orElse("HTTP_" + refusal.status()),
                words,
                remedy(words.toLowerCase(Locale.ROOT)));
    }

    /** Digits that may be an account number are masked. */
    static String masked(String words) {
        return NUMBER.matcher(words).replaceAll(match -> Masked.of(match.group()));
    }

    private static Meaning meaning(ApiAnswer answer, String code, String words) {
        if (code.equals(HOUR)) {
            return Meaning.TRY_LATER;
        }
        if (code.equals(CONCURRENT)) {
            return Meaning.TRY_AGAIN;
        }
        boolean refused = answer.status() >= 400 && answer.status() < 500;
        boolean untrusted = refused && TRUST.matcher(words).find();
        return CREDENTIALS.contains(code) || untrusted ? Meaning.RECONNECT : Meaning.BY_STATUS;
    }

    private static Remedy remedy(String words) {
        if (words.matches(".*\\b(fund(s|ing)?|balance|limit|verification)\\b.*")) {
            return Remedy.MEND_ACCOUNT;
        }
        if (words.matches(".*\\b(vendor|bank account|routing|payee|address)\\b.*")) {
            return Remedy.MEND_PAYEE;
        }
        return words.matches(".*\\b(amount|date|processdate|description|currency|bill)\\b.*")
                ? Remedy.MEND_PAYMENT
                : Remedy.ASK;
    }
}
