package com.smartap.benchmarks;

import com.smartap.core.SmartApBuilder;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The database of a run: the embedded one, or a PostgreSQL that is started for it. */
final class Databases implements AutoCloseable {
    private final @Nullable Path embedded;
    private final @Nullable EmbeddedPostgres postgres;
    private final @Nullable HikariDataSource pool;

    private Databases(@Nullable Path embedded, @Nullable EmbeddedPostgres postgres, @Nullable HikariDataSource pool) {
        this.embedded = embedded;
        this.postgres = postgres;
        this.pool = pool;
    }

    static Databases of(String kind, Path folder) throws IOException {
        if (kind.equals("h2")) {
            return new Databases(folder.resolve("database"), null, null);
        }
        EmbeddedPostgres postgres = EmbeddedPostgres.builder().start();
        HikariConfig config = new HikariConfig();
        config.setDataSource(postgres.getPostgresDatabase());
        config.setMaximumPoolSize(32);
        return new Databases(null, postgres, new HikariDataSource(config));
    }

    SmartApBuilder into(SmartApBuilder builder) {
        if (embedded != null) {
            return builder.embedded(embedded);
        }
        if (pool == null) {
            throw new IllegalStateException("neither embedded nor PostgreSQL");
        }
        return builder.dataSource(pool);
    }

    @Override
    public void close() throws IOException {
        if (pool != null) {
            pool.close();
        }
        if (postgres != null) {
            postgres.close();
        }
    }
}
