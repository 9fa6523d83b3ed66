package com.smartap.core.internal.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.smartap.core.LocalKeyProvider;
import com.smartap.core.bench.Bench;
import com.smartap.core.bench.Sql;
import com.smartap.core.internal.audit.AuditWriter;
import com.smartap.core.internal.audit.Persons;
import com.smartap.core.internal.event.EventLog;
import com.smartap.core.internal.event.Jobs;
import com.smartap.core.internal.persistence.Database;
import com.smartap.core.internal.unit.Checkpoints;
import com.smartap.core.internal.unit.UnitOfWork;
import com.smartap.model.Actor;
import com.smartap.model.TenantId;
import com.smartap.spi.ErrorCode;
import com.smartap.spi.SmartApException;
import com.smartap.spi.StaleVersionException;
import com.smartap.spi.secret.CredentialVault;
import com.smartap.spi.secret.KeyProvider;
import com.smartap.spi.secret.Secret;
import com.smartap.testkit.TestClock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialStoreTest {
    private static final TenantId TENANT = TenantId.DEFAULT;
    private static final String PASSPHRASE = "correct-horse-battery-staple";

    private final JdbcConnectionPool pool = Bench.h2();
    private final TestClock clock = TestClock.at("2026-11-21T10:00:00Z");
    private Database database;
    private UnitOfWork units;
    private Path keyFile;
    private CredentialStore store;

    @BeforeEach
    void open(@TempDir Path folder) {
        database = Database.open(pool, true);
        units = new UnitOfWork(
                database.factory(),
                new EventLog(new Jobs(pool)),
                clock,
                Checkpoints.NONE,
                new AuditWriter(new Persons(null)));
        keyFile = folder.resolve("keys");
        store = store(LocalKeyProvider.at(keyFile));
        put(TENANT, "erp", PASSPHRASE);
    }

    @AfterEach
    void close() {
        database.close();
        pool.dispose();
    }

    private CredentialStore store(KeyProvider keys) {
        return new CredentialStore(units, keys);
    }

    private void put(TenantId tenant, String name, String secret) {
        units.run("put", Actor.system(tenant), tx -> store.put(tx, name, Map.of("password", Secret.of(secret))));
    }

    private String read(CredentialStore from, TenantId tenant, String name) {
        return from.vault(tenant, name).read().require("password").reveal();
    }

    @Test
    void what_the_database_holds_shows_no_secret() {
        List<String> columns =
                Sql.column(pool, "select id || wrapped_key || payload || key_id from smartap_credential");
        assertThat(columns).hasSize(1);
        String plain = columns.get(0);
        assertThat(plain).doesNotContain(PASSPHRASE).doesNotContain("password");
        String payload =
                Sql.column(pool, "select payload from smartap_credential").get(0);
        assertThat(new String(Base64.getDecoder().decode(payload), StandardCharsets.ISO_8859_1))
                .doesNotContain(PASSPHRASE)
                .doesNotContain("password");
        put(TENANT, "erp", PASSPHRASE);
        assertThat(Sql.column(pool, "select payload from smartap_credential").get(0))
                .as("a fresh key and nonce each time")
                .isNotEqualTo(payload);
        assertThat(store.vault(TENANT, "erp").read().toString()).doesNotContain(PASSPHRASE);
    }

    @Test
    void a_secret_that_was_moved_to_another_row_or_changed_does_not_open() throws SQLException {
        TenantId other = new TenantId("other");
        put(other, "erp", "theirs");
        put(TENANT, "second", "ours too");
        for (TenantId tenant : List.of(other, TENANT)) {
            String target = tenant.equals(other) ? other + "/erp" : TENANT + "/second";
            Sql.change(
                    pool,
                    "update smartap_credential set (key_id, wrapped_key, payload) = (select key_id, wrapped_key, payload"
                            + " from smartap_credential where id = '" + TENANT + "/erp') where id = '" + target + "'");
            unreadable(store, tenant, tenant.equals(other) ? "erp" : "second");
        }
        Sql.change(
                pool,
                "update smartap_credential set payload = 'AAAA' || substring(payload, 5) where id = '" + TENANT
                        + "/erp'");
        unreadable(store, TENANT, "erp");
    }

    private void unreadable(CredentialStore from, TenantId tenant, String name) {
        assertThatThrownBy(() -> read(from, tenant, name))
                .isInstanceOf(SmartApException.class)
                .satisfies(e -> assertThat(((SmartApException) e).code()).isEqualTo(ErrorCode.SECRET_UNREADABLE))
                .hasMessageNotContaining(PASSPHRASE);
    }

    @Test
    void another_key_file_opens_nothing(@TempDir Path elsewhere) {
        unreadable(store(LocalKeyProvider.at(elsewhere.resolve("keys"))), TENANT, "erp");
    }

    @Test
    void a_rotated_key_opens_what_there_was_and_wraps_it_anew() {
        CredentialStore rotated = store(LocalKeyProvider.rotated(keyFile));
        assertThat(read(rotated, TENANT, "erp")).isEqualTo(PASSPHRASE);
        String payload =
                Sql.column(pool, "select payload from smartap_credential").get(0);
        assertThat(rotated.rewrap(Actor.system(TENANT))).isEqualTo(1);
        assertThat(rotated.rewrap(Actor.system(TENANT))).isZero();
        assertThat(Sql.column(pool, "select key_id from smartap_credential")).containsExactly("k2");
        assertThat(Sql.column(pool, "select payload from smartap_credential"))
                .as("the secret itself is not encrypted anew")
                .containsExactly(payload);
        assertThat(read(rotated, TENANT, "erp")).isEqualTo(PASSPHRASE);
        unreadable(store, TENANT, "erp");
    }

    @Test
    void of_ten_that_want_to_renew_one_may() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(10);
        CountDownLatch go = new CountDownLatch(1);
        List<Future<Optional<CredentialVault.Lease>>> leases = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            leases.add(threads.submit(() -> {
                go.await();
                return store.vault(TENANT, "erp").tryLease(Duration.ofMinutes(1));
            }));
        }
        go.countDown();
        List<CredentialVault.Lease> given = new ArrayList<>();
        for (Future<Optional<CredentialVault.Lease>> lease : leases) {
            lease.get().ifPresent(given::add);
        }
        threads.shutdown();
        assertThat(given).hasSize(1);
        CredentialVault vault = store.vault(TENANT, "erp");
        given.get(0).save(vault.read().with("password", Secret.of("renewed")));
        assertThat(read(store, TENANT, "erp")).isEqualTo("renewed");
        assertThat(vault.tryLease(Duration.ofMinutes(1))).isEmpty();
        given.get(0).close();
        assertThat(vault.tryLease(Duration.ofMinutes(1))).isPresent();
    }

    @Test
    void a_lease_that_ran_out_saves_nothing_once_another_has_it() {
        CredentialVault vault = store.vault(TENANT, "erp");
        CredentialVault.Lease slow = vault.tryLease(Duration.ofMinutes(1)).orElseThrow();
        clock.advance(Duration.ofMinutes(2));
        CredentialVault.Lease next = vault.tryLease(Duration.ofMinutes(1)).orElseThrow();
        next.save(vault.read().with("password", Secret.of("new")));
        assertThatThrownBy(() -> slow.save(vault.read().with("password", Secret.of("old"))))
                .isInstanceOf(StaleVersionException.class);
        slow.close();
        assertThat(vault.tryLease(Duration.ofMinutes(1)))
                .as("the late one gave back what it no longer had")
                .isEmpty();
        assertThat(read(store, TENANT, "erp")).isEqualTo("new");
    }
}
