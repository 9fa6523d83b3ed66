package com.smartap.spring.rest;

import static com.smartap.spring.rest.InvoiceApiTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.smartap.core.Events;
import com.smartap.core.SmartAp;
import com.smartap.spi.capture.InvoiceReader;
import com.smartap.spring.ActorResolver;
import com.smartap.spring.FakeReader;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The API over the real engine, in the database of the host. */
class RealEngineTest {
    private static final String PATH = "/api/v1/invoices";
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path folder;

    private static TestHost host;

    @BeforeAll
    static void start() {
        host = new TestHost(
                WithRealEngine.class,
                "spring.datasource.url=jdbc:h2:mem:host;DB_CLOSE_DELAY=-1",
                "smartap.data-dir=" + folder,
                "smartap.node=test-1",
                "smartap.poll-interval=100ms",
                "smartap.approval.currency=USD");
    }

    @AfterAll
    static void stop() {
        host.close();
    }

    @Test
    void an_invoice_goes_from_upload_to_approval() throws Exception {
        vendor("Industrial Parts Co");
        HttpResponse<String> submitted = upload("carla:CLERK", "Industrial Parts Co|A-1|4999.99", "up-1");
        assertThat(submitted.statusCode()).as(submitted.body()).isEqualTo(201);
        String location = submitted.headers().firstValue("Location").orElseThrow();
        HttpResponse<String> repeated = upload("carla:CLERK", "Industrial Parts Co|A-1|4999.99", "up-1");
        assertThat(repeated.body()).isEqualTo(submitted.body());
        assertThat(repeated.headers().firstValue("Idempotency-Replayed")).hasValue("true");
        assertProblem(
                upload("carla:CLERK", "Industrial Parts Co|A-1|4999.99", "up-2"), 409, "DUPLICATE_DOCUMENT", null);

        JsonNode invoice = awaitState(location, "PENDING_APPROVAL");
        assertThat(invoice.at("/total/amount").asText()).isEqualTo("4999.99");
        JsonNode task = taskOf("A-1");
        String approve = "/api/v1/approvals/" + task.at("/approval/id").asText() + "/approve";
        String version = "\"" + task.at("/invoice/version").asText() + "\"";

        assertProblem(post("carla:CLERK", approve, "{}", "If-Match", version), 403, "FORBIDDEN", null);
        assertProblem(
                post("carla:CLERK,MANAGER", approve, "{}", "If-Match", version), 403, "SEGREGATION_OF_DUTIES", null);
        assertProblem(
                post("mona:MANAGER", approve, "{\"comment\":\"ok\"}", "If-Match", "\"0\""), 412, "STALE_VERSION", null);
        assertProblem(post("mona:MANAGER", approve, "{}"), 428, "PRECONDITION_REQUIRED", "If-Match");
        HttpResponse<String> approved =
                post("mona:MANAGER", approve, "{\"comment\":\"ok\"}", "If-Match", version, "Idempotency-Key", "ap-1");
        assertThat(approved.statusCode()).as(approved.body()).isEqualTo(200);
        assertThat(JSON.readTree(approved.body()).get("decision").asText()).isEqualTo("APPROVED");
        HttpResponse<String> again =
                post("mona:MANAGER", approve, "{\"comment\":\"ok\"}", "If-Match", version, "Idempotency-Key", "ap-1");
        assertThat(again.body()).isEqualTo(approved.body());

        assertThat(as("carla:CLERK", location + "/document").body()).isEqualTo("%FAKE Industrial Parts Co|A-1|4999.99");
        assertThat(JSON.readTree(
                                as("otto:AUDITOR", "/api/v1/audit/verification").body())
                        .get("intact")
                        .asBoolean())
                .isTrue();
        assertThat(JSON.readTree(as("carla:CLERK", location + "/timeline").body())
                        .get("items"))
                .isNotEmpty();
        assertThat(host.context.getBean(Listener.class).seen).contains("invoice.uploaded", "approval.required");
    }

