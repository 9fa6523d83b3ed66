package com.smartap.capture.internal.learn;

import com.smartap.model.invoice.InvoiceField;
import com.smartap.spi.capture.CandidateInvoice;
import com.smartap.spi.capture.LayoutExample;
import com.smartap.spi.capture.LearnedLayout;
import com.smartap.spi.capture.WordPage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What {@link com.smartap.capture.AnchorLearner} does. */
public final class Anchors {
    private static final int MOST_EXAMPLES = 60;

    private Anchors() {}

    /** What examples teach; empty if nothing helps. */
    public static Optional<LearnedLayout> learn(String learner, List<LayoutExample> examples) {
        List<Lesson> lessons = examples.stream()
                .skip(Math.max(0, examples.size() - MOST_EXAMPLES))
                .map(Lesson::of)
                .filter(lesson -> !lesson.paper().isEmpty())
                .toList();
        List<LayoutRules> layouts = Learning.of(lessons);
        return layouts.isEmpty()
                ? Optional.empty()
                : Optional.of(new LearnedLayout(learner, LayoutBody.write(layouts), rules(layouts)));
    }

    /** Reads a document by what was learned; the same candidate if it has none of the layouts. */
    public static CandidateInvoice read(LearnedLayout layout, List<WordPage> pages, CandidateInvoice read) {
        List<LayoutRules> layouts;
        try {
            layouts = LayoutBody.read(layout.body());
        } catch (LayoutBody.UnusableException e) {
            return warned(read, e);
        }
        Paper paper = Paper.of(pages, read);
        return layouts.stream()
                .filter(rules -> rules.fits(paper, read))
                .max(Comparator.comparingDouble(rules -> rules.fingerprint().likeness(paper)))
                .map(rules -> RuleReader.read(rules, paper, read))
                .orElse(read);
    }

    private static CandidateInvoice warned(CandidateInvoice read, LayoutBody.UnusableException reason) {
        List<String> warnings = new ArrayList<>(read.warnings());
        warnings.add("LEARNED: what was learned of this vendor cannot be used, since %s. Maybe learn it anew."
                .formatted(reason.getMessage()));
        return new CandidateInvoice(read.format(), read.content(), read.readings(), warnings, read.part());
    }

    private static List<LearnedLayout.Rule> rules(List<LayoutRules> layouts) {
        List<LearnedLayout.Rule> rules = new ArrayList<>();
        for (int i = 0; i < layouts.size(); i++) {
            LayoutRules layout = layouts.get(i);
            String where = layouts.size() == 1 ? "" : "layout %d: ".formatted(i + 1);
            for (FieldRule rule : layout.rules()) {
                String shown = rule.shown();
                if (shown != null) {
                    rules.add(new LearnedLayout.Rule(rule.field(), where + shown, rule.hits(), rule.misses()));
                }
                if (!rule.denied().isEmpty()) {
                    rules.add(new LearnedLayout.Rule(
                            rule.field(),
                            where + rule.shownDenied(),
                            rule.denied().get(0).hits(),
                            0));
                }
            }
            for (Constant constant : layout.constants()) {
                rules.add(new LearnedLayout.Rule(
                        constant.field(),
                        where + constant.shown(layout.examples()),
                        constant.hits(),
                        layout.examples() - constant.hits()));
            }
            Boolean monthFirst = layout.habits().monthFirst();
            if (monthFirst != null) {
                rules.add(new LearnedLayout.Rule(
                        InvoiceField.INVOICE_DATE,
                        where + (monthFirst ? "the month stands before the day" : "the day stands before the month"),
                        layout.examples(),
                        0));
            }
            TableRule table = layout.table();
            if (table != null) {
                rules.add(new LearnedLayout.Rule(
                        InvoiceField.LINES, where + table.shown(), table.hits(), table.misses()));
            }
            Integer days = layout.dueDays();
            if (days != null) {
                rules.add(new LearnedLayout.Rule(
                        InvoiceField.DUE_DATE,
                        where + "%d days after the invoice date, where none is printed".formatted(days),
                        layout.examples(),
                        0));
            }
        }
        return rules;
    }
}
