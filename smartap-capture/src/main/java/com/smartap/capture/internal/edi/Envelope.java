package com.smartap.capture.internal.edi;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An interchange, or a group within one: header, trailer once it came, what it held and what is wrong with it. */
final class Envelope {
    final Segment header;
    final @Nullable Envelope outer;
    final List<EdiProblem> problems = new ArrayList<>();

    @Nullable
    Segment trailer;

    int groups;
    int transactions;

    Envelope(Segment header, @Nullable Envelope outer) {
        this.header = header;
        this.outer = outer;
    }

    Syntax syntax() {
        return header.delimiters().syntax();
    }

    /** The control number that the header carries. */
    String control() {
        return switch (header.tag()) {
            case "ISA" -> header.element(13);
            case "GS" -> header.element(6);
            default -> header.element(5);
        };
    }

    /** The interchange that this is, or that this belongs to. */
    Envelope interchange() {
        return outer == null ? this : outer;
    }

    boolean has(EdiProblem.What what) {
        return problems.stream().anyMatch(problem -> problem.what() == what);
    }
}
