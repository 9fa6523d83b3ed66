package com.smartap.testkit.archive.s3;

import com.smartap.model.ContentHash;
import com.smartap.testkit.archive.cloud.CloudFault;
import com.smartap.testkit.archive.cloud.CloudRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Recomputes signatures, version 4, from requests as they came, by the words of the S3 API Reference ("Authenticating
 * Requests: Using the Authorization Header") and with no code in common with any client.
 */
final class S3Signatures {
    private static final Pattern FORM =
            Pattern.compile("AWS4-HMAC-SHA256 Credential=([^/]+)/(\\d{8})/([^/]+)/([^/]+)/aws4_request, ?"
                    + "SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})");
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'");
    private static final Duration SKEW = Duration.ofMinutes(15);

    private final Clock clock;
    private final String region;

    S3Signatures(Clock clock, String region) {
        this.clock = clock;
        this.region = region;
    }

    /** Refuses a request whose signature is not right. */
    void verify(CloudRequest request, String accessKeyId, String secret) {
        Matcher form = FORM.matcher(request.header("Authorization")
                .orElseThrow(() -> new CloudFault(403, "AccessDenied", "Access Denied")));
        if (!form.matches()) {
            throw new CloudFault(400, "AuthorizationHeaderMalformed", "The authorization header is malformed");
        }
        if (!form.group(1).equals(accessKeyId)) {
            throw new CloudFault(403, "InvalidAccessKeyId", "The AWS Access Key Id you provided does not exist");
        }
        String moment = request.header("x-amz-date").orElse("");
        checkTime(moment);
        if (!moment.startsWith(form.group(2))
                || !form.group(3).equals(region)
                || !form.group(4).equals("s3")) {
            throw new CloudFault(
                    400, "AuthorizationHeaderMalformed", "the scope is wrong; expecting '%s'".formatted(region));
        }
        List<String> signed = List.of(form.group(5).split(";"));
        checkSigned(request, signed);
        String payload = request.header("x-amz-content-sha256")
                .orElseThrow(
                        () -> new CloudFault(400, "InvalidRequest", "Missing required header: x-amz-content-sha256"));
        if (!payload.equals("UNSIGNED-PAYLOAD")
                && !payload.equals(ContentHash.of(request.body().toByteArray()).hex())) {
            throw new CloudFault(400, "XAmzContentSHA256Mismatch", "the payload is not what was signed");
        }
        String scope = "%s/%s/s3/aws4_request".formatted(form.group(2), region);
        String toSign = "AWS4-HMAC-SHA256\n" + moment + "\n" + scope + "\n"
                + ContentHash.of(canonical(request, signed, payload).getBytes(StandardCharsets.UTF_8))
                        .hex();
        byte[] key = hmac(("AWS4" + secret).getBytes(StandardCharsets.UTF_8), form.group(2));
        for (String part : List.of(region, "s3", "aws4_request")) {
            key = hmac(key, part);
        }
        String expected = HexFormat.of().formatHex(hmac(key, toSign));
        if (!MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.US_ASCII), form.group(6).getBytes(StandardCharsets.US_ASCII))) {
            throw new CloudFault(403, "SignatureDoesNotMatch", "The request signature we calculated does not match");
        }
    }

    private void checkTime(String moment) {
        Instant sent;
        try {
            sent = LocalDateTime.parse(moment, MOMENT).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw new CloudFault(403, "AccessDenied", "AWS authentication requires a valid Date or x-amz-date header");
        }
        if (Duration.between(sent, clock.instant()).abs().compareTo(SKEW) > 0) {
            throw new CloudFault(
                    403,
                    "RequestTimeTooSkewed",
                    "The difference between the request time and the current time is too large.");
        }
    }

    private static void checkSigned(CloudRequest request, List<String> signed) {
        boolean all = signed.contains("host")
                && request.headers().keySet().stream()
                        .filter(name -> name.startsWith("x-amz-") || name.equals("content-md5"))
                        .allMatch(signed::contains);
        if (!all) {
            throw new CloudFault(
                    403, "AccessDenied", "There were headers present in the request which were not signed");
        }
    }

    private static String canonical(CloudRequest request, List<String> signed, String payload) {
        String query = request.query().entrySet().stream()
                .map(parameter -> Map.entry(
                        CloudRequest.encoded(parameter.getKey(), ""), CloudRequest.encoded(parameter.getValue(), "")))
                .sorted(Map.Entry.comparingByKey())
                .map(parameter -> parameter.getKey() + "=" + parameter.getValue())
                .collect(Collectors.joining("&"));
        String headers = signed.stream()
                .map(name -> name + ":"
                        + request.headers().getOrDefault(name, List.of("")).stream()
                                .map(value -> value.strip().replaceAll(" +", " "))
                                .collect(Collectors.joining(","))
                        + "\n")
                .collect(Collectors.joining());
        String path = Arrays.stream(request.rawPath().split("/", -1))
                .map(segment -> CloudRequest.encoded(CloudRequest.decoded(segment), ""))
                .collect(Collectors.joining("/"));
        return String.join("\n", request.method(), path, query, headers, String.join(";", signed), payload);
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