    @Test
    void another_tenants_invoice_is_not_found() {
        vendor("Other Parts");
        String location = upload("carla:CLERK", "Other Parts|B-1|10.00", "up-3")
                .headers()
                .firstValue("Location")
                .orElseThrow();
        awaitState(location, "PENDING_APPROVAL");
        assertProblem(as("carla:CLERK@acme", location), 404, "NOT_FOUND", null);
        assertProblem(as("carla:CLERK@acme", location + "/document"), 404, "NOT_FOUND", null);
        assertProblem(
                post("carla:CLERK@acme", location + "/hold", "{\"reason\":\"x\"}", "If-Match", "\"1\""),
                404,
                "NOT_FOUND",
                null);
        assertThat(as("carla:CLERK@acme", PATH).body()).isEqualTo("{\"items\":[]}");
    }

    @Test
    void a_hold_and_a_release_move_the_version() throws Exception {
        vendor("Held Parts");
        String location = upload("carla:CLERK", "Held Parts|C-1|10.00", "up-4")
                .headers()
                .firstValue("Location")
                .orElseThrow();
        awaitState(location, "PENDING_APPROVAL");
        String tag = as("carla:CLERK", location).headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> held =
                post("carla:CLERK", location + "/hold", "{\"reason\":\"goods missing\"}", "If-Match", tag);
        assertThat(held.statusCode()).as(held.body()).isEqualTo(200);
        assertThat(JSON.readTree(held.body()).get("reason").asText()).contains("goods missing");
        assertProblem(
                post("carla:CLERK", location + "/hold", "{\"reason\":\"again\"}", "If-Match", tag),
                412,
                "STALE_VERSION",
                null);
        HttpResponse<String> released = post(
                "carla:CLERK",
                location + "/release",
                "",
                "If-Match",
                held.headers().firstValue("ETag").orElseThrow());
        assertThat(released.statusCode()).as(released.body()).isEqualTo(200);
    }

