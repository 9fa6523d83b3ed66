package com.smartap.capture.internal.ocr;

import com.smartap.model.invoice.InvoiceContent;
import com.smartap.model.invoice.InvoiceField;
import com.smartap.spi.capture.CandidateInvoice;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Puts letters back into names where an engine saw a sign or digit of the same shape that no name has there. */
final class NameRepair {
    private static final Pattern CAPITALS = Pattern.compile("(?=.*\\p{Lu})[\\p{Lu}0135!|$'&.,-]+");
    private static final Pattern LETTER_MISSING = Pattern.compile("(?<=\\p{Lu})[!|](?=\\p{Lu}|$)|^[!|](?=\\p{Lu}{2})");
    private static final Pattern DOLLAR = Pattern.compile("\\$(?=\\p{Lu})|(?<=\\p{Lu})\\$");
    private static final Pattern ZERO = Pattern.compile("(?<=\\p{Lu}{2})0(?=\\p{Lu})|(?<=\\p{Lu})0(?=\\p{Lu}{2})");
    private static final Pattern ONE = Pattern.compile("(?<=\\p{Lu}{2})1(?=\\p{Lu})|(?<=\\p{Lu})1(?=\\p{Lu}{2})");

    private static final Pattern SMALL = Pattern.compile("\\p{L}*\\p{Ll}(?:l?[!|]l?)\\p{Ll}*");
    /** A stroke among small letters or beside one of its kind; names do end in an exclamation mark. */
    private static final Pattern STROKE =
            Pattern.compile("(?<=\\p{Ll})(?:l[!|]|[!|]l|[!|](?=\\p{Ll})|[|]$)(?=\\p{Ll}|$)");

    private static final Pattern INITIAL = Pattern.compile("(?<=\\p{Lu}\\.)[1|!](?=\\.)");

    private NameRepair() {}

    /** The same invoice with the vendor's name repaired. */
    static CandidateInvoice of(CandidateInvoice candidate) {
        InvoiceContent content = candidate.content();
        String name = content.vendor().name();
        if (name == null) {
            return candidate;
        }
        String repaired = repaired(name);
        return repaired.equals(name)
                ? candidate
                : new CandidateInvoice(
                        candidate.format(),
                        FieldValues.with(content, InvoiceField.VENDOR_NAME, repaired),
                        candidate.readings(),
                        candidate.warnings());
    }

    static String repaired(String name) {
        return Arrays.stream(name.split(" ", -1)).map(NameRepair::word).collect(Collectors.joining(" "));
    }

    private static String word(String word) {
        if (SMALL.matcher(word).matches()) {
            return STROKE.matcher(word).replaceAll("l");
        }
        if (!CAPITALS.matcher(word).matches()) {
            return word;
        }
        String text = LETTER_MISSING.matcher(word).replaceAll("I");
        text = DOLLAR.matcher(text).replaceAll("S");
        text = INITIAL.matcher(text).replaceAll("I");
        text = ZERO.matcher(text).replaceAll("O");
        return ONE.matcher(text).replaceAll("I");
    }
}
