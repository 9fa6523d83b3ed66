package com.smartap.testkit.archive.azure;

import com.smartap.testkit.archive.cloud.CloudFault;
import com.smartap.testkit.archive.cloud.CloudRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Recomputes shared-key signatures from requests as they came, by the words of "Authorize with Shared Key" (version
 * 2015-02-21 and later), and with no code in common with any client.
 */
final class AzureSignatures {
    private static final Duration SKEW = Duration.ofMinutes(15);

    private final Clock clock;
    private final String account;

    AzureSignatures(Clock clock, String account) {
        this.clock = clock;
        this.account = account;
    }

    /** Refuses a request whose signature is not right. */
    void verify(CloudRequest request, String key) {
        checkTime(request.header("x-ms-date").or(() -> request.header("Date")).orElse(""));
        StringBuilder text = new StringBuilder(request.method()).append('\n');
        for (String name : List.of(
                "Content-Encoding",
                "Content-Language",
                "Content-Length",
                "Content-MD5",
                "Content-Type",
                "Date",
                "If-Modified-Since",
                "If-Match",
                "If-None-Match",
                "If-Unmodified-Since",
                "Range")) {
            String value = request.header(name).orElse("");
            boolean none = name.equals("Content-Length") && value.equals("0")
                    || name.equals("Date") && request.header("x-ms-date").isPresent();
            text.append(none ? "" : value).append('\n');
        }
        for (Map.Entry<String, List<String>> header : request.headers().entrySet()) {
            if (header.getKey().startsWith("x-ms-")) {
                text.append(header.getKey())
                        .append(':')
                        .append(String.join(",", header.getValue()).strip())
                        .append('\n');
            }
        }
        text.append('/').append(account).append(request.rawPath());
        Map<String, String> parameters = new TreeMap<>();
        request.query().forEach((name, value) -> parameters.put(name.toLowerCase(Locale.ROOT), value));
        parameters.forEach(
                (name, value) -> text.append('\n').append(name).append(':').append(value));
        String expected = "SharedKey %s:%s".formatted(account, hmac(key, text.toString()));
        String sent = request.header("Authorization").orElse("");
        if (!MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), sent.getBytes(StandardCharsets.UTF_8))) {
            throw new CloudFault(
                    403,
                    "AuthenticationFailed",
                    "Server failed to authenticate the request. Make sure the value of"
                            + " Authorization header is formed correctly including the signature.");
        }
    }

    private void checkTime(String date) {
        Instant sent;
        try {
            sent = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
        } catch (DateTimeException e) {
            throw new CloudFault(400, "MissingRequiredHeader", "x-ms-date is missing");
        }
        if (Duration.between(sent, clock.instant()).abs().compareTo(SKEW) > 0) {
            throw new CloudFault(403, "AuthenticationFailed", "Request date header too old");
        }
    }

    private static String hmac(String key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(key), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
