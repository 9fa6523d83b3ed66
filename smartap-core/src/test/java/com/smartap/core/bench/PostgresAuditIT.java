package com.smartap.core.bench;

import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterAll;

class PostgresAuditIT extends AuditContract {
    private final Postgres server = Postgres.start();
    private final JdbcConnectionPool pool = Postgres.pool(server.port());

    @Override
    protected DataSource database() {
        return pool;
    }

    @AfterAll
    void dispose() {
        pool.dispose();
        server.close();
    }
}
