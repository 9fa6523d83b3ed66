package com.smartap.console;

import com.smartap.core.SmartAp;
import com.smartap.spi.Api;
import com.smartap.spring.ActorResolver;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Serves the console in a Spring Boot application that has a {@link SmartAp} and says who is calling with an
 * {@link ActorResolver}. Without a resolver nothing is served.
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
@AutoConfiguration(afterName = "com.smartap.spring.SmartApAutoConfiguration")
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnBean({SmartAp.class, ActorResolver.class})
@ConditionalOnProperty(name = "smartap.console.enabled", matchIfMissing = true)
@EnableConfigurationProperties(ConsoleProperties.class)
@Import({
    DashboardController.class,
    InvoicesController.class,
    InvoiceController.class,
    CorrectionController.class,
    ReviewController.class,
    LearningController.class,
    ApprovalsController.class,
    PurchaseOrdersController.class,
    VendorsController.class,
    PaymentsController.class,
    BatchController.class,
    BankController.class,
    DocumentsController.class,
    AuditController.class,
    AuditProofsController.class,
    ErasureController.class,
    SignaturesController.class,
    SigningController.class,
    ConnectionsController.class,
    AssetsController.class
})
public class ConsoleAutoConfiguration {
    @Bean
    Assets smartApConsoleAssets() {
        return new Assets();
    }

    @Bean
    Pages smartApConsolePageMaker(ConsoleProperties properties, Assets assets, SmartAp smartAp) {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        return new Pages(properties, assets, context == null ? Pages.class.getClassLoader() : context, smartAp);
    }

    @Bean
    Visits smartApConsoleVisits(ActorResolver actors, ConsoleProperties properties) {
        return new Visits(actors, properties);
    }

    @Bean
    ConsolePages smartApConsolePages(Visits visits, Pages pages) {
        return new ConsolePages(visits, pages);
    }

    @Bean
    PdfPages smartApConsolePdfPages() {
        return new PdfPages();
    }

    @Bean
    InvoiceView smartApConsoleInvoiceView(SmartAp smartAp, PdfPages pdfPages, ConsoleProperties properties) {
        return new InvoiceView(smartAp, pdfPages, properties);
    }

    @Bean
    CorrectionView smartApConsoleCorrectionView(SmartAp smartAp, InvoiceView view) {
        return new CorrectionView(smartAp, view, new PaperWords(smartAp));
    }

    @Bean
    ReviewFigures smartApConsoleReviewFigures(SmartAp smartAp, ObjectProvider<Clock> clock) {
        return new ReviewFigures(smartAp, clock.getIfUnique(Clock::systemUTC));
    }

    @Bean
    WebMvcConfigurer smartApConsoleMvc(
            ObjectProvider<Visits> visits, ObjectProvider<Pages> pages, ConsoleProperties properties) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(visits.getObject())
                        .addPathPatterns(properties.basePath(), properties.basePath() + "/**")
                        .excludePathPatterns(
                                properties.basePath() + "/assets/**",
                                properties.basePath() + SigningController.FOLDER + "**");
            }

            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(visits.getObject());
            }

            @Override
            public void extendHandlerExceptionResolvers(List<HandlerExceptionResolver> resolvers) {
                resolvers.add(0, new Errors(pages.getObject(), visits.getObject(), properties));
            }
        };
    }
}
