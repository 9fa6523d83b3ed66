package com.smartap.testkit.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.testkit.stripe.TwinPayment.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;

/** The addresses of API v2. Called under the server's lock. */
final class TwinV2 {
    private static final Set<String> PAYMENT_QUERY =
            Set.of("limit", "page", "created", "created_gt", "created_gte", "created_lt", "created_lte", "recipient");
    private final TwinBank bank;
    private final TwinRecipients recipients;
    private final TwinPages pages;
    private final Consumer<String> violation;

    TwinV2(TwinBank bank, TwinRecipients recipients, TwinPages pages, Consumer<String> violation) {
        this.bank = bank;
        this.recipients = recipients;
        this.pages = pages;
        this.violation = violation;
    }

    /**
     * Answers a request.
     *
     * @param path behind {@code /v2/}
     */
    JsonNode answer(RecordedRequest request, List<String> path) {
        String resource = String.join("/", path.subList(0, Math.min(2, path.size())));
        boolean post = request.getMethod().equals("POST");
        return switch (resource) {
            case "money_management/outbound_payments" ->
                post ? postPayment(request, path) : getPayment(request.getUrl(), path);
            case "money_management/payout_intents" -> post ? postIntent(request, path) : getIntent(request, path);
            case "money_management/financial_accounts" -> financialAccount(path);
            case "core/accounts" -> post ? postAccount(request, path) : getAccount(request.getUrl(), path);
            case "core/vault" -> post ? postMethod(request, path) : getMethod(request, path);
            default -> throw TwinFault.notFound(false, resource);
        };
    }

    private JsonNode postPayment(RecordedRequest request, List<String> path) {
        if (path.size() == 4 && path.get(3).equals("cancel")) {
            fields(request, TwinSchema.EMPTY);
            TwinPayment payment = bank.require(path.get(2), Kind.OUTBOUND_PAYMENT);
            bank.cancel(payment);
            return TwinView.of(payment);
        }
        only(path, 2);
        Map<String, String> asked = fields(request, TwinSchema.OUTBOUND_PAYMENT);
        boolean wire = "wire".equals(asked.get("delivery_options.bank_account"));
        if (!Set.of("automatic", "local", "wire")
                .contains(asked.getOrDefault("delivery_options.bank_account", "automatic"))) {
            throw TwinFault.parameter("parameter_invalid", "delivery_options.bank_account", "unknown value");
        }
        order(asked, wire);
        return TwinView.of(
                bank.pay(Kind.OUTBOUND_PAYMENT, units(asked), currency(asked), asked, TwinSchema.metadata(asked)));
    }

    private JsonNode getPayment(HttpUrl url, List<String> path) {
        if (path.size() == 3) {
            return TwinView.of(bank.require(path.get(2), Kind.OUTBOUND_PAYMENT));
        }
        query(url, PAYMENT_QUERY);
        String recipient = url.queryParameter("recipient");
        String since = url.queryParameter("created_gte");
        List<ObjectNode> rows = bank.newestFirst(Kind.OUTBOUND_PAYMENT).stream()
                .filter(payment -> recipient == null || recipient.equals(payment.asked.get("to.recipient")))
                .filter(payment -> since == null || !payment.created.isBefore(Instant.parse(since)))
                .map(TwinView::of)
                .toList();
        return pages.v2(url, rows);
    }

    private JsonNode postIntent(RecordedRequest request, List<String> path) {
        if (path.size() == 4) {
            fields(request, TwinSchema.EMPTY);
            TwinPayment intent = bank.require(path.get(2), Kind.PAYOUT_INTENT);
            bank.proceed(intent);
            switch (path.get(3)) {
                case "confirm" -> bank.confirm(intent);
                case "cancel" -> bank.cancel(intent);
                default -> throw TwinFault.notFound(false, path.get(3));
            }
            return TwinView.of(intent);
        }
        only(path, 2);
        Map<String, String> asked = fields(request, TwinSchema.PAYOUT_INTENT);
        String networks = asked.getOrDefault("to.payout_method_options.bank_account.preferred_networks", "");
        order(asked, networks.contains("fedwire"));
        return TwinView.of(bank.intend(units(asked), currency(asked), asked, TwinSchema.metadata(asked)));
    }

    private JsonNode getIntent(RecordedRequest request, List<String> path) {
        if (path.size() == 3) {
            TwinPayment intent = bank.require(path.get(2), Kind.PAYOUT_INTENT);
            bank.proceed(intent);
            return TwinView.of(intent);
        }
        query(request.getUrl(), Set.of("limit", "page"));
        return pages.v2(
                request.getUrl(),
                bank.newestFirst(Kind.PAYOUT_INTENT).stream().map(TwinView::of).toList());
    }

