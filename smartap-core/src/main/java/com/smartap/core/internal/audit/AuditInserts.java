package com.smartap.core.internal.audit;

import com.smartap.core.internal.persistence.AuditRow;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;

/**
 * Writes records in one go, on the connection of the running transaction. They are never changed in the transaction that
 * writes them, so that an entity manager that looked after each of them would only cost: about half of what writing does.
 */
final class AuditInserts {
    private static final String INSERT =
            "insert into smartap_audit (id, tenant, sequence, at, actor, actor_name, action, entity_type, entity_id,"
                    + " data, entry, hash) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final int BATCH = 500;

    private AuditInserts() {}

    static void insert(Connection connection, List<AuditRow> rows) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
            int waiting = 0;
            for (AuditRow row : rows) {
                fill(statement, row);
                statement.addBatch();
                waiting++;
                if (waiting == BATCH) {
                    statement.executeBatch();
                    waiting = 0;
                }
            }
            if (waiting > 0) {
                statement.executeBatch();
            }
        }
    }

    private static void fill(PreparedStatement statement, AuditRow row) throws SQLException {
        statement.setString(1, row.id);
        statement.setString(2, row.tenant);
        statement.setLong(3, row.sequence);
        statement.setObject(4, row.at.atOffset(ZoneOffset.UTC));
        statement.setString(5, row.actor);
        statement.setString(6, row.actorName);
        statement.setString(7, row.action);
        statement.setString(8, row.entityType);
        statement.setString(9, row.entityId);
        statement.setString(10, row.data);
        statement.setString(11, row.entry);
        statement.setString(12, row.hash);
    }
}
