package com.smartap.payments.statement.bai;

import com.smartap.payments.statement.internal.FieldException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A logical record, continuations included; its fields are taken one after the other. */
final class BaiRecord {
    /** Stands between a record and its continuation: a comma between fields, a blank within text. */
    static final char JOINT = '\n';

    private static final Pattern AMOUNT = Pattern.compile("[+-]?[0-9]{1,18}");
    private static final Pattern TYPE = Pattern.compile("[0-9]{3}");

    private final String code;
    private final String text;
    private final int line;
    private final int lines;
    private int at;

    /**
     * A record.
     *
     * @param text what follows the code and its comma
     * @param line the number of its first line
     * @param lines how many physical records it has
     */
    BaiRecord(String code, String text, int line, int lines) {
        this.code = code;
        this.text = text;
        this.line = line;
        this.lines = lines;
    }

    String code() {
        return code;
    }

    String position() {
        return "line " + line;
    }

    int lines() {
        return lines;
    }

    boolean hasMore() {
        return at <= text.length() && !text.isEmpty();
    }

    /** The next field, without blanks around it; empty if there is none. */
    String next() {
        if (at > text.length()) {
            return "";
        }
        int end = at;
        while (end < text.length() && text.charAt(end) != ',' && text.charAt(end) != JOINT) {
            end++;
        }
        String field = text.substring(at, end).strip();
        at = end + 1;
        return field;
    }

    /** The next field without taking it. */
    String peek() {
        int before = at;
        String field = next();
        at = before;
        return field;
    }

    /** All that is left, commas and slashes included. */
    @Nullable
    String rest() {
        String rest =
                at > text.length() ? "" : text.substring(at).replace(JOINT, ' ').strip();
        at = text.length() + 1;
        return rest.isEmpty() ? null : rest;
    }

    /** The next field as a number without decimal point, null if it is empty. */
    @Nullable
    BigDecimal amount(String field) throws FieldException {
        String value = next();
        if (value.isEmpty()) {
            return null;
        }
        if (!AMOUNT.matcher(value).matches()) {
            throw new FieldException(field, value, "an amount without decimal point");
        }
        return new BigDecimal(value.startsWith("+") ? value.substring(1) : value);
    }

    /** Takes the fields of funds; what cannot be funds, but is a type code, is left for the next group. */
    List<String> funds() throws FieldException {
        String kind = peek();
        if (TYPE.matcher(kind).matches()) {
            return List.of();
        }
        next();
        int fields = switch (kind) {
            case "", "Z", "0", "1", "2" -> 0;
            case "S" -> 3;
            case "V" -> 2;
            case "D" -> distributions();
            default -> throw new FieldException("funds type", kind, "one of 0, 1, 2, S, V, D and Z");
        };
        List<String> taken = new ArrayList<>();
        taken.add(kind);
        for (int i = 0; i < fields; i++) {
            taken.add(next());
        }
        return taken;
    }

    private int distributions() throws FieldException {
        String count = next();
        if (!count.matches("[0-9]{1,2}")) {
            throw new FieldException("number of distributions", count, "a number below 100");
        }
        return 2 * Integer.parseInt(count);
    }
}
