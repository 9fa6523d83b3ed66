package com.smartap.spring.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

class OpenApiTest {
    private static TestHost host;

    @BeforeAll
    static void start() {
        host = new TestHost(TestHost.WithFakeEngine.class);
    }

    @AfterAll
    static void stop() {
        host.close();
    }

    @Test
    void the_description_and_the_controllers_know_the_same_operations() throws IOException {
        Set<String> described = new TreeSet<>();
        JsonNode paths = JsonTest.description().get("paths");
        paths.fieldNames()
                .forEachRemaining(path -> paths.get(path)
                        .fieldNames()
                        .forEachRemaining(
                                method -> described.add(method.toUpperCase(java.util.Locale.ROOT) + " " + path)));
        assertThat(described).hasSizeGreaterThan(50).isEqualTo(operations().keySet());
    }

    @Test
    void every_operation_describes_its_parameters_body_and_types() throws IOException {
        JsonNode document = JsonTest.description();
        operations().forEach((operation, methods) -> {
            String[] parts = operation.split(" ");
            JsonNode described = document.get("paths").get(parts[1]).get(parts[0].toLowerCase(java.util.Locale.ROOT));
            Set<String> parameters = new TreeSet<>();
            described.path("parameters").forEach(parameter -> parameters.add(nameOf(document, parameter)));
            Set<String> types = new TreeSet<>();
            described.at("/requestBody/content").fieldNames().forEachRemaining(types::add);
            assertThat(parameters).as(operation).isEqualTo(expectedParameters(operation, methods));
            assertThat(types).as(operation).isEqualTo(expectedTypes(methods));
        });
    }

    @Test
    void the_description_names_the_base_path_of_the_host() {
        try (TestHost other = new TestHost(TestHost.WithFakeEngine.class, "smartap.rest.base-path=/ap/api")) {
            other.engine.invoices.on("countByState", args -> Map.of());
            assertThat(other.get("/ap/api/openapi.json").body()).contains("\"url\": \"/ap/api\"");
            assertThat(other.get("/ap/api/invoices/counts").statusCode()).isEqualTo(200);
            assertThat(other.get("/api/v1/invoices/counts").body()).doesNotContain("urn:smartap");
        }
    }

    @Test
    void the_api_works_behind_a_context_path_and_a_servlet_path() {
        try (TestHost other = new TestHost(
                TestHost.WithFakeEngine.class, "server.servlet.context-path=/shop", "spring.mvc.servlet.path=/web")) {
            other.engine.invoices.on("countByState", args -> Map.of());
            other.engine.vendors.on("create", args -> Samples.vendor(1));
            String base = "/shop/web/api/v1";
            assertThat(other.get(base + "/openapi.json").body()).contains("\"url\": \"" + base + "\"");
            assertThat(other.get(base + "/invoices/counts").body()).isEqualTo("{}");
            assertThat(other.post(base + "/vendors", "{\"name\":\"x\"}", "Idempotency-Key", "k")
                            .headers()
                            .firstValue("Location"))
                    .hasValue(base + "/vendors/" + Samples.VENDOR);
            InvoiceApiTest.assertProblem(other.get(base + "/nowhere"), 404, "NOT_FOUND", null);
        }
    }

    private static Map<String, List<Map.Entry<RequestMappingInfo, HandlerMethod>>> operations() {
        Map<String, List<Map.Entry<RequestMappingInfo, HandlerMethod>>> operations = new TreeMap<>();
        host
                .context
                .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .entrySet()
                .stream()
                .filter(entry -> entry.getValue().getBeanType().isAnnotationPresent(ApiController.class))
                .filter(entry -> entry.getValue().getBeanType() != UnknownPathController.class)
                .forEach(entry -> {
                    String path = entry.getKey().getPatternValues().iterator().next();
                    String method = entry.getKey()
                            .getMethodsCondition()
                            .getMethods()
                            .iterator()
                            .next()
                            .name();
                    operations
                            .computeIfAbsent(
                                    method + " " + path.substring("/api/v1".length()),
                                    key -> new java.util.ArrayList<>())
                            .add(entry);
                });
        return operations;
    }

    private static Set<String> expectedParameters(
            String operation, List<Map.Entry<RequestMappingInfo, HandlerMethod>> methods) {
        Set<String> expected = new TreeSet<>();
        if (operation.contains("{id}")) {
            expected.add("id");
        }
        if (operation.contains("{format}")) {
            expected.add("format");
        }
        if (operation.startsWith("POST") && methods.stream().allMatch(method -> isKept(method.getValue()))) {
            expected.add("Idempotency-Key");
        }
        for (Map.Entry<RequestMappingInfo, HandlerMethod> method : methods) {
            for (MethodParameter parameter : method.getValue().getMethodParameters()) {
                if (parameter.getParameterType() == ExpectedVersion.class) {
                    expected.add("If-Match");
                } else if (parameter.getParameterType() == com.smartap.model.PageRequest.class) {
                    expected.addAll(Set.of("cursor", "limit"));
                } else if (parameter.getParameterType() == com.smartap.core.Statements.Reading.class) {
                    expected.addAll(Set.of("format", "lenient", "option"));
                } else if (parameter.hasParameterAnnotation(RequestParam.class)) {
                    expected.add(parameter.getParameter().getName());
                }
            }
        }
        return expected;
    }

    private static boolean isKept(HandlerMethod method) {
        return !method.hasMethodAnnotation(NeverKept.class) && !method.hasMethodAnnotation(WithoutActor.class);
    }

    private static Set<String> expectedTypes(List<Map.Entry<RequestMappingInfo, HandlerMethod>> methods) {
        Set<String> expected = new TreeSet<>();
        for (Map.Entry<RequestMappingInfo, HandlerMethod> method : methods) {
            method.getKey()
                    .getConsumesCondition()
                    .getConsumableMediaTypes()
                    .forEach(type -> expected.add(type.toString()));
            for (MethodParameter parameter : method.getValue().getMethodParameters()) {
                if (parameter.hasParameterAnnotation(RequestBody.class)) {
                    expected.add("application/json");
                }
            }
        }
        return expected;
    }

    private static String nameOf(JsonNode document, JsonNode parameter) {
        return parameter.has("$ref")
                ? document.at(parameter.get("$ref").asText().substring(1))
                        .get("name")
                        .asText()
                : parameter.get("name").asText();
    }
}