    @Test
    void the_same_request_from_many_at_once_takes_effect_once() throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(8);
        List<Future<HttpResponse<String>>> answers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            answers.add(callers.submit(
                    () -> post("ada:ADMIN", "/api/v1/vendors", "{\"name\":\"Once Only\"}", "Idempotency-Key", "o-1")));
        }
        callers.shutdown();
        int done = 0;
        for (Future<HttpResponse<String>> answer : answers) {
            HttpResponse<String> got = answer.get();
            if (got.statusCode() == 201) {
                done++;
            } else {
                assertProblem(got, 409, "IDEMPOTENCY_CONFLICT", null);
            }
        }
        assertThat(done).isPositive();
        HttpResponse<String> vendors = as("ada:ADMIN", "/api/v1/vendors?text=once%20only");
        assertThat(JSON.readTree(vendors.body()).get("items")).hasSize(1);
    }

    @Test
    void a_document_of_an_unknown_kind_is_refused() {
        HttpResponse<String> answer = host.send(host.request(PATH)
                .setHeader("X-User", "carla:CLERK")
                .header("Content-Type", "application/pdf")
                .POST(HttpRequest.BodyPublishers.ofString("nothing known")));
        assertProblem(answer, 415, "DOCUMENT_UNSUPPORTED", "document");
    }

    @Test
    void a_made_up_cursor_is_refused() {
        assertProblem(as("carla:CLERK", PATH + "?cursor=made-up"), 400, "INVALID_REQUEST", "cursor");
    }

    @Test
    void pages_follow_each_other_to_the_end() throws Exception {
        for (int i = 0; i < 5; i++) {
            vendor("Paged " + i);
        }
        List<String> names = new ArrayList<>();
        String next = "/api/v1/vendors?text=paged&limit=2";
        while (next != null) {
            HttpResponse<String> page = as("ada:ADMIN", next);
            JSON.readTree(page.body())
                    .get("items")
                    .forEach(vendor -> names.add(vendor.get("name").asText()));
            next = page.headers()
                    .firstValue("Link")
                    .map(link -> link.substring(1, link.indexOf('>')))
                    .orElse(null);
        }
        assertThat(names).containsExactly("Paged 0", "Paged 1", "Paged 2", "Paged 3", "Paged 4");
    }

    @Test
    void the_engine_uses_the_hosts_database_and_is_healthy() throws SQLException {
        try (var connection = host.context.getBean(DataSource.class).getConnection();
                var tables = connection.getMetaData().getTables(null, null, "SMARTAP_INVOICE", null)) {
            assertThat(tables.next()).isTrue();
        }
        assertThat(folder.resolve("smartap.keys")).isRegularFile();
        assertThat(host.context
                        .getBean("smartapHealthIndicator", HealthIndicator.class)
                        .health()
                        .getStatus())
                .isEqualTo(Status.UP);
        assertThat(host.get("/actuator/health").statusCode()).isEqualTo(200);
        assertThat(host.context.getBean(SmartAp.class).status().node()).isEqualTo("test-1");
        assertThat(as("carla:CLERK", "/api/v1/configuration").body()).contains("\"readers\":[\"fake\"]");
    }

    @Test
    void without_a_data_source_the_database_is_embedded() throws IOException {
        Path own = Files.createDirectory(folder.resolve("own"));
        try (TestHost other = new TestHost(
                WithRealEngine.class,
                "spring.autoconfigure.exclude=org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
                "smartap.data-dir=" + own)) {
            assertThat(other.get(PATH).body()).isEqualTo("{\"items\":[]}");
            try (var files = Files.list(own)) {
                assertThat(files.map(file -> file.getFileName().toString()))
                        .anyMatch(name -> name.endsWith(".mv.db"))
                        .contains("documents", "seal-key.p12", "smartap.keys");
            }
        }
    }

    private static JsonNode taskOf(String invoiceNumber) throws IOException {
        for (JsonNode task :
                JSON.readTree(as("mona:MANAGER", "/api/v1/approvals").body()).get("items")) {
            if (task.at("/invoice/invoiceNumber").asText().equals(invoiceNumber)) {
                return task;
            }
        }
        throw new AssertionError("nobody is asked to approve " + invoiceNumber);
    }

    private static void vendor(String name) {
        HttpResponse<String> answer = post("ada:ADMIN", "/api/v1/vendors", "{\"name\":\"" + name + "\"}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    private static HttpResponse<String> upload(String user, String content, String key) {
        return host.send(host.request(PATH + "?name=a.pdf")
                .setHeader("X-User", user)
                .headers("Content-Type", "application/pdf", "Idempotency-Key", key)
                .POST(HttpRequest.BodyPublishers.ofString("%FAKE " + content)));
    }

    private static HttpResponse<String> as(String user, String path) {
        return host.send(host.request(path).setHeader("X-User", user));
    }

    private static HttpResponse<String> post(String user, String path, String json, String... headers) {
        HttpRequest.Builder request = host.request(path)
                .setHeader("X-User", user)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json));
        return host.send(headers.length == 0 ? request : request.headers(headers));
    }

    private static JsonNode awaitState(String location, String state) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(50))
                .until(
                        () -> JSON.readTree(as("carla:CLERK", location).body()),
                        invoice -> invoice.path("state").asText().equals(state));
    }

    /** A host with a database, one reader and one subscriber. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class WithRealEngine {
        @Bean
        ActorResolver actorResolver() {
            return request -> TestHost.actorOf(request.getHeader("X-User"));
        }

        @Bean
        InvoiceReader reader() {
            return new FakeReader();
        }

        @Bean
        Listener listener() {
            return new Listener();
        }
    }

    static final class Listener implements Events.Subscriber {
        final List<String> seen = new CopyOnWriteArrayList<>();

        @Override
        public String name() {
            return "listener";
        }

        @Override
        public Set<String> types() {
            return Set.of();
        }

        @Override
        public void handle(Events.Delivery delivery) {
            seen.add(delivery.event().type());
        }
    }
}
