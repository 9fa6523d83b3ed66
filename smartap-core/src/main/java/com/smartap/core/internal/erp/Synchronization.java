package com.smartap.core.internal.erp;

import com.smartap.core.internal.persistence.ErpConnectionRow;
import com.smartap.core.internal.persistence.ErpCursorRow;
import com.smartap.core.internal.persistence.ErpRows;
import com.smartap.core.internal.persistence.SyncLogRow;
import com.smartap.core.internal.persistence.Violations;
import com.smartap.core.internal.unit.Tx;
import com.smartap.core.internal.unit.UnitOfWork;
import com.smartap.model.Actor;
import com.smartap.model.erp.EntityType;
import com.smartap.model.erp.ErpConnection;
import com.smartap.model.erp.ErpConnectionId;
import com.smartap.model.erp.SyncResult;
import com.smartap.model.erp.SyncStatus;
import com.smartap.spi.ConnectorAuthorizationException;
import com.smartap.spi.ConnectorException;
import com.smartap.spi.StaleVersionException;
import com.smartap.spi.erp.ErpConnector;
import com.smartap.spi.erp.ErpPage;
import com.smartap.spi.erp.PurchaseOrderImport;
import com.smartap.spi.erp.VendorImport;
import jakarta.persistence.PersistenceException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Imports records page by page. Each page is applied together with the cursor behind it, so that a run which breaks off
 * goes on where it ended; no call is made inside a unit of work.
 */
public final class Synchronization {
    private static final int PAGE = 100;
    private static final int MOST_MESSAGES = 20;

    private static final int ATTEMPTS = 10;
    private static final List<String> RACED =
            List.of("smartap_vendor_external", "smartap_purchase_order_external", "smartap_erp_cursor");

    private final UnitOfWork units;
    private final Connectors connectors;
    private final Imports imports;

    public Synchronization(UnitOfWork units, Connectors connectors, Imports imports) {
        this.units = units;
        this.connectors = connectors;
        this.imports = imports;
    }

    private interface Source<T> {
        ErpPage<T> page(@Nullable String cursor);
    }

    /** Synchronises what changed since the last time. */
    SyncResult run(Actor actor, ErpConnectionRow connection, EntityType entity) {
        Counts counts = new Counts();
        SyncLogRow log = units.call("erp.sync-begin", actor, tx -> begin(tx, connection, entity));
        SyncStatus status;
        String message;
        try {
            ErpConnector connector = connectors.connector(connection);
            if (entity == EntityType.VENDOR) {
                VendorImport vendors = require(connector, VendorImport.class);
                pages(
                        actor,
                        connection,
                        entity,
                        cursor -> vendors.vendors(cursor, PAGE),
                        (tx, vendor) -> imports.vendor(tx, connection.id, vendor, counts),
                        (tx, id) -> imports.vendorRemoved(tx, connection.id, id, counts),
                        counts);
            } else {
                PurchaseOrderImport orders = require(connector, PurchaseOrderImport.class);
                pages(
                        actor,
                        connection,
                        entity,
                        cursor -> orders.purchaseOrders(cursor, PAGE),
                        (tx, order) -> imports.order(tx, connection.id, order, counts),
                        (tx, id) -> imports.orderRemoved(tx, connection.id, id, counts),
                        counts);
            }
            status = counts.failed == 0 ? SyncStatus.COMPLETED : SyncStatus.PARTIAL;
            message = counts.messages.isEmpty() ? null : String.join("; ", counts.messages);
        } catch (ConnectorException e) {
            status = counts.created + counts.updated + counts.unchanged > 0 ? SyncStatus.PARTIAL : SyncStatus.FAILED;
            message = e.getMessage();
            if (e instanceof ConnectorAuthorizationException refused) {
                reconnectNeeded(actor, new ErpConnectionId(connection.id), refused);
            }
        }
        return end(actor, log, counts, status, message);
    }

    private static <T> T require(ErpConnector connector, Class<T> ability) {
        return connector
                .ability(ability)
                .orElseThrow(() -> new com.smartap.spi.InvalidConfigurationException(
                        "the connector has not the ability %s".formatted(ability.getSimpleName())));
    }

