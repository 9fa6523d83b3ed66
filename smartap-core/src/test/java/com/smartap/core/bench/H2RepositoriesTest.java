package com.smartap.core.bench;

import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterAll;

class H2RepositoriesTest extends RepositoriesContract {
    private final List<JdbcConnectionPool> pools = new ArrayList<>();

    @Override
    protected DataSource database() {
        return another();
    }

    @Override
    protected DataSource another() {
        JdbcConnectionPool pool = Bench.h2();
        pools.add(pool);
        return pool;
    }

    @Override
    protected String dialect() {
        return "h2";
    }

    @AfterAll
    void dispose() {
        pools.forEach(JdbcConnectionPool::dispose);
    }
}
