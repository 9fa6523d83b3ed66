package com.smartap.connector.quickbooks;

import com.smartap.connector.support.ConnectorRefusedException;
import com.smartap.spi.ConnectorProtocolException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks change data capture which records of one entity were deleted: queries do not show those. It knows the last 30
 * days, and answers 1000 objects at the most.
 */
final class DeletedRecords {
    private static final Logger log = LoggerFactory.getLogger(DeletedRecords.class);
    /** An hour less than the 30 days, for clocks that differ. */
    private static final Duration REACH = Duration.ofDays(30).minusHours(1);

    private static final int MOST = 1000;
    private static final int CALLS = 20;
    private final QuickBooksApi api;
    private final String entity;
    private final Duration lookBack;

    DeletedRecords(QuickBooksApi api, String entity, Duration lookBack) {
        this.api = api;
        this.entity = entity;
        this.lookBack = lookBack;
    }

    /**
     * What was deleted.
     *
     * @param ids of the records
     * @param until up to when, by QuickBooks' clock; null if it could not be asked
     */
    record Deleted(List<String> ids, @Nullable Instant until) {
        Deleted {
            ids = List.copyOf(ids);
        }
    }

    /**
     * Asks once; again only while an answer is full.
     *
     * @param now by QuickBooks' clock
     */
    Deleted since(Instant since, Instant now) {
        Instant from = since.minus(lookBack);
        if (from.isBefore(now.minus(REACH))) {
            from = now.minus(REACH);
            log.warn(
                    "QuickBooks tells of deletions in the last 30 days only; those of {} between {} and {} stay unknown."
                            + " Import everything anew to find them",
                    entity,
                    since,
                    from);
        }
        Set<String> ids = new LinkedHashSet<>();
        Instant until = null;
        try {
            for (int call = 0; call < CALLS; call++) {
                ChangesAnswer changes = api.changes(entity, from);
                until = until == null ? changes.time().orElse(now) : until;
                Instant last = collect(changes, from, ids);
                if (changes.changes().size() < MOST) {
                    return new Deleted(List.copyOf(ids), until);
                }
                if (!last.isAfter(from)) {
                    break;
                }
                from = last; // what a full answer left out lies behind its last change
            }
            log.warn("more than {} changes of {} since {}: some deletions may stay unknown", MOST, entity, since);
            return new Deleted(List.copyOf(ids), until);
        } catch (ConnectorRefusedException e) {
            return unknown(e.words());
        } catch (ConnectorProtocolException e) {
            if (e.getCause() == null) {
                throw e; // makes no sense: the page is read again
            }
            return unknown(String.valueOf(e.getMessage())); // too large for the memory that an answer may take
        }
    }

    private Deleted unknown(String words) {
        log.warn("QuickBooks does not tell which {} were deleted, which is asked again later: {}", entity, words);
        return new Deleted(List.of(), null);
    }

    private Instant collect(ChangesAnswer answer, Instant from, Set<String> ids) {
        Instant last = from;
        for (ChangesAnswer.Changed change : answer.changes()) {
            if (change.deleted()) {
                if (change.id().isEmpty()) {
                    throw new ConnectorProtocolException("a deleted %s has no Id".formatted(entity), null, null);
                }
                ids.add(change.id());
            }
            Instant at = change.at(); // a deletion may come without its moment
            last = at != null && at.isAfter(last) ? at : last;
        }
        return last;
    }
}
