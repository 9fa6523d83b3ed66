package com.smartap.payments.statement.csv;

import com.smartap.payments.statement.internal.FieldException;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;

/** Reads amounts with one decimal sign, a point or a comma. */
final class CsvNumbers {
    private static final Pattern ODD = Pattern.compile("[\\s\\u00A0\\u202F'’]|[A-Z]{3}|zł|[€$£]");

    private final char decimal;
    private final Pattern form;

    CsvNumbers(char decimal) {
        this.decimal = decimal;
        String group = decimal == '.' ? "," : "\\.";
        String sign = decimal == '.' ? "\\." : ",";
        form = Pattern.compile("(?:[0-9]{1,3}(?:" + group + "[0-9]{3})+|[0-9]{1,15})?(?:" + sign + "[0-9]{0,5})?");
    }

    /**
     * Decides by the amounts of the first rows.
     *
     * @throws FieldException if they contradict each other, or leave it open
     */
    static CsvNumbers decide(List<String> amounts) throws FieldException {
        String point = null;
        String comma = null;
        String open = null;
        for (String amount : amounts) {
            String digits = plain(amount).replaceAll("[^0-9.,]", "");
            char sign = sign(digits);
            point = sign == '.' ? amount : point;
            comma = sign == ',' ? amount : comma;
            open = sign == '?' ? amount : open;
        }
        if (point != null && comma != null) {
            throw new FieldException(
                    "has amounts with a decimal point (%s) and with a decimal comma (%s). Maybe give option decimal."
                            .formatted(FieldException.shown(point), FieldException.shown(comma)));
        }
        if (point == null && comma == null && open != null) {
            throw new FieldException("has amounts (%s) that are thousands or decimals. Maybe give option decimal."
                    .formatted(FieldException.shown(open)));
        }
        return new CsvNumbers(comma == null ? '.' : ',');
    }

    /** Whether a point or a comma is the decimal sign of these digits; a blank if there is none, ? if it stays open. */
    private static char sign(String digits) {
        int point = digits.lastIndexOf('.');
        int comma = digits.lastIndexOf(',');
        if (point < 0 && comma < 0) {
            return ' ';
        }
        if (point >= 0 && comma >= 0) {
            return point > comma ? '.' : ',';
        }
        char only = point >= 0 ? '.' : ',';
        char other = point >= 0 ? ',' : '.';
        int at = Math.max(point, comma);
        if (digits.indexOf(only) != at) {
            return other;
        }
        boolean group = digits.length() - at == 4 && at >= 1 && at <= 3 && digits.charAt(0) != '0';
        return group ? '?' : only;
    }

    /** An amount with its sign: before or after it, in brackets, or as DR and CR. */
    BigDecimal amount(String field, String cell) throws FieldException {
        String text = plain(cell);
        boolean negative = false;
        if (text.startsWith("(") && text.endsWith(")")) {
            negative = true;
            text = text.substring(1, text.length() - 1);
        }
        if (text.endsWith("DR") || text.endsWith("CR")) {
            negative ^= text.endsWith("DR");
            text = text.substring(0, text.length() - 2);
        }
        if (text.endsWith("-") || text.startsWith("-") || text.startsWith("\u2212")) {
            negative = !negative;
            text = text.endsWith("-") ? text.substring(0, text.length() - 1) : text.substring(1);
        } else if (text.startsWith("+")) {
            text = text.substring(1);
        }
        if (text.isEmpty()
                || !Character.isDigit(text.charAt(text.length() - 1))
                || !form.matcher(text).matches()) {
            throw new FieldException(field, cell, "an amount with a decimal " + (decimal == '.' ? "point" : "comma"));
        }
        String number = text.replace(decimal == '.' ? "," : ".", "").replace(',', '.');
        BigDecimal value = new BigDecimal(number);
        return negative ? value.negate() : value;
    }

    private static String plain(String cell) {
        return ODD.matcher(cell)
                .replaceAll(odd -> odd.group().length() < 3 || CsvHeader.isCurrency(odd.group()) ? "" : odd.group());
    }
}
