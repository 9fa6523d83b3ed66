package com.smartap.core.internal.erp;

import com.smartap.core.Erp;
import com.smartap.core.Power;
import com.smartap.core.internal.persistence.ErpConnectionRow;
import com.smartap.core.internal.persistence.ErpRows;
import com.smartap.core.internal.persistence.Json;
import com.smartap.core.internal.persistence.Violations;
import com.smartap.core.internal.secret.CredentialStore;
import com.smartap.core.internal.unit.Tx;
import com.smartap.core.internal.unit.UnitOfWork;
import com.smartap.model.Actor;
import com.smartap.model.Page;
import com.smartap.model.PageRequest;
import com.smartap.model.erp.EntityType;
import com.smartap.model.erp.ErpConnection;
import com.smartap.model.erp.ErpConnectionId;
import com.smartap.model.erp.SyncResult;
import com.smartap.spi.ConnectorAuthorizationException;
import com.smartap.spi.InvalidRequestException;
import com.smartap.spi.connector.ConnectionTest;
import com.smartap.spi.connector.SettingKey;
import com.smartap.spi.erp.ErpConnectorProvider;
import com.smartap.spi.secret.Secret;
import jakarta.persistence.PersistenceException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** What people do with connections to ERP systems. */
public final class ErpService implements Erp {
    private final UnitOfWork units;
    private final Connectors connectors;
    private final CredentialStore credentials;
    private final Synchronization synchronization;

    public ErpService(
            UnitOfWork units, Connectors connectors, CredentialStore credentials, Synchronization synchronization) {
        this.units = units;
        this.connectors = connectors;
        this.credentials = credentials;
        this.synchronization = synchronization;
    }

    @Override
    public List<ErpConnectorProvider> systems() {
        return connectors.providers();
    }

    @Override
    public ErpConnection connect(Actor actor, NewConnection connection) {
        Power.MANAGE_ERP.require(actor);
        requireSettings(connectors.provider(connection.system()), connection);
        try {
            return units.call("erp.connect", actor, tx -> {
                ErpConnectionRow row = new ErpConnectionRow();
                row.id = UUID.randomUUID();
                row.tenant = tx.tenant().value();
                row.name = connection.name().strip();
                row.system = connection.system();
                row.baseUrl = connection.baseUrl();
                row.settings = Json.of(new TreeMap<>(connection.settings()));
                row.status = ErpConnection.Status.CONNECTED;
                row.createdAt = tx.now();
                row.updatedAt = tx.now();
                tx.em().persist(row);
                credentials.put(tx, Connectors.credentialName(row.id), connection.credentials());
                tx.happened("erp-connection", row.id, "erp.connected", Map.of("name", row.name, "system", row.system));
                tx.em().flush();
                return ErpRows.record(row);
            });
        } catch (PersistenceException e) {
            if (Violations.of("smartap_erp_connection_name", e)) {
                throw new InvalidRequestException(
                        "name", "there is a connection named \"%s\" already".formatted(connection.name()));
            }
            throw e;
        }
    }

    private static void requireSettings(ErpConnectorProvider provider, NewConnection connection) {
        List<String> problems = new ArrayList<>();
        if (connection.name().isBlank() || connection.name().length() > 100) {
            problems.add("name must have 1 to 100 characters");
        }
        for (SettingKey key : provider.settings()) {
            boolean there = key.secret()
                    ? connection.credentials().containsKey(key.name())
                    : connection.settings().containsKey(key.name());
            if (key.required() && !there) {
                problems.add("%s.%s is missing (%s)"
                        .formatted(key.secret() ? "credentials" : "settings", key.name(), key.description()));
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidRequestException("connection", String.join("; ", problems));
        }
    }

    @Override
    public ErpConnection reconnect(Actor actor, ErpConnectionId id, long version, Map<String, Secret> secrets) {
        Power.MANAGE_ERP.require(actor);
        return units.call("erp.reconnect", actor, tx -> {
            ErpConnectionRow row = rows(tx).connection(id, version);
            credentials.put(tx, Connectors.credentialName(row.id), secrets);
            row.status = ErpConnection.Status.CONNECTED;
            row.statusMessage = null;
            row.updatedAt = tx.now();
            tx.happened("erp-connection", row.id, "erp.reconnected", Map.of("name", row.name));
            tx.em().flush();
            return ErpRows.record(row);
        });
    }

    @Override
    public List<ErpConnection> connections(Actor actor) {
        Power.READ.require(actor);
        return units.read(
                actor,
                tx -> rows(tx).connections().stream().map(ErpRows::record).toList());
    }

    @Override
    public ConnectionTest test(Actor actor, ErpConnectionId id) {
        Power.MANAGE_ERP.require(actor);
        ErpConnectionRow row = units.read(actor, tx -> rows(tx).connection(id));
        try {
            return connectors.connector(row).test();
        } catch (ConnectorAuthorizationException e) {
            synchronization.reconnectNeeded(actor, id, e);
            throw e;
        }
    }

    @Override
    public List<SyncResult> sync(Actor actor, ErpConnectionId id) {
        Power.SYNCHRONISE.require(actor);
        ErpConnectionRow row = units.read(actor, tx -> rows(tx).connection(id));
        // Vendors first: orders refer to them.
        return List.of(
                synchronization.run(actor, row, EntityType.VENDOR),
                synchronization.run(actor, row, EntityType.PURCHASE_ORDER));
    }

    @Override
    public Page<SyncResult> syncLog(Actor actor, ErpConnectionId id, PageRequest page) {
        Power.READ.require(actor);
        return units.read(actor, tx -> {
            rows(tx).connection(id);
            return rows(tx).log(id, page).map(ErpRows::record);
        });
    }

    @Override
    public int rewrapCredentials(Actor actor) {
        Power.MANAGE_ERP.require(actor);
        return credentials.rewrap(actor);
    }

    private static ErpRows rows(Tx tx) {
        return new ErpRows(tx.em(), tx.tenant());
    }
}
