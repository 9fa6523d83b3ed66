package com.smartap.core.bench;

import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;

class H2LearningTest extends LearningContract {
    private final JdbcConnectionPool pool = Bench.h2();

    @Override
    protected DataSource database() {
        return pool;
    }

    @Override
    protected void dispose() {
        pool.dispose();
    }
}
