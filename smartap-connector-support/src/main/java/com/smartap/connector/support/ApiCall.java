package com.smartap.connector.support;

import com.smartap.spi.Api;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One call of an outside system. Immutable. */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class ApiCall {
    private final String method;
    private final URI uri;
    private final boolean write;
    private final Map<String, String> headers;
    private final @Nullable String mediaType;
    private final byte[] body;
    private final boolean bulk;

    private ApiCall(
            String method,
            URI uri,
            boolean write,
            Map<String, String> headers,
            @Nullable String mediaType,
            byte[] body,
            boolean bulk) {
        this.method = method;
        this.uri = uri;
        this.write = write;
        this.headers = headers;
        this.mediaType = mediaType;
        this.body = body;
        this.bulk = bulk;
    }

    /** A GET, which may be tried again. */
    public static ApiCall get(URI uri) {
        return new ApiCall("GET", uri, false, Map.of(), null, new byte[0], false);
    }

    /** A call with a body that changes nothing, such as a query by POST; it may be tried again. */
    public static ApiCall read(String method, URI uri, String mediaType, byte[] body) {
        return new ApiCall(method, uri, false, Map.of(), mediaType, body.clone(), false);
    }

    /** A call that changes something. Once it was sent it is not sent again: a lost answer is an unknown outcome. */
    public static ApiCall write(String method, URI uri, String mediaType, byte[] body) {
        return new ApiCall(method, uri, true, Map.of(), mediaType, body.clone(), false);
    }

    /** A POST of JSON that changes something. */
    public static ApiCall postJson(URI uri, String json) {
        return write("POST", uri, "application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    /** The same call with one more header. */
    public ApiCall header(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new ApiCall(method, uri, write, Map.copyOf(more), mediaType, body, bulk);
    }

    /** The same call as part of an import: it waits while calls that somebody waits for want to be sent. */
    public ApiCall bulk() {
        return new ApiCall(method, uri, write, headers, mediaType, body, true);
    }

    /** GET, POST, … */
    public String method() {
        return method;
    }

    /** Where to. */
    public URI uri() {
        return uri;
    }

    /** Whether it changes something on the other side. */
    public boolean isWrite() {
        return write;
    }

    /** Whether it waits for others. */
    public boolean isBulk() {
        return bulk;
    }

    Map<String, String> headers() {
        return headers;
    }

    Optional<String> mediaType() {
        return Optional.ofNullable(mediaType);
    }

    byte[] body() {
        return body;
    }

    /** Method and path; a query may hold what logs should not. */
    @Override
    public String toString() {
        return method + " " + uri.getRawPath();
    }
}
