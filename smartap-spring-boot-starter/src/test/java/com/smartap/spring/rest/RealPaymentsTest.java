package com.smartap.spring.rest;

import static com.smartap.spring.rest.InvoiceApiTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.smartap.payments.lint.PaymentFileLinter;
import com.smartap.spi.capture.InvoiceReader;
import com.smartap.spi.erp.ErpConnectorProvider;
import com.smartap.spring.ActorResolver;
import com.smartap.spring.FakeReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Payment files out and bank files in, over HTTP and with the real engine, formats and readers. */
class RealPaymentsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CLERK = "carla:CLERK";
    private static final String TREASURER = "tess:TREASURER";
    private static final String BATCHES = "/api/v1/payments/batches";
    private static final String STATEMENTS = "/api/v1/payments/statements";
    private static final String PAIN = "pain.001.001.09";

    @TempDir
    static Path folder;

    private static TestHost host;
    private static int counter;

    @BeforeAll
    static void start() {
        host = new TestHost(
                WithPayments.class,
                "spring.datasource.url=jdbc:h2:mem:payments;DB_CLOSE_DELAY=-1",
                "smartap.data-dir=" + folder,
                "smartap.node=test-1",
                "smartap.poll-interval=100ms",
                "smartap.originator.name=Northwind Books",
                "smartap.originator.id=1123456789",
                "smartap.originator.account.routing-number=091000019",
                "smartap.originator.account.account-number=11111111",
                "smartap.originators.usd.name=Northwind Dollars",
                "smartap.originators.usd.id=1123456789",
                "smartap.originators.usd.account.routing-number=091000019",
                "smartap.originators.usd.account.account-number=123456789",
                "smartap.originators.usd.account.bic=NWBKUS33",
                "smartap.payments.formats.nacha-ccd.nacha.line-ending=LF",
                "smartap.payments.formats[pain.001.001.09].pain.purpose=SUPP",
                "smartap.payments.statement.max-size=30KB");
        String connection = created(send(
                "ada:ADMIN", "/api/v1/erp/connections", "{\"name\":\"Tiny\",\"system\":\"tiny\",\"credentials\":{}}"));
        assertThat(send("ada:ADMIN", "/api/v1/erp/connections/" + connection + "/sync", "")
                        .statusCode())
                .isEqualTo(200);
    }

    @AfterAll
    static void stop() {
        host.close();
    }

    @Test
    void a_batch_is_previewed_refused_built_and_paid_by_one_file() throws Exception {
        String homeless = payable("Homeless");
        String muster = payable("Muster");
        String wanted = "{\"invoices\":[\"%s\",\"%s\"],\"format\":\"%s\"}".formatted(homeless, muster, PAIN);
        JsonNode preview = json(send(CLERK, BATCHES + "/preview", wanted));
        assertThat(preview.get("count").asInt()).isEqualTo(2);
        assertThat(preview.at("/problems/0/invoiceId").asText()).isEqualTo(homeless);
        assertThat(preview.at("/problems/0/field").asText()).startsWith("payeeAddress");
        HttpResponse<String> refused = send(CLERK, BATCHES, wanted);
        assertProblem(refused, 422, "PAYMENT_FORMAT", null);
        assertThat(json(refused).get("problems")).isEqualTo(preview.get("problems"));

        String batch =
                created(send(CLERK, BATCHES, "{\"invoices\":[\"%s\"],\"format\":\"%s\"}".formatted(muster, PAIN)));
        JsonNode notes = json(get(CLERK, BATCHES + "/" + batch + "/notes"));
        assertThat(notes.get("by").asText()).isEqualTo("carla");
        assertThat(notes.at("/notes/0/invoiceId").asText()).isEqualTo(muster);
        assertProblem(get(CLERK, BATCHES + "/" + batch + "/file"), 409, "ILLEGAL_STATE", null);
        assertProblem(get(CLERK, BATCHES + "/" + batch + "/reports/csv"), 409, "ILLEGAL_STATE", null);

        JsonNode released = release(batch);
        HttpResponse<String> file = get(CLERK, BATCHES + "/" + batch + "/file");
        assertThat(file.headers().firstValue("Content-Disposition").orElseThrow())
                .contains(".xml");
        assertThat(file.body())
                .contains("<MsgId>" + released.get("number").asText() + "</MsgId>")
                .contains("Northwind Dollars", "<TwnNm>Berlin</TwnNm>", "<Cd>SUPP</Cd>");
        List<String> findings = new ArrayList<>();
        PaymentFileLinter.check(
                new ByteArrayInputStream(file.body().getBytes(StandardCharsets.UTF_8)),
                finding -> findings.add(finding.toString()));
        assertThat(findings).isEmpty();
        assertThat(get(CLERK, BATCHES + "/" + batch + "/file").body()).isEqualTo(file.body());

        HttpResponse<String> report = get(CLERK, BATCHES + "/" + batch + "/reports/csv");
        assertThat(report.body()).contains(released.at("/payments/0/reference").asText());
        assertThat(report.headers().firstValue("Content-Disposition").orElseThrow())
                .contains("report-csv");
        assertProblem(get(CLERK, BATCHES + "/" + batch + "/reports/nacha-ccd"), 400, "INVALID_REQUEST", "format");
    }

    @Test
    void formats_are_listed_with_what_they_are_for() throws Exception {
        JsonNode formats = json(get(CLERK, "/api/v1/payment-formats")).get("items");
        assertThat(formats.findValuesAsText("id")).contains("csv", "nacha-ccd", "nacha-ctx", PAIN);
        for (JsonNode format : formats) {
            String id = format.get("id").asText();
            assertThat(format.get("report").asBoolean())
                    .isEqualTo(List.of("csv", "json", "positive-pay").contains(id));
            assertThat(format.get("standard").asBoolean()).isEqualTo(id.equals("nacha-ccd"));
            if (id.equals(PAIN)) {
                assertThat(format.at("/options/pain.purpose").asText()).isEqualTo("SUPP");
            }
        }
    }

    @Test
    void what_the_bank_sends_is_read_once_and_can_be_followed_to_the_payment() throws Exception {
        String batch = created(send(
                CLERK, BATCHES, "{\"invoices\":[\"%s\",\"%s\"]}".formatted(payable("Parts Co"), payable("Parts Co"))));
        JsonNode released = release(batch);
        String held = released.at("/payments/1/reference").asText();
        JsonNode report = json(upload("name=status.xml", "application/xml", pain002(held, "RJCT", "AC04"), null));
        assertThat(report.get("failed").asInt()).isEqualTo(1);
        JsonNode answer =
                json(get(CLERK, "/api/v1/payments/bank-answers?batch=" + batch)).at("/items/0");
        assertThat(answer.get("effect").asText()).isEqualTo("REFUSED");
        assertThat(answer.at("/reasons/0/meaning").asText()).isNotEmpty();

        String payment = released.at("/payments/0/id").asText();
        String amount = released.at("/payments/0/amount/amount").asText();
        String camt = camt053(amount, released.at("/payments/0/reference").asText());
        HttpResponse<String> first = upload("name=a.zip", "application/zip", zip("a.xml", camt), "s-1");
        JsonNode read = json(first);
        assertThat(read.get("completed").asInt()).isEqualTo(1);
        assertThat(read.at("/items/0/balanced").asBoolean()).isTrue();
        assertThat(read.at("/items/0/account").asText()).isEqualTo("••••6789");
        assertThat(upload("name=a.zip", "application/zip", zip("a.xml", camt), "s-1")
                        .headers()
                        .firstValue("Idempotency-Replayed"))
                .hasValue("true");
        JsonNode again = json(upload("name=b.xml", "application/xml", camt, null));
        assertThat(again.at("/items/0/repeated").asBoolean()).isTrue();
        assertThat(again.get("entries").asInt()).isZero();

        String statement = read.at("/items/0/id").asText();
        assertThat(json(get(CLERK, STATEMENTS)).get("items").findValuesAsText("id"))
                .contains(statement);
        assertThat(json(get(CLERK, STATEMENTS + "/" + statement))
                        .get("importedBy")
                        .asText())
                .isEqualTo("tess");
        JsonNode entry = json(get(CLERK, "/api/v1/payments/bank-entries?payment=" + payment))
                .at("/items/0");
        assertThat(entry.get("statement").asText()).isEqualTo(statement);
        assertThat(entry.at("/payment/id").asText()).isEqualTo(payment);
        assertThat(entry.get("code").asText()).isEqualTo("PMNT-ICDT-ACOR");
        assertThat(json(get(CLERK, "/api/v1/payments/bank-entries?statement=" + statement + "&unmatched=true"))
                        .get("items"))
                .isEmpty();
        assertThat(json(get(CLERK, "/api/v1/payments/bank-entries?limit=1")).has("next"))
                .isFalse();
        assertThat(json(get(CLERK, "/api/v1/payments/change-notices")).get("items"))
                .isEmpty();
        String file = "/api/v1/documents/" + read.at("/items/0/fileId").asText();
        assertThat(json(get(CLERK, file)).get("kind").asText()).isEqualTo("BANK_STATEMENT");
    }

    @Test
    void what_cannot_be_read_is_refused_with_its_reason() {
        assertProblem(upload("", "text/plain", "hello", null), 422, "STATEMENT_FORMAT", "statement");
        assertProblem(upload("format=papyrus", "text/plain", "hello", null), 400, "INVALID_REQUEST", "format");
        assertProblem(upload("", "text/plain", "x".repeat(40_000), null), 413, "REQUEST_TOO_LARGE", null);
        String csv = "Day;Sum\n19.11.2026;-1,00\n19.11.2026;oops\n";
        String options = "format=csv&option=date=Day&option=amount=Sum&option=currency=EUR";
        HttpResponse<String> strict = upload(options, "text/csv", csv, null);
        assertProblem(strict, 422, "STATEMENT_FORMAT", null);
        assertThat(strict.body()).contains("line 3");
        HttpResponse<String> lenient = upload(options + "&lenient=true", "text/csv", csv, null);
        assertThat(lenient.body()).contains("\"problems\":[{\"position\":\"line 3");
        assertProblem(
                host.send(host.request(STATEMENTS)
                        .setHeader("X-User", CLERK)
                        .header("Content-Type", "text/plain")
                        .POST(HttpRequest.BodyPublishers.ofString(csv))),
                403,
                "FORBIDDEN",
                null);
    }

    private static JsonNode release(String batch) throws Exception {
        HttpResponse<String> seen = get(TREASURER, BATCHES + "/" + batch);
        HttpResponse<String> released = host.send(host.request(BATCHES + "/" + batch + "/release")
                .setHeader("X-User", TREASURER)
                .headers(
                        "Content-Type",
                        "application/json",
                        "If-Match",
                        seen.headers().firstValue("ETag").orElseThrow())
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"contentHash\":\"" + json(seen).get("contentHash").asText() + "\"}")));
        assertThat(released.statusCode()).as(released.body()).isEqualTo(200);
        return Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> json(get(CLERK, BATCHES + "/" + batch)), now -> now.has("fileId"));
    }

    private static String payable(String vendor) throws Exception {
        counter++;
        HttpResponse<String> submitted = host.send(host.request("/api/v1/invoices?name=a.pdf")
                .setHeader("X-User", CLERK)
                .header("Content-Type", "application/pdf")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "%%FAKE %s|N-%d|1%d.50".formatted(vendor, counter, counter))));
        String invoice = json(submitted).get("id").asText();
        JsonNode task = Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(
                        () -> json(get(CLERK, "/api/v1/invoices/" + invoice + "/approvals"))
                                .at("/items/0"),
                        found -> found.has("id"));
        String version =
                json(get(CLERK, "/api/v1/invoices/" + invoice)).get("version").asText();
        assertThat(host.send(host.request("/api/v1/approvals/" + task.get("id").asText() + "/approve")
                                .setHeader("X-User", "mona:MANAGER")
                                .headers("Content-Type", "application/json", "If-Match", "\"" + version + "\"")
                                .POST(HttpRequest.BodyPublishers.ofString("{\"comment\":\"ok\"}")))
                        .statusCode())
                .isEqualTo(200);
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(
                        () -> json(get(CLERK, "/api/v1/invoices/" + invoice))
                                .get("state")
                                .asText(),
                        "READY_FOR_PAYMENT"::equals);
        return invoice;
    }

    private static HttpResponse<String> upload(String query, String type, Object body, String key) {
        HttpRequest.Builder request = host.request(STATEMENTS + "?" + query)
                .setHeader("X-User", TREASURER)
                .header("Content-Type", type)
                .POST(
                        body instanceof byte[] bytes
                                ? HttpRequest.BodyPublishers.ofByteArray(bytes)
                                : HttpRequest.BodyPublishers.ofString(body.toString()));
        return host.send(key == null ? request : request.header("Idempotency-Key", key));
    }

    private static HttpResponse<String> get(String user, String path) {
        return host.send(host.request(path).setHeader("X-User", user));
    }

    private static HttpResponse<String> send(String user, String path, String json) {
        return host.send(host.request(path)
                .setHeader("X-User", user)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    private static String created(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        String location = answer.headers().firstValue("Location").orElseThrow();
        return location.substring(location.lastIndexOf('/') + 1);
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        return JSON.readTree(answer.body());
    }

    private static String pain002(String reference, String code, String reason) {
        return ("<Document><CstmrPmtStsRpt><GrpHdr><MsgId>M-%1$s</MsgId></GrpHdr><OrgnlPmtInfAndSts><TxInfAndSts>"
                        + "<OrgnlEndToEndId>%1$s</OrgnlEndToEndId><TxSts>%2$s</TxSts><StsRsnInf><Rsn><Cd>%3$s</Cd></Rsn></StsRsnInf>"
                        + "</TxInfAndSts></OrgnlPmtInfAndSts></CstmrPmtStsRpt></Document>")
                .formatted(reference, code, reason);
    }

    private static String camt053(String amount, String reference) {
        String balance =
                "<Bal><Tp><CdOrPrtry><Cd>%s</Cd></CdOrPrtry></Tp><Amt Ccy=\"USD\">%s</Amt><CdtDbtInd>CRDT</CdtDbtInd>"
                        + "<Dt><Dt>2026-11-20</Dt></Dt></Bal>";
        return ("<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\"><BkToCstmrStmt><GrpHdr><MsgId>S</MsgId></GrpHdr>"
                        + "<Stmt><Id>S-1</Id><Acct><Id><Othr><Id>123456789</Id></Othr></Id><Ccy>USD</Ccy></Acct>"
                        + balance.formatted("OPBD", amount)
                        + balance.formatted("CLBD", "0.00")
                        + "<Ntry><Amt Ccy=\"USD\">%s</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2026-11-20</Dt></BookgDt>"
                        + "<AcctSvcrRef>BR-1</AcctSvcrRef><BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>ICDT</Cd><SubFmlyCd>ACOR</SubFmlyCd></Fmly></Domn></BkTxCd>"
                        + "<NtryDtls><TxDtls><Refs><EndToEndId>%s</EndToEndId></Refs></TxDtls></NtryDtls></Ntry></Stmt></BkToCstmrStmt></Document>")
                .formatted(amount, reference);
    }

    private static byte[] zip(String name, String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            ZipEntry entry = new ZipEntry(name);
            entry.setTime(0);
            zip.putNextEntry(entry);
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    /** A host that pays. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class WithPayments {
        @Bean
        ActorResolver actorResolver() {
            return request -> TestHost.actorOf(request.getHeader("X-User"));
        }

        @Bean
        InvoiceReader reader() {
            return new FakeReader();
        }

        @Bean
        ErpConnectorProvider erp() {
            return new TinyErp();
        }
    }
}
