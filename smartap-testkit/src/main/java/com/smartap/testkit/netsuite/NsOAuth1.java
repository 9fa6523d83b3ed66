package com.smartap.testkit.netsuite;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Token-based authentication: checks each signature, timestamp and nonce (RFC 5849 with HMAC-SHA256). */
final class NsOAuth1 {
    private static final Duration WINDOW = Duration.ofMinutes(5);
    private static final int REMEMBERED = 200_000;
    private final Clock clock;
    private final String realm;
    private final Set<String> nonces = new LinkedHashSet<>();
    private String consumerKey = "ck-" + UUID.randomUUID();
    private String consumerSecret = "cs-" + UUID.randomUUID();
    private String tokenId = "tk-" + UUID.randomUUID();
    private String tokenSecret = "ts-" + UUID.randomUUID();
    private boolean revoked;

    NsOAuth1(Clock clock, String realm) {
        this.clock = clock;
        this.realm = realm;
    }

    Map<String, String> credentials() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("consumerKey", consumerKey);
        all.put("consumerSecret", consumerSecret);
        all.put("tokenId", tokenId);
        all.put("tokenSecret", tokenSecret);
        return all;
    }

    void restore(Map<String, String> saved) {
        consumerKey = saved.getOrDefault("consumerKey", consumerKey);
        consumerSecret = saved.getOrDefault("consumerSecret", consumerSecret);
        tokenId = saved.getOrDefault("tokenId", tokenId);
        tokenSecret = saved.getOrDefault("tokenSecret", tokenSecret);
    }

    /** The token dies, as with the employee or the role. */
    void revoke() {
        revoked = true;
    }

    /** Throws a 401 unless the request is signed well. */
    void check(NsRequest request, String authorization) {
        Map<String, String> given = parse(authorization.substring("OAuth ".length()));
        require("realm", realm.equals(given.get("realm")));
        require("consumer key", consumerKey.equals(given.get("oauth_consumer_key")));
        require("token", !revoked && tokenId.equals(given.get("oauth_token")));
        require("signature method", "HMAC-SHA256".equals(given.get("oauth_signature_method")));
        require("version", "1.0".equals(given.getOrDefault("oauth_version", "1.0")));
        String timestamp = given.getOrDefault("oauth_timestamp", "");
        require("timestamp", timestamp.matches("[0-9]{1,12}"));
        Duration off = Duration.ofSeconds(
                        Long.parseLong(timestamp) - clock.instant().getEpochSecond())
                .abs();
        require("timestamp", off.compareTo(WINDOW) <= 0);
        String nonce = given.getOrDefault("oauth_nonce", "");
        require("nonce", nonce.length() >= 6 && nonce.length() <= 64);
        byte[] expected = signature(request, given).getBytes(StandardCharsets.US_ASCII);
        byte[] presented = given.getOrDefault("oauth_signature", "").getBytes(StandardCharsets.US_ASCII);
        require("signature", MessageDigest.isEqual(expected, presented));
        require("nonce", nonces.add(timestamp + " " + nonce));
        if (nonces.size() > REMEMBERED) {
            nonces.remove(nonces.iterator().next());
        }
    }

    private String signature(NsRequest request, Map<String, String> given) {
        List<Map.Entry<String, String>> parameters =
                new ArrayList<>(NsForm.parse(request.uri().getRawQuery()));
        given.forEach((name, value) -> {
            if (!name.equals("realm") && !name.equals("oauth_signature")) {
                parameters.add(Map.entry(name, value));
            }
        });
        String normal = parameters.stream()
                .map(pair -> NsForm.encode(pair.getKey()) + "=" + NsForm.encode(pair.getValue()))
                .sorted()
                .collect(Collectors.joining("&"));
        String whole = request.uri().toString();
        String address = whole.contains("?") ? whole.substring(0, whole.indexOf('?')) : whole;
        String base =
                Stream.of(request.method(), address, normal).map(NsForm::encode).collect(Collectors.joining("&"));
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            String key = NsForm.encode(consumerSecret) + "&" + NsForm.encode(tokenSecret);
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(base.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC-SHA256", e);
        }
    }

    private static Map<String, String> parse(String header) {
        Map<String, String> given = new LinkedHashMap<>();
        for (String part : header.split(",", -1)) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                String value = part.substring(equals + 1).strip();
                require("quotes", value.length() >= 2 && value.startsWith("\"") && value.endsWith("\""));
                given.put(part.substring(0, equals).strip(), NsForm.decode(value.substring(1, value.length() - 1)));
            }
        }
        return given;
    }

    /** What was wrong is for the login audit trail only; here it helps whoever writes a client. */
    private static void require(String what, boolean holds) {
        if (!holds) {
            throw NsFault.of(
                    401,
                    "INVALID_LOGIN_ATTEMPT",
                    "Invalid login attempt. For more details, see the Login Audit Trail in the NetSuite UI (%s)."
                            .formatted(what));
        }
    }
}
