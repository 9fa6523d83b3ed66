package com.smartap.core.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.smartap.core.Schema;
import com.smartap.core.internal.persistence.Database;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

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

    /** Migrations are written for each dialect by hand, so that a column is soon forgotten in one of them. */
    @Test
    void both_dialects_have_the_same_tables_columns_and_constraints() throws SQLException {
        DataSource postgres = another();
        JdbcConnectionPool h2 = Bench.h2();
        pools.add(h2);
        for (DataSource database : List.of(postgres, h2)) {
            Database.open(database, true).close();
        }
        String columns = "select lower(table_name) || '.' || lower(column_name) || ' ' || is_nullable"
                + " from information_schema.columns where lower(table_name) like 'smartap!_%' escape '!'"
                + " and lower(table_name) <> '" + Schema.HISTORY_TABLE + "'";
        assertThat(Sql.column(h2, columns)).hasSizeGreaterThan(150);
        assertThat(Sql.column(h2, columns)).containsExactlyInAnyOrderElementsOf(Sql.column(postgres, columns));
        String constraints = "select lower(constraint_name) from information_schema.table_constraints"
                + " where lower(table_name) like 'smartap!_%' escape '!' and constraint_type in ('UNIQUE', 'CHECK')"
                + " and lower(constraint_name) like 'smartap!_%' escape '!'"
                + " and lower(constraint_name) not like '%!_check%' escape '!'";
        assertThat(Sql.column(h2, constraints)).hasSizeGreaterThan(15);
        assertThat(Sql.column(h2, constraints)).containsExactlyInAnyOrderElementsOf(Sql.column(postgres, constraints));
    }

    @AfterAll
    void dispose() {
        pools.forEach(JdbcConnectionPool::dispose);
        server.close();
    }
}
