package com.smartap.capture.internal.edi;

import java.util.List;

/**
 * What is to be said about a received document.
 *
 * @param type what it is
 * @param control its control number
 * @param header its header, for what a CONTRL repeats
 * @param supported whether documents of its type are taken
 * @param problems what is wrong with its envelope
 * @param faults what is wrong within it
 */
record Verdict(
        String type,
        String control,
        Segment header,
        boolean supported,
        List<EdiProblem> problems,
        List<EdiRules.SegmentFault> faults) {
    static Verdict of(Transaction transaction) {
        boolean supported = EdiRules.isSupported(transaction);
        return new Verdict(
                transaction.type(),
                transaction.control(),
                transaction.header(),
                supported,
                transaction.problems(),
                supported ? EdiRules.faults(transaction) : List.of());
    }

    /** Only what can be read without doubt is accepted: envelopes count, mandatory things and values too. */
    boolean accepted() {
        boolean envelope = problems.stream().allMatch(problem -> problem.what() == EdiProblem.What.TERMINATOR);
        return supported && envelope && faults.stream().allMatch(Verdict::isHarmless);
    }

    boolean hasErrors() {
        return !faults.isEmpty() || !problems.isEmpty();
    }

    boolean has(EdiProblem.What what) {
        return problems.stream().anyMatch(problem -> problem.what() == what);
    }

    /** Texts that are longer or shorter than the standard has it do no harm. */
    private static boolean isHarmless(EdiRules.SegmentFault fault) {
        return !fault.missing()
                && fault.elements().stream()
                        .allMatch(element -> element.fault() == ElementRule.Fault.LONG
                                || element.fault() == ElementRule.Fault.SHORT);
    }
}
