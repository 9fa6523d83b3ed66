package com.smartap.spi.connector;

import com.smartap.spi.Api;
import com.smartap.spi.secret.CredentialVault;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** What a connector gets from the engine: it holds no static state and reads no environment of its own. */
@Api(usage = Api.Usage.CALL, since = "0.1")
public interface ConnectorContext {
    /** A stable name of the connection, for rate limits, logs and messages. */
    String connection();

    /** The only source of now. */
    Clock clock();

    /** Replaces the provider's own address, for sandboxes and tests. Everything is called under it. */
    Optional<URI> baseUrl();

    /** The connection's settings, none of them secret. */
    Map<String, String> settings();

    /** The connection's credentials. */
    CredentialVault credentials();
}
