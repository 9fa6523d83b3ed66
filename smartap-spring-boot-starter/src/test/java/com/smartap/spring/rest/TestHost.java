package com.smartap.spring.rest;

import com.smartap.model.Actor;
import com.smartap.model.Role;
import com.smartap.model.TenantId;
import com.smartap.spring.ActorResolver;
import com.smartap.spring.FakeSmartAp;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** A host application on a port of its own, whose users name themselves in a header. */
final class TestHost implements AutoCloseable {
    final FakeSmartAp engine;
    final ConfigurableApplicationContext context;
    final String root;
    private final HttpClient client = HttpClient.newHttpClient();

    TestHost(Class<?> configuration, String... properties) {
        context = new SpringApplicationBuilder(configuration)
                .web(WebApplicationType.SERVLET)
                .properties("server.port=0", "spring.main.banner-mode=off", "spring.jmx.enabled=false")
                .properties(properties)
                .run();
        engine = context.getBeanProvider(FakeSmartAp.class).getIfAvailable();
        root = "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port");
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(root + path)).header("X-User", "alice:CLERK,MANAGER");
    }

    HttpResponse<String> get(String path) {
        return send(request(path));
    }

    HttpResponse<String> post(String path, String json, String... headers) {
        HttpRequest.Builder request = request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    HttpResponse<String> put(String path, String json, String... headers) {
        HttpRequest.Builder request =
                request(path).header("Content-Type", "application/json").PUT(HttpRequest.BodyPublishers.ofString(json));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        context.close();
    }

    /** Users from a header; the engine is a fake. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class WithFakeEngine {
        @Bean
        FakeSmartAp engine() {
            return new FakeSmartAp();
        }

        @Bean
        ActorResolver actorResolver() {
            return request -> actorOf(request.getHeader("X-User"));
        }

        /** The host's own endpoints, one of them below the same base path. */
        @Bean
        OwnEndpoints ownEndpoints() {
            return new OwnEndpoints();
        }

        /** The host's own error handling, which must not take over SmartAP's. */
        @Bean
        OwnAdvice ownAdvice() {
            return new OwnAdvice();
        }
    }

    static Optional<Actor> actorOf(String header) {
        if (header == null) {
            return Optional.empty();
        }
        String[] parts = header.split("[:@]");
        Role[] roles = Arrays.stream(parts[1].split(",")).map(Role::valueOf).toArray(Role[]::new);
        TenantId tenant = parts.length > 2 ? new TenantId(parts[2]) : TenantId.DEFAULT;
        return Optional.of(Actor.of(tenant, parts[0], parts[0], roles));
    }

    @RestController
    static class OwnEndpoints {
        @GetMapping("/api/v1/customers")
        Map<String, String> customers() {
            return Map.of("mine", "yes");
        }

        @GetMapping("/api/v1/broken")
        String broken() {
            throw new IllegalStateException("mine");
        }
    }

    @RestControllerAdvice
    static class OwnAdvice {
        @ExceptionHandler(Exception.class)
        String any(Exception e) {
            return "host's advice: " + e.getClass().getSimpleName();
        }
    }

    static String multipart(String boundary, String partName, String fileName, String content) {
        return Arrays.asList(
                        "--" + boundary,
                        "Content-Disposition: form-data; name=\"%s\"; filename=\"%s\"".formatted(partName, fileName),
                        "Content-Type: application/pdf",
                        "",
                        content,
                        "--" + boundary + "--",
                        "")
                .stream()
                .collect(Collectors.joining("\r\n"));
    }
}
