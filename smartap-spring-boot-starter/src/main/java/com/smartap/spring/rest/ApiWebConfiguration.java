package com.smartap.spring.rest;

import com.smartap.core.SmartAp;
import com.smartap.spring.ActorResolver;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletPath;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The API's filter and the arguments of its controllers. */
@Configuration(proxyBeanMethods = false)
class ApiWebConfiguration {
    /** Behind the host's security, which says who is calling. */
    private static final int ORDER = Ordered.LOWEST_PRECEDENCE - 100;

    @Bean
    FilterRegistrationBean<ApiFilter> smartApApiFilter(
            SmartAp smartAp,
            ActorResolver actors,
            RestProperties properties,
            ObjectProvider<DispatcherServletPath> servletPath,
            @Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> mapping) {
        ApiFilter filter = new ApiFilter(
                smartAp,
                actors,
                new OwnHandlers(mapping::getObject),
                properties.maxJsonSize().toBytes());
        DispatcherServletPath path = servletPath.getIfAvailable();
        String base = path == null ? properties.basePath() : path.getRelativePath(properties.basePath());
        FilterRegistrationBean<ApiFilter> registration = new FilterRegistrationBean<>(filter);
        registration.addUrlPatterns(base + "/*");
        registration.setOrder(ORDER);
        return registration;
    }

    @Bean
    WebMvcConfigurer smartApApiArguments() {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new ApiArguments());
            }
        };
    }
}
