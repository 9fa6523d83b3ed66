package com.smartap.testkit.sap.s4;

import static org.assertj.core.api.Assertions.assertThat;

import com.smartap.model.erp.EntityType;
import com.smartap.testkit.TestClock;
import com.smartap.testkit.erp.ErpSeeds;
import com.smartap.testkit.twin.Misbehaviour;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The simulator refuses what SAP refuses; asked without SmartAP's own client. */
class S4TwinTest {
    private static final String INVOICES = "/sap/opu/odata/sap/API_SUPPLIERINVOICE_PROCESS_SRV/";
    private static final String PARTNERS = "/sap/opu/odata/sap/API_BUSINESS_PARTNER/A_BusinessPartner";
    private static final Instant START = Instant.parse("2026-10-01T08:00:00Z");
    private final TestClock clock = TestClock.at("2026-11-21T10:00:00Z");
    private final S4Twin twin = new S4Twin(clock).start(0);
    private final HttpClient http = HttpClient.newHttpClient();
    private String token = "";
    private String cookies = "";

    @BeforeEach
    void seed() {
        for (int i = 1; i <= 5; i++) {
            twin.seed(ErpSeeds.vendor(twin, i, START.plusSeconds(60L * i)));
        }
    }

    @AfterEach
    void close() {
        twin.close();
    }

    @Test
    void queries_are_evaluated_and_what_is_not_expanded_is_deferred() throws Exception {
        HttpResponse<String> answer = get(PARTNERS + "?$filter="
                + encode("LastChangeDate eq datetime'2026-10-01T00:00:00' and LastChangeTime gt time'PT08H01M00S'")
                + "&$expand=to_Supplier/to_SupplierCompany&$inlinecount=allpages");
        assertThat(answer.statusCode()).isEqualTo(200);
        // 3 and 5 were changed after 08:01; 2 and 4 were never changed.
        assertThat(answer.body())
                .contains("\"__count\":\"2\"", "17300003", "17300005", "\"CompanyCode\":\"1010\"")
                .contains("to_BusinessPartnerBank\":{\"__deferred\"")
                .contains("\"LastChangeTime\":\"PT08H03M00S\"", "\"LastChangeDate\":\"/Date(1790812800000)/\"")
                .doesNotContain("17300001");
        assertThat(twin.violations()).isEmpty();
    }

    @Test
    void pages_end_where_the_server_wants() throws Exception {
        twin.pageLimit(2);
        HttpResponse<String> answer = get(PARTNERS + "?$orderby=BusinessPartner&$top=5");
        assertThat(answer.body()).contains("17300002", "\"__next\":").doesNotContain("17300003");
    }

    @Test
    void misspelt_fields_and_expansions_are_refused_and_noted() throws Exception {
        assertThat(get(PARTNERS + "?$filter=" + encode("LastChangedDate eq null"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(get(PARTNERS + "?$expand=to_Suppliers").body()).contains("/IWBEP/CM_MGW_RT/021");
        assertThat(twin.violations()).hasSize(2);
    }

    @Test
    void a_write_needs_token_and_cookies_of_one_session() throws Exception {
        assertThat(post("{}").headers().firstValue("x-csrf-token")).contains("Required");
        session();
        String first = cookies;
        session();
        cookies = first;
        assertThat(post("{}").statusCode()).isEqualTo(403);
        session();
        assertThat(post("{}").statusCode()).isEqualTo(400);
        twin.misbehave(Misbehaviour.EXPIRE_TOKENS);
        assertThat(post("{}").statusCode()).isEqualTo(403);
    }

    @Test
    void a_deep_insert_is_checked_field_by_field() throws Exception {
        session();
        assertThat(post(invoice("\"Supplier\":\"1\"")).body()).contains("'Supplier' is invalid");
        assertThat(post(invoice("\"DocumentHeaderText\":\"" + "x".repeat(26) + "\""))
                        .body())
                .contains("longer than 25");
        assertThat(post(invoice("\"NetPaymentDays\":30")).body()).contains("must be a decimal in quotes");
        assertThat(post(invoice("\"InvoicingParty\":\"17399999\"")).body()).contains("does not exist");
        assertThat(post(invoice("\"TaxCode\":\"I0\"")).statusCode()).isEqualTo(400);
        assertThat(twin.heldBills()).isEmpty();
        assertThat(twin.violations()).hasSize(4);
        assertThat(post(invoice("\"FiscalYear\":\"1999\"")).statusCode()).isEqualTo(201);
        assertThat(twin.heldBills())
                .singleElement()
                .satisfies(bill -> assertThat(bill.id()).endsWith("/2026"));
        assertThat(twin.violations())
                .anyMatch(violation -> violation.contains("FiscalYear") && violation.contains("read-only"));
    }

    @Test
    void an_invoice_that_does_not_balance_is_refused() throws Exception {
        session();
        assertThat(post(invoice("\"UnplannedDeliveryCost\":\"0.00\"").replace("\"100.00\",\"to_", "\"101.00\",\"to_"))
                        .body())
                .contains("M8/534", "Balance not zero");
    }

    /** A bill of 100.00 with one more field. */
    private String invoice(String field) {
        return """
        {"CompanyCode":"1010","DocumentDate":"/Date(1785542400000)/","PostingDate":"/Date(1785888000000)/",
         "SupplierInvoiceIDByInvcgParty":"INV-1","InvoicingParty":"%s","DocumentCurrency":"USD",%s,
         "InvoiceGrossAmount":"100.00","to_SupplierInvoiceItemGLAcct":{"results":[{"SupplierInvoiceItem":"0001",
         "GLAccount":"65100000","DebitCreditCode":"S","SupplierInvoiceItemAmount":"100.00","DocumentCurrency":"USD"}]}}
        """.formatted(twin.id(EntityType.VENDOR, 1), field);
    }

    private void session() throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(
                request(INVOICES).header("X-CSRF-Token", "Fetch").build(), HttpResponse.BodyHandlers.ofString());
        token = answer.headers().firstValue("x-csrf-token").orElseThrow();
        List<String> pairs = new ArrayList<>();
        answer.headers().allValues("Set-Cookie").forEach(cookie -> pairs.add(cookie.split(";")[0]));
        cookies = String.join("; ", pairs);
    }

    private HttpResponse<String> post(String body) throws IOException, InterruptedException {
        HttpRequest.Builder request = request(INVOICES + "A_SupplierInvoice")
                .header("Content-Type", "application/json")
                .header("X-CSRF-Token", token.isEmpty() ? "none" : token)
                .header("Cookie", cookies.isEmpty() ? "none=1" : cookies)
                .POST(HttpRequest.BodyPublishers.ofString(body));
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        String pair = twin.credentials().get("userName").reveal() + ":"
                + twin.credentials().get("password").reveal();
        return HttpRequest.newBuilder(URI.create(twin.baseUrl() + path))
                .header("Accept", "application/json")
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
