package com.smartap.spring;

import com.smartap.archive.HttpTimestampService;
import com.smartap.spi.InvalidConfigurationException;
import com.smartap.spi.archive.TimestampService;
import com.smartap.spi.secret.Secret;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;

/** Makes the time-stamp authority that properties name. */
final class ConfiguredTimestamps {
    private static final String CLIENT = "com.smartap.archive.HttpTimestampService";

    private ConfiguredTimestamps() {}

    /**
     * The authority.
     *
     * @param path of the properties, for messages
     * @return null if they name none
     * @throws InvalidConfigurationException if nothing on the class path can ask one
     */
    static @Nullable TimestampService of(TimestampProperties properties, String path, @Nullable ClassLoader loader) {
        if (properties.url() == null) {
            return null;
        }
        if (!ClassUtils.isPresent(CLIENT, loader)) {
            throw new InvalidConfigurationException(
                    path + ".url needs smartap-archive on the class path. Maybe add it, or a TimestampService bean");
        }
        return Client.of(properties);
    }

    /** Loaded only where smartap-archive is there. */
    private static final class Client {
        static TimestampService of(TimestampProperties properties) {
            URI uri = URI.create(String.valueOf(properties.url()));
            return properties.user() == null || properties.password() == null
                    ? HttpTimestampService.at(uri, properties.timeout())
                    : HttpTimestampService.at(
                            uri, properties.timeout(), properties.user(), Secret.of(properties.password()));
        }
    }
}
