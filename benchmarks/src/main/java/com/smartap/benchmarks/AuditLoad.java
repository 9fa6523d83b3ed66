package com.smartap.benchmarks;

import com.smartap.core.internal.audit.AuditWriter;
import com.smartap.core.internal.audit.Persons;
import com.smartap.core.internal.event.EventLog;
import com.smartap.core.internal.event.Jobs;
import com.smartap.core.internal.persistence.Database;
import com.smartap.core.internal.unit.UnitOfWork;
import com.smartap.model.Actor;
import com.smartap.model.TenantId;
import com.sun.management.OperatingSystemMXBean;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * What the audit log costs.
 *
 * <p>Arguments: {@code DATABASE batched [RECORDS] [BATCH]}, so many records in units of work of so many records each, by
 * one writer; {@code DATABASE transactions [COUNT] [THREADS] [TENANTS]}, units of work with one record each. DATABASE is
 * {@code h2}, in memory, or {@code postgresql}, started for the run.
 */
public final class AuditLoad {
    private static final Map<String, String> DATA = Map.of("amount", "1190.00", "currency", "EUR", "step", "1");

    private AuditLoad() {}

    /** Runs one load. */
    public static void main(String[] args) throws Exception {
        String kind = args.length > 1 ? args[1] : "";
        if (args.length > 0 && args[0].equals("postgresql")) {
            try (EmbeddedPostgres postgres = EmbeddedPostgres.builder().start();
                    HikariDataSource pool = pool(postgres.getPostgresDatabase())) {
                run(pool, kind, args);
            }
        } else {
            JdbcConnectionPool pool = JdbcConnectionPool.create("jdbc:h2:mem:audit;DB_CLOSE_DELAY=-1", "sa", "");
            pool.setMaxConnections(64);
            run(pool, kind, args);
        }
    }

    private static HikariDataSource pool(DataSource source) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(source);
        // Rows of a batch travel together; a host sets it in its own JDBC address.
        if (source instanceof PGSimpleDataSource postgres) {
            postgres.setReWriteBatchedInserts(true);
        }
        config.setMaximumPoolSize(64);
        return new HikariDataSource(config);
    }

    private static void run(DataSource source, String kind, String... args) throws Exception {
        try (Database database = Database.open(source, true)) {
            UnitOfWork units = new UnitOfWork(
                    database.factory(),
                    new EventLog(new Jobs(database.dataSource())),
                    Clock.systemUTC(),
                    name -> {},
                    new AuditWriter(new Persons(null)));
            switch (kind) {
                case "batched" -> batched(units, number(args, 2, 200_000), number(args, 3, 1_000));
                case "transactions" ->
                    transactions(units, number(args, 2, 20_000), number(args, 3, 16), number(args, 4, 8));
                default -> throw new IllegalArgumentException("DATABASE batched or DATABASE transactions");
            }
        }
    }

    private static int number(String[] args, int index, int otherwise) {
        return args.length > index ? Integer.parseInt(args[index]) : otherwise;
    }

    private static void batched(UnitOfWork units, int records, int batch) {
        Actor writer = Actor.system(new TenantId("load"));
        write(units, writer, records / 4, batch);
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long cpu = system.getProcessCpuTime();
        long from = System.nanoTime();
        write(units, writer, records, batch);
        double seconds = (System.nanoTime() - from) / 1e9;
        double used = (system.getProcessCpuTime() - cpu) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "%d records in units of %d: %.0f a second, %.0f for each second of this process's processor time%n",
                records,
                batch,
                records / seconds,
                records / used);
    }

    private static void write(UnitOfWork units, Actor writer, int records, int batch) {
        for (int at = 0; at < records; at += batch) {
            int first = at;
            units.run("load", writer, tx -> {
                for (int i = 0; i < batch; i++) {
                    tx.audit("invoice.approved", "invoice", "load-" + (first + i) / 10, DATA);
                }
            });
        }
    }

    private static void transactions(UnitOfWork units, int count, int threads, int tenants) throws Exception {
        each(units, count / 4, threads, tenants);
        long from = System.nanoTime();
        each(units, count, threads, tenants);
        double seconds = (System.nanoTime() - from) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "%d units of work with a record each, %d threads, %d tenants: %.0f a second%n",
                count,
                threads,
                tenants,
                count / seconds);
    }

    private static void each(UnitOfWork units, int count, int threads, int tenants) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                Actor writer = Actor.system(new TenantId("load-" + thread % tenants));
                all.add(pool.submit(() -> {
                    for (int i = 0; i < count / threads; i++) {
                        int number = i;
                        units.run(
                                "load", writer, tx -> tx.audit("invoice.approved", "invoice", "load-" + number, DATA));
                    }
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        } finally {
            pool.shutdownNow();
        }
    }
}
