package com.smartap.capture.internal.einvoice;

import com.smartap.capture.internal.xml.XmlElement;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A group of business terms of EN 16931, such as a line (BG-25), with the groups in it. Terms are found by their
 * numbers in the group itself and in all groups in it, so that {@code all(131)} of a document are the amounts of its
 * lines.
 */
public final class Terms {
    private final XmlElement element;
    private final @Nullable Terms parent;
    private final Map<Integer, List<Term>> terms = new HashMap<>();
    private final Map<Integer, List<Terms>> groups = new HashMap<>();

    Terms(XmlElement element, @Nullable Terms parent) {
        this.element = element;
        this.parent = parent;
    }

    void add(Term term) {
        for (Terms at = this; at != null; at = at.parent) {
            at.terms
                    .computeIfAbsent(term.number(), number -> new ArrayList<>(1))
                    .add(term);
        }
    }

    void add(int group, Terms value) {
        for (Terms at = this; at != null; at = at.parent) {
            at.groups.computeIfAbsent(group, number -> new ArrayList<>(1)).add(value);
        }
    }

    /** The element that holds the group. */
    public XmlElement element() {
        return element;
    }

    /** All terms of a number, in the order of the document; empty ones are left out. */
    public List<Term> all(int number) {
        return stated(number).stream().filter(term -> !term.text().isEmpty()).toList();
    }

    /** All terms of a number, those without a value included. */
    public List<Term> stated(int number) {
        return terms.getOrDefault(number, List.of());
    }

    /** The first term of a number that has a value. */
    public Optional<Term> first(int number) {
        return all(number).stream().findFirst();
    }

    /** The value of the first term of a number. */
    public Optional<String> text(int number) {
        return first(number).map(Term::text);
    }

    /** The value of the first term of a number, or nothing. */
    public @Nullable String orNull(int number) {
        return text(number).orElse(null);
    }

    /** Whether one of some terms has a value. */
    public boolean has(int... numbers) {
        for (int number : numbers) {
            if (first(number).isPresent()) {
                return true;
            }
        }
        return false;
    }

    /** The first term of a number as a number; empty if it is absent or no number. */
    public Optional<BigDecimal> decimal(int number) {
        return first(number).flatMap(term -> Values.decimal(term.text()));
    }

    /** The sum of all terms of a number; what is no number counts as nothing. */
    public BigDecimal sum(int number) {
        return all(number).stream()
                .flatMap(term -> Values.decimal(term.text()).stream())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** All groups of a number, in the order of the document. */
    public List<Terms> groups(int number) {
        return groups.getOrDefault(number, List.of());
    }

    /** The first group of a number. */
    public Optional<Terms> group(int number) {
        return groups(number).stream().findFirst();
    }
}