    private JsonNode financialAccount(List<String> path) {
        if (path.size() != 3 || !path.get(2).equals(StripeTwin.FINANCIAL_ACCOUNT)) {
            throw TwinFault.notFound(false, String.join("/", path));
        }
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", StripeTwin.FINANCIAL_ACCOUNT).put("object", "v2.money_management.financial_account");
        ObjectNode available = json.putObject("balance").putObject("available");
        for (String currency : List.of("usd", "eur")) {
            available.putObject(currency).put("value", bank.balance(currency)).put("currency", currency);
        }
        return json.put("country", "US")
                .put("display_name", "Twin Manufacturing LLC")
                .put("livemode", false)
                .put("status", "open")
                .put("type", "storage");
    }

    private JsonNode postAccount(RecordedRequest request, List<String> path) {
        Map<String, String> asked = fields(request, TwinSchema.ACCOUNT);
        if (path.size() == 2) {
            return recipients.create(asked).json();
        }
        only(path, 3);
        TwinRecipients.Account account = recipients.require(path.get(2));
        recipients.update(account, asked);
        return account.json();
    }

    private JsonNode getAccount(HttpUrl url, List<String> path) {
        if (path.size() == 3) {
            return recipients.require(path.get(2)).json();
        }
        query(url, Set.of("limit", "page", "closed", "applied_configurations[0]"));
        return pages.v2(url, recipients.newestFirst());
    }

    private JsonNode postMethod(RecordedRequest request, List<String> path) {
        TwinRecipients.Account account = owner(request, path);
        if (path.size() == 5 && path.get(4).equals("archive")) {
            fields(request, TwinSchema.EMPTY);
            return recipients.archive(recipients.requireMethod(account, path.get(3)));
        }
        only(path, 3);
        return recipients.addMethod(account, fields(request, TwinSchema.US_BANK_ACCOUNT));
    }

    private JsonNode getMethod(RecordedRequest request, List<String> path) {
        TwinRecipients.Account account = owner(request, path);
        return path.size() == 4
                ? recipients.requireMethod(account, path.get(3))
                : pages.v2(request.getUrl(), recipients.methods(account));
    }

    /** The vault is that of the account that Stripe-Context names, which is the last of its path. */
    private TwinRecipients.Account owner(RecordedRequest request, List<String> path) {
        if (path.size() < 3 || !path.get(2).equals("us_bank_accounts")) {
            throw TwinFault.notFound(false, String.join("/", path));
        }
        String context = request.getHeaders().get("Stripe-Context");
        if (context == null) {
            violation.accept("us_bank_accounts: Stripe-Context is missing");
            throw TwinFault.of(400, "invalid_request_error", null, "Stripe-Context is missing");
        }
        return recipients.require(context.substring(context.lastIndexOf('/') + 1));
    }

    private void order(Map<String, String> asked, boolean wire) {
        if (!StripeTwin.FINANCIAL_ACCOUNT.equals(asked.get("from.financial_account"))) {
            throw TwinFault.parameter("not_found", "from.financial_account", "No such financial account");
        }
        if (units(asked) <= 0) {
            throw TwinFault.parameter("amount_too_small", "amount.value", "The amount must be positive");
        }
        recipients.payable(asked.getOrDefault("to.recipient", ""), asked.getOrDefault("to.payout_method", ""), wire);
    }

    private Map<String, String> fields(RecordedRequest request, TwinSchema schema) {
        String type = String.valueOf(request.getHeaders().get("Content-Type"));
        if (!type.startsWith("application/json")) {
            violation.accept(
                    "POST %s: %s is not JSON".formatted(request.getUrl().encodedPath(), type));
        }
        Map<String, String> fields = TwinSchema.flat(TwinAnswers.object(TwinAnswers.body(request)));
        schema.check(fields, violation);
        return fields;
    }

    private void query(HttpUrl url, Set<String> known) {
        for (String name : url.queryParameterNames()) {
            if (!known.contains(name) && !name.startsWith("status[")) {
                violation.accept("GET %s: parameter %s is unknown".formatted(url.encodedPath(), name));
                throw TwinFault.parameter("parameter_unknown", name, "Received unknown parameter: " + name);
            }
        }
    }

    private static void only(List<String> path, int size) {
        if (path.size() != size) {
            throw TwinFault.notFound(false, String.join("/", path));
        }
    }

    private static long units(Map<String, String> asked) {
        String value = asked.getOrDefault("amount.value", "");
        if (!value.matches("-?[0-9]{1,15}")) {
            throw TwinFault.parameter("parameter_invalid_integer", "amount.value", "Invalid integer: " + value);
        }
        return Long.parseLong(value);
    }

    private static String currency(Map<String, String> asked) {
        String currency = asked.getOrDefault("amount.currency", "");
        if (!currency.matches("[a-z]{3}")) {
            throw TwinFault.parameter("parameter_invalid", "amount.currency", "Invalid currency: " + currency);
        }
        return currency;
    }
}
