package com.smartap.core.internal.erp;

import com.smartap.core.internal.persistence.ErpConnectionRow;
import com.smartap.core.internal.persistence.Json;
import com.smartap.core.internal.secret.CredentialStore;
import com.smartap.model.TenantId;
import com.smartap.spi.InvalidConfigurationException;
import com.smartap.spi.connector.ConnectorContext;
import com.smartap.spi.erp.ErpConnector;
import com.smartap.spi.erp.ErpConnectorProvider;
import com.smartap.spi.secret.CredentialVault;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The connectors that are in use, one for each connection; made when first needed, and anew when it was changed. */
public final class Connectors implements AutoCloseable {
    private final Map<String, ErpConnectorProvider> providers;
    private final CredentialStore credentials;
    private final Clock clock;
    private final Map<UUID, Open> open = new ConcurrentHashMap<>();

    public Connectors(Map<String, ErpConnectorProvider> providers, CredentialStore credentials, Clock clock) {
        this.providers = Map.copyOf(providers);
        this.credentials = credentials;
        this.clock = clock;
    }

    private record Open(String configuration, ErpConnector connector) {}

    /** The providers, in the order of their ids. */
    List<ErpConnectorProvider> providers() {
        return providers.keySet().stream().sorted().map(providers::get).toList();
    }

    /** The provider of an id. */
    ErpConnectorProvider provider(String system) {
        ErpConnectorProvider provider = providers.get(system);
        if (provider == null) {
            throw new InvalidConfigurationException(
                    "connector \"%s\" is not on the classpath (found: %s). Maybe add smartap-connector-%s."
                            .formatted(
                                    system, providers.keySet().stream().sorted().toList(), system));
        }
        return provider;
    }

    /** The connector of a connection. */
    ErpConnector connector(ErpConnectionRow row) {
        String configuration = row.system + "|" + row.baseUrl + "|" + row.settings;
        Open current = open.compute(row.id, (id, before) -> {
            if (before != null && before.configuration().equals(configuration)) {
                return before;
            }
            if (before != null) {
                before.connector().close();
            }
            return new Open(configuration, provider(row.system).create(context(row)));
        });
        return current.connector();
    }

    /** The name under which the credentials of a connection are stored. */
    static String credentialName(UUID connection) {
        return "erp/" + connection;
    }

    private ConnectorContext context(ErpConnectionRow row) {
        String name = row.tenant + "/" + row.name;
        Optional<URI> baseUrl = Optional.ofNullable(row.baseUrl).map(URI::create);
        Map<String, String> settings = Json.texts(row.settings);
        CredentialVault vault = credentials.vault(new TenantId(row.tenant), credentialName(row.id));
        return new ConnectorContext() {
            @Override
            public String connection() {
                return name;
            }

            @Override
            public Clock clock() {
                return clock;
            }

            @Override
            public Optional<URI> baseUrl() {
                return baseUrl;
            }

            @Override
            public Map<String, String> settings() {
                return settings;
            }

            @Override
            public CredentialVault credentials() {
                return vault;
            }
        };
    }

    @Override
    public void close() {
        open.values().forEach(connection -> connection.connector().close());
        open.clear();
    }
}
