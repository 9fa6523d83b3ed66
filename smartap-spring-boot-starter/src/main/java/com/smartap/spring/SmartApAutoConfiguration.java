package com.smartap.spring;

import com.smartap.core.ApprovalPolicy;
import com.smartap.core.LearningSettings;
import com.smartap.core.MatchPolicy;
import com.smartap.core.ReviewPolicy;
import com.smartap.core.SmartAp;
import com.smartap.core.SmartApBuilder;
import com.smartap.spi.Api;
import com.smartap.spi.capture.ReadLimits;
import com.smartap.spi.payment.Originator;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;

/** Builds the engine from {@code smartap.*} properties and the host's beans, which always win. */
@Api(usage = Api.Usage.CALL, since = "0.1")
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
            "org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration"
        })
@ConditionalOnProperty(prefix = "smartap", name = "enabled", matchIfMissing = true)
@EnableConfigurationProperties(SmartApProperties.class)
public class SmartApAutoConfiguration {
    SmartApAutoConfiguration() {}

    /** Who has to approve what. */
    @Bean
    @ConditionalOnMissingBean
    ApprovalPolicy smartApApprovalPolicy(SmartApSettings settings) {
        return settings.approvalPolicy();
    }

    /** What an invoice may differ from its purchase order. */
    @Bean
    @ConditionalOnMissingBean
    MatchPolicy smartApMatchPolicy(SmartApSettings settings) {
        return settings.matchPolicy();
    }

    /** When a person has to look at what was read. */
    @Bean
    @ConditionalOnMissingBean
    ReviewPolicy smartApReviewPolicy(SmartApSettings settings) {
        return settings.reviewPolicy();
    }

    /** How much is learned from corrections. */
    @Bean
    @ConditionalOnMissingBean
    LearningSettings smartApLearningSettings(SmartApSettings settings) {
        return settings.learning();
    }

    /** What may be spent on reading one document. */
    @Bean
    @ConditionalOnMissingBean
    ReadLimits smartApReadLimits(SmartApSettings settings) {
        return settings.readLimits();
    }

    /** Who pays, where the properties say so. */
    @Bean
    @ConditionalOnMissingBean
    @Conditional(OnOriginatorCondition.class)
    Originator smartApOriginator(SmartApSettings settings) {
        return java.util.Objects.requireNonNull(settings.originator());
    }

    /** Puts properties and beans into the builder. */
    @Bean
    @ConditionalOnMissingBean(SmartAp.class)
    SmartApAssembly smartApAssembly(SmartApSettings settings, ApplicationContext context) {
        return new SmartApAssembly(settings, context);
    }

    /** The engine. */
    @Bean(destroyMethod = "close")
    @ConditionalOnMissingBean
    SmartAp smartAp(SmartApAssembly assembly, ObjectProvider<SmartApBuilderCustomizer> customizers) {
        SmartApBuilder builder = assembly.builder();
        customizers.orderedStream().forEach(customizer -> customizer.customize(builder));
        return builder.build();
    }

    /** Starts and stops the engine with the application. */
    @Bean
    @ConditionalOnBean(SmartAp.class)
    SmartApLifecycle smartApLifecycle(SmartAp smartAp, SmartApSettings settings) {
        return new SmartApLifecycle(smartAp, settings.properties().autoStart());
    }
}
