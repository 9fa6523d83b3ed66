package com.example.tryton;

import com.smartap.connector.support.ClientOptions;
import com.smartap.spi.SpiLevel;
import com.smartap.spi.connector.ConnectorContext;
import com.smartap.spi.connector.SettingKey;
import com.smartap.spi.erp.ErpConnector;
import com.smartap.spi.erp.ErpConnectorProvider;
import java.util.List;
import java.util.Set;

/** Makes connectors to Tryton 6.0. Named in {@code META-INF/services}, so that SmartAP finds it by itself. */
public final class TrytonConnectorProvider implements ErpConnectorProvider {
    private final ClientOptions options;

    /** For {@link java.util.ServiceLoader}. */
    public TrytonConnectorProvider() {
        this(ClientOptions.DEFAULT);
    }

    TrytonConnectorProvider(ClientOptions options) {
        this.options = options;
    }

    // tag::provider
    @Override
    public String id() {
        return "tryton";
    }

    @Override
    public String displayName() {
        return "Tryton";
    }

    @Override
    public int spiLevel() {
        return SpiLevel.CURRENT;
    }

    @Override
    public List<SettingKey> settings() {
        return TrytonSettings.KEYS;
    }

    @Override
    public Set<Class<?>> abilities() {
        return TrytonConnector.ABILITIES;
    }

    @Override
    public ErpConnector create(ConnectorContext context) {
        return new TrytonConnector(context, TrytonSettings.of(context), options);
    }
    // end::provider
}
