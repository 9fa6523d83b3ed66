package com.smartap.payments.statement.swift;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Structured information: a business code of three digits, and subfields such as {@code ?20} with any separator. */
final class MtSubfields {
    private static final Pattern START = Pattern.compile("([0-9]{3})?([?>~^<|&])[0-9]{2}.*", Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("[0136][0-9]|2[0-9]");
    /** A piece of this length goes on in the next one, in the middle of a word. */
    private static final int FULL = 27;

    private final @Nullable String businessCode;
    private final List<String> numbers = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();

    private MtSubfields(@Nullable String businessCode) {
        this.businessCode = businessCode;
    }

    /** The subfields; null if the information is not structured so. */
    static @Nullable MtSubfields of(String value) {
        Matcher matcher = START.matcher(value);
        if (!matcher.matches()) {
            return null;
        }
        // Lines break anywhere, even within the number of a subfield.
        String text = value.replace("\n", "");
        MtSubfields subfields = new MtSubfields(matcher.group(1));
        char separator = matcher.group(2).charAt(0);
        int at = matcher.start(2);
        while (at >= 0) {
            int next = next(text, separator, at + 1);
            subfields.numbers.add(text.substring(at + 1, at + 3));
            subfields.texts.add(text.substring(at + 3, next < 0 ? text.length() : next));
            at = next;
        }
        return subfields;
    }

    private static int next(String text, char separator, int from) {
        for (int at = text.indexOf(separator, from); at >= 0; at = text.indexOf(separator, at + 1)) {
            if (at + 3 <= text.length()
                    && NUMBER.matcher(text.substring(at + 1, at + 3)).matches()) {
                return at;
            }
        }
        return -1;
    }

    @Nullable
    String businessCode() {
        return businessCode;
    }

    /** The first subfield of a number that is not blank. */
    @Nullable
    String first(String number) {
        for (int i = 0; i < numbers.size(); i++) {
            if (numbers.get(i).equals(number) && !texts.get(i).isBlank()) {
                return texts.get(i).strip();
            }
        }
        return null;
    }

    /** The subfields from a number to a number, in order. */
    List<String> of(String from, String to) {
        List<String> found = new ArrayList<>();
        for (int i = 0; i < numbers.size(); i++) {
            if (numbers.get(i).compareTo(from) >= 0 && numbers.get(i).compareTo(to) <= 0) {
                found.add(texts.get(i));
            }
        }
        return found;
    }

    /** The pieces of the remittance. */
    List<String> remittance() {
        List<String> pieces = new ArrayList<>(of("20", "29"));
        pieces.addAll(of("60", "63"));
        return pieces;
    }

    /** Pieces put together. */
    static String glued(List<String> pieces) {
        StringBuilder text = new StringBuilder();
        int before = FULL;
        for (String piece : pieces) {
            if (before < FULL && text.length() > 0 && !piece.isEmpty() && piece.charAt(0) != ' ') {
                text.append(' ');
            }
            text.append(piece);
            before = piece.isEmpty() ? before : piece.length();
        }
        return text.toString().strip();
    }
}
