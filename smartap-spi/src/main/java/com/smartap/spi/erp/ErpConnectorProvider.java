package com.smartap.spi.erp;

import com.smartap.spi.Api;
import java.util.List;
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

    /**
     * Makes a connector for one connection. Makes no call yet.
     *
     * @throws com.smartap.spi.InvalidConfigurationException if settings are missing or malformed, naming all of them
     */
    ErpConnector create(ConnectorContext context);
}
