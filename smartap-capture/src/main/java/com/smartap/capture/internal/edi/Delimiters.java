package com.smartap.capture.internal.edi;

/**
 * The characters that structure an interchange; 0 where there is none.
 *
 * @param element separates elements
 * @param component separates the parts of an element
 * @param release takes the next character's meaning away
 * @param terminator ends a segment
 * @param repetition separates repeated elements
 */
record Delimiters(Syntax syntax, char element, char component, char release, char terminator, char repetition) {
    /** What EDIFACT uses where no {@code UNA} says otherwise. */
    static final Delimiters EDIFACT = new Delimiters(Syntax.EDIFACT, '+', ':', '?', '\'', (char) 0);

    /** The control characters of syntax level UNOB. */
    static final Delimiters EDIFACT_LEVEL_B =
            new Delimiters(Syntax.EDIFACT, (char) 0x1D, (char) 0x1F, (char) 0, (char) 0x1C, (char) 0);

    /** Whether segments end with their line. */
    boolean endsWithLine() {
        return terminator == '\n';
    }
}
