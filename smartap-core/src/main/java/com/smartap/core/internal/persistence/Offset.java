package com.smartap.core.internal.persistence;

import com.smartap.model.Page;
import com.smartap.spi.InvalidRequestException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Pages by position, for short lists in the order of names. */
final class Offset {
    private Offset() {}

    static int parse(@Nullable String cursor) {
        if (cursor == null) {
            return 0;
        }
        try {
            return Math.max(0, Integer.parseInt(cursor));
        } catch (NumberFormatException e) {
            throw new InvalidRequestException(
                    "cursor", "cursor is not one that an earlier page returned. Maybe begin with the first page.");
        }
    }

    static <R> Page<R> page(List<R> rowsAndOneMore, int offset, int limit) {
        return rowsAndOneMore.size() <= limit
                ? Page.single(rowsAndOneMore)
                : new Page<>(rowsAndOneMore.subList(0, limit), String.valueOf(offset + limit));
    }
}
