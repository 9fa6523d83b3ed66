package com.smartap.testkit.paypal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.testkit.paypal.TwinPayouts.Item;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import okhttp3.HttpUrl;

/** Transaction Search: what was paid up to three years ago and at least three hours ago, 31 days at once. */
final class TwinReports {
    private static final Duration LATE = Duration.ofHours(3);
    private static final Duration WINDOW = Duration.ofDays(31);
    private static final Duration KEPT = Duration.ofDays(1096);
    private final Clock clock;
    private final TwinPayouts payouts;
    boolean granted = true;
    long asked;

    TwinReports(Clock clock, TwinPayouts payouts) {
        this.clock = clock;
        this.payouts = payouts;
    }

    ObjectNode answer(HttpUrl url) {
        asked++;
        if (!granted) {
            throw TwinFault.of(403, "NOT_AUTHORIZED", "Authorization failed due to insufficient permissions.");
        }
        Instant now = clock.instant();
        Instant start = moment(url, "start_date");
        Instant end = moment(url, "end_date");
        if (Duration.between(start, end).compareTo(WINDOW) > 0) {
            throw TwinFault.of(400, "INVALID_REQUEST", "Date range is greater than 31 days");
        }
        if (start.isBefore(now.minus(KEPT)) || !start.isBefore(end)) {
            throw TwinFault.of(400, "INVALID_REQUEST", "Start date is invalid");
        }
        Instant until = end.isBefore(now.minus(LATE)) ? end : now.minus(LATE);
        List<Item> found = payouts.items().stream()
                .filter(item -> !item.status.equals("FAILED") && !item.batch.status.equals("DENIED"))
                .filter(item -> !item.batch.created.isBefore(start) && !item.batch.created.isAfter(until))
                .toList();
        int size = Integer.parseInt(String.valueOf(url.queryParameter("page_size")));
        int page = Integer.parseInt(String.valueOf(url.queryParameter("page")));
        ObjectNode body = TwinAnswers.object();
        ArrayNode details = body.putArray("transaction_details");
        found.stream()
                .skip((long) (page - 1) * size)
                .limit(size)
                .forEach(item -> details.add(TwinAnswers.transaction(item)));
        body.put("start_date", start.toString()).put("end_date", until.toString());
        body.put("last_refreshed_datetime", now.minus(LATE).toString());
        return body.put("page", page)
                .put("total_items", found.size())
                .put("total_pages", (found.size() + size - 1) / size);
    }

    private static Instant moment(HttpUrl url, String name) {
        try {
            return OffsetDateTime.parse(String.valueOf(url.queryParameter(name)))
                    .toInstant();
        } catch (DateTimeException e) {
            throw TwinFault.of(400, "INVALID_REQUEST", name + " is no date");
        }
    }
}
