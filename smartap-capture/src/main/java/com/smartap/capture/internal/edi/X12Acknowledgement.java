package com.smartap.capture.internal.edi;

import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the functional acknowledgement of an X12 interchange: one 997 (or 999) for each group, and TA1 where the envelope
 * is broken or its sender asks for it. Source: ASC X12 transaction sets 997 and 999, segment TA1.
 */
final class X12Acknowledgement {
    private static final int LONGEST_COPY = 99;

    private final Receipt receipt;
    private final Segment isa;
    private final AcknowledgementText out;
    private final boolean implementation;

    private X12Acknowledgement(Receipt receipt) {
        this.receipt = receipt;
        this.isa = receipt.interchange.header;
        this.out = new AcknowledgementText(isa.delimiters());
        this.implementation = receipt.format().equals("X12_999");
    }

    static String write(Receipt receipt, long control, ZonedDateTime now) {
        return new X12Acknowledgement(receipt).text(control, now);
    }

    private String text(long control, ZonedDateTime now) {
        String number = "%09d".formatted(control);
        header(number, now);
        boolean broken = receipt.isEnvelopeBroken();
        if (broken || isa.element(14).equals("1")) {
            interchange(broken);
        }
        if (!broken) {
            groups(control, now);
        }
        out.segment("IEA", broken ? "0" : "1", number);
        return out.toString();
    }

    /** The header of what was received with sender and receiver turned round; its columns are fixed. */
    private void header(String number, ZonedDateTime now) {
        out.segment(
                "ISA",
                "00",
                " ".repeat(10),
                "00",
                " ".repeat(10),
                padded(isa.element(7), 2),
                padded(isa.element(8), 15),
                padded(isa.element(5), 2),
                padded(isa.element(6), 15),
                AcknowledgementText.date(now, "yyMMdd"),
                AcknowledgementText.date(now, "HHmm"),
                isa.delimiters().repetition() == 0
                        ? "U"
                        : String.valueOf(isa.delimiters().repetition()),
                padded(isa.element(12), 5),
                number,
                "0",
                isa.element(15).equals("T") ? "T" : "P",
                String.valueOf(isa.delimiters().component()));
    }

    private static String padded(String text, int length) {
        String cut = text.substring(0, Math.min(length, text.length()));
        return cut + " ".repeat(length - cut.length());
    }

    /** TA1: accepted, accepted with errors, or rejected with the reason. */
    private void interchange(boolean broken) {
        String note = broken ? "001" : receipt.interchange.has(EdiProblem.What.COUNT) ? "021" : "000";
        String status = broken ? "R" : note.equals("000") ? "A" : "E";
        out.segment("TA1", isa.element(13), isa.element(9), isa.element(10), status, note);
    }

    private void groups(long control, ZonedDateTime now) {
        Segment first = receipt.groups.get(0).envelope().header;
        String version = implementation ? "005010X231A1" : first.element(8).isEmpty() ? "004010" : first.element(8);
        out.segment(
                "GS",
                "FA",
                first.element(3),
                first.element(2),
                AcknowledgementText.date(now, "yyyyMMdd"),
                AcknowledgementText.date(now, "HHmm"),
                String.valueOf(control),
                "X",
                version);
        int number = 0;
        for (Receipt.Group group : receipt.groups) {
            number++;
            group(group, "%04d".formatted(number));
        }
        out.segment("GE", String.valueOf(number), String.valueOf(control));
    }

    private void group(Receipt.Group group, String number) {
        Segment gs = group.envelope().header;
        out.startCounting();
        out.segment("ST", implementation ? "999" : "997", number, implementation ? "005010X231A1" : "");
        out.segment("AK1", gs.element(1), gs.element(6), implementation ? gs.element(8) : "");
        group.verdicts().forEach(this::transaction);
        long accepted = group.acceptedCount();
        int received = group.verdicts().size();
        boolean noted = group.verdicts().stream().anyMatch(Verdict::hasErrors);
        String status = accepted == 0 ? "R" : accepted < received ? "P" : noted ? "E" : "A";
        out.segment(
                "AK9",
                status,
                EdiValues.whole(
                                group.envelope().trailer == null
                                        ? ""
                                        : group.envelope().trailer.element(1))
                        .map(String::valueOf)
                        .orElse(String.valueOf(received)),
                String.valueOf(received),
                String.valueOf(accepted),
                groupError(group.envelope()));
        out.segment("SE", String.valueOf(out.counted() + 1), number);
    }

    private static String groupError(Envelope group) {
        if (group.has(EdiProblem.What.TRAILER_MISSING)) {
            return "3";
        }
        if (group.has(EdiProblem.What.CONTROL_NUMBER)) {
            return "4";
        }
        return group.has(EdiProblem.What.COUNT) ? "5" : "";
    }

    private void transaction(Verdict verdict) {
        out.segment(
                "AK2",
                verdict.type(),
                verdict.control(),
                implementation ? verdict.header().element(3) : "");
        for (EdiRules.SegmentFault fault : verdict.faults()) {
            out.segment(
                    implementation ? "IK3" : "AK3",
                    fault.tag(),
                    String.valueOf(fault.number()),
                    "",
                    fault.missing() ? "3" : "8");
            for (EdiRules.ElementFault element : fault.elements()) {
                String position = element.rule().component() == 0
                        ? String.valueOf(element.rule().position())
                        : out.composite(
                                String.valueOf(element.rule().position()),
                                String.valueOf(element.rule().component()));
                out.segment(
                        implementation ? "IK4" : "AK4",
                        position,
                        "",
                        element.fault().x12,
                        out.value(element.value(), LONGEST_COPY));
            }
        }
        String status = !verdict.accepted() ? "R" : verdict.hasErrors() ? "E" : "A";
        List<String> codes = codes(verdict);
        out.segment(
                implementation ? "IK5" : "AK5",
                status,
                codes.isEmpty() ? "" : codes.get(0),
                codes.size() < 2 ? "" : codes.get(1),
                codes.size() < 3 ? "" : codes.get(2));
    }

    /** Element 718 (621 in a 999): why a transaction is not accepted as it is. */
    private static List<String> codes(Verdict verdict) {
        List<String> codes = new ArrayList<>();
        if (!verdict.supported()) {
            codes.add("1");
        }
        if (verdict.has(EdiProblem.What.TRAILER_MISSING)) {
            codes.add("2");
        }
        if (verdict.has(EdiProblem.What.CONTROL_NUMBER)) {
            codes.add("3");
        }
        if (verdict.has(EdiProblem.What.COUNT)) {
            codes.add("4");
        }
        if (!verdict.faults().isEmpty()) {
            codes.add("5");
        }
        return codes;
    }
}
