package com.smartap.spring.rest;

import static com.smartap.spring.rest.InvoiceApiTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.smartap.model.invoice.InvoiceState;
import com.smartap.spi.ErrorCode;
import com.smartap.spi.SmartApException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IdempotencyApiTest {
    private static final String KEY = "Idempotency-Key";
    private static final String VENDOR = "{\"name\":\"Industrial Parts Co\"}";
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
        host.engine.vendors.on("create", args -> Samples.vendor(1));
    }

    @Test
    void a_repeated_request_gets_the_first_answer() {
        HttpResponse<String> first = host.post("/api/v1/vendors", VENDOR, KEY, "k1");
        HttpResponse<String> second = host.post("/api/v1/vendors", VENDOR, KEY, "k1");
        assertThat(host.engine.vendors.calls("create")).isEqualTo(1);
        assertThat(first.headers().firstValue("Idempotency-Replayed")).isEmpty();
        assertThat(second.headers().firstValue("Idempotency-Replayed")).hasValue("true");
        assertThat(second.statusCode()).isEqualTo(first.statusCode()).isEqualTo(201);
        assertThat(second.body()).isEqualTo(first.body()).contains("Industrial Parts Co");
        for (String header : new String[] {"ETag", "Location", "Content-Type"}) {
            assertThat(second.headers().firstValue(header))
                    .as(header)
                    .isPresent()
                    .isEqualTo(first.headers().firstValue(header));
        }
    }

    @Test
    void the_same_key_with_another_body_path_query_or_version_conflicts() {
        host.post("/api/v1/vendors", VENDOR, KEY, "k1");
        host.engine.invoices.on("retry", args -> Samples.invoice(InvoiceState.RECEIVED, 2));
        assertProblem(
                host.post("/api/v1/vendors", "{\"name\":\"Other\"}", KEY, "k1"), 409, "IDEMPOTENCY_CONFLICT", null);
        assertProblem(host.post("/api/v1/purchase-orders", VENDOR, KEY, "k1"), 409, "IDEMPOTENCY_CONFLICT", null);
        assertProblem(host.post("/api/v1/vendors?x=1", VENDOR, KEY, "k1"), 409, "IDEMPOTENCY_CONFLICT", null);
        String retry = "/api/v1/invoices/" + Samples.INVOICE + "/retry";
        host.post(retry, "", KEY, "k2", "If-Match", "\"1\"");
        assertProblem(host.post(retry, "", KEY, "k2", "If-Match", "\"2\""), 409, "IDEMPOTENCY_CONFLICT", null);
    }

    @Test
    void the_same_key_of_another_caller_or_tenant_is_another_request() {
        host.post("/api/v1/vendors", VENDOR, KEY, "k1");
        for (String user : new String[] {"alice:CLERK@acme", "bob:CLERK"}) {
            HttpResponse<String> other = host.send(host.request("/api/v1/vendors")
                    .setHeader("X-User", user)
                    .headers(KEY, "k1", "Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(VENDOR)));
            assertThat(other.statusCode()).isEqualTo(201);
            assertThat(other.headers().firstValue("Idempotency-Replayed")).isEmpty();
        }
        assertThat(host.engine.vendors.calls("create")).isEqualTo(3);
    }

    @Test
    void a_request_that_failed_may_be_tried_again_with_its_key() {
        host.engine.vendors.on("create", args -> {
            throw new SmartApException(ErrorCode.NOT_RUNNING, "shutting down", true, null, null);
        });
        HttpResponse<String> failed = host.post("/api/v1/vendors", VENDOR, KEY, "k1");
        assertProblem(failed, 503, "NOT_RUNNING", null);
        assertThat(failed.body()).contains("\"retryable\":true");
        host.engine.vendors.on("create", args -> Samples.vendor(1));
        HttpResponse<String> retried = host.post("/api/v1/vendors", VENDOR, KEY, "k1");
        assertThat(retried.statusCode()).isEqualTo(201);
        assertThat(retried.headers().firstValue("Idempotency-Replayed")).isEmpty();
    }

    @Test
    void the_same_file_in_a_new_form_is_the_same_request() {
        host.engine.invoices.on("submitAll", args -> Samples.submission());
        host.engine.invoices.on("get", args -> Samples.invoice(InvoiceState.RECEIVED, 1));
        assertThat(form("boundary-1", "%PDF x").statusCode()).isEqualTo(201);
        HttpResponse<String> again = form("boundary-2", "%PDF x");
        assertThat(again.headers().firstValue("Idempotency-Replayed")).hasValue("true");
        assertThat(host.engine.invoices.calls("submitAll")).isEqualTo(1);
        assertProblem(form("boundary-3", "%PDF y"), 409, "IDEMPOTENCY_CONFLICT", null);
    }

    @Test
    void a_large_file_is_recognised_too() {
        host.engine.invoices.on("submitAll", args -> Samples.submission());
        host.engine.invoices.on("get", args -> Samples.invoice(InvoiceState.RECEIVED, 1));
        byte[] file = new byte[700_000];
        assertThat(raw(file).headers().firstValue("Idempotency-Replayed")).isEmpty();
        assertThat(raw(file).headers().firstValue("Idempotency-Replayed")).hasValue("true");
        file[699_999] = 1;
        assertProblem(raw(file), 409, "IDEMPOTENCY_CONFLICT", null);
    }

    @Test
    void a_malformed_key_is_refused() {
        assertProblem(host.post("/api/v1/vendors", VENDOR, KEY, "a b"), 400, "INVALID_REQUEST", KEY);
        assertProblem(host.post("/api/v1/vendors", VENDOR, KEY, "x".repeat(129)), 400, "INVALID_REQUEST", KEY);
        assertThat(host.engine.vendors.calls("create")).isZero();
    }

    @Test
    void a_wrong_path_does_not_use_up_the_key() {
        assertProblem(host.post("/api/v1/nowhere", VENDOR, KEY, "k1"), 404, "NOT_FOUND", null);
        assertThat(host.post("/api/v1/vendors", VENDOR, KEY, "k1").statusCode()).isEqualTo(201);
    }

    @Test
    void an_answer_too_large_to_be_kept_is_replayed_without_its_body() {
        StoredAnswer large = new StoredAnswer(200, java.util.Map.of("ETag", "\"1\""), "é".repeat(1024 * 1024));
        StoredAnswer replayed = StoredAnswer.decode(large.encode());
        assertThat(replayed.body()).isEmpty();
        assertThat(replayed.headers()).isEqualTo(large.headers());
    }

    @Test
    void an_answer_survives_being_kept() {
        StoredAnswer answer = new StoredAnswer(
                201, java.util.Map.of("Location", "/x?a=b: c", "Content-Type", "text/plain"), "a\n\nb: ü\n");
        assertThat(StoredAnswer.decode(answer.encode())).isEqualTo(answer);
        StoredAnswer empty = new StoredAnswer(204, java.util.Map.of(), "");
        assertThat(StoredAnswer.decode(empty.encode())).isEqualTo(empty);
    }

    private static HttpResponse<String> raw(byte[] file) {
        return host.send(host.request("/api/v1/invoices")
                .headers(KEY, "raw", "Content-Type", "application/pdf")
                .POST(HttpRequest.BodyPublishers.ofByteArray(file)));
    }

    private static HttpResponse<String> form(String boundary, String content) {
        return host.send(host.request("/api/v1/invoices")
                .headers(KEY, "form", "Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(HttpRequest.BodyPublishers.ofString(TestHost.multipart(boundary, "file", "bill.pdf", content))));
    }
}
