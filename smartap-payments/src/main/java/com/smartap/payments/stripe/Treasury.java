package com.smartap.payments.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.support.BaseUrl;
import com.smartap.connector.support.Json;
import com.smartap.model.IdempotencyKey;
import com.smartap.spi.connector.ConnectionTest;
import com.smartap.spi.payment.PaymentProblem;
import com.smartap.spi.payment.provider.PaymentFailure;
import com.smartap.spi.payment.provider.ProviderPayment;
import com.smartap.spi.payment.provider.ProviderStatus;
import com.smartap.spi.payment.provider.ProviderStatus.State;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Outbound payments of API v1, Treasury: the payee's account goes with each payment, and nothing is kept. */
final class Treasury implements OrderApi {
    static final String PATH = "/v1/treasury/outbound_payments";
    private final StripeApi api;
    private final StripeSettings settings;
    private final Clock clock;

    Treasury(StripeApi api, StripeSettings settings, Clock clock) {
        this.api = api;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public ConnectionTest test() {
        ObjectNode account = api.get("/v1/treasury/financial_accounts/" + settings.financialAccount(), "", null);
        String what = api.connection() + ": financial account";
        String cash = Json.decimal(what, account.path("balance").path("cash"), "usd")
                .map(cents -> MinorUnits.money(what, cents, "usd").toString())
                .orElse("unknown");
        return new ConnectionTest(
                Json.text(account, "nickname").orElse(settings.financialAccount()),
                "Stripe Treasury, financial account %s, %s, available: %s"
                        .formatted(
                                settings.financialAccount(),
                                Json.text(account, "status").orElse("status unknown"),
                                cash));
    }

    @Override
    public List<PaymentProblem> check(ProviderPayment payment) {
        return TreasuryForm.check(payment);
    }

    @Override
    public Map<String, String> terms(ProviderPayment payment) {
        return TreasuryForm.terms(payment);
    }

    @Override
    public Found search(ProviderPayment payment, IdempotencyKey key) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("financial_account", settings.financialAccount());
        if (settings.searchDays() > 0) {
            long since = clock.instant()
                    .minus(Duration.ofDays(settings.searchDays()))
                    .getEpochSecond();
            query.put("created[gte]", String.valueOf(since));
        }
        Search search = new Search(payment, key, object -> new HeldOrder(status(object), terms(object)));
        new StripeList(api, PATH, null).each(query, search::sees);
        return search.found();
    }

    @Override
    public Placed place(ProviderPayment payment, IdempotencyKey key) {
        Map<String, String> form = TreasuryForm.of(payment, key, settings.financialAccount());
        return Answers.placed(api.postForm(PATH, form, StripeApi.key(key, "pay")), this::status);
    }

    @Override
    public ProviderStatus status(String providerId) {
        String id = StripeFields.known(api.connection(), providerId);
        return api.find(PATH + "/" + BaseUrl.encode(id))
                .map(this::status)
                .orElseThrow(() -> StripeFields.unknown(api.connection(), providerId));
    }

    @Override
    public ProviderStatus cancel(String providerId, IdempotencyKey key) {
        String id = StripeFields.known(api.connection(), providerId);
        return Answers.read(
                api.postForm(PATH + "/" + BaseUrl.encode(id) + "/cancel", Map.of(), StripeApi.key(key, "cancel")),
                this::status);
    }

    private ProviderStatus status(JsonNode object) {
        String what = api.connection() + ": outbound payment";
        String id = StripeFields.id(what, object);
        String word = Json.requireText(what + " " + id, object, "status");
        State state = state(word);
        return new ProviderStatus(
                id,
                StripeFields.text(object.path("metadata"), HeldOrder.PAYMENT_ID),
                state,
                word,
                failure(state, word, object),
                Json.decimal(what, object, "amount")
                        .map(cents -> MinorUnits.money(
                                what, cents, object.path("currency").asText()))
                        .orElse(null),
                null,
                StripeFields.day(object, "expected_arrival_date"),
                StripeFields.changedAt(object, word),
                trace(object.path("tracking_details")),
                object.path("cancelable").asBoolean(false));
    }

    private static Map<String, String> terms(JsonNode object) {
        Map<String, String> terms = new LinkedHashMap<>();
        Json.text(object, "amount")
                .ifPresent(cents -> terms.put(
                        "amount", cents + " " + object.path("currency").asText()));
        JsonNode account = object.path("destination_payment_method_details").path("us_bank_account");
        Json.text(account, "last4").ifPresent(last -> terms.put("account", last));
        Json.text(account, "routing_number").ifPresent(number -> terms.put("routing number", number));
        return Map.copyOf(terms);
    }

    private static State state(String word) {
        return switch (word) {
            case "posted" -> State.COMPLETED;
            case "failed" -> State.FAILED;
            case "canceled" -> State.CANCELLED;
            case "returned" -> State.RETURNED;
            default -> State.PROCESSING;
        };
    }

    private static @Nullable PaymentFailure failure(State state, String word, JsonNode object) {
        return switch (state) {
            case FAILED -> FailureWords.of(word, (String) null);
            case RETURNED -> FailureWords.of(word, StripeFields.text(object.path("returned_details"), "code"));
            default -> null;
        };
    }

    private static @Nullable String trace(JsonNode details) {
        JsonNode wire = details.path("us_domestic_wire");
        return Json.text(details.path("ach"), "trace_id")
                .or(() -> Json.text(wire, "imad"))
                .or(() -> Json.text(wire, "omad"))
                .or(() -> Json.text(wire, "chips"))
                .orElse(null);
    }
}
