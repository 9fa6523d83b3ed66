package com.smartap.testkit.erp;

import static org.assertj.core.api.Assertions.assertThat;

import com.smartap.spi.Api;
import com.smartap.spi.erp.ErpPage;
import com.smartap.spi.erp.ErpVendor;
import com.smartap.spi.erp.VendorImport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every connector promises that hands over vendors: nothing is left out, whatever changes meanwhile. */
@Api(usage = Api.Usage.IMPLEMENT, since = "0.1")
public abstract class VendorImportContract {
    /** The moment at which the first record of a test was changed. */
    protected static final Instant START = Instant.parse("2026-10-01T08:00:00Z");

    /** The subject, over an ERP that holds none. */
    protected abstract VendorImport subject();

    /** Puts a record into the ERP that was last changed at a moment. */
    protected abstract void put(int number, Instant modifiedAt);

    /** The ERP's id of the record of this number. */
    protected abstract String idOf(int number);

    /** Changes a record in the ERP, so that it becomes the one that was changed last. */
    protected abstract void touch(int number);

    @Test
    void an_empty_erp_gives_an_empty_page_and_no_cursor() {
        ErpPage<ErpVendor> page = subject().vendors(null, 10);
        assertThat(page.items()).isEmpty();
        assertThat(page.more()).isFalse();
        assertThat(page.cursor()).isNull();
    }

    @Test
    void every_record_comes_over_several_pages() {
        fill(25);
        assertThat(readAll(null, 10)).containsExactlyInAnyOrderElementsOf(ids(1, 25));
    }

    @Test
    void records_of_one_and_the_same_moment_are_all_read() {
        IntStream.rangeClosed(1, 25).forEach(number -> put(number, START));
        assertThat(readAll(null, 4)).containsExactlyInAnyOrderElementsOf(ids(1, 25));
    }

    @Test
    void pages_of_a_single_record_come_to_an_end() {
        IntStream.rangeClosed(1, 3).forEach(number -> put(number, START));
        put(4, START.plusSeconds(1));
        assertThat(readAll(null, 1)).containsExactlyInAnyOrderElementsOf(ids(1, 4));
    }

    @Test
    void nothing_is_left_out_while_records_change_between_pages() {
        fill(30);
        Set<String> seen = new LinkedHashSet<>();
        String cursor = null;
        boolean more = true;
        for (int page = 0; more && page < 200; page++) {
            ErpPage<ErpVendor> got = subject().vendors(cursor, 7);
            got.items().forEach(item -> seen.add(item.externalId()));
            if (page < 4) {
                touch(1 + 2 * page);
                touch(20 + page);
            }
            cursor = got.cursor();
            more = got.more();
        }
        assertThat(more).isFalse();
        assertThat(seen).containsExactlyInAnyOrderElementsOf(ids(1, 30));
    }

    @Test
    void records_that_leave_a_shared_moment_make_no_gap() {
        IntStream.rangeClosed(1, 20).forEach(number -> put(number, START));
        ErpPage<ErpVendor> first = subject().vendors(null, 6);
        touch(1);
        touch(2);
        Set<String> seen = new LinkedHashSet<>(readAll(first.cursor(), 6));
        first.items().forEach(item -> seen.add(item.externalId()));
        assertThat(seen).containsExactlyInAnyOrderElementsOf(ids(1, 20));
    }

    @Test
    void the_next_synchronisation_brings_what_changed() {
        fill(12);
        String cursor = null;
        ErpPage<ErpVendor> page;
        do {
            page = subject().vendors(cursor, 5);
            cursor = page.cursor();
        } while (page.more());
        touch(3);
        assertThat(readAll(cursor, 5)).contains(idOf(3)).doesNotContain(idOf(1));
    }

    @Test
    void a_cursor_of_a_moment_begins_there() {
        fill(10);
        String cursor = subject().cursorSince(START.plusSeconds(4 * 3600L));
        assertThat(readAll(cursor, 3)).containsExactlyInAnyOrderElementsOf(ids(5, 10));
        assertThat(subject().cursorSince(null)).isNull();
    }

    /** Records an hour apart from one another. */
    private void fill(int count) {
        IntStream.rangeClosed(1, count).forEach(number -> put(number, START.plusSeconds((number - 1) * 3600L)));
    }

    private Set<String> ids(int from, int to) {
        Set<String> ids = new LinkedHashSet<>();
        IntStream.rangeClosed(from, to).forEach(number -> ids.add(idOf(number)));
        return ids;
    }

    private List<String> readAll(@Nullable String from, int limit) {
        List<String> ids = new ArrayList<>();
        String cursor = from;
        boolean more = true;
        for (int page = 0; more && page < 500; page++) {
            ErpPage<ErpVendor> got = subject().vendors(cursor, limit);
            assertThat(got.items()).hasSizeLessThanOrEqualTo(limit);
            got.items().stream()
                    .map(ErpVendor::externalId)
                    .filter(id -> !ids.contains(id))
                    .forEach(ids::add);
            cursor = got.cursor();
            more = got.more();
        }
        assertThat(more).as("reading came to an end").isFalse();
        return ids;
    }
}
