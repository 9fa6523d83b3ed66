package com.smartap.payments.statement.ofx;

import com.smartap.payments.statement.internal.FieldException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the simple values of OFX. */
final class OfxText {
    private static final Pattern ENTITY =
            Pattern.compile("&(amp|lt|gt|nbsp|quot|apos|#[0-9]{1,7}|#x[0-9A-Fa-f]{1,6});");
    private static final Pattern AMOUNT = Pattern.compile("[+-]?(?:[0-9]{1,18}(?:[.,][0-9]{0,10})?|[.,][0-9]{1,10})");
    /** Thousands in groups, and decimals after the other sign: nothing else that it could mean. */
    private static final Pattern GROUPED = Pattern.compile(
            "[+-]?[0-9]{1,3}(?:(?:\\.[0-9]{3}){1,5},|(?:,[0-9]{3}){1,5}\\.|(?:[ \u00A0][0-9]{3}){1,5}[.,])[0-9]{1,10}");

    private static final int DAY = 8;

    private OfxText() {}

    /** A text without escapes and without blanks around it. */
    static String plain(String text) {
        if (text.indexOf('&') < 0) {
            return text.strip();
        }
        return ENTITY.matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(character(match.group(1))))
                .strip();
    }

    static BigDecimal amount(String field, String text) throws FieldException {
        String plain = text;
        if (!AMOUNT.matcher(text).matches()) {
            if (!GROUPED.matcher(text).matches()) {
                throw new FieldException(field, text, "an amount with a decimal point or comma");
            }
            int decimal = Math.max(text.lastIndexOf(','), text.lastIndexOf('.'));
            plain = text.substring(0, decimal).replaceAll("[., \u00A0]", "") + text.substring(decimal);
        }
        String number = plain.replace(',', '.');
        number = number.endsWith(".") ? number.substring(0, number.length() - 1) : number;
        return new BigDecimal(number.startsWith("+") ? number.substring(1) : number);
    }

    /** The day of {@code YYYYMMDD[HHMMSS[.XXX]][[offset:TZ]]}; the bank's own day, whatever offset it states. */
    static LocalDate day(String field, String text) throws FieldException {
        try {
            return LocalDate.parse(text.substring(0, Math.min(DAY, text.length())), DateTimeFormatter.BASIC_ISO_DATE);
        } catch (DateTimeException e) {
            throw new FieldException(field, text, "a date such as 20261121");
        }
    }

    private static String character(String entity) {
        return switch (entity) {
            case "amp" -> "&";
            case "lt" -> "<";
            case "gt" -> ">";
            case "nbsp" -> " ";
            case "quot" -> "\"";
            case "apos" -> "'";
            default -> number(entity);
        };
    }

    private static String number(String entity) {
        int code = entity.charAt(1) == 'x'
                ? Integer.parseInt(entity.substring(2), 16)
                : Integer.parseInt(entity.substring(1));
        return Character.isValidCodePoint(code) && !Character.isISOControl(code) ? Character.toString(code) : "?";
    }
}
