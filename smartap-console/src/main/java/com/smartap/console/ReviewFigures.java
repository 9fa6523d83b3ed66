package com.smartap.console;

import com.smartap.core.ReviewReport;
import com.smartap.core.SmartAp;
import com.smartap.model.Actor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** How reading went lately. */
final class ReviewFigures {
    /** How many days count. */
    static final int DAYS = 30;

    private final SmartAp smartAp;
    private final Clock clock;

    ReviewFigures(SmartAp smartAp, Clock clock) {
        this.smartAp = smartAp;
        this.clock = clock;
    }

    /** The report of the last days, today among them. */
    ReviewReport of(Actor actor) {
        Instant tomorrow = clock.instant().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(1));
        return smartAp.invoices().review(actor, tomorrow.minus(Duration.ofDays(DAYS)), tomorrow);
    }
}
