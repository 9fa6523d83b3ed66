package com.smartap.spi.secret;

import com.smartap.spi.Api;
import com.smartap.spi.InvalidConfigurationException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The credentials of one connection, by name, with a version that changes whenever one of them does.
 *
 * @param values such as {@code clientSecret} and {@code refreshToken}; the connector documents the names
 * @param version counts their changes
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public record Credentials(Map<String, Secret> values, long version) {
    /** Copies the values. */
    public Credentials {
        values = Map.copyOf(values);
    }

    /** One credential. */
    public Optional<Secret> get(String name) {
        return Optional.ofNullable(values.get(name)).filter(secret -> !secret.isBlank());
    }

    /**
     * One credential that has to be there.
     *
     * @throws InvalidConfigurationException if it is not
     */
    public Secret require(String name) {
        return get(name)
                .orElseThrow(() -> new InvalidConfigurationException("credentials.%s is missing".formatted(name)));
    }

    /** The same credentials with one more, or one replaced. */
    public Credentials with(String name, Secret value) {
        Map<String, Secret> changed = new HashMap<>(values);
        changed.put(name, value);
        return new Credentials(changed, version);
    }

    /** Names only; values never show. */
    @Override
    public String toString() {
        return "Credentials" + values.keySet();
    }
}
