package com.smartap.capture.internal.read;

import com.smartap.model.invoice.FieldReading;
import com.smartap.model.invoice.InvoiceField;
import java.lang.Character.UnicodeScript;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Notices words whose letters are of two alphabets: what looks like an IBAN or a number may be another one. */
final class Lookalikes {
    private static final double DOUBTED = 0.4;
    private static final Set<UnicodeScript> ALIKE = Set.of(UnicodeScript.CYRILLIC, UnicodeScript.GREEK);

    private Lookalikes() {}

    /** Lowers the confidence of fields that hold such words, and says so. */
    static void doubt(Map<InvoiceField, FieldReading> readings, List<String> warnings) {
        readings.replaceAll((field, reading) -> {
            String text = reading.text();
            if (text == null || !isMixed(text)) {
                return reading;
            }
            warnings.add("LOOKALIKES: %s holds letters of two alphabets in one word; a person has to compare it"
                    .formatted(field));
            return new FieldReading(
                    field,
                    Math.min(DOUBTED, reading.confidence()),
                    text,
                    reading.place(),
                    reading.source(),
                    reading.alternatives());
        });
    }

    /** Whether some word mixes a foreign alphabet with Latin letters or digits. */
    static boolean isMixed(String text) {
        for (String word : text.split(" ", -1)) {
            boolean plain = false;
            boolean foreign = false;
            for (int i = 0; i < word.length(); i++) {
                char c = word.charAt(i);
                foreign |= c > 127 && ALIKE.contains(UnicodeScript.of(c));
                plain |= Character.isDigit(c) || Character.isLetter(c) && UnicodeScript.of(c) == UnicodeScript.LATIN;
            }
            if (plain && foreign) {
                return true;
            }
        }
        return false;
    }
}
