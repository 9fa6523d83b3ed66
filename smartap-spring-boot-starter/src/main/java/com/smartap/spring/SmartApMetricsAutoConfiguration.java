package com.smartap.spring;

import com.smartap.core.SmartAp;
import com.smartap.spi.Api;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** Adds the engine's gauges to the application's metrics, where Micrometer is on the class path. */
@Api(usage = Api.Usage.CALL, since = "0.1")
@AutoConfiguration(after = SmartApAutoConfiguration.class)
@ConditionalOnClass(MeterRegistry.class)
@ConditionalOnBean(SmartAp.class)
public class SmartApMetricsAutoConfiguration {
    SmartApMetricsAutoConfiguration() {}

    /** The engine's gauges; Spring Boot binds them to every registry. */
    @Bean
    @ConditionalOnMissingBean
    SmartApMetrics smartApMetrics(SmartAp smartAp) {
        return new SmartApMetrics(smartAp, System::nanoTime);
    }
}
