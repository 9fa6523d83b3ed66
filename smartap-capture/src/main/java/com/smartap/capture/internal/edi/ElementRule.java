package com.smartap.capture.internal.edi;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What an element must be.
 *
 * @param component the part of a composite element; 0 if it is simple
 * @param type {@code AN}, {@code ID}, {@code DT}, {@code TM}, {@code R} or {@code N}
 */
record ElementRule(int position, int component, boolean mandatory, String type, int shortest, int longest) {
    private static final Pattern INTEGER = Pattern.compile("-?\\d+");
    private static final Pattern TIME = Pattern.compile("([01]\\d|2[0-3])[0-5]\\d([0-5]\\d)?(\\d{1,2})?");

    /** What is wrong with an element, in the words that both acknowledgements have codes for. */
    enum Fault {
        MISSING("1", "13"),
        SHORT("4", "40"),
        LONG("5", "39"),
        CHARACTERS("6", "37"),
        DATE("8", "12"),
        TIME("9", "12");

        final String x12;
        final String edifact;

        Fault(String x12, String edifact) {
            this.x12 = x12;
            this.edifact = edifact;
        }
    }

    Optional<Fault> check(Segment segment) {
        String text = component == 0 ? segment.element(position) : segment.component(position, component);
        if (text.isEmpty()) {
            return mandatory ? Optional.of(Fault.MISSING) : Optional.empty();
        }
        Optional<Fault> form = form(text);
        if (form.isPresent()) {
            return form;
        }
        // Signs and decimal marks of numbers do not count.
        int length = type.equals("R") || type.equals("N")
                ? text.replaceAll("[-+.,]", "").length()
                : text.length();
        if (length < shortest) {
            return Optional.of(Fault.SHORT);
        }
        return length > longest ? Optional.of(Fault.LONG) : Optional.empty();
    }

    private Optional<Fault> form(String text) {
        return switch (type) {
            case "DT" -> EdiValues.date(text).isPresent() ? Optional.empty() : Optional.of(Fault.DATE);
            case "TM" -> TIME.matcher(text).matches() ? Optional.empty() : Optional.of(Fault.TIME);
            case "R" -> EdiValues.decimal(text).isPresent() ? Optional.empty() : Optional.of(Fault.CHARACTERS);
            case "N" -> INTEGER.matcher(text).matches() ? Optional.empty() : Optional.of(Fault.CHARACTERS);
            default -> Optional.empty();
        };
    }
}
