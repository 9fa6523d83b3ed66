package com.smartap.spring.rest;

import com.smartap.core.SmartAp;
import com.smartap.spi.Api;
import com.smartap.spring.ActorResolver;
import com.smartap.spring.SmartApAutoConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.servlet.DispatcherServlet;

/** Opens the REST API where the host says who is calling; without an {@link ActorResolver} bean it stays closed. */
@Api(usage = Api.Usage.CALL, since = "0.1")
@AutoConfiguration(after = SmartApAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass(DispatcherServlet.class)
@ConditionalOnBean(SmartAp.class)
@ConditionalOnProperty(prefix = "smartap.rest", name = "enabled", matchIfMissing = true)
public class SmartApRestAutoConfiguration {
    private static final Logger log = LoggerFactory.getLogger(SmartApRestAutoConfiguration.class);

    SmartApRestAutoConfiguration() {}

    /** The API, its filter and its errors. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnBean(ActorResolver.class)
    @EnableConfigurationProperties(RestProperties.class)
    @Import({
        ApiWebConfiguration.class,
        ApiExceptionHandler.class,
        ApprovalController.class,
        AuditController.class,
        ConfigurationController.class,
        DocumentController.class,
        ErpConnectionController.class,
        ErpSystemController.class,
        EventController.class,
        InvoiceActionController.class,
        InvoiceController.class,
        LearningController.class,
        OpenApiController.class,
        PaymentBatchController.class,
        PaymentController.class,
        PurchaseOrderController.class,
        SignatureController.class,
        SigningController.class,
        StatementController.class,
        UnknownPathController.class,
        VendorController.class
    })
    static class Open {}

    /** Says why there is no API. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnMissingBean(ActorResolver.class)
    static class Closed {
        @Bean
        ClosedNotice smartApRestClosedNotice() {
            log.info("SmartAP's REST API stays closed, since there is no ActorResolver bean that says who is calling."
                    + " Maybe add one, or set smartap.rest.enabled=false");
            return new ClosedNotice();
        }
    }

    /** Stands for the API that is not there. */
    static final class ClosedNotice {}
}
