package com.smartap.payments.lint;

import com.smartap.payments.lint.PainGrammar.Part;
import com.smartap.payments.lint.PainGrammar.Type;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An open element, and how far the elements within it have come in the order that its type wants. */
final class ElementFrame {
    /** Gets a rule and a message. */
    interface Problems extends BiConsumer<String, String> {}

    final String name;
    final @Nullable Type type;
    final @Nullable String simpleType;
    final StringBuilder text = new StringBuilder();

    @Nullable
    String currency;

    private int at;
    private int count;
    private boolean chosen;

    /** An element of a type with parts, of a simple type, or of nothing that is known. */
    ElementFrame(String name, @Nullable Type type, @Nullable String simpleType) {
        this.name = name;
        this.type = type;
        this.simpleType = simpleType;
    }

    /** Takes an element in; returns what it is, or null where it is unknown. */
    @Nullable
    Part child(String child, Problems problems) {
        if (type == null || type.any()) {
            return null;
        }
        List<Part> parts = type.parts();
        int index = index(parts, child);
        if (index < 0) {
            problems.accept(
                    "PAIN_UNKNOWN_ELEMENT",
                    "%s is not known in %s. It may hold: %s.".formatted(child, name, names(parts)));
            return null;
        }
        Part part = parts.get(index);
        if (type.choice()) {
            if (chosen) {
                problems.accept("PAIN_CHOICE", "%s holds one of %s only.".formatted(name, names(parts)));
            }
            chosen = true;
            return part;
        }
        if (index < at) {
            problems.accept(
                    "PAIN_ORDER",
                    "%s must stand before %s in %s."
                            .formatted(child, parts.get(at).name(), name));
            return part;
        }
        if (index > at) {
            missing(parts.subList(at, index), problems);
            at = index;
            count = 0;
        }
        count++;
        if (part.most() > 0 && count == part.most() + 1) {
            problems.accept(
                    "PAIN_REPEATED",
                    "%s may stand %s in %s."
                            .formatted(child, part.most() == 1 ? "once" : part.most() + " times", name));
        }
        return part;
    }

    /** The element ends. */
    void end(Problems problems) {
        if (type == null || type.any() || type.isAmount()) {
            return;
        }
        if (type.choice()) {
            if (!chosen) {
                problems.accept("PAIN_MISSING", "%s needs one of %s.".formatted(name, names(type.parts())));
            }
        } else if (at < type.parts().size()) {
            missing(type.parts().subList(at, type.parts().size()), problems);
        }
        if (!text.toString().isBlank()) {
            problems.accept("PAIN_TEXT", "%s holds elements only, but has a text.".formatted(name));
        }
    }

    /** Reports what was passed over; the first part is the one that was last seen. */
    private void missing(List<Part> passed, Problems problems) {
        for (int i = 0; i < passed.size(); i++) {
            Part part = passed.get(i);
            if (part.least() > (i == 0 ? count : 0)) {
                problems.accept("PAIN_MISSING", "%s is missing in %s.".formatted(part.name(), name));
            }
        }
    }

    private static int index(List<Part> parts, String name) {
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i).name().equals(name)) {
                return i;
            }
        }
        return -1;
    }

    private static String names(List<Part> parts) {
        return parts.stream().map(Part::name).collect(Collectors.joining(", "));
    }
}
