package com.smartap.spring.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.smartap.core.SmartAp;
import com.smartap.spi.InvalidConfigurationException;
import com.smartap.spring.ActorResolver;
import com.smartap.spring.FakeSmartAp;
import com.smartap.spring.ProvidersAutoConfiguration;
import com.smartap.spring.SmartApAutoConfiguration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;

@ExtendWith(OutputCaptureExtension.class)
class RestAutoConfigurationTest {
    private static final AutoConfigurations OURS = AutoConfigurations.of(
            ProvidersAutoConfiguration.class, SmartApAutoConfiguration.class, SmartApRestAutoConfiguration.class);

    private final WebApplicationContextRunner web = new WebApplicationContextRunner()
            .withBean(FakeSmartAp.class, FakeSmartAp::new)
            .withConfiguration(OURS)
            .withConfiguration(
                    AutoConfigurations.of(DispatcherServletAutoConfiguration.class, WebMvcAutoConfiguration.class));

    @Test
    void without_an_actor_resolver_there_is_no_api_and_one_line_says_so(CapturedOutput output) {
        web.run(started -> assertThat(started)
                .hasNotFailed()
                .doesNotHaveBean(InvoiceController.class)
                .doesNotHaveBean(UnknownPathController.class)
                .doesNotHaveBean("smartApApiFilter"));
        assertThat(output).containsOnlyOnce("REST API stays closed");
    }

    @Test
    void with_an_actor_resolver_it_opens(CapturedOutput output) {
        web.withBean(ActorResolver.class, () -> request -> Optional.empty())
                .run(started -> assertThat(started)
                        .hasSingleBean(InvoiceController.class)
                        .hasBean("smartApApiFilter"));
        assertThat(output).doesNotContain("REST API stays closed");
    }

    @Test
    void it_can_be_switched_off(CapturedOutput output) {
        web.withBean(ActorResolver.class, () -> request -> Optional.empty())
                .withPropertyValues("smartap.rest.enabled=false")
                .run(started -> assertThat(started).doesNotHaveBean(InvoiceController.class));
        assertThat(output).doesNotContain("REST API stays closed");
    }

    @Test
    void an_application_without_web_has_none() {
        ApplicationContextRunner plain = new ApplicationContextRunner()
                .withBean(FakeSmartAp.class, FakeSmartAp::new)
                .withConfiguration(OURS);
        plain.run(started -> assertThat(started).hasSingleBean(SmartAp.class).doesNotHaveBean(InvoiceController.class));
        plain.withClassLoader(new FilteredClassLoader("org.springframework.web", "jakarta.servlet"))
                .run(started -> assertThat(started).hasNotFailed().hasSingleBean(SmartAp.class));
    }

    @Test
    void a_wrong_base_path_is_told_with_everything_else() {
        web.withBean(ActorResolver.class, () -> request -> Optional.empty())
                .withPropertyValues("smartap.rest.base-path=api/", "smartap.rest.max-json-size=0")
                .run(failed -> assertThat(failed.getStartupFailure())
                        .rootCause()
                        .isInstanceOf(InvalidConfigurationException.class)
                        .hasMessageContaining("rest.base-path (api/)")
                        .hasMessageContaining("rest.max-json-size"));
    }
}
