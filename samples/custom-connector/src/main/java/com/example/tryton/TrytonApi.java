package com.example.tryton;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.support.ApiAnswer;
import com.smartap.connector.support.ApiCall;
import com.smartap.connector.support.ApiClient;
import com.smartap.connector.support.ClientOptions;
import com.smartap.connector.support.ConnectorRefusedException;
import com.smartap.connector.support.Json;
import com.smartap.connector.support.OutcomeUnknownException;
import com.smartap.connector.support.ProviderError;
import com.smartap.spi.ConnectorException;
import com.smartap.spi.ConnectorProtocolException;
import com.smartap.spi.connector.ConnectorContext;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tryton's remote procedures: {@code POST /DATABASE/} with a method, its parameters, and a context as the last. */
final class TrytonApi implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(TrytonApi.class);
    private static final int MAX_ROWS = 100_000;
    private final String connection;
    private final TrytonSettings settings;
    private final TrytonSession session;
    private final ApiClient client;
    private final TrytonCompany company;

    TrytonApi(ConnectorContext context, TrytonSettings settings, ClientOptions options) {
        ClientOptions timed = settings.timeout().compareTo(options.callTimeout()) < 0
                ? options.withCallTimeout(settings.timeout())
                : options;
        this.connection = context.connection();
        this.settings = settings;
        this.session = new TrytonSession(context, settings, timed);
        this.client = new ApiClient(connection, context.clock(), timed, session, ProviderError.Reader.NONE);
        this.company = new TrytonCompany(this, settings.company());
    }

    /** The company whose books are kept; asked for once. */
    TrytonCompany company() {
        return company;
    }

    /** Records that fit a domain, in the order of the model. */
    List<ObjectNode> search(String model, ArrayNode domain, String... fields) {
        return search(model, domain, MAX_ROWS, Json.object().nullNode(), false, List.of(fields));
    }

    /** Some records for an import, in an order. */
    List<ObjectNode> searchBulk(String model, ArrayNode domain, int count, JsonNode order, Collection<String> fields) {
        return search(model, domain, count, order, true, fields);
    }

    private List<ObjectNode> search(
            String model, ArrayNode domain, int count, JsonNode order, boolean bulk, Collection<String> fields) {
        ArrayNode parameters = Json.object().arrayNode();
        parameters
                .add(domain)
                .add(0)
                .add(count)
                .add(order)
                .add(Domain.texts(fields))
                .add(company.context());
        return rows("model.%s.search_read".formatted(model), parameters, bulk);
    }

    /** Calls a method that changes nothing. The context is added here, without a company. */
    JsonNode ask(String method, JsonNode... parameters) {
        ArrayNode all = Json.object().arrayNode().addAll(List.of(parameters)).add(Json.object());
        return result(method, call(method, all, false, false), false);
    }

    /**
     * Calls a method of a model that changes something.
     *
     * @throws ConnectorRefusedException if Tryton refused it, and so undid it
     * @throws OutcomeUnknownException if it may have taken effect
     */
    JsonNode write(String model, String method, JsonNode... parameters) {
        ArrayNode all = Json.object().arrayNode().addAll(List.of(parameters)).add(company.context());
        String name = "model.%s.%s".formatted(model, method);
        ApiAnswer answer = call(name, all, true, false);
        try {
            return result(name, answer, true);
        } catch (ConnectorProtocolException e) {
            throw new OutcomeUnknownException(
                    "%s: %s was sent, but the answer was not understood (%s)".formatted(connection, name, answer), e);
        }
    }

    /** Ends the session and frees the connections; never throws. */
    @Override
    public void close() {
        try {
            if (session.isOpen()) {
                client.send(request(
                        settings.address(), "common.db.logout", Json.object().arrayNode(), false));
            }
        } catch (ConnectorException e) {
            log.debug("{}: not logged out: {}", connection, e.getMessage());
        }
        client.close();
        session.close();
    }

    // tag::client
    static ApiCall request(URI address, String method, ArrayNode parameters, boolean write) {
        ObjectNode body = Json.object().put("id", 0).put("method", method);
        body.set("params", parameters);
        String text = Json.write(body);
        ApiCall call = write
                ? ApiCall.postJson(address, text)
                : ApiCall.read("POST", address, "application/json", text.getBytes(StandardCharsets.UTF_8));
        return call.header("Accept", "application/json");
    }
    // end::client

    private List<ObjectNode> rows(String method, ArrayNode parameters, boolean bulk) {
        JsonNode result = result(method, call(method, parameters, false, bulk), false);
        List<ObjectNode> rows = new ArrayList<>();
        for (JsonNode row : result) {
            if (row instanceof ObjectNode object) {
                rows.add(object);
            }
        }
        if (!result.isArray()) {
            throw new ConnectorProtocolException(
                    "%s: the answer to %s is no list".formatted(connection, method), null, null);
        }
        return rows;
    }

    private ApiAnswer call(String method, ArrayNode parameters, boolean write, boolean bulk) {
        ApiCall call = request(settings.address(), method, parameters, write);
        return client.send(bulk ? call.bulk() : call);
    }

    private JsonNode result(String method, ApiAnswer answer, boolean write) {
        String what = "%s: %s".formatted(connection, method);
        ObjectNode body = Json.object(what, answer);
        if (body.hasNonNull("error")) {
            throw TrytonFaults.of(what, body.path("error"), write);
        }
        if (!body.has("result")) {
            throw new ConnectorProtocolException(what + ": the answer holds no result", null, null);
        }
        return body.path("result");
    }
}
