package com.smartap.testkit.connector;

import com.smartap.spi.Api;
import com.smartap.spi.connector.ConnectorContext;
import com.smartap.spi.secret.CredentialVault;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the engine gives a connector, given by a test.
 *
 * @param connection the connection's name
 * @param clock the source of now
 * @param address replaces the provider's own address
 * @param settings the settings
 * @param credentials the vault
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public record TestConnectorContext(
        String connection,
        Clock clock,
        @Nullable URI address,
        Map<String, String> settings,
        CredentialVault credentials)
        implements ConnectorContext {
    /** Copies the settings. */
    public TestConnectorContext {
        settings = Map.copyOf(settings);
    }

    @Override
    public Optional<URI> baseUrl() {
        return Optional.ofNullable(address);
    }
}
