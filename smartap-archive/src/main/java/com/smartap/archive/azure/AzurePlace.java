package com.smartap.archive.azure;

import com.smartap.connector.support.BaseUrl;
import com.smartap.model.ContentHash;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Where documents lie: below a prefix of a container.
 *
 * @param endpoint of the account, without a slash at its end
 * @param container its name
 * @param prefix empty, or with a slash at its end
 */
record AzurePlace(String endpoint, String container, String prefix) {
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    String name(ContentHash hash) {
        return prefix + hash.hex();
    }

    /** The hash that a name stands for; empty for names of strangers. */
    Optional<ContentHash> hash(String name) {
        String own = name.startsWith(prefix) ? name.substring(prefix.length()) : "";
        return HASH.matcher(own).matches() ? Optional.of(new ContentHash(own)) : Optional.empty();
    }

    /** The same place with what belongs to trials. */
    AzurePlace trials() {
        return new AzurePlace(endpoint, container, prefix + "trials/");
    }

    /** The address of a blob, whose name holds nothing that has to be encoded. */
    URI blob(String name, Map<String, String> query) {
        return URI.create("%s/%s/%s%s".formatted(endpoint, container, name, encoded(query)));
    }

    /** The address of the container. */
    URI container(Map<String, String> query) {
        return URI.create("%s/%s%s".formatted(endpoint, container, encoded(query)));
    }

    private static String encoded(Map<String, String> query) {
        String text = new TreeMap<>(query)
                .entrySet().stream()
                        .map(entry -> BaseUrl.encode(entry.getKey()) + "=" + BaseUrl.encode(entry.getValue()))
                        .collect(Collectors.joining("&"));
        return text.isEmpty() ? "" : "?" + text;
    }
}
