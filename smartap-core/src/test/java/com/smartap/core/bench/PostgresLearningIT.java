package com.smartap.core.bench;

import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;

class PostgresLearningIT extends LearningContract {
    private final Postgres server = Postgres.start();
    private final JdbcConnectionPool pool = Postgres.pool(server.port());

    @Override
    protected DataSource database() {
        return pool;
    }

    @Override
    protected void dispose() {
        pool.dispose();
        server.close();
    }
}
