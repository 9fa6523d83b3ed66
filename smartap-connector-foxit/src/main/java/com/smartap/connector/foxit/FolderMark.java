package com.smartap.connector.foxit;

import com.smartap.model.ContentHash;
import com.smartap.model.IdempotencyKey;
import com.smartap.spi.esign.SigningRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What ties a folder to a request of ours: {@code SA1-key-document-expiry}, short enough for a name. Foxit knows no
 * idempotency keys, so that a folder is looked for by its mark before one is created.
 *
 * @param key the first 24 hexadecimal digits of the SHA-256 of our key
 * @param document the first 16 of that of the document and those who sign it
 * @param expires until when it can be signed, to the second
 */
record FolderMark(String key, String document, Instant expires) {
    private static final Pattern FORM = Pattern.compile("SA1-([0-9a-f]{24})-([0-9a-f]{16})-([0-9a-z]{1,9})");
    private static final int KEY = 24;
    private static final int DOCUMENT = 16;

    /** A moment in the year 9999, in seconds: what comes from outside may be anything. */
    private static final long MOST = 253_402_300_799L;

    static FolderMark of(SigningRequest request, IdempotencyKey key) {
        StringBuilder terms = new StringBuilder(request.hash().hex());
        request.signatories()
                .forEach(person -> terms.append('\n').append(person.email().toLowerCase(Locale.ROOT)));
        return new FolderMark(
                digest(key.value(), KEY),
                digest(terms.toString(), DOCUMENT),
                Instant.ofEpochSecond(Math.max(0, request.expiresAt().getEpochSecond())));
    }

    /** The mark in a text, if there is one. */
    static Optional<FolderMark> in(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.find()) {
            return Optional.empty();
        }
        long seconds = Math.min(MOST, Long.parseLong(matcher.group(3), Character.MAX_RADIX));
        return Optional.of(new FolderMark(matcher.group(1), matcher.group(2), Instant.ofEpochSecond(seconds)));
    }

    String text() {
        return "SA1-%s-%s-%s".formatted(key, document, Long.toString(expires.getEpochSecond(), Character.MAX_RADIX));
    }

    private static String digest(String text, int digits) {
        return ContentHash.of(text.getBytes(StandardCharsets.UTF_8)).hex().substring(0, digits);
    }
}
