package com.smartap.testkit.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.testkit.stripe.TwinPayment.Kind;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;

/** The addresses of API v1, Treasury, its test helpers included. Called under the server's lock. */
final class TwinV1 {
    private static final String DATA = "destination_payment_method_data";
    private static final String BANK = DATA + "[us_bank_account]";
    private static final Set<String> QUERY = Set.of(
            "financial_account",
            "limit",
            "starting_after",
            "ending_before",
            "status",
            "customer",
            "created[gt]",
            "created[gte]",
            "created[lt]",
            "created[lte]");
    private final TwinBank bank;
    private final TwinPages pages;
    private final Consumer<String> violation;

    TwinV1(TwinBank bank, TwinPages pages, Consumer<String> violation) {
        this.bank = bank;
        this.pages = pages;
        this.violation = violation;
    }

    /**
     * Answers a request.
     *
     * @param path behind {@code /v1/}
     */
    JsonNode answer(RecordedRequest request, List<String> path) {
        if (!StripeTwin.CONNECTED_ACCOUNT.equals(request.getHeaders().get("Stripe-Account"))) {
            violation.accept("v1: Stripe-Account is missing or another");
            throw TwinFault.of(403, "invalid_request_error", "account_invalid", "The account has no Treasury");
        }
        boolean post = request.getMethod().equals("POST");
        boolean helper = path.get(0).equals("test_helpers");
        List<String> rest = helper ? path.subList(1, path.size()) : path;
        String resource = String.join("/", rest.subList(0, Math.min(2, rest.size())));
        if (resource.equals("treasury/financial_accounts") && rest.size() == 3 && !post) {
            return financialAccount(rest.get(2));
        }
        if (!resource.equals("treasury/outbound_payments")) {
            throw TwinFault.notFound(true, resource);
        }
        if (rest.size() == 4 && post) {
            return act(request, rest, helper);
        }
        if (rest.size() == 3 && !post) {
            return TwinView.of(bank.require(rest.get(2), Kind.TREASURY));
        }
        if (rest.size() != 2 || helper) {
            throw TwinFault.notFound(true, String.join("/", path));
        }
        return post ? create(request) : list(request.getUrl());
    }

    private JsonNode create(RecordedRequest request) {
        Map<String, String> asked = fields(request, TwinSchema.TREASURY);
        require("usd".equals(asked.get("currency")), "currency", "Only usd is supported");
        require(
                StripeTwin.FINANCIAL_ACCOUNT.equals(asked.get("financial_account")),
                "financial_account",
                "No such financial account");
        require(asked.getOrDefault("amount", "").matches("[1-9][0-9]{0,11}"), "amount", "Invalid integer");
        boolean stored = asked.containsKey("destination_payment_method");
        require(stored || "us_bank_account".equals(asked.get(DATA + "[type]")), DATA, "A destination is missing");
        require(
                stored || asked.getOrDefault(BANK + "[routing_number]", "").matches("[0-9]{9}"),
                BANK + "[routing_number]",
                "Invalid routing number");
        require(
                stored || asked.getOrDefault(BANK + "[account_number]", "").matches("[0-9]{4,17}"),
                BANK + "[account_number]",
                "Invalid account number " + asked.get(BANK + "[account_number]"));
        require(
                stored
                        || Set.of("company", "individual")
                                .contains(asked.getOrDefault(BANK + "[account_holder_type]", "")),
                BANK + "[account_holder_type]",
                "Invalid account holder type");
        boolean wire =
                "us_domestic_wire".equals(asked.get("destination_payment_method_options[us_bank_account][network]"));
        require(
                asked.getOrDefault("statement_descriptor", "").length() <= (wire ? 140 : 10),
                "statement_descriptor",
                "The statement descriptor is too long");
        require(
                !wire || asked.containsKey(DATA + "[billing_details][address][line1]"),
                DATA + "[billing_details][address]",
                "A wire needs an address");
        return TwinView.of(
                bank.pay(Kind.TREASURY, Long.parseLong(asked.get("amount")), "usd", asked, TwinSchema.metadata(asked)));
    }

    private JsonNode list(HttpUrl url) {
        for (String name : url.queryParameterNames()) {
            if (!QUERY.contains(name)) {
                violation.accept("GET %s: parameter %s is unknown".formatted(url.encodedPath(), name));
                throw TwinFault.parameter("parameter_unknown", name, "Received unknown parameter: " + name);
            }
        }
        if (!StripeTwin.FINANCIAL_ACCOUNT.equals(url.queryParameter("financial_account"))) {
            violation.accept("GET %s: financial_account is missing".formatted(url.encodedPath()));
            throw TwinFault.parameter("parameter_missing", "financial_account", "Missing required param");
        }
        String since = url.queryParameter("created[gte]");
        List<ObjectNode> rows = bank.newestFirst(Kind.TREASURY).stream()
                .filter(payment -> since == null || payment.created.getEpochSecond() >= Long.parseLong(since))
                .map(TwinView::of)
                .toList();
        return pages.v1(url, rows);
    }

    private JsonNode act(RecordedRequest request, List<String> path, boolean helper) {
        TwinPayment payment = bank.require(path.get(2), Kind.TREASURY);
        String action = path.get(3);
        if (!helper && action.equals("cancel")) {
            fields(request, TwinSchema.EMPTY);
            bank.cancel(payment);
        } else if (helper && action.equals("post")) {
            bank.settle(payment.id);
        } else if (helper && action.equals("fail")) {
            bank.fail(payment.id, null);
        } else if (helper && action.equals("return")) {
            String code = TwinAnswers.form(TwinAnswers.body(request)).get("returned_details[code]");
            bank.comeBack(payment.id, code == null ? "declined" : code);
        } else {
            throw TwinFault.notFound(true, action);
        }
        return TwinView.of(payment);
    }

    private JsonNode financialAccount(String id) {
        if (!id.equals(StripeTwin.FINANCIAL_ACCOUNT)) {
            throw TwinFault.notFound(true, id);
        }
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", id).put("object", "treasury.financial_account").put("status", "open");
        json.put("nickname", "Twin Manufacturing LLC");
        json.putObject("balance").putObject("cash").put("usd", bank.balance("usd"));
        return json;
    }

    private Map<String, String> fields(RecordedRequest request, TwinSchema schema) {
        String type = String.valueOf(request.getHeaders().get("Content-Type"));
        if (!type.startsWith("application/x-www-form-urlencoded")) {
            violation.accept("POST %s: %s is no form".formatted(request.getUrl().encodedPath(), type));
        }
        Map<String, String> fields = TwinAnswers.form(TwinAnswers.body(request));
        schema.check(fields, violation);
        return fields;
    }

    private static void require(boolean condition, String param, String message) {
        if (!condition) {
            throw TwinFault.parameter("parameter_invalid", param, message);
        }
    }
}
