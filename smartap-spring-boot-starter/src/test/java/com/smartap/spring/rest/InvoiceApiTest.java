package com.smartap.spring.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.smartap.core.Invoices;
import com.smartap.model.Page;
import com.smartap.model.PageRequest;
import com.smartap.model.invoice.InvoiceContent;
import com.smartap.model.invoice.InvoiceState;
import com.smartap.spi.DocumentException;
import com.smartap.spi.ErrorCode;
import com.smartap.spi.NotFoundException;
import com.smartap.spi.StaleVersionException;
import com.smartap.spi.capture.DocumentSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InvoiceApiTest {
    private static final String ONE = "/api/v1/invoices/" + Samples.INVOICE;
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
    void an_invoice_comes_with_its_version_as_etag() {
        host.engine.invoices.on("get", args -> Samples.invoice(InvoiceState.MATCHED, 7));
        HttpResponse<String> answer = host.get(ONE);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("ETag")).hasValue("\"7\"");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(answer.body())
                .contains("\"invoiceNumber\":\"BILL-2024-5712\"")
                .contains("\"total\":{\"amount\":\"11069.67\",\"currency\":\"USD\"}")
                .contains("\"iban\":\"••••3000\"")
                .contains("\"receivedAt\":\"2026-11-21T10:00:00Z\"")
                .doesNotContain(Samples.IBAN)
                .doesNotContain("null");
    }

    @Test
    void a_client_that_has_the_version_gets_304() {
        host.engine.invoices.on("get", args -> Samples.invoice(InvoiceState.MATCHED, 7));
        HttpResponse<String> answer = host.send(host.request(ONE).header("If-None-Match", "\"7\""));
        assertThat(answer.statusCode()).isEqualTo(304);
    }

    @Test
    void a_raw_pdf_is_submitted_and_located() {
        AtomicReference<DocumentSource> submitted = submitting();
        HttpResponse<String> answer = host.send(host.request("/api/v1/invoices?name=..%2F..%2Fetc%2Fbill.pdf")
                .header("Content-Type", "application/pdf")
                .POST(HttpRequest.BodyPublishers.ofString("%PDF-1.7 x")));
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.headers().firstValue("Location")).hasValue(ONE);
        assertThat(submitted.get().name()).isEqualTo("bill.pdf");
    }

    @Test
    void a_form_upload_is_submitted() {
        AtomicReference<DocumentSource> submitted = submitting();
        HttpResponse<String> answer = form("b1", "file", "..\\bill.pdf", "%PDF-1.7 y");
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(submitted.get().name()).isEqualTo("bill.pdf");
    }

    @Test
    void a_form_without_the_file_names_the_missing_part() {
        HttpResponse<String> answer = form("b1", "document", "bill.pdf", "%PDF-1.7 y");
        assertProblem(answer, 400, "INVALID_REQUEST", "file");
    }

    @Test
    void a_large_file_is_taken_whole() {
        AtomicReference<DocumentSource> submitted = new AtomicReference<>();
        host.engine.invoices.on("submitAll", args -> {
            submitted.set((DocumentSource) args[1]);
            assertThat(size(args[1])).isEqualTo(900_000);
            return Samples.submission();
        });
        host.engine.invoices.on("get", args -> Samples.invoice(InvoiceState.RECEIVED, 1));
        HttpResponse<String> answer = host.send(host.request("/api/v1/invoices")
                .header("Content-Type", "application/pdf")
                .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[900_000])));
        assertThat(answer.statusCode()).isEqualTo(201);
    }

    @Test
    void a_file_beyond_the_limit_is_refused_before_it_is_read() {
        HttpResponse<String> answer = host.send(host.request("/api/v1/invoices")
                .header("Content-Type", "application/pdf")
                .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[1024 * 1024 + 1])));
        assertProblem(answer, 413, "REQUEST_TOO_LARGE", null);
        assertThat(host.engine.invoices.calls("submitAll")).isZero();
    }

    @Test
    void a_file_beyond_the_limit_that_does_not_say_its_length_is_refused() {
        HttpResponse<String> answer = host.send(host.request("/api/v1/invoices")
                .header("Content-Type", "application/pdf")
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[1_500_000]))));
        assertProblem(answer, 413, "REQUEST_TOO_LARGE", null);
    }

    @Test
    void a_form_beyond_the_hosts_multipart_limit_says_which_property_sets_it() {
        HttpResponse<String> answer = form("b1", "file", "bill.pdf", "x".repeat(1_200_000));
        assertProblem(answer, 413, "REQUEST_TOO_LARGE", "file");
        assertThat(answer.body()).contains("spring.servlet.multipart.max-file-size");
    }

    @Test
    void a_form_that_is_cut_off_or_has_no_boundary_is_refused() {
        String whole = TestHost.multipart("b", "file", "bill.pdf", "%PDF-1.7");
        for (String type : List.of("multipart/form-data; boundary=b", "multipart/form-data")) {
            HttpResponse<String> answer = host.send(host.request("/api/v1/invoices")
                    .header("Content-Type", type)
                    .POST(HttpRequest.BodyPublishers.ofString(whole.substring(0, whole.length() - 12))));
            assertProblem(answer, 400, "INVALID_REQUEST", "file");
        }
    }

    @Test
    void a_document_that_cannot_be_used_is_a_problem() {
        host.engine.invoices.on("submitAll", args -> {
            throw new DocumentException(ErrorCode.DOCUMENT_ENCRYPTED, "bill.pdf is protected by a password");
        });
        assertProblem(form("b", "file", "bill.pdf", "x"), 422, "DOCUMENT_ENCRYPTED", "document");
    }

    @Test
    void an_archive_answers_with_what_became_of_each_document_and_the_same_again_with_200() throws IOException {
        for (boolean repeated : new boolean[] {false, true}) {
            host.engine.invoices.on("submitAll", args -> Samples.container(repeated));
            HttpResponse<String> answer = host.send(host.request("/api/v1/invoices?name=m.zip")
                    .header("Content-Type", "application/zip")
                    .POST(HttpRequest.BodyPublishers.ofString("PK..")));
            assertThat(answer.statusCode()).isEqualTo(repeated ? 200 : 201);
            assertThat(answer.headers().firstValue("Location").orElse(""))
                    .isEqualTo(repeated ? "" : "/api/v1/documents/" + Samples.DOCUMENT);
            JsonNode body = new ObjectMapper().readTree(answer.body());
            assertThat(body.at("/document/kind").asText()).isEqualTo("CONTAINER");
            assertThat(body.at("/contents/entries/0/taken").asBoolean()).isTrue();
            assertThat(body.at("/contents/entries/1/code").asText()).isEqualTo("DOCUMENT_ENCRYPTED");
            assertThat(body.get("repeated").asBoolean()).isEqualTo(repeated);
        }
    }

    @Test
    void lists_hand_over_filters_and_link_the_next_page() {
        AtomicReference<Invoices.Query> asked = new AtomicReference<>();
        AtomicReference<PageRequest> page = new AtomicReference<>();
        host.engine.invoices.on("list", args -> {
            asked.set((Invoices.Query) args[1]);
            page.set((PageRequest) args[2]);
            return new Page<>(List.of(Samples.invoice(InvoiceState.PAID, 1)), "a&b=c/d");
        });
        HttpResponse<String> answer = host.get("/api/v1/invoices?state=PAID&state=VOID&text=a%26b&vendorId="
                + Samples.VENDOR + "&limit=1&cursor=z%26");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(asked.get().states()).containsExactlyInAnyOrder(InvoiceState.PAID, InvoiceState.VOID);
        assertThat(asked.get().text()).isEqualTo("a&b");
        assertThat(asked.get().vendorId()).isEqualTo(Samples.VENDOR);
        assertThat(page.get()).isEqualTo(new PageRequest("z&", 1));
        assertThat(answer.body()).endsWith("\"next\":\"a&b=c/d\"}");
        String link = answer.headers().firstValue("Link").orElseThrow();
        HttpResponse<String> next = host.get(link.substring(link.indexOf("/api"), link.indexOf('>')));
        assertThat(next.statusCode()).isEqualTo(200);
        assertThat(page.get().cursor()).isEqualTo("a&b=c/d");
        assertThat(asked.get().text()).isEqualTo("a&b");
    }

    @Test
    void the_last_page_has_no_next() {
        host.engine.invoices.on("list", args -> Page.single(List.of()));
        HttpResponse<String> answer = host.get("/api/v1/invoices");
        assertThat(answer.body()).isEqualTo("{\"items\":[]}");
        assertThat(answer.headers().firstValue("Link")).isEmpty();
    }

    @Test
    void a_wrong_state_lists_those_there_are() {
        HttpResponse<String> answer = host.get("/api/v1/invoices?state=LOST");
        assertProblem(answer, 400, "INVALID_REQUEST", "state");
        assertThat(answer.body()).contains("LOST").contains("PENDING_APPROVAL");
    }

    @Test
    void a_limit_out_of_range_is_refused() {
        assertProblem(host.get("/api/v1/invoices?limit=201"), 400, "INVALID_REQUEST", "limit");
        assertProblem(host.get("/api/v1/invoices?limit=many"), 400, "INVALID_REQUEST", "limit");
    }

    @Test
    void a_malformed_id_is_a_problem_and_an_unknown_one_is_not_found() {
        assertProblem(host.get("/api/v1/invoices/17"), 400, "INVALID_REQUEST", "id");
        host.engine.invoices.on("get", args -> {
            throw new NotFoundException("there is no invoice " + args[1]);
        });
        assertProblem(host.get(ONE), 404, "NOT_FOUND", null);
    }

    @Test
    void a_change_without_a_version_is_refused() {
        HttpResponse<String> answer = host.post(ONE + "/release", "");
        assertProblem(answer, 428, "PRECONDITION_REQUIRED", "If-Match");
        assertThat(host.engine.invoices.calls("release")).isZero();
    }

    @Test
    void a_change_upon_a_stale_version_is_refused() {
        host.engine.invoices.on("reject", args -> {
            assertThat(args[2]).isEqualTo(3L);
            assertThat(args[3]).isEqualTo("wrong vendor");
            throw new StaleVersionException("the invoice is at version 4");
        });
        HttpResponse<String> answer = host.post(ONE + "/reject", "{\"reason\":\"wrong vendor\"}", "If-Match", "\"3\"");
        assertProblem(answer, 412, "STALE_VERSION", null);
    }

    @Test
    void a_weakened_tag_still_names_the_version_and_a_list_of_tags_does_not() {
        host.engine.invoices.on("retry", args -> Samples.invoice(InvoiceState.RECEIVED, (long) args[2] + 1));
        HttpResponse<String> answer = host.post(ONE + "/retry", "", "If-Match", "W/\"3\"");
        assertThat(answer.headers().firstValue("ETag")).hasValue("\"4\"");
        assertProblem(host.post(ONE + "/retry", "", "If-Match", "\"3\", \"4\""), 400, "INVALID_REQUEST", "If-Match");
        assertProblem(host.post(ONE + "/retry", "", "If-Match", "*"), 400, "INVALID_REQUEST", "If-Match");
    }

    @Test
    void a_reason_has_to_be_given() {
        assertProblem(
                host.post(ONE + "/hold", "{\"reason\":\" \"}", "If-Match", "\"3\""), 400, "INVALID_REQUEST", "reason");
    }

    @Test
    void a_correction_keeps_an_iban_that_came_back_masked() {
        AtomicReference<InvoiceContent> corrected = new AtomicReference<>();
        host.engine.invoices.on("get", args -> Samples.invoice(InvoiceState.NEEDS_REVIEW, 7));
        host.engine.invoices.on("correct", args -> {
            corrected.set((InvoiceContent) args[3]);
            return Samples.invoice(InvoiceState.EXTRACTED, 8);
        });
        String shown = host.get(ONE).body();
        String content = shown.substring(shown.indexOf("{\"type\""), shown.indexOf(",\"readings\""));
        HttpResponse<String> answer = host.put(ONE + "/content", "{\"content\":" + content + "}", "If-Match", "\"7\"");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(corrected.get()).isEqualTo(Samples.content());
    }

    @Test
    void a_masked_iban_that_is_not_the_stored_one_is_refused() {
        host.engine.invoices.on("get", args -> Samples.invoice(InvoiceState.NEEDS_REVIEW, 7));
        HttpResponse<String> answer =
                host.put(ONE + "/content", "{\"content\":{\"vendor\":{\"iban\":\"••••9999\"}}}", "If-Match", "\"7\"");
        assertProblem(answer, 400, "INVALID_REQUEST", "content.vendor.iban");
        assertThat(host.engine.invoices.calls("correct")).isZero();
    }

    @Test
    void a_wrong_value_is_blamed_by_its_path() {
        host.engine.invoices.on("get", args -> Samples.invoice(InvoiceState.NEEDS_REVIEW, 7));
        for (String[] wrong : List.of(
                new String[] {"{\"content\":{\"total\":\"1,5\"}}", "content.total"},
                new String[] {"{\"content\":{\"total\":\"1e999999999\"}}", "content.total"},
                new String[] {"{\"content\":{\"invoiceDate\":\"03.01.2026\"}}", "content.invoiceDate"},
                new String[] {"{\"content\":{\"currency\":\"USX\"}}", "content.currency"},
                new String[] {"{\"content\":{\"type\":\"BILL\"}}", "content.type"},
                new String[] {"{\"content\":{\"lines\":[{},{\"quantity\":\"x\"}]}}", "content.lines[1].quantity"},
                new String[] {"{\"content\":{\"lines\":[null]}}", "content.lines[0]"},
                new String[] {"{\"content\":{},\"vendorId\":\"x\"}", "vendorId"},
                new String[] {"{}", "content"})) {
            assertProblem(host.put(ONE + "/content", wrong[0], "If-Match", "\"7\""), 400, "INVALID_REQUEST", wrong[1]);
        }
    }

    @Test
    void numbers_in_json_keep_every_digit() {
        AtomicReference<InvoiceContent> corrected = new AtomicReference<>();
        host.engine.invoices.on("get", args -> Samples.invoice(InvoiceState.NEEDS_REVIEW, 7));
        host.engine.invoices.on("correct", args -> {
            corrected.set((InvoiceContent) args[3]);
            return Samples.invoice(InvoiceState.EXTRACTED, 8);
        });
        host.put(ONE + "/content", "{\"content\":{\"total\":10.10}}", "If-Match", "\"7\"");
        assertThat(corrected.get().total()).isEqualTo("10.10");
    }

    @Test
    void json_that_cannot_be_read_is_a_problem() {
        for (String broken : List.of("{", "[]", "\"x\"", "{\"reason\":{}}", "")) {
            assertProblem(host.post(ONE + "/reject", broken, "If-Match", "\"3\""), 400, "INVALID_REQUEST", null);
        }
    }

    @Test
    void a_download_is_an_attachment_that_no_browser_runs() {
        host.engine.invoices.on("get", args -> Samples.invoice(InvoiceState.PAID, 1));
        host.engine.documents.on("get", args -> Samples.document("Rechnung ä\"\r\n.pdf", "bytes".getBytes()));
        host.engine.documents.on("open", args -> new ByteArrayInputStream("bytes".getBytes()));
        HttpResponse<String> answer = host.get(ONE + "/document");
        assertThat(answer.body()).isEqualTo("bytes");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/pdf");
        assertThat(answer.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("attachment;")
                .contains("filename*=UTF-8''Rechnung%20%C3%A4%22");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("sandbox");
    }

    @Test
    void a_small_document_that_is_not_intact_is_a_problem() {
        damagedDocument(100);
        assertProblem(host.get(ONE + "/document"), 500, "INTERNAL", null);
    }

    @Test
    void a_large_document_that_is_not_intact_breaks_off() {
        damagedDocument(300_000);
        Assertions.assertThatThrownBy(() -> host.get(ONE + "/document")).isInstanceOf(UncheckedIOException.class);
    }

    private static void damagedDocument(int size) {
        host.engine.invoices.on("get", args -> Samples.invoice(InvoiceState.PAID, 1));
        host.engine.documents.on("get", args -> Samples.document("bill.pdf", new byte[size]));
        host.engine.documents.on("open", args -> new InputStream() {
            private int left = size;

            @Override
            public int read() throws IOException {
                if (left-- > 0) {
                    return 'x';
                }
                throw new IOException("the bytes are not what was stored");
            }
        });
    }

    private static AtomicReference<DocumentSource> submitting() {
        AtomicReference<DocumentSource> submitted = new AtomicReference<>();
        host.engine.invoices.on("submitAll", args -> {
            submitted.set((DocumentSource) args[1]);
            return Samples.submission();
        });
        host.engine.invoices.on("get", args -> Samples.invoice(InvoiceState.RECEIVED, 1));
        return submitted;
    }

    private static HttpResponse<String> form(String boundary, String part, String fileName, String content) {
        return host.send(host.request("/api/v1/invoices")
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(HttpRequest.BodyPublishers.ofString(TestHost.multipart(boundary, part, fileName, content))));
    }

    private static long size(Object source) {
        try {
            return ((DocumentSource) source).readAll().length;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void assertProblem(HttpResponse<String> answer, int status, String code, String field) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
        assertThat(answer.body())
                .startsWith("{\"type\":\"urn:smartap:problem:" + code + "\"")
                .contains("\"status\":" + status)
                .contains("\"code\":\"" + code + "\"")
                .contains("\"retryable\":")
                .doesNotContain("Exception")
                .doesNotContain("\tat ");
        if (field != null) {
            assertThat(answer.body()).contains("\"field\":\"" + field + "\"");
        }
    }
}
