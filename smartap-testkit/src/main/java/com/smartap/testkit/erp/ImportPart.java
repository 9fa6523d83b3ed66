package com.smartap.testkit.erp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.smartap.model.erp.EntityType;
import com.smartap.spi.ConnectorException;
import com.smartap.spi.InvalidRequestException;
import com.smartap.spi.erp.ErpConnector;
import com.smartap.spi.erp.ErpPage;
import com.smartap.testkit.twin.Misbehaviour;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Imports leave nothing out, whatever changes meanwhile. */
abstract class ImportPart {
    static final Instant START = Instant.parse("2026-10-01T08:00:00Z");
    private static final int PAGES = 500;
    private final ErpConnectorContract contract;
    private final EntityType type;
    private final Class<?> ability;

    ImportPart(ErpConnectorContract contract, EntityType type, Class<?> ability) {
        this.contract = contract;
        this.type = type;
        this.ability = ability;
    }

    abstract void seed(int number, Instant modifiedAt);

    abstract ErpPage<String> page(ErpConnector connector, @Nullable String cursor, int limit);

    abstract @Nullable String cursorSince(@Nullable Instant since);

    @BeforeEach
    final void onlyWhereItIsDeclared() {
        assumeTrue(contract.has(ability), () -> "the provider does not declare " + ability.getSimpleName());
    }

    @Test
    void an_empty_erp_gives_an_empty_page_and_no_cursor() {
        if (type == EntityType.VENDOR) {
            ErpPage<String> page = page(contract.connector(), null, 10);
            assertThat(page.items()).isEmpty();
            assertThat(page.more()).isFalse();
            assertThat(page.cursor()).isNull();
        }
        assertThat(cursorSince(null)).isNull();
    }

    @Test
    void every_record_comes_over_several_pages() {
        fill(25);
        assertThat(readAll(null, 10)).containsExactlyInAnyOrderElementsOf(ids(1, 25));
    }

    @Test
    void records_of_one_and_the_same_moment_are_all_read() {
        IntStream.rangeClosed(1, 25).forEach(number -> seed(number, START));
        assertThat(readAll(null, 4)).containsExactlyInAnyOrderElementsOf(ids(1, 25));
    }

    @Test
    void pages_of_a_single_record_come_to_an_end() {
        IntStream.rangeClosed(1, 3).forEach(number -> seed(number, START));
        seed(4, START.plusSeconds(1));
        assertThat(readAll(null, 1)).containsExactlyInAnyOrderElementsOf(ids(1, 4));
    }

