package com.smartap.testkit.sap.b1;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.smartap.model.erp.EntityType;
import com.smartap.spi.secret.Secret;
import com.smartap.testkit.TestClock;
import com.smartap.testkit.erp.ErpSeeds;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BusinessOneTwinTest {
    private static final Instant MORNING = Instant.parse("2026-11-20T08:00:00Z");
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private final TestClock clock = TestClock.at("2026-11-21T10:00:00Z");
    private final BusinessOneTwin twin = new BusinessOneTwin(clock).start(0);
    private final OkHttpClient http = new OkHttpClient();
    private String cookies = "";
    private String prefer = "";
    private boolean ignoreCase;
    private int status;

    @AfterEach
    void close() {
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
        twin.close();
    }

    @Test
    void pages_have_twenty_rows_unless_asked_otherwise_and_link_relatively() throws IOException {
        login();
        for (int number = 1; number <= 45; number++) {
            twin.seed(ErpSeeds.vendor(twin, number, MORNING));
        }
        JsonNode first = get("BusinessPartners?$filter=CardType%20eq%20'cSupplier'&$orderby=CardCode&$count=true");
        assertThat(first.path("value")).hasSize(20);
        assertThat(first.path("@odata.count").asInt()).isEqualTo(45);
        String link = first.path("@odata.nextLink").asText();
        assertThat(link).startsWith("BusinessPartners?").contains("skip=20").contains("cSupplier");
        assertThat(get(link).path("value").path(0).path("CardCode").asText()).isEqualTo("V000021");
        prefer = "odata.maxpagesize=0";
        assertThat(get("BusinessPartners").path("value")).hasSize(45);
        assertThat(get("BusinessPartners?$top=3").has("@odata.nextLink")).isFalse();
    }

    @Test
    void filters_are_evaluated_with_the_values_of_the_service_layer() throws IOException {
        login();
        twin.seed(ErpSeeds.vendor(twin, 1, MORNING));
        assertThat(filtered("CardType eq 'cSupplier'")).isEqualTo(1);
        assertThat(filtered("CardType eq 'S'")).isZero();
        assertThat(filtered("UpdateDate ge '2026-11-20' and UpdateTime ge '08:00:00'"))
                .isEqualTo(1);
        assertThat(filtered("UpdateDate gt '2026-11-20'")).isZero();
        assertThat(filtered("CardName eq 'VENDOR 1'")).isZero();
        ignoreCase = true;
        assertThat(filtered("CardName eq 'VENDOR 1'")).isEqualTo(1);
        assertThat(filtered("Colour eq 'red'")).isEqualTo(-1);
        assertThat(status).isEqualTo(400);
    }

    @Test
    void both_cookies_are_demanded_and_paths_are_case_sensitive() throws IOException {
        login();
        String both = cookies;
        assertThat(get("CompanyService_GetCompanyInfo").path("CompanyName").asText())
                .isNotBlank();
        get("businesspartners");
        assertThat(status).isEqualTo(404);
        cookies = both.substring(0, both.indexOf(';'));
        JsonNode error = get("BusinessPartners").path("error");
        assertThat(status).isEqualTo(401);
        assertThat(error.path("code").asText()).isEqualTo("301");
        assertThat(error.path("code").isTextual()).isTrue();
        cookies = both;
        clock.advance(Duration.ofMinutes(30));
        get("BusinessPartners");
        assertThat(status).isEqualTo(401);
    }

    @Test
    void version_1_writes_days_and_errors_in_its_own_way() throws IOException {
        login();
        twin.seed(ErpSeeds.vendor(twin, 1, MORNING));
        JsonNode page = call("GET", "/b1s/v1/BusinessPartners", null);
        assertThat(page.path("value").path(0).path("UpdateDate").asText()).isEqualTo("2026-11-20");
        JsonNode error = call("GET", "/b1s/v1/PurchaseOrders(99)", null).path("error");
        assertThat(error.path("code").isNumber()).isTrue();
        assertThat(error.path("message").path("value").asText()).contains("No matching records");
    }

    @Test
    void unknown_fields_are_refused_and_read_only_ones_noted() throws IOException {
        login();
        twin.seed(ErpSeeds.vendor(twin, 1, MORNING));
        String line =
                "\"DocType\":\"dDocument_Service\",\"DocumentLines\":[{\"AccountCode\":\"_SYS00000000010\",\"LineTotal\":5%s}]";
        post("{\"CardCode\":\"V000001\",\"Vendor\":\"x\"," + line.formatted("") + "}");
        assertThat(status).isEqualTo(400);
        post("{\"CardCode\":\"V000001\"," + line.formatted(",\"LineTotals\":5") + "}");
        assertThat(status).isEqualTo(400);
        JsonNode held = post("{\"CardCode\":\"V000001\",\"PaidToDate\":5," + line.formatted("") + "}");
        assertThat(status).isEqualTo(201);
        assertThat(held.path("PaidToDate").asInt()).isZero();
        assertThat(twin.violations())
                .containsExactly(
                        "Document.Vendor is unknown",
                        "DocumentLine.LineTotals is unknown",
                        "Document.PaidToDate is read-only");
        post("{\"CardCode\":\"V000001\",\"NumAtCard\":\"" + "9".repeat(101) + "\"," + line.formatted("") + "}");
        assertThat(status).isEqualTo(400);
    }

    @Test
    void base_documents_are_used_up_and_then_refused() throws IOException {
        login();
        twin.seed(ErpSeeds.vendor(twin, 1, MORNING));
        twin.seed(ErpSeeds.order(twin, 7, MORNING));
        String bill =
                "{\"CardCode\":\"V000001\",\"DocumentLines\":[{\"BaseType\":22,\"BaseEntry\":7,\"BaseLine\":0,\"Quantity\":%s}]}";
        post(bill.formatted("4"));
        JsonNode line = get("PurchaseOrders(7)").path("DocumentLines").path(0);
        assertThat(line.path("RemainingOpenQuantity").decimalValue()).isEqualByComparingTo("6");
        twin.receive("7", new BigDecimal("0.6"));
        assertThat(get("PurchaseOrders(7)")
                        .path("DocumentLines")
                        .path(0)
                        .path("LineStatus")
                        .asText())
                .isEqualTo("bost_Close");
        post(bill.formatted("1"));
        assertThat(status).isEqualTo(400);
        post(bill.formatted("6").replace("22", "20").replace(":7,", ":1,"));
        assertThat(status).isEqualTo(201);
        assertThat(twin.heldBills()).hasSize(2);
        assertThat(twin.heldBills().get(1).orderLines()).containsExactly("7/0");
    }

    @Test
    void a_quoted_boundary_is_not_understood() throws IOException {
        login();
        String body = "--b\r\nContent-Disposition: form-data; name=\"files\"; filename=\"a.pdf\"\r\n\r\nx\r\n--b--\r\n";
        upload("multipart/form-data; boundary=\"b\"", body);
        assertThat(status).isEqualTo(405);
        assertThat(upload("multipart/form-data; boundary=b", body)
                        .path("AbsoluteEntry")
                        .asInt())
                .isEqualTo(1);
        upload("multipart/form-data; boundary=b", body.replace("files", "file"));
        assertThat(status).isEqualTo(400);
    }

    @Test
    void what_it_holds_is_told_in_smartaps_own_words() {
        twin.seed(ErpSeeds.vendor(twin, 1, MORNING));
        assertThat(twin.held(EntityType.VENDOR)).isEqualTo(Map.of("V000001", MORNING));
        twin.touch(EntityType.VENDOR, "V000001");
        assertThat(twin.held(EntityType.VENDOR)).isEqualTo(Map.of("V000001", clock.instant()));
        twin.delete(EntityType.VENDOR, "V000001");
        assertThat(twin.held(EntityType.VENDOR)).isEmpty();
    }

    private void login() throws IOException {
        Map<String, Secret> credentials = twin.credentials();
        Request request = new Request.Builder()
                .url(twin.baseUrl() + "/b1s/v2/Login")
                .post(json("{\"CompanyDB\":\"SBODEMOUS\",\"UserName\":\"%s\",\"Password\":\"%s\"}"
                        .formatted(
                                credentials.get("userName").reveal(),
                                credentials.get("password").reveal())))
                .build();
        try (Response response = http.newCall(request).execute()) {
            assertThat(response.code()).isEqualTo(200);
            cookies = String.join(
                    "; ",
                    response.headers("Set-Cookie").stream()
                            .map(cookie -> cookie.split(";", 2)[0])
                            .toList());
        }
    }

    /** How many rows a filter gives; -1 if it is refused. */
    private int filtered(String filter) throws IOException {
        JsonNode page = get("BusinessPartners?$filter=" + URLEncoder.encode(filter, StandardCharsets.UTF_8));
        return page.has("value") ? page.path("value").size() : -1;
    }

    private JsonNode get(String resource) throws IOException {
        return call("GET", "/b1s/v2/" + resource, null);
    }

    private JsonNode post(String body) throws IOException {
        return call("POST", "/b1s/v2/PurchaseInvoices", json(body));
    }

    private JsonNode upload(String type, String body) throws IOException {
        return call(
                "POST",
                "/b1s/v2/Attachments2",
                RequestBody.create(body.getBytes(StandardCharsets.UTF_8), MediaType.get(type)));
    }

    private JsonNode call(String method, String path, @org.jspecify.annotations.Nullable RequestBody body)
            throws IOException {
        Request request = new Request.Builder()
                .url(twin.baseUrl() + path)
                .header("Cookie", cookies)
                .header("Prefer", prefer)
                .header("B1S-CaseInsensitive", String.valueOf(ignoreCase))
                .method(method, body)
                .build();
        try (Response response = http.newCall(request).execute()) {
            status = response.code();
            return JSON.readTree(response.body().string());
        }
    }

    private static RequestBody json(String body) {
        return RequestBody.create(body.getBytes(StandardCharsets.UTF_8), MediaType.get("application/json"));
    }
}
