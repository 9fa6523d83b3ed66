package com.smartap.payments.statement.nacha;

import com.smartap.payments.statement.internal.FieldException;
import java.time.LocalDate;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * A return, a dishonored return or a contested one: addenda 99.
 *
 * @param code such as {@code R03}
 * @param originalTrace the trace number of the entry that is returned
 * @param information everything else, in words
 */
record NachaReturn(
        String code, String originalTrace, @Nullable String information) {
    static NachaReturn of(NachaRecord line, LocalDate fileDate) throws FieldException {
        String code = line.raw(4, 6);
        if (!code.matches("R[0-9]{2}")) {
            throw new FieldException("return reason code", code, "R and two digits; columns 4-6");
        }
        line.number("original entry trace number", 7, 21);
        StringJoiner words = new StringJoiner(", ");
        words.setEmptyValue("");
        if (isDishonored(code)) {
            trace(words, "return trace", line.text(39, 53));
            settled(words, "return settled", line.text(54, 56), fileDate);
            reason(words, "returned for R", line.text(57, 58));
            words(words, line.text(59, 79));
        } else if (isContested(code)) {
            date(words, "original returned", line.text(22, 27));
            settled(words, "original settled", line.text(36, 38), fileDate);
            trace(words, "return trace", line.text(39, 53));
            settled(words, "return settled", line.text(54, 56), fileDate);
            reason(words, "returned for R", line.text(57, 58));
            trace(words, "dishonored trace", line.text(59, 73));
            settled(words, "dishonored settled", line.text(74, 76), fileDate);
            reason(words, "dishonored for R", line.text(77, 78));
        } else {
            date(words, "date of death", code.equals("R14") || code.equals("R15") ? line.text(22, 27) : "");
            words(words, line.text(36, 79));
        }
        String information = words.toString();
        return new NachaReturn(code, line.raw(7, 21), information.isEmpty() ? null : information);
    }

    /** Whether the originating bank refuses a return, so that what came back goes again. */
    boolean isDishonored() {
        return isDishonored(code);
    }

    private static boolean isDishonored(String code) {
        return code.compareTo("R61") >= 0 && code.compareTo("R70") <= 0;
    }

    private static boolean isContested(String code) {
        return code.compareTo("R71") >= 0 && code.compareTo("R77") <= 0;
    }

    private static void words(StringJoiner words, String text) {
        if (!text.isEmpty()) {
            words.add(text);
        }
    }

    private static void trace(StringJoiner words, String name, String text) {
        if (!text.isEmpty() && !text.matches("0+")) {
            words.add(name + " " + text);
        }
    }

    private static void reason(StringJoiner words, String name, String text) {
        if (!text.isEmpty()) {
            words.add(name + text);
        }
    }

    private static void date(StringJoiner words, String name, String text) {
        LocalDate date = NachaBatch.dateOrNull(text);
        if (date != null) {
            words.add(name + " " + date);
        }
    }

    private static void settled(StringJoiner words, String name, String text, LocalDate near) {
        LocalDate date = NachaBatch.dayOfYear(text, near);
        if (date != null) {
            words.add(name + " " + date);
        }
    }
}