    @Test
    void nothing_is_left_out_while_records_change_between_pages() {
        fill(30);
        Set<String> seen = new LinkedHashSet<>();
        ErpConnector connector = contract.connector();
        String cursor = null;
        boolean more = true;
        for (int page = 0; more && page < PAGES; page++) {
            ErpPage<String> got = page(connector, cursor, 7);
            seen.addAll(got.items());
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
    void records_that_are_deleted_between_pages_make_no_gap() {
        IntStream.rangeClosed(1, 10).forEach(number -> seed(number, START));
        IntStream.rangeClosed(11, 20).forEach(number -> seed(number, START.plusSeconds(number)));
        ErpConnector connector = contract.connector();
        ErpPage<String> first = page(connector, null, 6);
        contract.twin.delete(type, first.items().get(0));
        contract.twin.delete(type, first.items().get(5));
        Set<String> seen = new LinkedHashSet<>(readAll(first.cursor(), 6));
        seen.addAll(first.items());
        assertThat(seen).containsExactlyInAnyOrderElementsOf(ids(1, 20));
    }

    @Test
    void records_that_leave_a_shared_moment_make_no_gap() {
        IntStream.rangeClosed(1, 20).forEach(number -> seed(number, START));
        ErpPage<String> first = page(contract.connector(), null, 6);
        touch(1);
        touch(2);
        Set<String> seen = new LinkedHashSet<>(readAll(first.cursor(), 6));
        seen.addAll(first.items());
        assertThat(seen).containsExactlyInAnyOrderElementsOf(ids(1, 20));
    }

    @Test
    void the_next_synchronisation_brings_what_changed_and_not_everything() {
        IntStream.rangeClosed(1, 12).forEach(number -> seed(number, START.plus(Duration.ofDays(2L * number))));
        String cursor = cursorAtTheEnd(5);
        touch(3);
        assertThat(readAll(cursor, 5)).contains(idOf(3)).doesNotContain(idOf(1), idOf(2), idOf(4));
    }

    @Test
    void a_record_that_is_written_with_an_earlier_time_comes_with_the_next_synchronisation() {
        fill(6);
        String cursor = cursorAtTheEnd(5);
        seed(7, START.plusSeconds(5 * 3600L).minusSeconds(30)); // half a minute before the last that was read
        assertThat(readAll(cursor, 5)).contains(idOf(7));
    }

    @Test
    void a_cursor_of_a_moment_begins_there() {
        IntStream.rangeClosed(1, 10).forEach(number -> seed(number, START.plus(Duration.ofDays(2L * number))));
        String cursor = cursorSince(START.plus(Duration.ofDays(10)));
        assertThat(readAll(cursor, 3)).containsAll(ids(5, 10)).doesNotContainAnyElementsOf(ids(1, 3));
    }

    @Test
    void large_pages_are_read_whole() {
        IntStream.rangeClosed(1, 1100).forEach(number -> seed(number, START.plusSeconds(number / 7)));
        assertThat(readAll(null, 1000)).hasSize(1100);
    }

    @Test
    void sessions_and_tokens_may_end_between_pages() {
        fill(12);
        ErpConnector connector = contract.connector();
        List<String> ids = new ArrayList<>();
        String cursor = null;
        boolean more = true;
        while (more) {
            contract.twin.misbehave(Misbehaviour.EXPIRE_TOKENS);
            ErpPage<String> page = page(connector, cursor, 5);
            page.items().stream().filter(id -> !ids.contains(id)).forEach(ids::add);
            cursor = page.cursor();
            more = page.more();
        }
        assertThat(ids).containsExactlyInAnyOrderElementsOf(ids(1, 12));
    }

    @ParameterizedTest
    @EnumSource(
            value = Misbehaviour.class,
            names = {"DROP_NEXT", "RATE_LIMITED_NEXT", "SERVER_ERROR_NEXT", "BAD_JSON_NEXT"})
    void a_fault_at_any_request_costs_nothing_but_another_attempt(Misbehaviour fault) {
        fill(12);
        for (int at = 1; at <= 5; at++) {
            int[] count = {at};
            contract.twin.beforeEachRequest(() -> {
                count[0]--;
                if (count[0] == 0) {
                    contract.twin.misbehave(fault);
                }
            });
            assertThat(readAll(null, 5)).as("fault at request %d", at).containsExactlyInAnyOrderElementsOf(ids(1, 12));
            contract.twin.behave();
        }
    }

    @Test
    void an_answer_that_drips_is_given_up_and_asked_for_again() {
        fill(12);
        contract.twin.misbehave(Misbehaviour.DRIP_NEXT);
        assertThat(readAll(null, 5)).hasSize(12);
    }

    @Test
    void an_answer_without_end_is_given_up() {
        fill(3);
        ErpConnector connector = contract.connector();
        contract.twin.misbehave(Misbehaviour.ENDLESS_NEXT);
        assertThatThrownBy(() -> page(connector, null, 10)).isInstanceOf(ConnectorException.class);
        contract.twin.behave();
        assertThat(readAll(null, 10)).hasSize(3);
    }

    @Test
    void fields_that_nobody_knows_are_passed_over() {
        fill(3);
        contract.twin.misbehave(Misbehaviour.UNKNOWN_FIELDS);
        assertThat(readAll(null, 2)).containsExactlyInAnyOrderElementsOf(ids(1, 3));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 1001})
    void a_limit_that_is_out_of_range_is_refused(int limit) {
        ErpConnector connector = contract.connector();
        assertThatThrownBy(() -> page(connector, null, limit))
                .isInstanceOfSatisfying(
                        InvalidRequestException.class,
                        e -> assertThat(e.field()).contains("limit"));
    }

    @Test
    void a_cursor_of_somebody_else_is_refused() {
        ErpConnector connector = contract.connector();
        assertThatThrownBy(() -> page(connector, "rubbish", 10)).hasMessageContaining("cursor");
    }

    /** Records an hour apart from one another. */
    private void fill(int count) {
        IntStream.rangeClosed(1, count).forEach(number -> seed(number, START.plusSeconds((number - 1) * 3600L)));
    }

    private void touch(int number) {
        contract.clock.advance(Duration.ofSeconds(1));
        contract.twin.touch(type, idOf(number));
    }

    private String idOf(int number) {
        return contract.twin.id(type, number);
    }

    private Set<String> ids(int from, int to) {
        Set<String> ids = new LinkedHashSet<>();
        IntStream.rangeClosed(from, to).forEach(number -> ids.add(idOf(number)));
        return ids;
    }

    private @Nullable String cursorAtTheEnd(int limit) {
        ErpConnector connector = contract.connector();
        String cursor = null;
        ErpPage<String> page;
        do {
            page = page(connector, cursor, limit);
            cursor = page.cursor();
        } while (page.more());
        return cursor;
    }

    /** Reads to the end; a page that fails is read again from the same cursor. */
    private List<String> readAll(@Nullable String from, int limit) {
        List<String> ids = new ArrayList<>();
        Set<String> seen = new LinkedHashSet<>();
        ErpConnector connector = contract.connector();
        String cursor = from;
        boolean more = true;
        int failed = 0;
        for (int page = 0; more && page < PAGES; page++) {
            ErpPage<String> got;
            try {
                got = page(connector, cursor, limit);
            } catch (ConnectorException e) {
                failed++;
                assertThat(failed).as("failed pages, the last with %s", e).isLessThan(2);
                contract.assertNoSecret("an exception", e.toString());
                continue;
            }
            assertThat(got.items()).hasSizeLessThanOrEqualTo(limit);
            got.items().stream().filter(seen::add).forEach(ids::add);
            cursor = got.cursor();
            more = got.more();
        }
        assertThat(more).as("reading came to an end").isFalse();
        return ids;
    }
}
