package com.smartap.core.internal.event;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.jdbc.DefaultJdbcCustomization;
import com.github.kagkarlsson.scheduler.jdbc.JdbcCustomization;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.SchedulableInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Enqueues jobs on the connection of the running transaction, so that they exist if and only if it commits. */
public final class Jobs {
    /** The job table. */
    public static final String TABLE = "smartap_job";

    /** The task that handles a delivery. */
    public static final String DELIVER = "smartap-deliver";

    @SuppressWarnings("ThreadLocalUsage") // one for each engine, set for the length of one call
    private final ThreadLocal<@Nullable Connection> current = new ThreadLocal<>();

    private final SchedulerClient client;

    public Jobs(DataSource dataSource) {
        this.client = SchedulerClient.Builder.create(borrowing(dataSource))
                .tableName(TABLE)
                .jdbcCustomization(customization(dataSource))
                .build();
    }

    /** What the scheduler may rely on: PostgreSQL hands disjoint rows to nodes, H2 is asked the plain way. */
    static JdbcCustomization customization(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection()) {
            return connection.getMetaData().getDatabaseProductName().startsWith("PostgreSQL")
                    ? new PostgreSqlJdbcCustomization(false, false)
                    : new DefaultJdbcCustomization(false);
        } catch (SQLException e) {
            throw new IllegalStateException("the database cannot be reached", e);
        }
    }

    /** Enqueues the handling of a delivery. */
    public void deliver(Connection connection, UUID delivery, Instant at) {
        current.set(connection);
        try {
            client.scheduleIfNotExists(SchedulableInstance.of(new TaskInstance<>(DELIVER, name(delivery)), at));
        } finally {
            current.remove();
        }
    }

    /** The job of a delivery. */
    public static String name(UUID delivery) {
        return delivery.toString();
    }

    /** Hands out the transaction's connection where there is one, and never closes it. */
    private DataSource borrowing(DataSource dataSource) {
        return (DataSource) Proxy.newProxyInstance(
                Jobs.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    Connection connection = current.get();
                    if (method.getName().equals("getConnection") && connection != null) {
                        return unclosable(connection);
                    }
                    return invoke(dataSource, method, arguments);
                });
    }

    private static Connection unclosable(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                Jobs.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        return null;
                    }
                    return invoke(connection, method, arguments);
                });
    }

    private static @Nullable Object invoke(
            Object target, java.lang.reflect.Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }
}
