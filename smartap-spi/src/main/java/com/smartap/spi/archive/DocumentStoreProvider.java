package com.smartap.spi.archive;

import com.smartap.spi.Api;
import com.smartap.spi.connector.SettingKey;
import com.smartap.spi.secret.Secret;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/**
 * Makes stores of one kind from settings. Found by {@link java.util.ServiceLoader}; has a public constructor without
 * parameters that does nothing.
 */
@Api(usage = Api.Usage.IMPLEMENT, since = "0.1")
public interface DocumentStoreProvider {
    /** Stable lower-case name used in configuration, such as {@code s3}. */
    String id();

    /** Returns {@link com.smartap.spi.SpiLevel#CURRENT}. */
    int spiLevel();

    /** The settings and credentials that it understands. */
    List<SettingKey> settings();

    /**
     * Opens a store. Makes no call over the network yet.
     *
     * @throws com.smartap.spi.InvalidConfigurationException if settings are missing or malformed, naming all of them
     */
    DocumentStore open(Context context) throws IOException;

    /**
     * What a store is made from.
     *
     * @param name what it is called in messages, such as {@code archive}
     * @param clock the only source of now
     * @param settings none of them secret
     * @param secrets the credentials
     */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    record Context(String name, Clock clock, Map<String, String> settings, Map<String, Secret> secrets) {
        /** Copies the maps. */
        public Context {
            settings = Map.copyOf(settings);
            secrets = Map.copyOf(secrets);
        }
    }
}
