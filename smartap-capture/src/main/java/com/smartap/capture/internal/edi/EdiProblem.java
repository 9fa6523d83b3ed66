package com.smartap.capture.internal.edi;

/**
 * What is wrong with an envelope.
 *
 * @param what which rule is broken
 * @param message a sentence for people
 */
record EdiProblem(What what, String message) {
    enum What {
        /** The trailer never came: what it closes may be incomplete. */
        TRAILER_MISSING,
        /** Header and trailer carry different control numbers. */
        CONTROL_NUMBER,
        /** The trailer counts otherwise than was received. */
        COUNT,
        /** A segment ended with its line and without its terminator. */
        TERMINATOR
    }
}
