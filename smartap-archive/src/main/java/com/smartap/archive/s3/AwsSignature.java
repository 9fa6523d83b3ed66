package com.smartap.archive.s3;

import com.smartap.model.ContentHash;
import com.smartap.spi.secret.Secret;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Amazon's signature, version 4, in a header: all headers of a request are signed.
 * Source: Amazon S3 API Reference, "Authenticating Requests: Using the Authorization Header".
 *
 * @param region such as {@code eu-central-1}
 * @param service such as {@code s3}
 */
record AwsSignature(String region, String service) {
    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /**
     * Signs a request.
     *
     * @param uri its path and query are encoded by {@link #encode}
     * @param headers all that are to be signed, {@code x-amz-content-sha256} among them for S3
     * @return the headers to add: {@code x-amz-date}, {@code x-amz-security-token} if need be, {@code Authorization}
     */
    Map<String, Secret> headers(
            String method,
            URI uri,
            Map<String, String> headers,
            String payloadHash,
            AwsCredentials credentials,
            Instant now) {
        Map<String, Secret> added = new HashMap<>();
        String moment = MOMENT.format(now);
        added.put("x-amz-date", Secret.of(moment));
        credentials.sessionToken().ifPresent(token -> added.put("x-amz-security-token", token));
        TreeMap<String, String> signed = new TreeMap<>();
        signed.put("host", host(uri));
        headers.forEach((name, value) -> signed.put(name.toLowerCase(Locale.ROOT), value));
        added.forEach((name, value) -> signed.put(name, value.reveal()));
        String names = String.join(";", signed.keySet());
        String canonical = String.join(
                "\n",
                method,
                uri.getRawPath().isEmpty() ? "/" : uri.getRawPath(),
                query(uri),
                signed.entrySet().stream()
                        .map(header -> header.getKey() + ":"
                                + header.getValue().strip().replaceAll(" +", " ") + "\n")
                        .collect(Collectors.joining()),
                names,
                payloadHash);
        String scope = "%s/%s/%s/aws4_request".formatted(moment.substring(0, 8), region, service);
        String toSign = String.join(
                "\n",
                ALGORITHM,
                moment,
                scope,
                ContentHash.of(canonical.getBytes(StandardCharsets.UTF_8)).hex());
        String signature = HexFormat.of().formatHex(hmac(key(credentials, moment.substring(0, 8)), toSign));
        added.put(
                "Authorization",
                Secret.of("%s Credential=%s/%s, SignedHeaders=%s, Signature=%s"
                        .formatted(ALGORITHM, credentials.accessKeyId(), scope, names, signature)));
        return added;
    }

    /** Percent-encodes all but letters, digits and {@code -._~}. */
    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    /** Encodes a key; its slashes stay. */
    static String encodePath(String key) {
        return Arrays.stream(key.split("/", -1)).map(AwsSignature::encode).collect(Collectors.joining("/"));
    }

    private byte[] key(AwsCredentials credentials, String day) {
        byte[] secret = ("AWS4" + credentials.secretAccessKey().reveal()).getBytes(StandardCharsets.UTF_8);
        return hmac(hmac(hmac(hmac(secret, day), region), service), "aws4_request");
    }

    private static String host(URI uri) {
        boolean standard = uri.getPort() < 0 || uri.getPort() == ("https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80);
        return standard ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
    }

    private static String query(URI uri) {
        String raw = uri.getRawQuery();
        if (raw == null || raw.isEmpty()) {
            return "";
        }
        return Arrays.stream(raw.split("&", -1))
                .map(pair -> pair.contains("=") ? pair : pair + "=")
                .map(pair -> Map.entry(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1)))
                .sorted(Map.Entry.<String, String>comparingByKey().thenComparing(Map.Entry.comparingByValue()))
                .map(pair -> pair.getKey() + "=" + pair.getValue())
                .collect(Collectors.joining("&"));
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }
}
