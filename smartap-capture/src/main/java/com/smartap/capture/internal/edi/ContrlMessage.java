package com.smartap.capture.internal.edi;

import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes CONTRL, the answer to an EDIFACT interchange: what is not accepted is named with its place and reason. Source:
 * ISO 9735-4, CONTRL D.3.
 */
final class ContrlMessage {
    private static final String ACCEPTED = "7";
    private static final String REJECTED = "4";

    private final Receipt receipt;
    private final Segment unb;
    private final AcknowledgementText out;

    private ContrlMessage(Receipt receipt) {
        this.receipt = receipt;
        this.unb = receipt.interchange.header;
        this.out = new AcknowledgementText(unb.delimiters());
    }

    static String write(Receipt receipt, long control, ZonedDateTime now) {
        return new ContrlMessage(receipt).text(String.valueOf(control), now);
    }

    private String text(String control, ZonedDateTime now) {
        serviceString();
        out.segment(
                "UNB",
                syntax(),
                party(3),
                party(2),
                out.composite(AcknowledgementText.date(now, "yyMMdd"), AcknowledgementText.date(now, "HHmm")),
                control,
                "",
                "",
                "",
                "",
                "",
                unb.element(11).equals("1") ? "1" : "");
        out.startCounting();
        out.segment("UNH", "1", out.composite("CONTRL", "D", "3", "UN"));
        boolean broken = receipt.isEnvelopeBroken();
        out.segment(
                "UCI",
                out.value(unb.element(5), 14),
                party(2),
                party(3),
                broken ? REJECTED : ACCEPTED,
                broken ? "28" : "");
        if (!broken) {
            receipt.groups.forEach(group -> messages(group.verdicts()));
        }
        out.segment("UNT", String.valueOf(out.counted() + 1), "1");
        out.segment("UNZ", "1", control);
        return out.toString();
    }

    private String syntax() {
        String level = unb.component(1, 1).isEmpty() ? "UNOC" : unb.component(1, 1);
        String version = unb.component(1, 2).isEmpty() ? "3" : unb.component(1, 2);
        return out.composite(out.value(level, 4), out.value(version, 1));
    }

    /** The service string, where the separators are not the usual ones. */
    private void serviceString() {
        Delimiters by = unb.delimiters();
        if (by.equals(Delimiters.EDIFACT) || by.equals(Delimiters.EDIFACT_LEVEL_B)) {
            return;
        }
        out.raw("UNA" + by.component() + by.element() + "." + (by.release() == 0 ? ' ' : by.release())
                + (by.repetition() == 0 ? ' ' : by.repetition()) + by.terminator() + "\n");
    }

    private String party(int position) {
        String id = out.value(unb.component(position, 1), 35);
        String qualifier = out.value(unb.component(position, 2), 4);
        return qualifier.isEmpty() ? id : out.composite(id, qualifier);
    }

    private void messages(List<Verdict> verdicts) {
        for (Verdict verdict : verdicts) {
            Segment unh = verdict.header();
            out.segment(
                    "UCM",
                    out.value(verdict.control(), 14),
                    type(unh),
                    verdict.accepted() ? ACCEPTED : REJECTED,
                    verdict.accepted() ? "" : error(verdict));
            if (!verdict.accepted()) {
                verdict.faults().forEach(this::fault);
            }
        }
    }

    /** The type as the message named it: name, version, release, agency, and the code of a guide where there is one. */
    private String type(Segment unh) {
        List<String> parts = new ArrayList<>();
        for (int i = 1; i <= 5; i++) {
            parts.add(out.value(unh.component(2, i), 6));
        }
        while (parts.size() > 1 && parts.get(parts.size() - 1).isEmpty()) {
            parts.remove(parts.size() - 1);
        }
        return out.composite(parts.toArray(new String[0]));
    }

    /** Data element 0085; faults within are named behind it. */
    private static String error(Verdict verdict) {
        if (!verdict.supported()) {
            return "17";
        }
        if (verdict.has(EdiProblem.What.TRAILER_MISSING)) {
            return "13";
        }
        if (verdict.has(EdiProblem.What.CONTROL_NUMBER)) {
            return "28";
        }
        return verdict.has(EdiProblem.What.COUNT) ? "29" : "";
    }

    private void fault(EdiRules.SegmentFault fault) {
        out.segment("UCS", String.valueOf(fault.number()), fault.missing() ? "13" : "");
        for (EdiRules.ElementFault element : fault.elements()) {
            String position = String.valueOf(element.rule().position() + 1);
            out.segment(
                    "UCD",
                    element.fault().edifact,
                    element.rule().component() == 0
                            ? position
                            : out.composite(
                                    position, String.valueOf(element.rule().component())));
        }
    }
}
