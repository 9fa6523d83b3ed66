package com.smartap.capture.internal.einvoice.rules;

import com.smartap.capture.internal.einvoice.Tables;
import com.smartap.capture.internal.einvoice.Terms;
import java.util.ArrayList;
import java.util.List;

/** Rules that ask for a term, from the table {@code presence.rules}. */
final class PresenceRules {
    private static final List<Rule> RULES =
            Tables.lines("presence.rules").stream().map(Rule::of).toList();

    private PresenceRules() {}

    /** A rule: the groups that it holds for (0 is the document), the terms or groups of which one has to be there. */
    private record Rule(String id, int group, List<Integer> terms, List<Integer> groups, String message) {
        static Rule of(String line) {
            String[] words = line.split(" ", 4);
            List<Integer> terms = new ArrayList<>();
            List<Integer> groups = new ArrayList<>();
            for (String one : words[2].split(",")) {
                if (one.startsWith("G")) {
                    groups.add(Integer.valueOf(one.substring(1)));
                } else {
                    terms.add(Integer.valueOf(one));
                }
            }
            int group = words[1].equals("-") ? 0 : Integer.parseInt(words[1]);
            return new Rule(words[0], group, List.copyOf(terms), List.copyOf(groups), words[3]);
        }

        boolean isKept(Terms within) {
            return terms.stream().anyMatch(within::has)
                    || groups.stream().anyMatch(number -> !within.groups(number).isEmpty());
        }
    }

    static void check(Terms document, Report report) {
        for (Rule rule : RULES) {
            List<Terms> groups = rule.group() == 0 ? List.of(document) : document.groups(rule.group());
            for (Terms group : groups) {
                if (!rule.isKept(group)) {
                    report.error(rule.id(), group.element(), rule.message());
                }
            }
        }
    }
}
