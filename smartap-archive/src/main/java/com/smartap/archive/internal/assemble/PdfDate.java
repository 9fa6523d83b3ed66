package com.smartap.archive.internal.assemble;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates as PDF writes them, always in UTC. Source: ISO 32000-1, 7.9.4. */
public final class PdfDate {
    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern(
                    "'D:'uuuuMMddHHmmss'+00''00'''", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final Pattern READ = Pattern.compile("D:(\\d{14})(?:Z|([+-])(\\d\\d)'?(\\d\\d)?'?)?.*");

    private PdfDate() {}

    /** Such as {@code D:20261121100000+00'00'}. */
    public static String of(Instant moment) {
        return FORM.format(moment);
    }

    /** Reads a date with at least all six parts. */
    public static Optional<Instant> parse(String text) {
        Matcher matcher = READ.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            var local =
                    LocalDateTime.parse(matcher.group(1), DateTimeFormatter.ofPattern("uuuuMMddHHmmss", Locale.ROOT));
            int minutes = matcher.group(3) == null
                    ? 0
                    : Integer.parseInt(matcher.group(3)) * 60
                            + (matcher.group(4) == null ? 0 : Integer.parseInt(matcher.group(4)));
            int sign = "-".equals(matcher.group(2)) ? -1 : 1;
            return Optional.of(local.toInstant(ZoneOffset.ofTotalSeconds(sign * minutes * 60)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
