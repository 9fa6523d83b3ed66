package com.smartap.connector.sap.s4;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.support.ApiAnswer;
import com.smartap.connector.support.ApiCall;
import com.smartap.connector.support.ApiClient;
import com.smartap.connector.support.Authentication;
import com.smartap.connector.support.BaseUrl;
import com.smartap.connector.support.ClientOptions;
import com.smartap.connector.support.ConnectorRefusedException;
import com.smartap.connector.support.Json;
import com.smartap.connector.support.OutcomeUnknownException;
import com.smartap.spi.ConnectorAuthorizationException;
import com.smartap.spi.ConnectorProtocolException;
import com.smartap.spi.connector.ConnectorContext;
import com.smartap.spi.connector.QuotaReport.Quota;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The calls of the OData services: reading rows, page by page, and writing within a CSRF session. */
final class S4Api implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(S4Api.class);
    private static final int MOST_PAGES = 2000;

    private final String connection;
    private final S4Settings settings;
    private final Authentication authentication;
    private final ApiClient client;
    private final CsrfSessions sessions = new CsrfSessions();

    S4Api(ConnectorContext context, S4Settings settings, ClientOptions options) {
        this.connection = context.connection();
        this.settings = settings;
        ClientOptions timed = settings.timeout().compareTo(options.callTimeout()) < 0
                ? options.withCallTimeout(settings.timeout())
                : options;
        ClientOptions secured = timed.withTls(settings.tls(context.credentials()));
        this.authentication = settings.authentication(context, secured.withRateLimits());
        this.client = new ApiClient(
                connection,
                context.clock(),
                secured.withRateLimits(settings.rateLimits()),
                authentication,
                S4Faults::read,
                S4Api::warn);
    }

    /**
     * Some rows.
     *
     * @param rows the entities, in the order of the answer
     * @param next the query of the next page; null if the server names none
     */
    record Rows(List<ObjectNode> rows, @Nullable String next) {}

    /** One page of an entity set. */
    Rows rows(S4Service service, String set, Map<String, String> options, boolean bulk) {
        return rows(service, set, uri(service, set, options), bulk);
    }

    /** All rows of an entity set, over all of the server's pages. */
    List<ObjectNode> all(S4Service service, String set, Map<String, String> options) {
        List<ObjectNode> all = new ArrayList<>();
        Rows page = rows(service, set, options, false);
        all.addAll(page.rows());
        for (int pages = 1; page.next() != null && !page.rows().isEmpty(); pages++) {
            if (pages >= MOST_PAGES) {
                throw new ConnectorProtocolException(
                        "%s: %s has more than %d pages".formatted(connection, set, MOST_PAGES), null, null);
            }
            // Only the query is taken: the link may name a host that is not reached from here.
            page = rows(service, set, following(service, set, page.next()), false);
            all.addAll(page.rows());
        }
        return all;
    }

    private URI following(S4Service service, String set, String query) {
        try {
            return URI.create(path(service, set) + "?" + query);
        } catch (IllegalArgumentException e) {
            throw new ConnectorProtocolException(
                    "%s: the link to the next page of %s is not an address".formatted(connection, set), null, null);
        }
    }

    /** One entity by its key, such as {@code A_SupplierInvoice(SupplierInvoice='1',FiscalYear='2026')}. */
    Optional<ObjectNode> entity(S4Service service, String path) {
        try {
            ObjectNode body = read(path, send(get(uri(service, path, Map.of()))));
            JsonNode entity = body.has("d") ? body.path("d") : body;
            return entity instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
        } catch (ConnectorRefusedException e) {
            if (e.status() == 404) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /**
     * Creates an entity.
     *
     * @return the entity as SAP answers it
     * @throws OutcomeUnknownException if the answer was lost or cannot be understood
     */
    ObjectNode create(S4Service service, String set, String mediaType, byte[] body, Map<String, String> headers) {
        ApiCall call = ApiCall.write("POST", uri(service, set, Map.of()), mediaType, body);
        for (Map.Entry<String, String> header : headers.entrySet()) {
            call = call.header(header.getKey(), header.getValue());
        }
        ApiAnswer answer = write(service, call);
        try {
            ObjectNode whole = read("new " + set, answer);
            if ((whole.has("d") ? whole.path("d") : whole) instanceof ObjectNode entity) {
                return entity;
            }
            throw new ConnectorProtocolException("%s: the answer holds no entity".formatted(connection), null, null);
        } catch (ConnectorProtocolException e) {
            throw new OutcomeUnknownException(
                    "%s: %s was sent, but the answer was not understood (%s)".formatted(connection, set, answer), e);
        }
    }

    List<Quota> quotas() {
        return client.quotas();
    }

    @Override
    public void close() {
        client.close();
        if (authentication instanceof AutoCloseable closeable) {
            try {
                closeable.close();
            } catch (Exception e) {
                log.debug("{}: closing failed", connection, e);
            }
        }
    }

    /** A token that is over was refused before anything took effect, so the write is sent once more with a new one. */
    private ApiAnswer write(S4Service service, ApiCall call) {
        CsrfSessions.Session session = sessions.get(service, () -> fetch(service));
        try {
            return send(within(session, call));
        } catch (ConnectorRefusedException e) {
            if (!isTokenRequired(e)) {
                throw e;
            }
            sessions.drop(service, session);
        }
        CsrfSessions.Session renewed = sessions.get(service, () -> fetch(service));
        try {
            return send(within(renewed, call));
        } catch (ConnectorRefusedException e) {
            if (!isTokenRequired(e)) {
                throw e;
            }
            sessions.drop(service, renewed);
            throw new ConnectorAuthorizationException(
                    "%s: SAP accepts no CSRF token. Maybe a proxy between drops cookies or the header X-CSRF-Token"
                            .formatted(connection),
                    S4Faults.CSRF,
                    e);
        }
    }

    private static boolean isTokenRequired(ConnectorRefusedException e) {
        return e.providerCode().filter(S4Faults.CSRF::equals).isPresent();
    }

    private static ApiCall within(CsrfSessions.Session session, ApiCall call) {
        ApiCall tokened = session.token() == null ? call : call.header("X-CSRF-Token", session.token());
        return session.cookies().isEmpty() ? tokened : tokened.header("Cookie", session.cookies());
    }

    /** By GET, as not every system answers HEAD, and with the slash at the end that some need. */
    private CsrfSessions.Session fetch(S4Service service) {
        ApiCall call = ApiCall.get(uri(service, "", Map.of())).header("X-CSRF-Token", "Fetch");
        return CsrfSessions.Session.of(send(call));
    }

    private Rows rows(S4Service service, String set, URI uri, boolean bulk) {
        ApiCall call = get(uri);
        ObjectNode body = read(set, send(bulk ? call.bulk() : call));
        JsonNode data = service.isV4() || !body.has("d") ? body : body.path("d");
        JsonNode items = data.isArray() ? data : data.path(data.has("results") ? "results" : "value");
        if (!items.isArray()) {
            throw new ConnectorProtocolException(
                    "%s: the answer to a query of %s holds no list".formatted(connection, set), null, null);
        }
        List<ObjectNode> rows = new ArrayList<>();
        items.forEach(item -> {
            if (item instanceof ObjectNode row) {
                rows.add(row);
            }
        });
        return new Rows(rows, next(data, body));
    }

    private static @Nullable String next(JsonNode data, ObjectNode body) {
        Optional<String> link = Json.text(data, "__next").or(() -> Json.text(body, "@odata.nextLink"));
        int at = link.map(text -> text.indexOf('?')).orElse(-1);
        return at < 0 ? null : link.get().substring(at + 1).replace(" ", "%20").replace("'", "%27");
    }

    private ApiAnswer send(ApiCall call) {
        return client.send(call.header("Accept", "application/json").header("sap-language", settings.language()));
    }

    private static ApiCall get(URI uri) {
        return ApiCall.get(uri);
    }

    private ObjectNode read(String what, ApiAnswer answer) {
        return Json.object(connection + ": " + what, answer);
    }

    private URI uri(S4Service service, String set, Map<String, String> options) {
        Map<String, String> all = new LinkedHashMap<>(options);
        settings.client().ifPresent(number -> all.put("sap-client", number));
        StringBuilder text = new StringBuilder(path(service, set).toString());
        char separator = '?';
        for (Map.Entry<String, String> option : all.entrySet()) {
            // The dollar of an option is left as it is: gateways and proxies look for it.
            text.append(separator).append(option.getKey()).append('=').append(BaseUrl.encode(option.getValue()));
            separator = '&';
        }
        return URI.create(text.toString());
    }

    private URI path(S4Service service, String set) {
        return settings.root().resolve(service.path() + "/" + set);
    }

    private static void warn(ApiAnswer answer) {
        if (answer.isSuccess()) {
            S4Faults.warning(answer)
                    .ifPresent(message -> log.warn("SAP says: {} ({})", message.words(), message.code()));
        }
    }
}
