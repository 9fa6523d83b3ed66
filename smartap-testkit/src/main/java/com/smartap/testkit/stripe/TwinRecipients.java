package com.smartap.testkit.stripe;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Accounts with a recipient configuration, and their bank accounts in the vault. Not thread-safe. */
final class TwinRecipients {
    private static final String CAPABILITIES = "configuration.recipient.capabilities.";
    private final Clock clock;
    private final Map<String, Account> accounts = new LinkedHashMap<>();
    private int counter;

    TwinRecipients(Clock clock) {
        this.clock = clock;
    }

    /** An account and its payout methods. */
    static final class Account {
        private final ObjectNode json;
        private final Set<String> capabilities;
        private final Map<String, ObjectNode> methods = new LinkedHashMap<>();

        private Account(ObjectNode json, Set<String> capabilities) {
            this.json = json;
            this.capabilities = Set.copyOf(capabilities);
        }

        String id() {
            return json.path("id").asText();
        }

        ObjectNode json() {
            return json;
        }
    }

    Account create(Map<String, String> asked) {
        boolean company = "company".equals(asked.get("identity.entity_type"));
        need(asked, "contact_email");
        need(asked, "identity.country");
        need(asked, company ? "identity.business_details.registered_name" : "identity.individual.surname");
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", "acct_test_61Nyc6oHjbwlpjhvd66Nyc6oZ4SQ%06d".formatted(++counter));
        json.put("object", "v2.core.account");
        json.putArray("applied_configurations").add("recipient");
        json.put("closed", false).put("contact_email", asked.get("contact_email"));
        json.put("created", TwinAnswers.moment(clock.instant()));
        json.put("display_name", asked.get("display_name"));
        json.put("livemode", false);
        json.putObject("metadata");
        json.putNull("configuration").putNull("identity").putNull("defaults").putNull("requirements");
        Set<String> granted = new java.util.HashSet<>();
        asked.forEach((path, value) -> {
            if (path.startsWith(CAPABILITIES) && value.equals("true")) {
                granted.add(path.substring(CAPABILITIES.length()).replace(".requested", ""));
            }
        });
        Account account = new Account(json, granted);
        accounts.put(account.id(), account);
        update(account, asked);
        return account;
    }

    /** Metadata is merged; an empty value takes an entry away. */
    void update(Account account, Map<String, String> asked) {
        ObjectNode metadata = account.json.withObject("/metadata");
        TwinSchema.metadata(asked).forEach((name, value) -> {
            if (value.isEmpty()) {
                metadata.remove(name);
            } else {
                metadata.put(name, value);
            }
        });
    }

    Account require(String id) {
        Account account = accounts.get(id);
        if (account == null) {
            throw TwinFault.notFound(false, id);
        }
        return account;
    }

    List<ObjectNode> newestFirst() {
        List<ObjectNode> all = new ArrayList<>();
        accounts.values().forEach(account -> all.add(account.json));
        Collections.reverse(all);
        return all;
    }

    /** How many carry a value in their metadata. */
    int carrying(String value) {
        int count = 0;
        for (Account account : accounts.values()) {
            for (var entry : account.json.path("metadata")) {
                count += entry.asText().equals(value) ? 1 : 0;
            }
        }
        return count;
    }

    ObjectNode addMethod(Account account, Map<String, String> asked) {
        String routing = asked.getOrDefault("routing_number", "");
        String wire = asked.getOrDefault("fedwire_routing_number", "");
        String number = asked.getOrDefault("account_number", "");
        if (!(routing.isEmpty() ? wire : routing).matches("[0-9]{9}")) {
            throw TwinFault.parameter("routing_number_invalid", "routing_number", "Invalid routing number " + routing);
        }
        if (!number.matches("[0-9]{4,17}")) {
            throw TwinFault.parameter("account_number_invalid", "account_number", "Invalid account number " + number);
        }
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", "usba_test_61OHSEF60mEpRiXpR16NqdMu76SQ%06d".formatted(++counter));
        json.put("object", "v2.core.vault.us_bank_account").put("archived", false);
        json.put("bank_account_type", asked.getOrDefault("bank_account_type", "checking"));
        json.put("bank_name", "Test Bank").put("created", TwinAnswers.moment(clock.instant()));
        json.put("fedwire_routing_number", wire.isEmpty() ? null : wire);
        json.put("last4", number.substring(number.length() - 4)).put("livemode", false);
        json.put("routing_number", routing.isEmpty() ? null : routing);
        json.putArray("supported_currencies").add("usd");
        json.putObject("verification").put("status", "unverified");
        account.methods.put(json.path("id").asText(), json);
        return json;
    }

    ObjectNode requireMethod(Account account, String id) {
        ObjectNode method = account.methods.get(id);
        if (method == null) {
            throw TwinFault.notFound(false, id);
        }
        return method;
    }

    ObjectNode archive(ObjectNode method) {
        if (method.path("archived").asBoolean()) {
            throw TwinFault.refused("already_archived", "The bank account is archived already");
        }
        return method.put("archived", true);
    }

    List<ObjectNode> methods(Account account) {
        return List.copyOf(account.methods.values());
    }

    /** Refuses to pay where nobody can be paid. */
    void payable(String recipient, String method, boolean wire) {
        Account account = accounts.get(recipient);
        if (account == null) {
            throw TwinFault.parameter("recipient_invalid", "to.recipient", "No such recipient: " + recipient);
        }
        ObjectNode known = account.methods.get(method);
        if (known == null || known.path("archived").asBoolean()) {
            throw TwinFault.refused("invalid_payout_method", "The payout method cannot be used: " + method);
        }
        if (!account.capabilities.contains(wire ? "bank_accounts.wire" : "bank_accounts.local")
                || (wire && known.path("fedwire_routing_number").isNull())) {
            throw TwinFault.refused("feature_not_enabled", "The recipient cannot receive this");
        }
    }

    private static void need(Map<String, String> asked, String path) {
        if (asked.getOrDefault(path, "").isBlank()) {
            throw TwinFault.parameter("parameter_missing", path, "Missing required param: " + path);
        }
    }
}
