package com.smartap.spring;

import com.smartap.spi.Api;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** What the engine reaches the world with, from the optional modules that are on the class path. */
@Api(usage = Api.Usage.CALL, since = "0.1")
@AutoConfiguration(before = SmartApAutoConfiguration.class)
@ConditionalOnProperty(prefix = "smartap", name = "enabled", matchIfMissing = true)
@EnableConfigurationProperties(SmartApProperties.class)
@Import({ArchiveConfiguration.class, PaymentsConfiguration.class, SignaturesConfiguration.class})
public class ProvidersAutoConfiguration {
    ProvidersAutoConfiguration() {}

    /** The checked properties. */
    @Bean
    SmartApSettings smartApSettings(SmartApProperties properties) {
        return SmartApSettings.of(properties);
    }
}
