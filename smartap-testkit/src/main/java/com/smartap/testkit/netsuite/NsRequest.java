package com.smartap.testkit.netsuite;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * A request.
 *
 * @param uri scheme, host, port, raw path and raw query as the client called them
 * @param headers by name in lower case
 */
record NsRequest(String method, URI uri, Map<String, String> headers, byte[] body) {
    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    String path() {
        return String.valueOf(uri.getRawPath());
    }

    /** The last value of a query parameter. */
    Optional<String> parameter(String name) {
        return NsForm.parse(uri.getRawQuery()).stream()
                .filter(pair -> pair.getKey().equals(name))
                .map(Map.Entry::getValue)
                .reduce((first, second) -> second);
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
