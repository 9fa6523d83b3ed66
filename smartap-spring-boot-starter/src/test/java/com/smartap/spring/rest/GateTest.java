package com.smartap.spring.rest;

import static com.smartap.spring.rest.InvoiceApiTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.smartap.model.Page;
import com.smartap.model.invoice.InvoiceState;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who gets in, what is told to those who ask for the wrong thing, and what is the host's business. */
class GateTest {
    private static TestHost host;

    @BeforeAll
    static void start() {
        host = new TestHost(TestHost.WithFakeEngine.class);
    }

    @AfterAll
    static void stop() {
        host.close();
    }

    @BeforeEach
    void reset() {
        host.engine.reset();
    }

    @Test
    void nobody_gets_in_without_an_actor() {
        for (String path : List.of("/invoices", "/openapi.json", "/status", "/nowhere", "")) {
            HttpResponse<String> answer = host.send(HttpRequest.newBuilder(
                    host.request("/api/v1" + path).build().uri()));
            assertProblem(answer, 401, "UNAUTHENTICATED", null);
        }
        assertThat(host.engine.invoices.calls("list")).isZero();
    }

    @Test
    void nobody_gets_around_the_gate_with_another_spelling_of_the_path() {
        host.engine.invoices.on("list", args -> Page.single(List.of()));
        for (String path : List.of(
                "/api/v1/invoices/",
                "/api//v1/invoices",
                "//api/v1/invoices",
                "/api/v1/./invoices",
                "/api/v1/%69nvoices",
                "/x/../api/v1/invoices",
                "/api/v1;x=1/invoices",
                "/api/v1/invoices;x=1",
                "/api/v1/invoices.json",
                "/API/v1/invoices")) {
            HttpResponse<String> answer =
                    host.send(HttpRequest.newBuilder(host.request(path).build().uri()));
            assertThat(answer.body()).as(path).doesNotContain("items");
        }
        assertThat(host.engine.invoices.calls("list")).isZero();
    }

    @Test
    void an_unknown_path_is_not_found() {
        assertProblem(host.get("/api/v1/nowhere"), 404, "NOT_FOUND", null);
        assertProblem(host.get("/api/v1/invoices/" + Samples.INVOICE + "/nothing"), 404, "NOT_FOUND", null);
        assertProblem(host.get("/api/v1"), 404, "NOT_FOUND", null);
    }

    @Test
    void a_wrong_method_names_those_that_are_offered() {
        HttpResponse<String> answer = host.send(host.request("/api/v1/invoices").DELETE());
        assertProblem(answer, 405, "METHOD_NOT_ALLOWED", null);
        assertThat(answer.headers().firstValue("Allow")).hasValue("GET, POST");
        HttpResponse<String> options =
                host.send(host.request("/api/v1/invoices").method("OPTIONS", HttpRequest.BodyPublishers.noBody()));
        assertThat(options.headers().firstValue("Allow").orElseThrow()).contains("GET");
    }

    @Test
    void a_body_of_another_type_is_refused() {
        HttpResponse<String> answer = host.send(host.request("/api/v1/invoices")
                .header("Content-Type", "text/html")
                .POST(HttpRequest.BodyPublishers.ofString("<p>")));
        assertProblem(answer, 415, "UNSUPPORTED_MEDIA_TYPE", "Content-Type");
        HttpResponse<String> form = host.send(host.request("/api/v1/vendors")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("name=x")));
        assertProblem(form, 415, "UNSUPPORTED_MEDIA_TYPE", "Content-Type");
        HttpResponse<String> odd = host.send(host.request("/api/v1/vendors")
                .header("Content-Type", "what?")
                .POST(HttpRequest.BodyPublishers.ofString("x")));
        assertProblem(odd, 400, "INVALID_REQUEST", "Content-Type");
    }

    @Test
    void a_client_that_accepts_no_json_is_told_so() {
        host.engine.invoices.on("list", args -> Page.single(List.of(Samples.invoice(InvoiceState.PAID, 1))));
        HttpResponse<String> answer = host.send(host.request("/api/v1/invoices").header("Accept", "text/html"));
        assertProblem(answer, 406, "NOT_ACCEPTABLE", "Accept");
    }

    @Test
    void json_beyond_the_limit_is_refused() {
        HttpResponse<String> answer = host.post("/api/v1/vendors", "{\"name\":\"" + "x".repeat(1024 * 1024) + "\"}");
        assertProblem(answer, 413, "REQUEST_TOO_LARGE", null);
    }

    @Test
    void json_nested_without_end_is_refused() {
        assertProblem(host.post("/api/v1/vendors", "{\"address\":".repeat(50_000)), 400, "INVALID_REQUEST", null);
    }

    @Test
    void a_fault_is_answered_with_a_reference_and_without_its_story() {
        host.engine.invoices.on("list", args -> {
            throw new NullPointerException("password=hunter2");
        });
        HttpResponse<String> answer = host.get("/api/v1/invoices");
        assertProblem(answer, 500, "INTERNAL", null);
        assertThat(answer.body()).doesNotContain("hunter2").contains("the log has it as");
    }

    @Test
    void an_illegal_argument_inside_the_engine_is_a_fault_and_not_blamed_on_the_caller() {
        host.engine.invoices.on("list", args -> {
            throw new IllegalArgumentException("secret inside");
        });
        assertProblem(host.get("/api/v1/invoices"), 500, "INTERNAL", null);
    }

    @Test
    void the_hosts_own_endpoints_under_the_same_path_are_left_alone() {
        HttpResponse<String> answer = host.send(
                HttpRequest.newBuilder(host.request("/api/v1/customers").build().uri()));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"mine\":\"yes\"}");
        assertThat(host.get("/api/v1/broken").body()).isEqualTo("host's advice: IllegalStateException");
    }

    @Test
    void the_description_is_served() {
        HttpResponse<String> answer = host.get("/api/v1/openapi.json");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(answer.body()).startsWith("{").contains("\"openapi\": \"3.1.0\"");
    }
}
