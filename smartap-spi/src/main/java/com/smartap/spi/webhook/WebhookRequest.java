package com.smartap.spi.webhook;

import com.smartap.spi.Api;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A request of an outside system, with its body as it came: a signature covers the raw bytes, so that nothing may be
 * decoded and encoded again on the way.
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class WebhookRequest {
    private final Map<String, String> headers;
    private final String query;
    private final byte[] body;

    /**
     * A request without a query.
     *
     * @param headers by name in any case; the first of several
     * @param body the raw bytes
     */
    public WebhookRequest(Map<String, String> headers, byte[] body) {
        this(headers, "", body);
    }

    /**
     * A request.
     *
     * @param headers by name in any case; the first of several
     * @param query what follows the question mark, as it came: not decoded
     * @param body the raw bytes
     */
    public WebhookRequest(Map<String, String> headers, String query, byte[] body) {
        Map<String, String> lower = new TreeMap<>();
        headers.forEach((name, value) -> lower.putIfAbsent(name.toLowerCase(Locale.ROOT), value));
        this.headers = Map.copyOf(lower);
        this.query = query;
        this.body = body.clone();
    }

    /** What follows the question mark, as it came: not decoded; empty if there is none. Some signatures stand here. */
    public String query() {
        return query;
    }

    /** A header, by its name in any case. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    /** All headers, by their names in lower case. */
    public Map<String, String> headers() {
        return headers;
    }

    /** A copy of the raw body. */
    public byte[] body() {
        return body.clone();
    }

    /** Its size; headers hold signatures. */
    @Override
    public String toString() {
        return "WebhookRequest[" + body.length + " bytes]";
    }
}
