package com.smartap.capture.llm;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.smartap.connector.support.ApiAnswer;
import com.smartap.connector.support.ApiCall;
import com.smartap.connector.support.ApiClient;
import com.smartap.connector.support.Authentication;
import com.smartap.connector.support.BaseUrl;
import com.smartap.connector.support.ClientOptions;
import com.smartap.connector.support.Json;
import com.smartap.connector.support.RateLimit;
import com.smartap.connector.support.RetrySchedule;
import com.smartap.spi.Api;
import com.smartap.spi.SpiLevel;
import com.smartap.spi.capture.FieldExtractor;
import com.smartap.spi.capture.WordPage;
import com.smartap.spi.secret.Secret;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Asks a language model behind any OpenAI-compatible chat endpoint for field values. It is not registered anywhere: a
 * host that wants it hands it to a reader. The visible words of each document are sent to the endpoint. Documents may
 * hold text that talks to the model; so nothing the model says counts unless it stands in the document and fits its
 * sums. Needs {@code smartap-connector-support} on the class path. Thread-safe.
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class OpenAiFieldExtractor implements FieldExtractor, AutoCloseable {
    private static final long MOST_ANSWER_BYTES = 256 * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** What suits an endpoint of this kind: 30 seconds, two tries, four calls at once, 256 KiB. */
    public static final ClientOptions CLIENT = ClientOptions.DEFAULT
            .withCallTimeout(PATIENCE)
            .withMaxAnswerBytes(MOST_ANSWER_BYTES)
            .withRetry(new RetrySchedule(2, Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(10)))
            .withRateLimits(RateLimit.concurrent(4));

    private final URI endpoint;
    private final String model;
    private final ApiClient client;

    /**
     * An extractor that speaks to one endpoint.
     *
     * @param baseUrl such as {@code https://api.openai.com/v1}; HTTPS, or HTTP on this machine
     * @param model the name that the endpoint knows it by
     * @param key sent as a bearer token; blank for endpoints without
     * @throws com.smartap.spi.InvalidConfigurationException if the address cannot be used
     */
    public OpenAiFieldExtractor(String baseUrl, String model, Secret key, Clock clock) {
        this(baseUrl, model, key, clock, CLIENT);
    }

    /** The same with time-outs, limits and repetition of the host's choice. */
    public OpenAiFieldExtractor(String baseUrl, String model, Secret key, Clock clock, ClientOptions options) {
        requireNonNull(key, "key");
        this.endpoint = BaseUrl.of("capture.llm.base-url", baseUrl)
                .endingWith("/chat/completions")
                .uri();
        this.model = requireNonNull(model, "model");
        this.client = new ApiClient("capture.llm", clock, options, new Bearer(key), answer -> Optional.empty());
    }

    @Override
    public String id() {
        return "openai";
    }

    @Override
    public int spiLevel() {
        return SpiLevel.CURRENT;
    }

    @Override
    public Optional<String> unavailable() {
        return Optional.empty();
    }

    @Override
    public List<Proposal> propose(List<WordPage> pages) {
        String request = ChatRequest.of(model, pages);
        ApiAnswer answer = client.send(
                ApiCall.read("POST", endpoint, "application/json", request.getBytes(StandardCharsets.UTF_8)));
        JsonNode choice = Json.object("the answer of " + model, answer)
                .path("choices")
                .path(0)
                .path("message")
                .path("content");
        return ChatAnswer.proposals(choice.asText(""));
    }

    /** Frees the connections. */
    @Override
    public void close() {
        client.close();
    }

    private record Bearer(Secret key) implements Authentication {
        @Override
        public Map<String, Secret> headers(ApiCall call) {
            return key.isBlank() ? Map.of() : Map.of("Authorization", Secret.of("Bearer " + key.reveal()));
        }

        @Override
        public boolean renew(Map<String, Secret> rejected) {
            return false;
        }
    }
}
