package com.smartap.payments.lint;

import com.smartap.payments.lint.Finding.Severity;
import java.util.function.Consumer;

/** Hands findings on, up to ten thousand, and counts them, up to a hundred thousand: then looking on is of no use. */
final class Findings {
    private static final int MOST = 10_000;
    private static final int TOO_MANY = 100_000;

    private final Consumer<Finding> sink;
    private long told;
    private long errors;
    private long warnings;

    Findings(Consumer<Finding> sink) {
        this.sink = sink;
    }

    void error(String rule, Position position, String message) {
        errors++;
        tell(new Finding(Severity.ERROR, rule, position.words(), message));
    }

    void warning(String rule, Position position, String message) {
        warnings++;
        tell(new Finding(Severity.WARNING, rule, position.words(), message));
    }

    void info(String rule, Position position, String message) {
        tell(new Finding(Severity.INFO, rule, position.words(), message));
    }

    long errors() {
        return errors;
    }

    long warnings() {
        return warnings;
    }

    /** Whether there are so many findings that the rest of the file is not looked at. */
    boolean isFull() {
        return told >= TOO_MANY;
    }

    /** Says that the rest of the file is not looked at. */
    void stopped(Position position) {
        errors++;
        sink.accept(
                new Finding(
                        Severity.ERROR,
                        "TOO_MANY_FINDINGS",
                        position.words(),
                        "There are a hundred thousand findings, and the rest of the file is not checked. Maybe it is another kind of file."));
    }

    private void tell(Finding finding) {
        told++;
        if (told <= MOST) {
            sink.accept(finding);
        } else if (told == MOST + 1) {
            sink.accept(new Finding(
                    Severity.INFO,
                    "MORE_FINDINGS",
                    finding.position(),
                    "There are more findings, which are not listed. Maybe mend the first ones and check again."));
        }
    }
}
