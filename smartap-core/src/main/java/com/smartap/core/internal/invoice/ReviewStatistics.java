package com.smartap.core.internal.invoice;

import com.smartap.core.ReviewReport;
import com.smartap.core.ReviewReport.Band;
import com.smartap.core.ReviewReport.FieldReport;
import com.smartap.core.internal.persistence.FieldReadingRow.Outcome;
import com.smartap.core.internal.unit.Tx;
import com.smartap.model.invoice.InvoiceField;
import com.smartap.model.invoice.InvoiceState;
import com.smartap.spi.InvalidRequestException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Counts how reading went. */
final class ReviewStatistics {
    private static final Duration LONGEST = Duration.ofDays(367);

    private static final Set<InvoiceState> AT_APPROVAL = EnumSet.of(
            InvoiceState.PENDING_APPROVAL,
            InvoiceState.AWAITING_SIGNATURE,
            InvoiceState.APPROVED,
            InvoiceState.EXPORTED,
            InvoiceState.READY_FOR_PAYMENT,
            InvoiceState.PAYMENT_SCHEDULED,
            InvoiceState.PAID,
            InvoiceState.ARCHIVED);

    private ReviewStatistics() {}

    /** Refuses a period that ends before it begins, or is longer than a year. */
    static void check(Instant from, Instant to) {
        if (!from.isBefore(to)) {
            throw new InvalidRequestException("to", "to (%s) must be after from (%s)".formatted(to, from));
        }
        if (Duration.between(from, to).compareTo(LONGEST) > 0) {
            throw new InvalidRequestException("from", "from (%s) to (%s) is longer than a year".formatted(from, to));
        }
    }

    static ReviewReport of(Tx tx, Instant from, Instant to) {
        long straight = 0;
        long reviewed = 0;
        long others = 0;
        for (Object[] row : invoices(tx, from, to)) {
            long count = (Long) row[4];
            // Those that were stopped stand where they will go on.
            InvoiceState state = (InvoiceState) (row[3] == null ? row[0] : row[3]);
            if (Boolean.TRUE.equals(row[1]) || Boolean.TRUE.equals(row[2])) {
                reviewed += count;
            } else if (row[1] != null && AT_APPROVAL.contains(state)) {
                straight += count;
            } else {
                others += count;
            }
        }
        return new ReviewReport(
                from, to, straight + reviewed + others, straight, reviewed, others, fields(tx, from, to));
    }

    private static List<Object[]> invoices(Tx tx, Instant from, Instant to) {
        return tx.em()
                .createQuery(
                        "select i.state, r.reviewed, r.corrected, i.resumeState, count(i) from SmartApInvoice i"
                                + " left join SmartApReading r on r.id = i.id where i.tenant = :tenant"
                                + " and i.receivedAt >= :from and i.receivedAt < :to"
                                + " group by i.state, r.reviewed, r.corrected, i.resumeState",
                        Object[].class)
                .setParameter("tenant", tx.tenant().value())
                .setParameter("from", from)
                .setParameter("to", to)
                .getResultList();
    }

    private static List<FieldReport> fields(Tx tx, Instant from, Instant to) {
        Map<InvoiceField, Tally> tallies = new EnumMap<>(InvoiceField.class);
        tx.em()
                .createQuery(
                        "select r.field, r.band, r.asked, r.outcome, count(r) from SmartApFieldReading r"
                                + " where r.tenant = :tenant and r.receivedAt >= :from and r.receivedAt < :to"
                                + " group by r.field, r.band, r.asked, r.outcome",
                        Object[].class)
                .setParameter("tenant", tx.tenant().value())
                .setParameter("from", from)
                .setParameter("to", to)
                .getResultStream()
                .forEach(row -> tallies.computeIfAbsent((InvoiceField) row[0], field -> new Tally())
                        .add((Integer) row[1], (Boolean) row[2], (Outcome) row[3], (Long) row[4]));
        List<FieldReport> reports = new ArrayList<>();
        tallies.forEach((field, tally) -> reports.add(tally.report(field)));
        reports.sort(Comparator.comparingLong(FieldReport::asked)
                .thenComparingLong(FieldReport::corrected)
                .reversed());
        return reports;
    }

    /** The counts of one field. */
    private static final class Tally {
        private static final int BANDS = 10;

        private final long[] right = new long[BANDS];
        private final long[] wrong = new long[BANDS];
        private long asked;
        private long confirmed;
        private long corrected;
        private long added;

        void add(@Nullable Integer band, boolean wasAsked, @Nullable Outcome outcome, long count) {
            asked += wasAsked ? count : 0;
            if (outcome == Outcome.CONFIRMED) {
                confirmed += count;
            } else if (outcome == Outcome.CORRECTED) {
                corrected += count;
            } else if (outcome == Outcome.ADDED) {
                added += count;
            }
            if (band != null && outcome == Outcome.CONFIRMED) {
                right[band] += count;
            } else if (band != null && outcome == Outcome.CORRECTED) {
                wrong[band] += count;
            }
        }

        FieldReport report(InvoiceField field) {
            List<Band> bands = new ArrayList<>();
            for (int i = 0; i < BANDS; i++) {
                if (right[i] + wrong[i] > 0) {
                    bands.add(new Band(i / 10.0, (i + 1) / 10.0, right[i], wrong[i]));
                }
            }
            return new FieldReport(field, asked, confirmed, corrected, added, bands);
        }
    }
}
