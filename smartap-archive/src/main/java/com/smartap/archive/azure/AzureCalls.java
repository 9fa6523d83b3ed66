package com.smartap.archive.azure;

import com.smartap.archive.internal.cloud.CloudClient;
import com.smartap.archive.internal.cloud.XmlElement;
import com.smartap.connector.support.StreamAnswer;
import com.smartap.connector.support.StreamCall;
import com.smartap.connector.support.StreamCall.Content;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The requests of the Blob service that a store needs. */
final class AzureCalls {
    private static final String VERSION = "2023-11-03";

    private final CloudClient client;
    private final AzurePlace place;

    AzureCalls(CloudClient client, AzurePlace place) {
        this.client = client;
        this.place = place;
    }

    AzurePlace place() {
        return place;
    }

    /** The same calls in another place. */
    AzureCalls in(AzurePlace other) {
        return new AzureCalls(client, other);
    }

    StreamCall call(String method, String name, Map<String, String> query, Map<String, String> headers) {
        return call(method, name, query, headers, null);
    }

    StreamCall call(
            String method,
            String name,
            Map<String, String> query,
            Map<String, String> headers,
            @Nullable Content body) {
        return new StreamCall(method, place.blob(name, query), with(headers), body);
    }

    StreamAnswer send(StreamCall call, Integer... expected) throws IOException {
        return client.send(call, Set.of(expected));
    }

    /** Sends a call whose answer says nothing of interest. */
    void run(StreamCall call, Integer... expected) throws IOException {
        send(call, expected).close();
    }

    XmlElement container(Map<String, String> query) throws IOException {
        Map<String, String> all = new HashMap<>(query);
        all.put("restype", "container");
        return client.xml(new StreamCall("GET", place.container(all), with(Map.of()), null));
    }

    String code(StreamAnswer answer) throws IOException {
        return client.code(answer);
    }

    IOException refused(StreamCall call, StreamAnswer answer, String code) {
        return client.refused(call, answer, code);
    }

    /** What Azure says of a blob; empty if there is none, or it has no current version. */
    Optional<AzureHead> head(String name, String version) throws IOException {
        try (StreamAnswer answer = send(call("HEAD", name, version(version), Map.of()), 404)) {
            return answer.isSuccess() ? Optional.of(AzureHead.of(answer, version)) : Optional.empty();
        }
    }

    /** Selects a version; empty for the current one. */
    static Map<String, String> version(String id) {
        return id.isEmpty() ? Map.of() : Map.of("versionid", id);
    }

    /** A component of a version. */
    static Map<String, String> component(String name, String version) {
        Map<String, String> query = new HashMap<>(version(version));
        query.put("comp", name);
        return query;
    }

    void close() {
        client.close();
    }

    private static Map<String, String> with(Map<String, String> headers) {
        Map<String, String> all = new HashMap<>(headers);
        all.put("x-ms-version", VERSION);
        return all;
    }
}
