package com.smartap.model.matching;

import com.smartap.model.purchasing.PurchaseOrderId;
import com.smartap.spi.Api;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What comparing an invoice with its purchase order showed.
 *
 * @param matched whether everything agrees within tolerance
 * @param purchaseOrderId the order compared with
 * @param policy the tolerances that applied, in words
 * @param lines for each invoice line that was found on the order, counted from 1, the order's line number
 * @param discrepancies all differences; favourable and tolerated ones are not blocking
 * @param at when it was compared
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public record MatchResult(
        boolean matched,
        @Nullable PurchaseOrderId purchaseOrderId,
        String policy,
        Map<Integer, Integer> lines,
        List<Discrepancy> discrepancies,
        Instant at) {
    /** Copies the collections. */
    public MatchResult {
        lines = Map.copyOf(lines);
        discrepancies = List.copyOf(discrepancies);
    }
}
