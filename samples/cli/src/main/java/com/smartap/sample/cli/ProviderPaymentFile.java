package com.smartap.sample.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.smartap.spi.payment.provider.Payee;
import com.smartap.spi.payment.provider.ProviderPayment;
import com.smartap.spi.payment.provider.Rail;
import com.smartap.spi.payment.provider.StoredPayee;
import java.util.Currency;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A payment for a provider as JSON; what is wrong with it is refused by the name of its field. */
final class ProviderPaymentFile {
    private ProviderPaymentFile() {}

    static ProviderPayment payment(JsonNode json) {
        JsonFields fields = JsonFields.of("payment", json);
        Currency currency = BatchFile.currency(fields);
        Rail rail = fields.parsed(
                        "rail",
                        text -> Rail.valueOf(text.toUpperCase(Locale.ROOT)),
                        "automatic, ach, wire, local, wallet or check")
                .orElse(Rail.AUTOMATIC);
        Payee payee = payee(fields.object("payee"));
        ProviderPayment payment = fields.make(
                "",
                () -> new ProviderPayment(
                        fields.text("id"),
                        BatchFile.money(fields, "amount", currency),
                        payee,
                        rail,
                        fields.date("executionDate").orElse(null),
                        fields.optionalText("description").orElse(null),
                        fields.list("remittance").stream()
                                .map(item -> BatchFile.remittance(item, currency))
                                .toList(),
                        fields.flag("hold")));
        fields.refuseOthers();
        return payment;
    }

    static Payee payee(JsonFields fields) {
        String name = fields.text("name");
        Payee payee = fields.make(
                "",
                () -> new Payee(
                        fields.text("id"),
                        name,
                        !fields.has("company") || fields.flag("company"),
                        fields.optionalObject("account")
                                .map(account -> BatchFile.account(account, name))
                                .orElse(null),
                        BatchFile.address(fields),
                        fields.optionalText("email").orElse(null),
                        fields.optionalText("phone").orElse(null),
                        fields.optionalObject("stored")
                                .map(ProviderPaymentFile::stored)
                                .orElse(null)));
        fields.refuseOthers();
        return payee;
    }

    private static StoredPayee stored(JsonFields fields) {
        @Nullable String account = fields.optionalText("accountId").orElse(null);
        StoredPayee stored = new StoredPayee(
                fields.text("payeeId"),
                account,
                fields.optionalText("fingerprint").orElse(null));
        fields.refuseOthers();
        return stored;
    }
}
