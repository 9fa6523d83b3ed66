package com.smartap.testkit.bank;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * When a strict bank takes files and moves money. Source: Nacha Operating Rules on Same Day ACH; the cut-offs of other
 * rails are those of an ordinary bank.
 */
final class BankCalendar {
    /** The largest entry that settles on its own day, in cents. */
    static final long SAME_DAY_CENTS = 100_000_000;

    private static final int MOST_DAYS_AHEAD = 90;
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final ZoneId BRUSSELS = ZoneId.of("Europe/Brussels");
    private static final LocalTime NIGHT = LocalTime.of(2, 15);
    private static final LocalTime MORNING = LocalTime.of(8, 30);
    private static final LocalTime CUT_OFF = LocalTime.of(15, 0);
    private static final LocalTime EVENING = LocalTime.of(18, 0);
    private static final LocalTime LAST_DEADLINE = LocalTime.of(16, 45);
    private static final Map<String, LocalTime> DEADLINES =
            Map.of("SD1300", LocalTime.of(10, 30), "SD1700", LocalTime.of(14, 45), "SD1800", LAST_DEADLINE);
    private static final Map<String, LocalTime> SETTLED =
            Map.of("SD1300", LocalTime.of(13, 0), "SD1700", LocalTime.of(17, 0), "SD1800", EVENING);

    private BankCalendar() {}

    static LocalDate today(Rail rail, Instant now) {
        return now.atZone(zone(rail)).toLocalDate();
    }

    /** Why a date comes too late or too early; null if it is fine. */
    static @Nullable Refusal refusal(Rail rail, LocalDate date, String window, Instant now) {
        ZonedDateTime here = now.atZone(zone(rail));
        LocalDate today = here.toLocalDate();
        String late = rail == Rail.ACH ? "R18" : "TM01";
        if (date.isBefore(today)) {
            return new Refusal(
                    rail == Rail.ACH ? "R18" : "CH04", "the date %s is past: it is %s".formatted(date, today));
        }
        if (date.isAfter(today.plusDays(MOST_DAYS_AHEAD))) {
            return new Refusal(
                    rail == Rail.ACH ? "R18" : "CH03",
                    "the date %s lies more than %d days ahead".formatted(date, MOST_DAYS_AHEAD));
        }
        if (!window.isEmpty() && !date.equals(today)) {
            return new Refusal(late, "window %s is asked for on another day (%s)".formatted(window, date));
        }
        LocalTime deadline = rail == Rail.ACH ? DEADLINES.getOrDefault(window, LAST_DEADLINE) : CUT_OFF;
        if (date.equals(today) && rail != Rail.INSTANT && here.toLocalTime().isAfter(deadline)) {
            return new Refusal(late, "it is %tR, and the cut-off for %s was at %s".formatted(here, date, deadline));
        }
        return null;
    }

    /** Whether a date asks for settlement on the day of delivery, when the night's deadline is over. */
    static boolean isSameDay(Rail rail, LocalDate date, Instant now) {
        ZonedDateTime here = now.atZone(zone(rail));
        return date.equals(here.toLocalDate()) && here.toLocalTime().isAfter(NIGHT);
    }

    /** When money moves. */
    static Instant settlement(Rail rail, LocalDate date, String window, Instant now) {
        if (rail == Rail.INSTANT) {
            Instant start = date.atStartOfDay(BRUSSELS).toInstant();
            return start.isAfter(now) ? start : now;
        }
        LocalTime time = MORNING;
        if (isSameDay(rail, date, now)) {
            time = rail == Rail.ACH
                    ? SETTLED.getOrDefault(window, EVENING)
                    : now.atZone(zone(rail)).toLocalTime();
        }
        Instant at = date.atTime(time).atZone(zone(rail)).toInstant();
        return at.isAfter(now) ? at : now;
    }

    /** The end of a rail's day. */
    static Instant evening(Rail rail, LocalDate day) {
        return day.atTime(EVENING).atZone(zone(rail)).toInstant();
    }

    /** The morning of the settlement day so many days after a moment. */
    static Instant morningAfter(Rail rail, Instant now, int days) {
        LocalDate day = BankDays.plus(rail, today(rail, now), days);
        return day.atTime(MORNING).atZone(zone(rail)).toInstant();
    }

    private static ZoneId zone(Rail rail) {
        return rail == Rail.ACH || rail == Rail.WIRE ? NEW_YORK : BRUSSELS;
    }
}
