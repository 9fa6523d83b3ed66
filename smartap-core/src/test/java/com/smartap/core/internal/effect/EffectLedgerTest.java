package com.smartap.core.internal.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.smartap.core.bench.Bench;
import com.smartap.core.internal.audit.AuditWriter;
import com.smartap.core.internal.audit.Persons;
import com.smartap.core.internal.event.EventLog;
import com.smartap.core.internal.event.Jobs;
import com.smartap.core.internal.persistence.Database;
import com.smartap.core.internal.unit.Checkpoints;
import com.smartap.core.internal.unit.UnitOfWork;
import com.smartap.model.Actor;
import com.smartap.model.IdempotencyKey;
import com.smartap.model.TenantId;
import com.smartap.spi.IdempotencyConflictException;
import com.smartap.testkit.TestClock;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EffectLedgerTest {
    private static final Actor SYSTEM = Actor.system(TenantId.DEFAULT);
    private static final IdempotencyKey KEY = IdempotencyKey.of("post-bill", 1);

    private final JdbcConnectionPool pool = Bench.h2();
    private Database database;
    private UnitOfWork units;
    private EffectLedger ledger;

    @BeforeEach
    void open() {
        database = Database.open(pool, true);
        units = new UnitOfWork(
                database.factory(),
                new EventLog(new Jobs(pool)),
                TestClock.at("2026-11-21T10:00:00Z"),
                Checkpoints.NONE,
                new AuditWriter(new Persons(null)));
        ledger = new EffectLedger(units);
    }

    @AfterEach
    void close() {
        database.close();
        pool.dispose();
    }

    private EffectLedger.Effect begin(String content) {
        return ledger.begin(SYSTEM, KEY, "post-bill", "1", content);
    }

    @Test
    void the_first_attempt_is_made_at_once_and_every_later_one_looks_first() {
        assertThat(begin("a").lookFirst()).isFalse();
        assertThat(begin("a").lookFirst()).isTrue();
        assertThat(begin("a").done()).isEmpty();
    }

    @Test
    void what_is_done_is_remembered_and_not_done_with_another_content() {
        begin("a");
        units.run("done", SYSTEM, tx -> ledger.done(tx, KEY, "bill 7"));
        assertThat(begin("a").done()).contains("bill 7");
        assertThatThrownBy(() -> begin("b")).isInstanceOf(IdempotencyConflictException.class);
        assertThat(begin("a").done()).contains("bill 7");
    }

    @Test
    void a_lost_attempt_whose_content_changed_since_is_looked_for_under_the_same_key() {
        begin("a");
        EffectLedger.Effect again = begin("b");
        assertThat(again.lookFirst()).isTrue();
        assertThat(again.done()).isEmpty();
        units.run("done", SYSTEM, tx -> ledger.done(tx, KEY, "bill 7"));
        assertThat(begin("b").done()).contains("bill 7");
    }

    @Test
    void what_was_refused_may_be_tried_again_with_mended_content() {
        begin("a");
        units.run("refused", SYSTEM, tx -> ledger.refused(tx, KEY, "account 7 is inactive"));
        EffectLedger.Effect again = begin("b");
        assertThat(again.lookFirst()).isTrue();
        assertThat(again.done()).isEmpty();
    }

    @Test
    void another_tenants_effect_of_the_same_key_is_another_effect() {
        begin("a");
        Actor other = Actor.system(new TenantId("other"));
        assertThat(ledger.begin(other, KEY, "post-bill", "1", "b").lookFirst()).isFalse();
    }
}
