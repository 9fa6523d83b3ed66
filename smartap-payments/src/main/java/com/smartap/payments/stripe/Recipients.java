package com.smartap.payments.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.support.BaseUrl;
import com.smartap.connector.support.ConnectorRefusedException;
import com.smartap.connector.support.Json;
import com.smartap.model.BankAccount;
import com.smartap.model.IdempotencyKey;
import com.smartap.spi.IdempotencyConflictException;
import com.smartap.spi.payment.PaymentFormatException;
import com.smartap.spi.payment.PaymentProblem;
import com.smartap.spi.payment.provider.Payee;
import com.smartap.spi.payment.provider.PayeeStorage;
import com.smartap.spi.payment.provider.StoredPayee;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps payees as accounts of API v2 with a recipient configuration, and their bank accounts in the vault. Our id, the
 * payout method in use and its fingerprint stand in the account's metadata, since Stripe never shows a number again.
 */
final class Recipients implements PayeeStorage {
    static final String ACCOUNTS = "/v2/core/accounts";
    static final String BANK_ACCOUNTS = "/v2/core/vault/us_bank_accounts";
    private static final String ID = "payee_id";
    private static final String METHOD = "payout_method";
    private static final String FINGERPRINT = "account_sha256";
    private static final int BAD_REQUEST = 400;
    private final StripeApi api;
    private final StripeSettings settings;

    Recipients(StripeApi api, StripeSettings settings) {
        this.api = api;
        this.settings = settings;
    }

    @Override
    public StoredPayee store(Payee payee, IdempotencyKey key) {
        List<PaymentProblem> problems = PayeeCheck.recipient(payee);
        BankAccount account = payee.account();
        if (!problems.isEmpty() || account == null) {
            throw new PaymentFormatException(problems);
        }
        try {
            return kept(payee, account, key);
        } catch (ConnectorRefusedException e) {
            if (StripeFaults.isOtherRequest(e)) {
                throw new IdempotencyConflictException(
                        "%s: Stripe knows the key %s of payee %s from another request: %s"
                                .formatted(api.connection(), key, payee.id(), e.words()));
            }
            throw e;
        }
    }

    @Override
    public Optional<StoredPayee> find(Payee payee) {
        return locate(payee).map(this::stored);
    }

    private StoredPayee kept(Payee payee, BankAccount account, IdempotencyKey key) {
        StoredPayee before = find(payee).orElseGet(() -> create(payee, key));
        String fingerprint = PayeeCheck.fingerprint(account);
        if (before.accountId() != null && fingerprint.equals(before.fingerprint())) {
            return before;
        }
        String method = bankAccount(before.payeeId(), account, key, fingerprint);
        if (before.accountId() != null && !before.accountId().equals(method)) {
            archive(before.payeeId(), before.accountId(), key);
        }
        ObjectNode body = Json.object();
        body.putObject("metadata").put(ID, payee.id()).put(METHOD, method).put(FINGERPRINT, fingerprint);
        api.postJson(
                ACCOUNTS + "/" + BaseUrl.encode(before.payeeId()),
                body,
                StripeApi.key(key, "mark-" + fingerprint.substring(0, 16)),
                null);
        return new StoredPayee(before.payeeId(), method, fingerprint);
    }

    private Optional<ObjectNode> locate(Payee payee) {
        StoredPayee known = payee.stored();
        if (known != null) {
            String id = StripeFields.known(api.connection(), known.payeeId());
            Optional<ObjectNode> account = api.find(ACCOUNTS + "/" + BaseUrl.encode(id));
            if (account.filter(one -> isOf(payee, one)).isPresent()) {
                return account;
            }
        }
        ObjectNode[] found = {null};
        new StripeList(api, ACCOUNTS, null).each(Map.of("applied_configurations[0]", "recipient"), account -> {
            found[0] = isOf(payee, account) ? account : null;
            return found[0] != null;
        });
        return Optional.ofNullable(found[0]);
    }

    private StoredPayee create(Payee payee, IdempotencyKey key) {
        ObjectNode body = Json.object();
        body.put("contact_email", payee.email());
        body.put("display_name", payee.name());
        RecipientIdentity.write(body.putObject("identity"), payee);
        ObjectNode bank = body.putObject("configuration")
                .putObject("recipient")
                .putObject("capabilities")
                .putObject("bank_accounts");
        settings.capabilities().forEach(name -> bank.putObject(name).put("requested", true));
        body.putObject("metadata").put(ID, payee.id());
        return Answers.read(api.postJson(ACCOUNTS, body, StripeApi.key(key, "recipient"), null), this::stored);
    }

    private String bankAccount(String recipient, BankAccount account, IdempotencyKey key, String fingerprint) {
        ObjectNode body = Json.object();
        body.put("account_number", account.accountNumber());
        body.put("routing_number", account.routingNumber());
        if (settings.capabilities().contains("wire")) {
            body.put("fedwire_routing_number", account.routingNumber());
        }
        body.put("bank_account_type", account.type().name().toLowerCase(Locale.ROOT));
        body.put("currency", "usd");
        StripeApi.Written written = api.postJson(
                BANK_ACCOUNTS, body, StripeApi.key(key, "bank-" + fingerprint.substring(0, 16)), within(recipient));
        return Answers.read(written, answer -> StripeFields.id(api.connection() + ": bank account", answer));
    }

    /** Nothing can be paid to it any more; one that is archived already stays so. */
    private void archive(String recipient, String method, IdempotencyKey key) {
        try {
            api.postJson(
                    BANK_ACCOUNTS + "/" + BaseUrl.encode(method) + "/archive",
                    Json.object(),
                    StripeApi.key(key, "archive"),
                    within(recipient));
        } catch (ConnectorRefusedException e) {
            boolean archived = e.status() == BAD_REQUEST
                    && api.get(BANK_ACCOUNTS + "/" + BaseUrl.encode(method), "", within(recipient))
                            .path("archived")
                            .asBoolean(false);
            if (!archived) {
                throw e;
            }
        }
    }

    private String within(String recipient) {
        return settings.account() == null ? recipient : settings.account() + "/" + recipient;
    }

    private StoredPayee stored(JsonNode account) {
        JsonNode metadata = account.path("metadata");
        @Nullable String method = StripeFields.text(metadata, METHOD);
        return new StoredPayee(
                StripeFields.id(api.connection() + ": recipient", account),
                method,
                method == null ? null : StripeFields.text(metadata, FINGERPRINT));
    }

    private static boolean isOf(Payee payee, JsonNode account) {
        return Json.text(account.path("metadata"), ID)
                .filter(payee.id()::equals)
                .isPresent();
    }
}
