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
    private final byte[] body;

    /**
     * A request.
     *
     * @param headers by name in any case; the first of several
     * @param body the raw bytes
     */
    public WebhookRequest(Map<String, String> headers, byte[] body) {
        Map<String, String> lower = new TreeMap<>();
        headers.forEach((name, value) -> lower.putIfAbsent(name.toLowerCase(Locale.ROOT), value));
        this.headers = Map.copyOf(lower);
        this.body = body.clone();
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
