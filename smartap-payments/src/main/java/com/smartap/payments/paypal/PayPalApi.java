package com.smartap.payments.paypal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.support.ApiAnswer;
import com.smartap.connector.support.ApiCall;
import com.smartap.connector.support.ApiClient;
import com.smartap.connector.support.BaseUrl;
import com.smartap.connector.support.ClientOptions;
import com.smartap.connector.support.ConnectorRefusedException;
import com.smartap.connector.support.Json;
import com.smartap.connector.support.OAuth2Settings;
import com.smartap.connector.support.OAuth2TokenSource;
import com.smartap.connector.support.OutcomeUnknownException;
import com.smartap.connector.support.RateLimit;
import com.smartap.spi.ConnectorProtocolException;
import com.smartap.spi.connector.ConnectorContext;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The calls of PayPal that payouts need, for one app. */
final class PayPalApi implements AutoCloseable {
    /** The most items that PayPal lists at once. */
    static final int PAGE = 1000;

    private static final String JSON = "application/json";
    private static final String PAYOUTS = "/v1/payments/payouts";
    private static final String ITEMS = "/v1/payments/payouts-item";

    /** PayPal's 429 says no time; its limit is one of a minute. */
    private static final Duration THROTTLED = Duration.ofSeconds(20);

    private final String connection;
    private final BaseUrl base;
    private final OAuth2TokenSource tokens;
    private final ApiClient client;

    PayPalApi(ConnectorContext context, PayPalSettings settings, ClientOptions options) {
        this.connection = context.connection();
        this.base = settings.base();
        ClientOptions timed = timed(settings, options).withThrottlePause(THROTTLED);
        this.tokens = new OAuth2TokenSource(
                connection,
                context.clock(),
                context.credentials(),
                OAuth2Settings.basic(base.resolve("/v1/oauth2/token")).withClientCredentials(""),
                timed);
        this.client = new ApiClient(
                connection,
                context.clock(),
                timed.withRateLimits(RateLimit.perMinute(settings.requestsPerMinute())),
                tokens,
                PayPalFaults::read);
    }

    static ClientOptions timed(PayPalSettings settings, ClientOptions options) {
        return settings.timeout().compareTo(options.callTimeout()) < 0
                ? options.withCallTimeout(settings.timeout())
                : options;
    }

    String connection() {
        return connection;
    }

    /** Where the calls go. */
    String host() {
        return String.valueOf(base.uri().getHost());
    }

    /**
     * Orders a batch.
     *
     * @return the header of the batch, which has an id
     * @throws OutcomeUnknownException if the answer was lost or cannot be understood
     */
    ObjectNode order(String body, String requestId) {
        ApiAnswer answer = client.send(ApiCall.postJson(base.resolve(PAYOUTS), body)
                .header("Accept", JSON)
                .header("PayPal-Request-Id", requestId));
        ObjectNode whole = written("payout", answer);
        if (whole.path("batch_header") instanceof ObjectNode header
                && Json.text(header, "payout_batch_id")
                        .filter(PayPalIds::isPayPals)
                        .isPresent()) {
            return header;
        }
        throw lost("payout", answer, null);
    }

    /** Sends a batch that cannot be carried out, to learn whether its id was used; that changes nothing. */
    void ask(String question) {
        ApiAnswer answer = client.send(ApiCall.read("POST", base.resolve(PAYOUTS), JSON, bytes(question))
                .header("Accept", JSON));
        throw new ConnectorProtocolException(
                "%s: PayPal took a batch of nothing to nobody (%s), so that its id is used up. A person has to look"
                        .formatted(connection, answer),
                null,
                null);
    }

    /** A batch with one page of its items, from 1; empty if there is no such batch. */
    Optional<ObjectNode> batch(String batchId, int page) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("page", String.valueOf(page));
        query.put("page_size", String.valueOf(PAGE));
        query.put("total_required", "true");
        return get(PAYOUTS + "/" + BaseUrl.encode(batchId), query);
    }

    /** One item by PayPal's own id; empty if there is none. */
    Optional<ObjectNode> item(String payoutItemId) {
        return get(ITEMS + "/" + BaseUrl.encode(payoutItemId), Map.of());
    }

    /** Calls an unclaimed item back, and returns it as it is then. */
    ObjectNode cancel(String payoutItemId, String requestId) {
        String path = ITEMS + "/" + BaseUrl.encode(payoutItemId) + "/cancel";
        return written(
                "cancellation",
                client.send(ApiCall.write("POST", base.resolve(path), JSON, new byte[0])
                        .header("Accept", JSON)
                        .header("PayPal-Request-Id", requestId)));
    }

    /** Whose account it is; empty if the app may not know. */
    Optional<ObjectNode> account() {
        return get("/v1/identity/oauth2/userinfo", Map.of("schema", "paypalv1.1"));
    }

    /** A page of the account's transactions. */
    ObjectNode transactions(Map<String, String> query) {
        return Json.object(connection + ": transactions", client.send(getCall("/v1/reporting/transactions", query)));
    }

    /** Asks PayPal whether it signed a webhook. */
    ObjectNode verification(byte[] body) {
        return Json.object(
                connection + ": webhook signature",
                client.send(ApiCall.read("POST", base.resolve("/v1/notifications/verify-webhook-signature"), JSON, body)
                        .header("Accept", JSON)));
    }

    @Override
    public void close() {
        client.close();
        tokens.close();
    }

    private Optional<ObjectNode> get(String path, Map<String, String> query) {
        try {
            return Optional.of(Json.object(connection + ": " + path, client.send(getCall(path, query))));
        } catch (ConnectorRefusedException e) {
            boolean unknown = e.status() == 404
                    || e.providerCode()
                            .filter(code -> code.equals("RESOURCE_NOT_FOUND") || code.equals("INVALID_RESOURCE_ID"))
                            .isPresent();
            if (unknown) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private ApiCall getCall(String path, Map<String, String> query) {
        return ApiCall.get(base.resolve(path, query)).header("Accept", JSON);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** After a write, an answer that makes no sense leaves open what happened. */
    private ObjectNode written(String what, ApiAnswer answer) {
        try {
            return Json.object(what, answer);
        } catch (ConnectorProtocolException e) {
            throw lost(what, answer, e);
        }
    }

    private OutcomeUnknownException lost(String what, ApiAnswer answer, @Nullable Throwable cause) {
        return new OutcomeUnknownException(
                "%s: the %s was sent, but the answer was not understood (%s)".formatted(connection, what, answer),
                cause);
    }
}
