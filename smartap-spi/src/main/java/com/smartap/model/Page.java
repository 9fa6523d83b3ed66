package com.smartap.model;

import com.smartap.spi.Api;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a longer list.
 *
 * @param items the items of this page, in order
 * @param nextCursor where the next page begins; null when this is the last
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public record Page<T>(List<T> items, @Nullable String nextCursor) {
    /** Copies the items. */
    public Page {
        items = List.copyOf(items);
    }

    /** Where the next page begins, opaque to the caller; empty when this is the last. */
    public Optional<String> next() {
        return Optional.ofNullable(nextCursor);
    }

    /** The same page of other items. */
    public <R> Page<R> map(Function<? super T, ? extends R> mapping) {
        return new Page<R>(items.stream().<R>map(mapping).toList(), nextCursor);
    }

    /** A list that has only this page. */
    public static <T> Page<T> single(List<T> items) {
        return new Page<>(items, null);
    }
}
