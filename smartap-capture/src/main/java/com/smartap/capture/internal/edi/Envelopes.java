package com.smartap.capture.internal.edi;

import java.util.List;
import java.util.Optional;

/** Compares headers with trailers. */
final class Envelopes {
    private Envelopes() {}

    /** Closes an interchange or group that counted so many parts. */
    static void close(Envelope envelope, int parts) {
        Segment trailer = envelope.trailer;
        boolean inner = envelope.outer != null;
        Syntax syntax = envelope.syntax();
        String label = (inner ? "group " : "interchange ") + envelope.control();
        if (trailer == null) {
            envelope.problems.add(new EdiProblem(
                    EdiProblem.What.TRAILER_MISSING,
                    "%s has no trailer (%s); something may be missing at its end"
                            .formatted(label, inner ? syntax.groupEnd : syntax.interchangeEnd)));
            return;
        }
        compare(label, envelope.control(), trailer.element(2), envelope.problems);
        count(label, "parts", parts, trailer.element(1), envelope.problems);
    }

    static void compare(String label, String header, String trailer, List<EdiProblem> problems) {
        if (!bare(header).equals(bare(trailer))) {
            problems.add(new EdiProblem(
                    EdiProblem.What.CONTROL_NUMBER,
                    "%s has the control number %s in its header and %s in its trailer"
                            .formatted(label, shown(header), shown(trailer))));
        }
    }

    static void count(String label, String what, int counted, String said, List<EdiProblem> problems) {
        Optional<Long> number = EdiValues.whole(said);
        if (number.isEmpty() || number.get() != counted) {
            problems.add(new EdiProblem(
                    EdiProblem.What.COUNT,
                    "%s has %d %s, and its trailer says %s; something may be missing"
                            .formatted(label, counted, what, shown(said))));
        }
    }

    /** Control numbers are padded with zeros by some programs. */
    private static String bare(String control) {
        return control.replaceFirst("^0+(?=.)", "");
    }

    private static String shown(String value) {
        return value.isEmpty() ? "none" : value;
    }
}
