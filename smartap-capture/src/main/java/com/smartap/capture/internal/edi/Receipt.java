package com.smartap.capture.internal.edi;

import com.smartap.spi.capture.DocumentSource;
import java.time.ZonedDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/** What was received in one interchange, and the verdict on each part of it. */
public final class Receipt {
    /** Acknowledgements are never acknowledged: two systems would answer each other for ever. */
    private static final Set<String> NEVER_ANSWERED = Set.of("997", "999", "TA1", "CONTRL", "APERAK", "824", "864");

    private static final int MOST_VERDICTS = 20_000;

    final Envelope interchange;
    final List<Group> groups;

    private Receipt(Envelope interchange, List<Group> groups) {
        this.interchange = interchange;
        this.groups = groups;
    }

    /** A group, or the interchange itself where there are none, with the documents in it that are answered. */
    record Group(Envelope envelope, List<Verdict> verdicts) {
        long acceptedCount() {
            return verdicts.stream().filter(Verdict::accepted).count();
        }
    }

    /** The interchanges of a file that hold anything to answer. */
    public static List<Receipt> of(DocumentSource document) {
        List<Receipt> receipts = new ArrayList<>();
        EdiWalk.walk(document, new EdiWalk.Visitor() {
            private final Deque<List<Verdict>> open = new ArrayDeque<>();
            private final List<Group> groups = new ArrayList<>();
            private int count;

            @Override
            public void starts(Envelope envelope) {
                open.push(new ArrayList<>());
            }

            @Override
            public void transaction(Transaction transaction) {
                boolean answered = !NEVER_ANSWERED.contains(transaction.type());
                if (answered && ++count <= MOST_VERDICTS) {
                    open.element().add(Verdict.of(transaction));
                }
            }

            @Override
            public void ends(Envelope envelope) {
                List<Verdict> verdicts = open.pop();
                if (!verdicts.isEmpty()) {
                    groups.add(new Group(envelope, List.copyOf(verdicts)));
                }
                if (envelope.outer == null) {
                    if (!groups.isEmpty()) {
                        receipts.add(new Receipt(envelope, List.copyOf(groups)));
                    }
                    groups.clear();
                }
            }
        });
        return receipts;
    }

    /** Which acknowledgement answers it: {@code X12_997}, {@code X12_999} or {@code EDIFACT_CONTRL}. */
    public String format() {
        if (interchange.syntax() == Syntax.EDIFACT) {
            return "EDIFACT_CONTRL";
        }
        boolean implementation = groups.stream()
                .allMatch(group -> group.envelope().header.element(8).startsWith("005")
                        && group.envelope().header.element(8).contains("X"));
        return implementation ? "X12_999" : "X12_997";
    }

    /** The control number of the interchange. */
    public String control() {
        return interchange.control();
    }

    /** The answer. */
    public String answer(long control, ZonedDateTime now) {
        return interchange.syntax() == Syntax.X12
                ? X12Acknowledgement.write(this, control, now)
                : ContrlMessage.write(this, control, now);
    }

    /** How many documents it is about. */
    public int received() {
        return groups.stream().mapToInt(group -> group.verdicts().size()).sum();
    }

    /** How many of them are accepted. */
    public int accepted() {
        return isEnvelopeBroken()
                ? 0
                : groups.stream().mapToInt(group -> (int) group.acceptedCount()).sum();
    }

    /** Whether nothing of the interchange can be taken: its header and its trailer contradict each other. */
    boolean isEnvelopeBroken() {
        return interchange.has(EdiProblem.What.CONTROL_NUMBER);
    }

    /** What is wrong, a sentence each. */
    public List<String> findings() {
        List<String> findings = new ArrayList<>();
        interchange.problems.forEach(problem -> findings.add(problem.message()));
        for (Group group : groups) {
            if (group.envelope() != interchange) {
                group.envelope().problems.forEach(problem -> findings.add(problem.message()));
            }
            for (Verdict verdict : group.verdicts()) {
                if (!verdict.supported()) {
                    findings.add("%s is a %s, which is not taken".formatted(verdict.control(), verdict.type()));
                }
                verdict.problems().forEach(problem -> findings.add(problem.message()));
                verdict.faults().forEach(fault -> findings.add(sentence(verdict, fault)));
            }
        }
        return Collections.unmodifiableList(findings.size() > 200 ? findings.subList(0, 200) : findings);
    }

    private static String sentence(Verdict verdict, EdiRules.SegmentFault fault) {
        if (fault.missing()) {
            return "%s has no segment %s".formatted(verdict.control(), fault.tag());
        }
        EdiRules.ElementFault first = fault.elements().get(0);
        return "%s: segment %d, %s%02d is %s"
                .formatted(
                        verdict.control(),
                        fault.number(),
                        fault.tag(),
                        first.rule().position(),
                        switch (first.fault()) {
                            case MISSING -> "missing";
                            case SHORT -> "too short";
                            case LONG -> "too long";
                            case CHARACTERS -> "no number";
                            case DATE -> "no date";
                            case TIME -> "no time";
                        });
    }
}
