package com.smartap.model;

import com.smartap.spi.Api;
import org.jspecify.annotations.Nullable;

/**
 * Which page of a list is wanted.
 *
 * @param cursor what the page before returned as its next cursor; null for the first page
 * @param limit how many items at the most, 1 to 200
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public record PageRequest(@Nullable String cursor, int limit) {
    /** The most items a page may hold. */
    public static final int MAX = 200;

    /** Refuses a limit outside 1 to 200. */
    public PageRequest {
        if (limit < 1 || limit > MAX) {
            throw new IllegalArgumentException("limit (%d) must be 1 to %d".formatted(limit, MAX));
        }
    }

    /** The first page. */
    public static PageRequest first(int limit) {
        return new PageRequest(null, limit);
    }
}
