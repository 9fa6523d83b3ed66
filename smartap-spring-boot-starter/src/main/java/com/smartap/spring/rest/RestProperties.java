package com.smartap.spring.rest;

import com.smartap.spi.InvalidConfigurationException;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The REST API's properties.
 *
 * @param enabled Whether the REST API opens; it also needs an ActorResolver bean.
 * @param basePath Path under which the API lies.
 * @param maxJsonSize Greatest size of a JSON request body.
 */
@ConfigurationProperties("smartap.rest")
record RestProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue(RestPaths.DEFAULT_BASE) String basePath,
        @DefaultValue("1MB") DataSize maxJsonSize) {
    RestProperties {
        StringBuilder problems = new StringBuilder();
        if (!basePath.matches("(/[A-Za-z0-9._~-]+)+")) {
            problems.append("rest.base-path (%s) must begin with a slash and not end with one".formatted(basePath));
        }
        if (maxJsonSize.toBytes() <= 0) {
            problems.append(problems.isEmpty() ? "" : "; ")
                    .append("rest.max-json-size (%s) must be positive".formatted(maxJsonSize));
        }
        if (!problems.isEmpty()) {
            throw new InvalidConfigurationException(problems.toString());
        }
    }
}
