package com.smartap.core.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Plain SQL, for looking behind the engine and for doing what it never would. */
public final class Sql {
    private Sql() {}

    /** A number. */
    public static long count(DataSource database, String query) {
        return Long.parseLong(column(database, query).get(0));
    }

    /** The first column of all rows, as text. */
    public static List<String> column(DataSource database, String query) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }

    /** A change; returns how many rows it touched, and fails as the database does. */
    public static int change(DataSource database, String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }
}
