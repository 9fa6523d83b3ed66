package com.smartap.core.bench;

import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterAll;

class H2AuditTest extends AuditContract {
    private final JdbcConnectionPool pool = Bench.h2();

    @Override
    protected DataSource database() {
        return pool;
    }

    @AfterAll
    void dispose() {
        pool.dispose();
    }
}
