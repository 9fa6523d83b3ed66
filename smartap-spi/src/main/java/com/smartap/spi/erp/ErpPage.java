package com.smartap.spi.erp;

import com.smartap.spi.Api;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of records, in the order of their last change.
 *
 * @param items the records
 * @param removed external ids of records that the ERP says it no longer holds; empty where it does not say so
 * @param cursor where to go on: the next page while {@code more}, and the next synchronisation afterwards; null if
 *     nothing was ever read
 * @param more whether the next page is there already
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public record ErpPage<T>(
        List<T> items, List<String> removed, @Nullable String cursor, boolean more) {
    /** Copies the lists. */
    public ErpPage {
        items = List.copyOf(items);
        removed = List.copyOf(removed);
    }

    /** A page of an ERP that says nothing about removed records. */
    public ErpPage(List<T> items, @Nullable String cursor, boolean more) {
        this(items, List.of(), cursor, more);
    }
}
