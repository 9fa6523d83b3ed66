package com.smartap.payments.nacha;

import com.smartap.payments.internal.FormatOptions;
import com.smartap.payments.internal.OrderReview;
import com.smartap.spi.payment.PaymentOrder;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The windows and limits of same-day settlement. Deadlines are those of the operator; a bank's own are earlier. Source: Nacha
 * Operating Rules on Same Day ACH.
 */
final class SameDay {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final NavigableMap<String, LocalTime> DEADLINES = new TreeMap<>(
            Map.of("1300", LocalTime.of(10, 30), "1700", LocalTime.of(14, 45), "1800", LocalTime.of(16, 45)));
    private static final String LIMITS = "2016-09-23:25000.00,2020-03-20:100000.00,2022-03-18:1000000.00";
    private static final Pattern LIMIT = Pattern.compile(
            "(?:(?<since>[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])):)?(?<dollars>[0-9]{1,8}(?:\\.[0-9]{2})?)");

    private final String window;
    private final long limitCents;

    SameDay(PaymentOrder order, FormatOptions options, OrderReview review) {
        String asked = options.choice(NachaOptions.SAME_DAY_WINDOW, "1800", "1300", "1700", "1800", "auto");
        String cutOff = options.matching(
                NachaOptions.SAME_DAY_CUT_OFF, "", "(([01][0-9]|2[0-3]):[0-5][0-9])?", "a time such as 14:00");
        ZonedDateTime created = order.createdAt().atZone(NEW_YORK);
        window = asked.equals("auto") ? nextWindow(created.toLocalTime()) : asked;
        LocalTime deadline = cutOff.isEmpty() ? deadline(window) : LocalTime.parse(cutOff);
        if (order.sameDay() && created.toLocalTime().isAfter(deadline)) {
            review.problem(
                    null,
                    "executionDate",
                    "(%s) is too late for same-day settlement: the order was created at %tR in New York, after %s. Maybe take the next banking day."
                            .formatted(order.executionDate(), created, deadline));
        }
        limitCents = limit(order.executionDate(), options);
    }

    /** The flag in the company's descriptive date. */
    String flag() {
        return "SD" + window;
    }

    long limitCents() {
        return limitCents;
    }

    private static LocalTime deadline(String window) {
        LocalTime time = DEADLINES.get(window);
        return time == null ? LocalTime.MIN : time;
    }

    private static String nextWindow(LocalTime now) {
        return DEADLINES.entrySet().stream()
                .filter(window -> !now.isAfter(window.getValue()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(DEADLINES.lastKey());
    }

    /** The limit in force on a day. */
    private static long limit(LocalDate day, FormatOptions options) {
        long cents = NachaSettings.MAX_ENTRY_CENTS;
        String value = options.text(NachaOptions.SAME_DAY_LIMIT, LIMITS);
        LocalDate latest = LocalDate.MIN;
        for (String one : value.split(",", -1)) {
            Matcher limit = LIMIT.matcher(one.strip());
            if (!limit.matches() || new BigDecimal(limit.group("dollars")).signum() == 0) {
                options.problem(
                        NachaOptions.SAME_DAY_LIMIT,
                        value,
                        "dollars such as 1000000.00, or dated ones such as 2022-03-18:1000000.00");
                return NachaSettings.MAX_ENTRY_CENTS;
            }
            LocalDate since = limit.group("since") == null ? LocalDate.MIN : firstOf(limit.group("since"));
            if (!since.isAfter(day) && !since.isBefore(latest)) {
                latest = since;
                cents = new BigDecimal(limit.group("dollars")).movePointRight(2).longValueExact();
            }
        }
        return cents;
    }

    /** A day that its month lacks is the month's last. */
    private static LocalDate firstOf(String date) {
        LocalDate month = LocalDate.parse(date.substring(0, 8) + "01");
        return month.withDayOfMonth(Math.min(month.lengthOfMonth(), Integer.parseInt(date.substring(8))));
    }
}
