package com.smartap.payments.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.support.Json;
import com.smartap.model.IdempotencyKey;
import com.smartap.spi.payment.PaymentInstruction.RemittanceItem;
import com.smartap.spi.payment.provider.ProviderPayment;
import com.smartap.spi.payment.provider.StoredPayee;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What outbound payments and payout intents of API v2 have in common. */
final class OrderBody {
    private static final int LONGEST = 500;
    private final StripeSettings settings;

    OrderBody(StripeSettings settings) {
        this.settings = settings;
    }

    ObjectNode common(ProviderPayment payment, IdempotencyKey key) {
        String currency = currency(payment);
        StoredPayee payee = payee(payment);
        ObjectNode body = Json.object();
        body.putObject("from")
                .put("financial_account", settings.financialAccount())
                .put("currency", settings.fromCurrency() == null ? currency : settings.fromCurrency());
        body.putObject("to")
                .put("recipient", payee.payeeId())
                .put("payout_method", payee.accountId())
                .put("currency", currency);
        body.putObject("amount").put("value", units(payment)).put("currency", currency);
        String description = description(payment);
        if (!description.isEmpty()) {
            body.put("description", description);
        }
        body.putObject("recipient_notification").put("setting", settings.notification());
        ObjectNode metadata = body.putObject("metadata");
        metadata(payment, key).forEach(metadata::put);
        return body;
    }

    /** What has to be equal wherever one key is used again. */
    static Map<String, String> terms(ProviderPayment payment) {
        Map<String, String> terms = new LinkedHashMap<>();
        terms.put("amount", units(payment) + " " + currency(payment));
        StoredPayee payee = payment.payee().stored();
        if (payee != null) {
            terms.put("payee", payee.payeeId());
            terms.put("account", String.valueOf(payee.accountId()));
        }
        return terms;
    }

    /** By what the payment is found again; a value has 500 characters at the most. */
    static Map<String, String> metadata(ProviderPayment payment, IdempotencyKey key) {
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put(HeldOrder.PAYMENT_ID, payment.id());
        metadata.put(HeldOrder.PAYMENT_KEY, key.value());
        if (!payment.remittance().isEmpty()) {
            metadata.put("invoices", invoices(payment.remittance(), LONGEST));
        }
        return metadata;
    }

    /** The payer's own words, or else the invoices. */
    static String description(ProviderPayment payment) {
        String own = payment.description() == null ? "" : payment.description().strip();
        if (own.isEmpty()) {
            return invoices(payment.remittance(), LONGEST);
        }
        return own.length() <= LONGEST ? own : own.substring(0, LONGEST - 1) + "…";
    }

    /** As many invoice numbers as fit, none of them cut, and how many more there are. */
    static String invoices(List<RemittanceItem> remittance, int longest) {
        StringBuilder text = new StringBuilder();
        int left = remittance.size();
        for (RemittanceItem item : remittance) {
            String one = (text.isEmpty() ? "" : " ") + item.invoiceNumber();
            String rest = left > 1 ? " +" + (left - 1) : "";
            if (text.length() + one.length() + rest.length() > longest) {
                return text + (text.isEmpty() ? left + " invoices" : " +" + left);
            }
            text.append(one);
            left--;
        }
        return text.toString();
    }

    static String currency(ProviderPayment payment) {
        return payment.amount().currency().getCurrencyCode().toLowerCase(Locale.ROOT);
    }

    static long units(ProviderPayment payment) {
        return MinorUnits.of(payment.amount())
                .orElseThrow(() -> new IllegalArgumentException(
                        "payment.amount (%s) was not checked".formatted(payment.amount())));
    }

    private static StoredPayee payee(ProviderPayment payment) {
        StoredPayee stored = payment.payee().stored();
        if (stored == null) {
            throw new IllegalArgumentException("payment.payee of %s was not checked".formatted(payment.id()));
        }
        return stored;
    }
}
