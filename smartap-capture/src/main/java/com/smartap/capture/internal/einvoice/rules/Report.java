package com.smartap.capture.internal.einvoice.rules;

import com.smartap.capture.internal.einvoice.RuleFinding;
import com.smartap.capture.internal.einvoice.Term;
import com.smartap.capture.internal.xml.XmlElement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Collects findings; of one rule, only so many. */
final class Report {
    private static final int MOST_OF_ONE_RULE = 20;

    private final List<RuleFinding> findings = new ArrayList<>();
    private final Map<String, Integer> counts = new HashMap<>();

    void error(String rule, XmlElement at, String message) {
        add(rule, true, at.path(), message);
    }

    void error(String rule, Term at, String message) {
        add(rule, true, at.path(), message);
    }

    void warning(String rule, Term at, String message) {
        add(rule, false, at.path(), message);
    }

    void warning(String rule, XmlElement at, String message) {
        add(rule, false, at.path(), message);
    }

    private void add(String rule, boolean error, String path, String message) {
        if (counts.merge(rule, 1, Integer::sum) <= MOST_OF_ONE_RULE) {
            findings.add(new RuleFinding(rule, error, path, message));
        }
    }

    List<RuleFinding> findings() {
        return List.copyOf(findings);
    }
}
