package com.smartap.archive.s3;

import com.smartap.archive.internal.cloud.CloudClient;
import com.smartap.archive.internal.cloud.XmlElement;
import com.smartap.connector.support.StreamAnswer;
import com.smartap.connector.support.StreamCall;
import com.smartap.connector.support.StreamCall.Content;
import com.smartap.model.ContentHash;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The requests of the S3 protocol that a store needs. */
final class S3Calls {
    static final String HASH_HEADER = "x-amz-content-sha256";
    private static final String NOTHING = ContentHash.of(new byte[0]).hex();

    private final CloudClient client;
    private final S3Place place;

    S3Calls(CloudClient client, S3Place place) {
        this.client = client;
        this.place = place;
    }

    S3Place place() {
        return place;
    }

    /** The same calls in another place. */
    S3Calls in(S3Place other) {
        return new S3Calls(client, other);
    }

    /** A request without a body, of an object. */
    StreamCall call(String method, String key, Map<String, String> query, Map<String, String> headers) {
        return new StreamCall(method, place.object(key, query), with(headers, NOTHING), null);
    }

    /** A request with a body, of an object. */
    StreamCall call(
            String method,
            String key,
            Map<String, String> query,
            Map<String, String> headers,
            Content body,
            String hash) {
        return new StreamCall(method, place.object(key, query), with(headers, hash), body);
    }

    /** A request with a small body, whose MD5 S3 wants where locks are concerned. */
    StreamCall small(String method, String key, Map<String, String> query, Map<String, String> headers, String body) {
        byte[] bytes = body.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        Map<String, String> more = new HashMap<>(headers);
        more.put("Content-MD5", Base64.getEncoder().encodeToString(md5(bytes)));
        more.put("Content-Type", "application/xml");
        return call(
                method,
                key,
                query,
                more,
                Content.of(bytes),
                ContentHash.of(bytes).hex());
    }

    StreamAnswer send(StreamCall call, Integer... expected) throws IOException {
        return client.send(call, Set.of(expected));
    }

    /** Sends a call whose answer says nothing of interest. */
    void run(StreamCall call, Integer... expected) throws IOException {
        send(call, expected).close();
    }

    /** An answer about the bucket. */
    XmlElement bucket(Map<String, String> query) throws IOException {
        return client.xml(new StreamCall("GET", place.bucket(query), with(Map.of(), NOTHING), null));
    }

    /** The code of an answer that is no success. */
    String code(StreamAnswer answer) throws IOException {
        return client.code(answer);
    }

    IOException refused(StreamCall call, StreamAnswer answer, String code) {
        return client.refused(call, answer, code);
    }

    /** What S3 says of an object; empty if there is none, or a deletion marker lies over it. */
    Optional<S3Head> head(String key, Map<String, String> version) throws IOException {
        StreamCall call = call("HEAD", key, version, Map.of("x-amz-checksum-mode", "ENABLED"));
        try (StreamAnswer answer = send(call, 404, 405)) {
            return answer.isSuccess() ? Optional.of(S3Head.of(answer)) : Optional.empty();
        }
    }

    /** Selects a version; empty for the newest. */
    static Map<String, String> version(String id) {
        return id.isEmpty() ? Map.of() : Map.of("versionId", id);
    }

    static FileNotFoundException absent(ContentHash hash) {
        return new FileNotFoundException("nothing is stored under " + hash);
    }

    void close() {
        client.close();
    }

    private static Map<String, String> with(Map<String, String> headers, String hash) {
        Map<String, String> all = new HashMap<>(headers);
        all.put(HASH_HEADER, hash);
        return all;
    }

    private static byte[] md5(byte[] bytes) {
        try {
            return MessageDigest.getInstance("MD5").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("S3 asks for MD5 sums of small bodies, and this Java platform has none", e);
        }
    }
}
