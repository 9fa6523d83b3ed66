package com.smartap.spring;

import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Adds the document stores to the application's health. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(HealthIndicator.class)
@ConditionalOnEnabledHealthIndicator("smartap-archive")
class StoreHealthConfiguration {
    @Bean
    @ConditionalOnMissingBean(name = "smartapArchiveHealthIndicator")
    HealthIndicator smartapArchiveHealthIndicator(StoreWatch watch) {
        return new StoreHealthIndicator(watch);
    }
}
