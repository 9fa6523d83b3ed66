package com.smartap.core.bench;

import com.smartap.core.process.Postgres;
import com.smartap.core.process.Sql;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterAll;

class PostgresRepositoriesIT extends RepositoriesContract {
    private final Postgres server = Postgres.start();
    private final List<JdbcConnectionPool> pools = new ArrayList<>();

    @Override
    protected DataSource database() {
        return pool("postgres");
    }

    @Override
    protected DataSource another() throws SQLException {
        String name = "db" + pools.size();
        Sql.change(server.plain(), "create database " + name);
        return pool(name);
    }

    private DataSource pool(String name) {
        JdbcConnectionPool pool = Postgres.pool(server.port(), name);
        pools.add(pool);
        return pool;
    }

    @Override
    protected String dialect() {
        return "postgresql";
    }

    @AfterAll
    void dispose() {
        pools.forEach(JdbcConnectionPool::dispose);
        server.close();
    }
}
