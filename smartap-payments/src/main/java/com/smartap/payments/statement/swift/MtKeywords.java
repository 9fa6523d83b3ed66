package com.smartap.payments.statement.swift;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Keywords within a text, such as {@code EREF+PAY-1} or {@code /EREF/PAY-1/}. */
final class MtKeywords {
    private static final Pattern SEPA =
            Pattern.compile("(EREF|KREF|MREF|CRED|DEBT|COAM|OAMT|SVWZ|ABWA|ABWE|IBAN|BIC|PURP|MDAT)(?:\\+|: )");
    private static final Pattern SLASHED =
            Pattern.compile("/(TRTP|IBAN|BIC|NAME|REMI|EREF|MARF|CSID|ORDP|BENM|ISDT|RTRN"
                    + "|PURP|CNTP|ULTB|ULTD|ULTC|KREF|PREF|IREF|ADDR|CREF|SVCL|CDTRREF|CDTRREFTP)/");

    private final String before;
    private final Map<String, String> values = new HashMap<>();

    private MtKeywords(String text, Pattern pattern) {
        Matcher matcher = pattern.matcher(text);
        String word = null;
        int from = 0;
        String head = text;
        while (matcher.find(from)) {
            if (word == null) {
                head = text.substring(0, matcher.start());
            } else {
                put(word, text.substring(from, matcher.start()));
            }
            word = matcher.group(1);
            from = matcher.end();
        }
        if (word != null) {
            put(word, text.substring(from));
        }
        before = head.strip();
    }

    static MtKeywords sepa(String text) {
        return new MtKeywords(text, SEPA);
    }

    /** Keywords between slashes; null if the text has none that identify the style. */
    static @Nullable MtKeywords slashed(String text) {
        // A following keyword may share its slash with the end of a value: every slash counts for both.
        MtKeywords words = new MtKeywords(text, SLASHED);
        return words.values.isEmpty() ? null : words;
    }

    /** The text before the first keyword. */
    String before() {
        return before;
    }

    /** The text of a keyword; null if it is blank or absent. */
    @Nullable
    String of(String word) {
        return values.get(word);
    }

    /** The text of a keyword that has no blanks of its own. */
    @Nullable
    String id(String word) {
        String value = values.get(word);
        return value == null ? null : value.replace(" ", "");
    }

    private void put(String word, String value) {
        String plain = value.strip();
        while (plain.endsWith("/")) {
            plain = plain.substring(0, plain.length() - 1).strip();
        }
        if (!plain.isEmpty()) {
            values.putIfAbsent(word, plain);
        }
    }
}
