package com.smartap.sample.host;

import com.smartap.core.ApprovalPolicy;
import com.smartap.spi.payment.BankChannel;
import com.smartap.spi.payment.Originator;
import com.smartap.testkit.world.SimulatedWorld;
import java.time.Clock;
import java.util.Currency;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this host gives to SmartAP: a bank, an account, a policy. Everything else comes from properties. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DemoProperties.class)
class WorldConfiguration {
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    World world(DemoProperties properties, Clock clock) {
        return new World(
                properties.folder().toAbsolutePath().normalize().resolve("world"),
                clock,
                properties.bankAnswersAfter());
    }

    @Bean(destroyMethod = "")
    BankChannel bankChannel(World world) {
        return world.bank().channel();
    }

    @Bean
    Originator originator() {
        return SimulatedWorld.originator();
    }

    @Bean
    ApprovalPolicy approvalPolicy() {
        return ApprovalPolicy.climbing(Currency.getInstance("USD"));
    }
}
