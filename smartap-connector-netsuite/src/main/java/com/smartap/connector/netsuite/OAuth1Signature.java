package com.smartap.connector.netsuite;

import com.smartap.spi.secret.Secret;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Map.Entry;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Signs calls with OAuth 1.0a (RFC 5849) and HMAC-SHA256. The base string takes in method, address and the parameters of
 * the query; the realm and a body of JSON stay out of it. Characters are encoded as RFC 3986 has it.
 */
final class OAuth1Signature {
    private static final String METHOD = "HMAC-SHA256";
    private final String consumerKey;
    private final Secret consumerSecret;
    private final String token;
    private final Secret tokenSecret;

    OAuth1Signature(String consumerKey, String consumerSecret, String token, String tokenSecret) {
        this.consumerKey = consumerKey;
        this.consumerSecret = Secret.of(consumerSecret);
        this.token = token;
        this.tokenSecret = Secret.of(tokenSecret);
    }

    /** The Authorization header. */
    String header(String realm, String method, URI uri, String timestamp, String nonce) {
        Map<String, String> oauth = parameters(timestamp, nonce);
        String signature = sign(baseString(method, uri, oauth));
        Map<String, String> shown = new LinkedHashMap<>();
        shown.put("realm", realm);
        shown.putAll(oauth);
        shown.put("oauth_signature", signature);
        return shown.entrySet().stream()
                .map(entry -> "%s=\"%s\"".formatted(entry.getKey(), encode(entry.getValue())))
                .collect(Collectors.joining(", ", "OAuth ", ""));
    }

    Map<String, String> parameters(String timestamp, String nonce) {
        Map<String, String> oauth = new LinkedHashMap<>();
        oauth.put("oauth_consumer_key", consumerKey);
        oauth.put("oauth_token", token);
        oauth.put("oauth_signature_method", METHOD);
        oauth.put("oauth_timestamp", timestamp);
        oauth.put("oauth_nonce", nonce);
        oauth.put("oauth_version", "1.0");
        return oauth;
    }

    /** What is signed: RFC 5849, 3.4.1. */
    static String baseString(String method, URI uri, Map<String, String> oauth) {
        List<Entry<String, String>> pairs = new ArrayList<>(query(uri.getRawQuery()));
        oauth.forEach((name, value) -> pairs.add(Map.entry(encode(name), encode(value))));
        String normal = pairs.stream()
                .sorted(Entry.<String, String>comparingByKey()
                        .thenComparing(Entry.comparingByValue(Comparator.naturalOrder())))
                .map(pair -> pair.getKey() + "=" + pair.getValue())
                .collect(Collectors.joining("&"));
        return String.join("&", method.toUpperCase(Locale.ROOT), encode(address(uri)), encode(normal));
    }

    /** Scheme and host in lower case, no standard port, no query: RFC 5849, 3.4.1.2. */
    private static String address(URI uri) {
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        int port = uri.getPort();
        boolean standard =
                port == -1 || (scheme.equals("https") && port == 443) || (scheme.equals("http") && port == 80);
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + (standard ? "" : ":" + port) + path;
    }

    /** Names and values decoded, and encoded again in one way. */
    private static List<Entry<String, String>> query(@Nullable String raw) {
        List<Entry<String, String>> pairs = new ArrayList<>();
        if (raw == null || raw.isEmpty()) {
            return pairs;
        }
        for (String part : raw.split("&", -1)) {
            int equals = part.indexOf('=');
            String name = equals < 0 ? part : part.substring(0, equals);
            String value = equals < 0 ? "" : part.substring(equals + 1);
            pairs.add(Map.entry(encode(decode(name)), encode(decode(value))));
        }
        return pairs;
    }

    private String sign(String text) {
        try {
            String key = encode(consumerSecret.reveal()) + "&" + encode(tokenSecret.reveal());
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC-SHA256", e);
        }
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** RFC 3986, 2.1: all but letters, digits and {@code - . _ ~}. */
    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }
}
