package com.smartap.spi.erp;

import com.smartap.spi.Api;
import com.smartap.spi.connector.ConnectorContext;
import com.smartap.spi.connector.SettingKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Makes connectors to one ERP system. Found by {@link java.util.ServiceLoader}; has a public constructor without
 * parameters that does nothing.
 */
@Api(usage = Api.Usage.IMPLEMENT, since = "0.1")
public interface ErpConnectorProvider {
    /** Stable lower-case name used in configuration, such as {@code quickbooks}. */
    String id();

    /** The name people know, such as {@code QuickBooks Online}. */
    String displayName();

    /** Returns {@link com.smartap.spi.SpiLevel#CURRENT}. */
    int spiLevel();

    /** The settings and credentials it understands. */
    List<SettingKey> settings();

    /** What its connectors can do: the ability interfaces that {@link ErpConnector#ability} answers. */
    Set<Class<?>> abilities();

    /** What the ERP takes of fields that invoices may overflow, as data. */
    default List<FieldLimit> limits() {
        return List.of();
    }

    /** The names of {@link Bill} dimensions that it understands, each with what it becomes in the ERP. */
    default Map<String, String> dimensions() {
        return Map.of();
    }

    /**
     * Connecting by a person's consent, where the system has that. Makes no call yet.
     *
     * @param context holds at least the client id and secret of the application
     */
    default Optional<ErpConsent> consent(ConnectorContext context) {
        return Optional.empty();
    }

    /**
     * Makes a connector for one connection. Makes no call yet.
     *
     * @throws com.smartap.spi.InvalidConfigurationException if settings are missing or malformed, naming all of them
     */
    ErpConnector create(ConnectorContext context);
}