    private <T> void pages(
            Actor actor,
            ErpConnectionRow connection,
            EntityType entity,
            Source<T> source,
            BiConsumer<Tx, T> apply,
            BiConsumer<Tx, String> remove,
            Counts counts) {
        String cursor = units.read(
                        actor,
                        tx -> new ErpRows(tx.em(), tx.tenant())
                                .cursor(connection.id, entity)
                                .flatMap(row -> java.util.Optional.ofNullable(row.position)))
                .orElse(null);
        ErpPage<T> page;
        do {
            page = source.page(cursor);
            ErpPage<T> read = page;
            keep(
                    counts,
                    () -> units.run("erp.sync-page", actor, tx -> {
                        read.items().forEach(item -> apply.accept(tx, item));
                        read.removed().forEach(id -> remove.accept(tx, id));
                        move(tx, connection.id, entity, read.cursor());
                    }));
            cursor = page.cursor();
        } while (page.more());
    }

    /**
     * Keeps a page. A schedule and a person may synchronise at once, and both bring the same new rows: who comes second
     * finds those of the first when trying again.
     */
    private static void keep(Counts counts, Runnable page) {
        Counts before = counts.copy();
        for (int attempt = 1; ; attempt++) {
            try {
                page.run();
                return;
            } catch (StaleVersionException | PersistenceException e) {
                boolean raced = e instanceof StaleVersionException
                        || RACED.stream().anyMatch(constraint -> Violations.of(constraint, e));
                if (!raced || attempt == ATTEMPTS) {
                    throw e;
                }
                counts.reset(before);
            }
        }
    }

    private static void move(Tx tx, UUID connection, EntityType entity, @Nullable String position) {
        ErpCursorRow row =
                new ErpRows(tx.em(), tx.tenant()).cursor(connection, entity).orElse(null);
        if (row == null) {
            row = new ErpCursorRow();
            row.id = connection + "/" + entity;
            row.tenant = tx.tenant().value();
            row.connectionId = connection;
            row.entity = entity;
            row.position = position;
            row.updatedAt = tx.now();
            tx.em().persist(row);
        } else {
            row.position = position;
            row.updatedAt = tx.now();
        }
    }

    /** Notes that a person has to connect again. */
    void reconnectNeeded(Actor actor, ErpConnectionId id, ConnectorAuthorizationException refused) {
        units.run("erp.reconnect-needed", actor, tx -> {
            ErpConnectionRow row = new ErpRows(tx.em(), tx.tenant()).connection(id);
            if (row.status == ErpConnection.Status.CONNECTED) {
                row.status = ErpConnection.Status.RECONNECT_NEEDED;
                row.statusMessage = refused.getMessage();
                row.updatedAt = tx.now();
                tx.happened(
                        "erp-connection",
                        row.id,
                        "erp.reconnect-needed",
                        Map.of("name", row.name, "reason", String.valueOf(refused.getMessage())));
            }
        });
    }

    private static SyncLogRow begin(Tx tx, ErpConnectionRow connection, EntityType entity) {
        SyncLogRow row = new SyncLogRow();
        row.id = UUID.randomUUID();
        row.tenant = tx.tenant().value();
        row.connectionId = connection.id;
        row.entity = entity;
        row.status = SyncStatus.IN_PROGRESS;
        row.startedAt = tx.now();
        tx.em().persist(row);
        return row;
    }

    private SyncResult end(Actor actor, SyncLogRow log, Counts counts, SyncStatus status, @Nullable String message) {
        return units.call("erp.sync-end", actor, tx -> {
            SyncLogRow row = tx.em().find(SyncLogRow.class, log.id);
            row.status = status;
            row.created = counts.created;
            row.updated = counts.updated;
            row.unchanged = counts.unchanged;
            row.failed = counts.failed;
            row.message = message;
            row.finishedAt = tx.now();
            return ErpRows.record(row);
        });
    }

    /** What was done so far. */
    static final class Counts {
        private int created;
        private int updated;
        private int unchanged;
        private int failed;
        private final List<String> messages = new ArrayList<>();

        Counts copy() {
            Counts copy = new Counts();
            copy.reset(this);
            return copy;
        }

        void reset(Counts to) {
            created = to.created;
            updated = to.updated;
            unchanged = to.unchanged;
            failed = to.failed;
            messages.clear();
            messages.addAll(to.messages);
        }

        void created() {
            created++;
        }

        void updated(boolean changed) {
            if (changed) {
                updated++;
            } else {
                unchanged++;
            }
        }

        void failed(String message) {
            failed++;
            if (messages.size() < MOST_MESSAGES) {
                messages.add(message);
            }
        }
    }
}
