package com.smartap.core.bench;

import static com.smartap.core.bench.BankPapers.camt053;
import static com.smartap.core.bench.BankPapers.file;
import static com.smartap.core.bench.BankPapers.line;
import static com.smartap.core.bench.Bench.person;
import static org.assertj.core.api.Assertions.assertThat;

import com.smartap.core.Statements;
import com.smartap.core.Statements.EntryQuery;
import com.smartap.core.Statements.Reading;
import com.smartap.core.TestEngine;
import com.smartap.model.Actor;
import com.smartap.model.PageRequest;
import com.smartap.model.Role;
import com.smartap.model.TenantId;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The booking of a statement of several units of work breaks off at each of its instants. */
class StatementCrashTest {
    private static final Actor TREASURER = person(TenantId.DEFAULT, "treasurer", Role.TREASURER);
    private static final Actor ADMIN = person(TenantId.DEFAULT, "admin", Role.ADMIN);
    private static final int ENTRIES = 100;

    private final AtomicInteger dieIn = new AtomicInteger();

    /** What the caller sees of the end of its process. */
    private static final class Death extends Error {
        private static final long serialVersionUID = 1L;
    }

    private void reached(String point) {
        if (point.contains("statement.book") && dieIn.get() > 0 && dieIn.decrementAndGet() == 0) {
            throw new Death();
        }
    }

    @Test
    void a_statement_whose_booking_broke_off_is_booked_to_its_end_and_nothing_twice(@TempDir Path folder) {
        JdbcConnectionPool database = Bench.h2();
        try (Bench bench = Bench.open(database, folder, builder -> TestEngine.reporting(builder, this::reached))) {
            int deaths = 0;
            for (int instant = 1; dies(bench, instant); instant++) {
                deaths++;
            }
            assertThat(deaths).as("three units of work, before and after each").isEqualTo(6);
        } finally {
            database.dispose();
        }
    }

    private boolean dies(Bench bench, int instant) {
        String[] lines = IntStream.range(0, ENTRIES)
                .mapToObj(i -> line("1.00", "DBIT", "C-%d-%d".formatted(instant, i), "X", ""))
                .toArray(String[]::new);
        String text = camt053("CRASH-" + instant, new BigDecimal("900.00"), lines);
        dieIn.set(instant);
        boolean died = false;
        try {
            bench.engine.statements().read(TREASURER, file(text), Reading.STRICT);
        } catch (Death death) {
            died = true;
        }
        dieIn.set(0);
        Statements.Result again = bench.engine.statements().read(TREASURER, file(text), Reading.STRICT);
        assertThat(again.totals().entries() + again.totals().repeated()).isEqualTo(ENTRIES);
        var statement = again.statements().get(0).statement();
        assertThat(statement.complete()).isTrue();
        assertThat(bench.engine
                        .statements()
                        .entries(
                                TREASURER,
                                new EntryQuery(false, statement.id(), null),
                                PageRequest.first(PageRequest.MAX))
                        .items())
                .hasSize(ENTRIES);
        assertThat(bench.engine
                        .events()
                        .list(ADMIN, statement.id().toString(), PageRequest.first(10))
                        .items())
                .hasSize(1);
        return died;
    }
}
