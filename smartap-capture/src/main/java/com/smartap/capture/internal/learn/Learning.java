package com.smartap.capture.internal.learn;

import com.smartap.model.invoice.InvoiceField;
import com.smartap.model.invoice.InvoiceLine;
import com.smartap.spi.capture.CandidateInvoice;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Learns the layouts of a vendor, and keeps of each only what would have helped: each example is read by what the others
 * teach, and a field is kept where that is right at least as often as the reader was, and better once.
 */
final class Learning {
    private static final int MOST_EXAMPLES = 10;
    private static final int MOST_LAYOUTS = 6;
    private static final double SURE = 0.9;

    private final List<Lesson> lessons;
    private final List<Lesson> siblings;

    private Learning(List<Lesson> lessons, List<Lesson> siblings) {
        this.lessons = lessons;
        this.siblings = siblings;
    }

    /** The layouts of some examples, the oldest example first; none if nothing helps. */
    static List<LayoutRules> of(List<Lesson> examples) {
        List<LayoutRules> layouts = new ArrayList<>();
        for (List<Lesson> alike : byLayout(examples)) {
            List<Lesson> siblings =
                    examples.stream().filter(lesson -> !alike.contains(lesson)).toList();
            new Learning(alike, siblings).useful().ifPresent(layouts::add);
        }
        return layouts;
    }

    /** The last examples of each layout. */
    private static List<List<Lesson>> byLayout(List<Lesson> examples) {
        List<List<Lesson>> groups = new ArrayList<>();
        List<Fingerprint> prints = new ArrayList<>();
        for (Lesson lesson : examples) {
            int at = 0;
            while (at < groups.size() && !prints.get(at).fits(lesson.paper())) {
                at++;
            }
            if (at == groups.size()) {
                groups.add(new ArrayList<>());
                prints.add(Fingerprint.of(List.of(lesson)));
            }
            groups.get(at).add(lesson);
        }
        return groups.stream()
                .skip(Math.max(0, groups.size() - MOST_LAYOUTS))
                .map(group -> group.subList(Math.max(0, group.size() - MOST_EXAMPLES), group.size()))
                .toList();
    }

    private Optional<LayoutRules> useful() {
        LayoutRules all = LayoutSearch.of(lessons, siblings);
        Set<InvoiceField> kept = helping(all);
        kept.addAll(disputed(all));
        LayoutRules rules = all.only(kept);
        // What helps each by itself may hurt together: no field may be right less often on the examples themselves.
        Set<InvoiceField> worse = worse(rules);
        while (!worse.isEmpty() && !kept.isEmpty()) {
            kept.removeAll(worse);
            rules = all.only(kept);
            worse = worse(rules);
        }
        return rules.isEmpty() ? Optional.empty() : Optional.of(rules);
    }

    /** Fields that are better read by what was learned from the other examples, or from the only one. */
    private Set<InvoiceField> helping(LayoutRules all) {
        Map<InvoiceField, int[]> counts = new EnumMap<>(InvoiceField.class);
        for (int i = 0; i < lessons.size(); i++) {
            Lesson lesson = lessons.get(i);
            List<Lesson> others = new ArrayList<>(lessons);
            others.remove(i);
            LayoutRules rules = others.isEmpty() ? all : LayoutSearch.of(others, siblings);
            CandidateInvoice read = RuleReader.read(rules, lesson.paper(), lesson.read());
            CandidateInvoice whole = RuleReader.read(all, lesson.paper(), lesson.read());
            // Where the others contradict each other, this example decides.
            Set<InvoiceField> open = disputed(rules);
            for (InvoiceField field : InvoiceField.values()) {
                int[] count = counts.computeIfAbsent(field, key -> new int[2]);
                count(count, lesson, open.contains(field) ? whole : read, field);
            }
        }
        Set<InvoiceField> helping = EnumSet.noneOf(InvoiceField.class);
        counts.forEach((field, count) -> {
            if (count[0] >= 0 && count[1] > 0) {
                helping.add(field);
            }
        });
        return helping;
    }

    /** Counts by how much the learned reading is right more often, and where it is better or surer. */
    private static void count(int[] count, Lesson lesson, CandidateInvoice read, InvoiceField field) {
        if (field == InvoiceField.LINES) {
            countLines(count, lesson, read);
            return;
        }
        boolean before = lesson.wasRight(field);
        boolean now = lesson.isRight(read.content(), field);
        count[0] += (now ? 1 : 0) - (before ? 1 : 0);
        boolean surer = now && confidence(lesson.read(), field) < SURE && confidence(read, field) >= SURE;
        count[1] += now && (!before || surer) ? 1 : 0;
    }

    /** Of lines it counts how many are right. */
    private static void countLines(int[] count, Lesson lesson, CandidateInvoice read) {
        List<InvoiceLine> right = lesson.right().lines();
        double before = LineLists.score(lesson.read().content().lines(), right);
        double now = LineLists.score(read.content().lines(), right);
        count[0] += Double.compare(now, before);
        count[1] += now > before ? 1 : 0;
    }

    private static double confidence(CandidateInvoice candidate, InvoiceField field) {
        return candidate.readings().containsKey(field)
                ? candidate.readings().get(field).confidence()
                : 0;
    }

    /** Fields about which examples contradict each other: they change no value, and offer both. */
    private static Set<InvoiceField> disputed(LayoutRules rules) {
        Set<InvoiceField> disputed = EnumSet.noneOf(InvoiceField.class);
        rules.rules().stream()
                .filter(rule -> !rule.anchors().isEmpty())
                .filter(rule -> rule.anchors().stream().noneMatch(Anchor::isProven))
                .forEach(rule -> disputed.add(rule.field()));
        rules.constants().stream()
                .filter(constant -> constant.readerMisses() > 0 && constant.isDisputed(rules.examples()))
                .forEach(constant -> disputed.add(constant.field()));
        return disputed;
    }

    private Set<InvoiceField> worse(LayoutRules rules) {
        Map<InvoiceField, int[]> counts = new EnumMap<>(InvoiceField.class);
        for (Lesson lesson : lessons) {
            CandidateInvoice read = RuleReader.read(rules, lesson.paper(), lesson.read());
            for (InvoiceField field : InvoiceField.values()) {
                count(counts.computeIfAbsent(field, key -> new int[2]), lesson, read, field);
            }
        }
        Set<InvoiceField> worse = EnumSet.noneOf(InvoiceField.class);
        counts.forEach((field, count) -> {
            if (count[0] < 0) {
                worse.add(field);
            }
        });
        return worse;
    }
}
