package com.smartap.archive.s3;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.smartap.spi.secret.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Asks the endpoint from which a machine or a container gets its credentials: near, quick, and never by a proxy. */
final class MetadataEndpoint {
    private static final int TIME_MILLIS = 1_000;
    private static final int LARGEST = 64 * 1024;
    private static final JsonMapper JSON = new JsonMapper();

    private MetadataEndpoint() {}

    /** The text at an address. */
    static String text(String method, URI uri, Map<String, String> headers) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection(Proxy.NO_PROXY);
        connection.setConnectTimeout(TIME_MILLIS);
        connection.setReadTimeout(TIME_MILLIS);
        connection.setInstanceFollowRedirects(false);
        connection.setRequestMethod(method);
        headers.forEach(connection::setRequestProperty);
        try {
            int status = connection.getResponseCode();
            if (status != 200) {
                throw new IOException("%s answered HTTP %d for credentials".formatted(uri.getHost(), status));
            }
            try (InputStream in = connection.getInputStream()) {
                return new String(in.readNBytes(LARGEST), StandardCharsets.UTF_8);
            }
        } finally {
            connection.disconnect();
        }
    }

    /** Credentials as both endpoints write them. The text never goes into a message. */
    static AwsCredentials credentials(String json) throws IOException {
        try {
            JsonNode node = JSON.readTree(json);
            return new AwsCredentials(
                    node.path("AccessKeyId").asText(),
                    Secret.of(node.path("SecretAccessKey").asText()),
                    Optional.of(node.path("Token").asText())
                            .filter(text -> !text.isBlank())
                            .map(Secret::of),
                    Optional.of(Instant.parse(node.path("Expiration").asText())));
        } catch (JsonProcessingException | IllegalArgumentException | DateTimeException e) {
            throw new IOException("the endpoint for credentials answered something else");
        }
    }
}
