package com.smartap.spring;

import com.smartap.core.SmartApBuilder;
import com.smartap.spi.Api;

/** Changes the engine's configuration after the properties and beans were applied. Any number of beans, in order. */
@Api(usage = Api.Usage.IMPLEMENT, since = "0.1")
@FunctionalInterface
public interface SmartApBuilderCustomizer {
    /** Changes the builder. */
    void customize(SmartApBuilder builder);
}
