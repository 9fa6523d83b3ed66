package com.smartap.sample.host;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The demo's settings.
 *
 * @param folder where everything is kept: the database, documents, and what the simulated world knows
 * @param bankAnswersAfter how long after a payment the bank sends its statement
 */
@ConfigurationProperties("demo")
record DemoProperties(
        @DefaultValue("smartap-demo-data") Path folder,
        @DefaultValue("4s") Duration bankAnswersAfter) {}
