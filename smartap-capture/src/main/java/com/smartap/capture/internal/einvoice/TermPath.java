package com.smartap.capture.internal.einvoice;

import com.smartap.capture.internal.xml.XmlElement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The way from an element to those that hold a term: steps of qualified names or {@code *}, each perhaps with a
 * condition such as {@code [cbc:ChargeIndicator=false]}, {@code [@schemeID!=VA]} or {@code [ram:TypeCode!=130,50]};
 * the last step may be an attribute. A {@code !=} also holds for what is absent; an attribute that is absent fulfils
 * {@code =$currency}.
 */
final class TermPath {
    /** Stands for the currency of the document in conditions. */
    static final String CURRENCY = "$currency";

    private static final Pattern STEP = Pattern.compile("([^\\[]+)(?:\\[([^!=]+)(!?=)(.+)])?");

    /** A step: namespaces by their beginnings, a name, and a condition. */
    private record Step(
            List<String> namespaces, String name, @Nullable Condition condition) {
        boolean leadsTo(XmlElement element, String currency) {
            return (name.equals("*") || name.equals(element.name()))
                    && namespaces.stream().anyMatch(element.namespace()::startsWith)
                    && (condition == null || condition.holds(element, currency));
        }
    }

    /** A comparison of an attribute or of what a path leads to. */
    private record Condition(
            @Nullable String attribute, @Nullable TermPath path, boolean equal, List<String> values) {
        boolean holds(XmlElement element, String currency) {
            Optional<String> found = attribute != null
                    ? element.attribute(attribute)
                    : path == null
                            ? Optional.empty()
                            : path.find(element, currency).stream().findFirst().map(XmlElement::text);
            if (values.contains(CURRENCY)) {
                boolean same = found.map(value -> currency.isEmpty() || value.equals(currency))
                        .orElse(true);
                return same == equal;
            }
            return found.map(value -> matches(value.strip())).orElse(false) == equal;
        }

        private boolean matches(String value) {
            String plain = value.equals("0") ? "false" : value.equals("1") ? "true" : value;
            return values.contains(value) || values.contains(value.toUpperCase(Locale.ROOT)) || values.contains(plain);
        }
    }

    private final List<Step> steps = new ArrayList<>();
    private @Nullable String attribute;

    private TermPath() {}

    /** A path whose prefixes stand for the beginnings of namespaces. */
    static TermPath of(String text, Map<String, List<String>> namespaces) {
        TermPath path = new TermPath();
        for (String part : split(text)) {
            if (part.startsWith("@")) {
                path.attribute = part.substring(1);
            } else if (!part.equals(".")) {
                path.steps.add(step(part, namespaces));
            }
        }
        return path;
    }

    /** Splits at slashes, but not at those in conditions. */
    private static List<String> split(String text) {
        return Arrays.asList(text.split("/(?![^\\[]*])"));
    }

    private static Step step(String text, Map<String, List<String>> namespaces) {
        Matcher matcher = STEP.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalStateException("no step of a path: " + text);
        }
        String name = matcher.group(1);
        int colon = name.indexOf(':');
        List<String> allowed = colon < 0 ? List.of("") : namespaces.get(name.substring(0, colon));
        if (allowed == null) {
            throw new IllegalStateException("no namespace for " + name);
        }
        return new Step(allowed, name.substring(colon + 1), condition(matcher, namespaces));
    }

    private static @Nullable Condition condition(Matcher matcher, Map<String, List<String>> namespaces) {
        String left = matcher.group(2);
        if (left == null) {
            return null;
        }
        boolean ofAttribute = left.startsWith("@");
        return new Condition(
                ofAttribute ? left.substring(1) : null,
                ofAttribute ? null : of(left, namespaces),
                matcher.group(3).equals("="),
                List.of(matcher.group(4).split(",")));
    }

    /** The elements at the end of the path. */
    List<XmlElement> find(XmlElement from, String currency) {
        List<XmlElement> found = List.of(from);
        for (Step step : steps) {
            List<XmlElement> next = new ArrayList<>();
            for (XmlElement element : found) {
                for (XmlElement child : element.children()) {
                    if (step.leadsTo(child, currency)) {
                        next.add(child);
                    }
                }
            }
            found = next;
            if (found.isEmpty()) {
                break;
            }
        }
        return found;
    }

    /** The terms at the end of the path. */
    List<Term> terms(int number, XmlElement from, String currency) {
        List<Term> terms = new ArrayList<>();
        for (XmlElement element : find(from, currency)) {
            if (attribute == null) {
                terms.add(new Term(number, element.text(), element, null));
            } else {
                element.attribute(attribute)
                        .ifPresent(value -> terms.add(new Term(number, value.strip(), element, attribute)));
            }
        }
        return terms;
    }
}
