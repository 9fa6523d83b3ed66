package com.smartap.capture.internal.einvoice;

import com.smartap.capture.internal.xml.XmlElement;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers and dates as XML writes them. */
public final class Values {
    private static final Pattern DECIMAL = Pattern.compile("[+-]?([0-9]{1,30}(\\.[0-9]{0,30})?|\\.[0-9]{1,30})");
    private static final Pattern ISO =
            Pattern.compile("([0-9]{4})-([0-9]{2})-([0-9]{2})(T.*|Z|[+-][0-9]{2}:[0-9]{2})?");
    private static final Pattern COMPACT = Pattern.compile("([0-9]{4})([0-9]{2})([0-9]{2})([0-9]{4,6})?");

    private Values() {}

    /** A plain decimal; empty for anything else. */
    public static Optional<BigDecimal> decimal(String text) {
        if (!DECIMAL.matcher(text).matches()) {
            return Optional.empty();
        }
        String plain = text.startsWith("+") ? text.substring(1) : text;
        return Optional.of(new BigDecimal(plain.endsWith(".") ? plain.substring(0, plain.length() - 1) : plain));
    }

    /** A date in ISO's form or in the compact forms of UN/CEFACT (102, 203); empty for anything else and for days that do not exist. */
    public static Optional<LocalDate> date(String text) {
        for (Pattern form : new Pattern[] {ISO, COMPACT}) {
            Matcher matcher = form.matcher(text);
            if (matcher.matches()) {
                try {
                    return Optional.of(LocalDate.of(
                            Integer.parseInt(matcher.group(1)),
                            Integer.parseInt(matcher.group(2)),
                            Integer.parseInt(matcher.group(3))));
                } catch (DateTimeException e) {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    /** A text on one line. */
    public static String line(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    /** Whether an element stands for true: {@code true} or {@code 1}. */
    static boolean isTrue(XmlElement element) {
        return element.text().equalsIgnoreCase("true") || element.text().equals("1");
    }
}
