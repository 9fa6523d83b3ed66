package com.smartap.connector.support;

import com.smartap.spi.Api;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What an outside system answered, read completely and within the limit. Immutable. */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class ApiAnswer {
    private final int status;
    private final Map<String, List<String>> headers;
    private final byte[] body;

    ApiAnswer(int status, Map<String, List<String>> headers, byte[] body) {
        this.status = status;
        this.headers = Map.copyOf(headers);
        this.body = body;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** A header, by its name in any case; the last of several. */
    public Optional<String> header(String name) {
        List<String> values = headers(name);
        return values.isEmpty() ? Optional.empty() : Optional.of(values.get(values.size() - 1));
    }

    /** All headers of a name in any case, such as {@code Set-Cookie}. */
    public List<String> headers(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
    }

    /** A copy of the body. */
    public byte[] bytes() {
        return body.clone();
    }

    /** The body as UTF-8. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** Whether the status is 200 to 299. */
    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /** Status and size; the body may hold secrets. */
    @Override
    public String toString() {
        return "HTTP " + status + ", " + body.length + " bytes";
    }
}
