package com.smartap.archive.azure;

import com.smartap.connector.support.StreamCall;
import com.smartap.spi.secret.Secret;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Azure's signature with the key of a storage account. Source: "Authorize with Shared Key", 2015-02-21 and later.
 *
 * @param account the account's name
 * @param key answers its key in base64; asked for each call, so that keys can be rotated
 */
record SharedKey(String account, Supplier<Secret> key) {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);
    private static final List<String> STANDARD = List.of(
            "content-encoding",
            "content-language",
            "content-length",
            "content-md5",
            "content-type",
            "date",
            "if-modified-since",
            "if-match",
            "if-none-match",
            "if-unmodified-since",
            "range");

    /** The headers to add to a call: {@code x-ms-date} and {@code Authorization}. */
    Map<String, Secret> headers(StreamCall call, Instant now) {
        String moment = MOMENT.format(now);
        TreeMap<String, String> all = new TreeMap<>();
        call.headers().forEach((name, value) -> all.put(name.toLowerCase(Locale.ROOT), value));
        all.put("x-ms-date", moment);
        long length = call.content() == null ? 0 : call.content().length();
        all.put("content-length", length == 0 ? "" : String.valueOf(length));
        String toSign = call.method() + "\n"
                + STANDARD.stream()
                        .map(name -> all.getOrDefault(name, "") + "\n")
                        .collect(Collectors.joining())
                + all.entrySet().stream()
                        .filter(header -> header.getKey().startsWith("x-ms-"))
                        .map(header -> header.getKey() + ":" + header.getValue().strip() + "\n")
                        .collect(Collectors.joining())
                + "/" + account + call.uri().getRawPath() + query(call.uri().getRawQuery());
        return Map.of(
                "x-ms-date",
                Secret.of(moment),
                "Authorization",
                Secret.of("SharedKey %s:%s".formatted(account, signature(toSign))));
    }

    /** Refuses what is no key, without showing it. */
    static boolean isKey(Secret key) {
        try {
            return Base64.getDecoder().decode(key.reveal()).length >= 16;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private String signature(String toSign) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(key.get().reveal()), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(toSign.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    private static String query(@org.jspecify.annotations.Nullable String raw) {
        if (raw == null || raw.isEmpty()) {
            return "";
        }
        TreeMap<String, String> parameters = new TreeMap<>();
        for (String pair : raw.split("&", -1)) {
            int sign = pair.indexOf('=');
            String name = decoded(sign < 0 ? pair : pair.substring(0, sign)).toLowerCase(Locale.ROOT);
            parameters.put(name, sign < 0 ? "" : decoded(pair.substring(sign + 1)));
        }
        return parameters.entrySet().stream()
                .map(parameter -> "\n" + parameter.getKey() + ":" + parameter.getValue())
                .collect(Collectors.joining());
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** The account, not its key. */
    @Override
    public String toString() {
        return "SharedKey[" + account + "]";
    }
}
