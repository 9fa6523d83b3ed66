package com.smartap.spring;

import com.smartap.core.SmartAp;
import com.smartap.spi.Api;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;

/** Adds the engine to the application's health, where Spring Boot's health support is on the class path. */
@Api(usage = Api.Usage.CALL, since = "0.1")
@AutoConfiguration(after = SmartApAutoConfiguration.class)
@ConditionalOnClass(HealthIndicator.class)
@ConditionalOnBean(SmartAp.class)
@ConditionalOnEnabledHealthIndicator("smartap")
public class SmartApHealthAutoConfiguration {
    SmartApHealthAutoConfiguration() {}

    /** The engine's health, a component of the application's. */
    @Bean
    @ConditionalOnMissingBean(name = "smartapHealthIndicator")
    HealthIndicator smartapHealthIndicator(SmartAp smartAp) {
        return new SmartApHealthIndicator(smartAp);
    }
}
