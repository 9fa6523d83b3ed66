package com.smartap.testkit.bill;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** 20,000 calls and 200 logins in each hour of the clock for a developer key; three calls at a time. */
final class TwinLimits {
    private final Clock clock;
    private int callsAnHour = 20_000;
    private int loginsAnHour = 200;
    private Instant hour = Instant.EPOCH;
    private int calls;
    private int logins;

    TwinLimits(Clock clock) {
        this.clock = clock;
    }

    void set(int perHour, int loginsPerHour) {
        callsAnHour = perHour;
        loginsAnHour = loginsPerHour;
    }

    void count(boolean login, int atOnce) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.HOURS);
        if (!now.equals(hour)) {
            hour = now;
            calls = 0;
            logins = 0;
        }
        if (atOnce > 3) {
            throw TwinFault.concurrent();
        }
        calls++;
        logins += login ? 1 : 0;
        if (calls > callsAnHour || logins > loginsAnHour) {
            throw TwinFault.hour();
        }
    }
}
