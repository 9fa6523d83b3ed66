package com.smartap.testkit.stripe;

import com.smartap.model.Address;
import com.smartap.model.BankAccount;
import com.smartap.spi.payment.provider.Payee;
import com.smartap.spi.payment.provider.StoredPayee;
import java.util.HashMap;
import java.util.Map;

/** Numbered payees, and those of them that Stripe keeps from the beginning. Not thread-safe. */
final class TwinPayees {
    private static final String ROUTING = "110000000";
    private static final String CAPABILITY = "configuration.recipient.capabilities.bank_accounts.%s.requested";
    private final TwinRecipients recipients;
    private final Map<Integer, StoredPayee> kept = new HashMap<>();

    TwinPayees(TwinRecipients recipients) {
        this.recipients = recipients;
    }

    static Payee payee(int number) {
        String name = "Vendor %d LLC".formatted(number);
        return new Payee(
                "VENDOR-" + number,
                name,
                true,
                BankAccount.us(name, ROUTING, accountNumber(number)),
                new Address("Parts Ln", String.valueOf(number), "48201", "Detroit", "MI", "US"),
                "ap%d@vendor.test".formatted(number),
                null,
                null);
    }

    Payee recipient(int number) {
        return payee(number).storedAs(kept.computeIfAbsent(number, this::keep));
    }

    private StoredPayee keep(int number) {
        Payee payee = payee(number);
        TwinRecipients.Account account = recipients.create(Map.of(
                "contact_email",
                String.valueOf(payee.email()),
                "display_name",
                payee.name(),
                "identity.country",
                "us",
                "identity.entity_type",
                "company",
                "identity.business_details.registered_name",
                payee.name(),
                CAPABILITY.formatted("local"),
                "true",
                CAPABILITY.formatted("wire"),
                "true"));
        String method = recipients
                .addMethod(
                        account,
                        Map.of(
                                "account_number", accountNumber(number),
                                "routing_number", ROUTING,
                                "fedwire_routing_number", ROUTING))
                .path("id")
                .asText();
        return new StoredPayee(account.id(), method, null);
    }

    private static String accountNumber(int number) {
        return "0001234%05d".formatted(number);
    }
}
