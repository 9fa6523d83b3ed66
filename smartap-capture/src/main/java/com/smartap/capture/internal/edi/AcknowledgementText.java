package com.smartap.capture.internal.edi;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** Writes the segments of an answer with the separators of what was received. */
final class AcknowledgementText {
    private final Delimiters delimiters;
    private final StringBuilder text = new StringBuilder();
    private int count;

    AcknowledgementText(Delimiters delimiters) {
        this.delimiters = delimiters;
    }

    /** Adds a segment; empty elements at its end are left out. */
    void segment(String... elements) {
        List<String> kept = new ArrayList<>(List.of(elements));
        while (kept.size() > 1 && kept.get(kept.size() - 1).isEmpty()) {
            kept.remove(kept.size() - 1);
        }
        text.append(String.join(String.valueOf(delimiters.element()), kept));
        text.append(delimiters.terminator());
        if (!delimiters.endsWithLine()) {
            text.append('\n');
        }
        count++;
    }

    /** Adds characters as they are. */
    void raw(String characters) {
        text.append(characters);
    }

    /** Joins the parts of a composite element. */
    String composite(String... parts) {
        return String.join(String.valueOf(delimiters.component()), parts);
    }

    /** What somebody else wrote, harmless among our separators. */
    String value(String foreign, int longest) {
        StringBuilder safe = new StringBuilder();
        for (char c : foreign.substring(0, Math.min(foreign.length(), longest)).toCharArray()) {
            boolean structural = c == delimiters.element()
                    || c == delimiters.component()
                    || c == delimiters.terminator()
                    || c == delimiters.release() && c != 0
                    || c == delimiters.repetition() && c != 0
                    || c < ' ';
            if (structural && delimiters.release() != 0 && c >= ' ') {
                safe.append(delimiters.release()).append(c);
            } else {
                safe.append(structural ? ' ' : c);
            }
        }
        return safe.toString();
    }

    /** Begins to count segments anew. */
    void startCounting() {
        count = 0;
    }

    /** The segments since counting began. */
    int counted() {
        return count;
    }

    static String date(ZonedDateTime now, String pattern) {
        return DateTimeFormatter.ofPattern(pattern).format(now);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
