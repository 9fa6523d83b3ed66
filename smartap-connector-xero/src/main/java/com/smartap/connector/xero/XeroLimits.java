package com.smartap.connector.xero;

import com.smartap.connector.support.ApiAnswer;
import com.smartap.connector.support.ApiCall;
import com.smartap.connector.support.Authentication;
import com.smartap.spi.ConnectorUnavailableException;
import com.smartap.spi.connector.QuotaReport.Quota;
import com.smartap.spi.secret.Secret;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What Xero says is left of its limits, and the day's: once its calls are used up, none is sent before Xero's own time is
 * over, so that nobody sleeps on it. Thread-safe.
 */
final class XeroLimits implements Authentication {
    private static final Duration UNNAMED = Duration.ofHours(1);
    private static final Map<String, String> HEADERS = Map.of(
            "minute", "X-MinLimit-Remaining",
            "day", "X-DayLimit-Remaining",
            "appminute", "X-AppMinLimit-Remaining");
    private static final int PER_MINUTE = 60;
    private static final int APP_PER_MINUTE = 10_000;

    private final String connection;
    private final Clock clock;
    private final Authentication authentication;
    private final Map<String, Integer> left = new HashMap<>();
    private Instant seen = Instant.EPOCH;
    private @Nullable Instant dayUntil;

    XeroLimits(String connection, Clock clock, Authentication authentication) {
        this.connection = connection;
        this.clock = clock;
        this.authentication = authentication;
    }

    @Override
    public Map<String, Secret> headers(ApiCall call) {
        refuseWhileTheDayIsUsedUp(call);
        return authentication.headers(call);
    }

    @Override
    public boolean isRejected(ApiAnswer answer) {
        return authentication.isRejected(answer);
    }

    @Override
    public boolean renew(Map<String, Secret> rejected) {
        return authentication.renew(rejected);
    }

    /** Takes over what an answer says. */
    synchronized void observe(ApiAnswer answer) {
        HEADERS.forEach((name, header) -> answer.header(header)
                .map(String::strip)
                .filter(value -> value.matches("[0-9]{1,9}"))
                .ifPresent(value -> left.put(name, Integer.valueOf(value))));
        seen = clock.instant();
        if (XeroFaults.isDay(answer)) {
            Duration wait = answer.header("Retry-After")
                    .map(String::strip)
                    .filter(value -> value.matches("[0-9]{1,6}"))
                    .map(value -> Duration.ofSeconds(Long.parseLong(value)))
                    .orElse(UNNAMED);
            dayUntil = seen.plus(wait);
            left.put("day", 0);
        }
    }

    /** Our own count of calls, and Xero's where it is tighter or the only one; the tightest first. */
    synchronized List<Quota> quotas(List<Quota> own) {
        boolean fresh = clock.instant().isBefore(seen.plusSeconds(60));
        List<Quota> all = new ArrayList<>();
        for (Quota quota : own) {
            Integer told = quota.name().equals("minute") && fresh ? left.get("minute") : null;
            all.add(
                    told == null || told >= quota.remaining()
                            ? quota
                            : new Quota("minute", PER_MINUTE, told, seen.plusSeconds(60)));
        }
        Integer day = left.get("day");
        if (day != null) {
            all.add(new Quota("day", null, day, dayUntil));
        }
        Integer app = left.get("appminute");
        if (app != null && fresh) {
            all.add(new Quota("appminute", APP_PER_MINUTE, app, seen.plusSeconds(60)));
        }
        all.sort(Comparator.comparingInt(Quota::remaining));
        return List.copyOf(all);
    }

    private synchronized void refuseWhileTheDayIsUsedUp(ApiCall call) {
        Instant until = dayUntil;
        Instant now = clock.instant();
        if (until != null && now.isBefore(until)) {
            throw new ConnectorUnavailableException(
                    "%s: %s was not sent, since the organisation's calls of this day are used up until %s"
                            .formatted(connection, call, until),
                    Duration.between(now, until),
                    "day",
                    null);
        }
        dayUntil = null;
    }
}
