package com.smartap.sample.cli;

import com.smartap.spi.erp.ErpPage;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Walks over the pages of an ERP, one page in memory at a time. */
final class Records {
    private static final int PAGE = 200;

    private Records() {}

    /** Reads one page. */
    interface Source<T> {
        ErpPage<T> page(@Nullable String cursor, int limit);
    }

    static <T> void each(
            Source<T> source, @Nullable String from, Predicate<T> wanted, long limit, Consumer<T> consumer) {
        long left = limit;
        String cursor = from;
        boolean more = left > 0;
        while (more) {
            ErpPage<T> page = source.page(cursor, PAGE);
            for (T item : page.items()) {
                if (left > 0 && wanted.test(item)) {
                    consumer.accept(item);
                    left--;
                }
            }
            cursor = page.cursor();
            more = page.more() && left > 0;
        }
    }
}
