package com.smartap.core;

import com.smartap.model.Actor;
import com.smartap.model.Page;
import com.smartap.model.PageRequest;
import com.smartap.model.erp.ErpConnection;
import com.smartap.model.erp.ErpConnectionId;
import com.smartap.model.erp.SyncResult;
import com.smartap.spi.Api;
import com.smartap.spi.connector.ConnectionTest;
import com.smartap.spi.erp.ErpConnectorProvider;
import com.smartap.spi.secret.Secret;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Connections to ERP systems. Approved invoices are posted over the tenant's first working connection. */
@Api(usage = Api.Usage.CALL, since = "0.1")
public interface Erp {
    /** The connectors on the class path. */
    List<ErpConnectorProvider> systems();

    /** Connects a tenant. Credentials are stored encrypted. Makes no call; {@link #test} does. */
    ErpConnection connect(Actor actor, NewConnection connection);

    /** Replaces credentials, after the ERP stopped accepting the old ones. */
    ErpConnection reconnect(Actor actor, ErpConnectionId id, long version, Map<String, Secret> credentials);

    /** The tenant's connections, in the order in which they were made. */
    List<ErpConnection> connections(Actor actor);

    /** Calls the ERP once. */
    ConnectionTest test(Actor actor, ErpConnectionId id);

    /** Imports vendors and purchase orders that changed since the last time, page by page; returns when done. */
    List<SyncResult> sync(Actor actor, ErpConnectionId id);

    /** What synchronisations did, the latest first. */
    Page<SyncResult> syncLog(Actor actor, ErpConnectionId id, PageRequest page);

    /**
     * Wraps the data keys of all stored credentials with the key provider's current key, after that was rotated. The
     * credentials themselves stay as they are; when this has run for every tenant, older keys may be destroyed.
     *
     * @return how many were wrapped anew
     */
    int rewrapCredentials(Actor actor);

    /**
     * A connection to be made.
     *
     * @param name the name people give it
     * @param system the connector's id, such as {@code quickbooks}
     * @param baseUrl replaces the connector's own address
     * @param settings the connector's settings
     * @param credentials the connector's credentials
     */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    record NewConnection(
            String name,
            String system,
            @Nullable String baseUrl,
            Map<String, String> settings,
            Map<String, Secret> credentials) {
        /** Copies the maps. */
        public NewConnection {
            settings = Map.copyOf(settings);
            credentials = Map.copyOf(credentials);
        }
    }
}
