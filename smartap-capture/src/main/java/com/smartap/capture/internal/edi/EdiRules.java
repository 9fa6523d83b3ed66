package com.smartap.capture.internal.edi;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What received documents are held to, read from {@code edi-rules.tsv}. */
final class EdiRules {
    private static final String RESOURCE = "/com/smartap/capture/edi-rules.tsv";
    private static final int MOST_FAULTS = 100;
    private static final EdiRules RULES = load();

    private final Map<String, List<ElementRule>> elements = new HashMap<>();
    private final Map<String, List<String>> sets = new HashMap<>();

    private EdiRules() {}

    /**
     * A fault of a segment.
     *
     * @param number the segment's number in its document
     * @param missing whether the segment itself is missing
     */
    record SegmentFault(int number, String tag, boolean missing, List<ElementFault> elements) {}

    /** A fault of an element, with the value that stands there. */
    record ElementFault(ElementRule rule, ElementRule.Fault fault, String value) {}

    /** Whether documents of a type are taken at all. */
    static boolean isSupported(Transaction transaction) {
        return RULES.sets.containsKey(key(transaction.syntax(), transaction.type()));
    }

    /** What is wrong within a document. */
    static List<SegmentFault> faults(Transaction transaction) {
        List<SegmentFault> faults = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Segment segment : transaction.segments()) {
            seen.add(segment.tag());
            List<ElementFault> wrong = RULES.check(transaction.syntax(), segment);
            if (!wrong.isEmpty() && faults.size() < MOST_FAULTS) {
                faults.add(new SegmentFault(segment.number(), segment.tag(), false, wrong));
            }
        }
        for (String tag : RULES.sets.getOrDefault(key(transaction.syntax(), transaction.type()), List.of())) {
            if (!seen.contains(tag)) {
                faults.add(new SegmentFault(transaction.segments().size(), tag, true, List.of()));
            }
        }
        return faults;
    }

    private List<ElementFault> check(Syntax syntax, Segment segment) {
        List<ElementFault> wrong = new ArrayList<>();
        for (ElementRule rule : elements.getOrDefault(key(syntax, segment.tag()), List.of())) {
            rule.check(segment)
                    .ifPresent(fault -> wrong.add(new ElementFault(
                            rule,
                            fault,
                            rule.component() == 0
                                    ? segment.element(rule.position())
                                    : segment.component(rule.position(), rule.component()))));
        }
        return wrong;
    }

    private static String key(Syntax syntax, String name) {
        return syntax + " " + name;
    }

    private static EdiRules load() {
        EdiRules rules = new EdiRules();
        InputStream in = EdiRules.class.getResourceAsStream(RESOURCE);
        if (in == null) {
            throw new IllegalStateException(RESOURCE + " is missing on the class path");
        }
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String row = reader.readLine(); row != null; row = reader.readLine()) {
                if (!row.isBlank() && !row.startsWith("#")) {
                    rules.add(row.split("\t", -1));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rules;
    }

    private void add(String[] row) {
        Syntax syntax = Syntax.valueOf(row[0]);
        if (row[1].equals("SET")) {
            sets.put(key(syntax, row[2]), List.of(row[3].split(" ", -1)));
            return;
        }
        List<ElementRule> rules = new ArrayList<>();
        for (String element : row[2].split("\\|", -1)) {
            String[] parts = element.split(" ", -1);
            String[] place = parts[0].split("\\.", -1);
            rules.add(new ElementRule(
                    Integer.parseInt(place[0]),
                    place.length == 1 ? 0 : Integer.parseInt(place[1]),
                    parts[1].equals("M"),
                    parts[2],
                    Integer.parseInt(parts[3]),
                    Integer.parseInt(parts[4])));
        }
        elements.put(key(syntax, row[1]), rules);
    }
}
