package com.smartap.model.erp;

import com.smartap.spi.Api;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A tenant's connection to an ERP system. Credentials are kept apart, encrypted, and are never part of it.
 *
 * @param id its id
 * @param version counts its changes
 * @param name the name people gave it
 * @param system the connector's id, such as {@code quickbooks}
 * @param baseUrl replaces the connector's own address, for sandboxes and tests
 * @param settings the connector's settings, none of them secret
 * @param status whether it works
 * @param statusMessage what is wrong, where something is
 * @param updatedAt when it was last changed
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public record ErpConnection(
        ErpConnectionId id,
        long version,
        String name,
        String system,
        @Nullable String baseUrl,
        Map<String, String> settings,
        Status status,
        @Nullable String statusMessage,
        Instant updatedAt) {
    /** Whether a connection works. */
    public enum Status {
        /** Worked when it was last used. */
        CONNECTED,
        /** The system no longer accepts the credentials; a person has to connect again. */
        RECONNECT_NEEDED,
        /** Switched off by a person. */
        DISABLED
    }

    /** Copies the settings. */
    public ErpConnection {
        settings = Map.copyOf(settings);
    }
}
