package com.smartap.testkit.netsuite;

import static org.assertj.core.api.Assertions.assertThat;

import com.smartap.model.Money;
import com.smartap.model.erp.EntityType;
import com.smartap.spi.erp.ErpPurchaseOrder;
import com.smartap.spi.erp.ErpVendor;
import com.smartap.testkit.TestClock;
import com.smartap.testkit.twin.Misbehaviour;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NetSuiteTwinTest {
    private static final String BILL = "/services/rest/record/v1/vendorBill";
    private final TestClock clock = TestClock.at("2026-11-21T10:00:00Z");
    private final NetSuiteTwin twin = new NetSuiteTwin(clock).start(0);
    private final HttpClient http = HttpClient.newHttpClient();
    private final String vendor = twin.id(EntityType.VENDOR, 1);
    private final String order = twin.id(EntityType.PURCHASE_ORDER, 1);

    @BeforeEach
    void seed() {
        Instant then = Instant.parse("2026-10-01T08:00:00Z");
        twin.seed(new ErpVendor(
                vendor, "Vendor 1", null, null, null, List.of(), Money.currency("USD"), null, List.of(), true, then));
        twin.seed(new ErpPurchaseOrder(
                order,
                "PO-1",
                vendor,
                true,
                null,
                Money.of("550.00", "USD"),
                List.of(line("1", "B-100", "10", "50.00"), line("2", "S-200", "4", "12.50")),
                then));
    }

    private static ErpPurchaseOrder.Line line(String id, String sku, String quantity, String price) {
        return new ErpPurchaseOrder.Line(
                id,
                Integer.parseInt(id),
                sku,
                sku,
                new BigDecimal(quantity),
                new BigDecimal(price),
                null,
                null,
                null,
                null);
    }

    @AfterEach
    void close() {
        twin.close();
    }

    private HttpResponse<String> send(String method, String path, String body, String... headers)
            throws IOException, InterruptedException {
        String token = twin.oauth2Credentials().get("accessToken").reveal();
        List<String> all = new ArrayList<>(List.of("Authorization", "Bearer " + token));
        all.addAll(Arrays.asList(headers));
        HttpRequest request = HttpRequest.newBuilder(URI.create(twin.baseUrl() + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .headers(all.toArray(String[]::new))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private String expense(String rest) {
        return "{\"entity\":{\"id\":\"%s\"},\"expense\":{\"items\":[{\"account\":{\"id\":\"58\"},\"amount\":10.5}]}%s}"
                .formatted(vendor, rest);
    }

    @Test
    void a_bill_is_made_with_204_and_its_location() throws Exception {
        HttpResponse<String> made = send("POST", BILL, expense(",\"externalId\":\"E1\",\"tranId\":\"INV-1\""));
        assertThat(made.statusCode()).isEqualTo(204);
        String location = made.headers().firstValue("Location").orElseThrow();
        HttpResponse<String> read = send("GET", BILL + "/eid:E1", "");
        assertThat(read.body()).contains("\"total\":10.5", "\"tranId\":\"INV-1\"", "\"refName\":\"Open\"");
        assertThat(location).startsWith(twin.baseUrl() + BILL + "/");
    }

    @Test
    void an_external_id_is_taken_once_by_post_and_overwritten_by_put() throws Exception {
        send("POST", BILL, expense(",\"externalId\":\"E1\""));
        HttpResponse<String> second = send("POST", BILL, expense(",\"externalId\":\"E1\""));
        assertThat(second.statusCode()).isEqualTo(400);
        assertThat(second.body()).contains("already exists").contains("o:errorDetails");
        assertThat(send("PUT", BILL + "/eid:E1", "{\"memo\":\"other\"}").statusCode())
                .isEqualTo(204);
        assertThat(send("PUT", BILL + "/eid:E2", expense("")).headers().firstValue("Location"))
                .isPresent();
        assertThat(twin.heldBills()).hasSize(2);
    }

    @Test
    void unknown_fields_are_dropped_silently_unless_asked_otherwise() throws Exception {
        assertThat(send("POST", BILL, expense(",\"memmo\":\"x\"")).statusCode()).isEqualTo(204);
        HttpResponse<String> strict =
                send("POST", BILL, expense(",\"memmo\":\"x\""), "X-NetSuite-PropertyNameValidation", "Error");
        assertThat(strict.statusCode()).isEqualTo(400);
        assertThat(strict.body()).contains("memmo");
        assertThat(twin.violations()).singleElement().asString().contains("memmo");
    }

    @Test
    void read_only_malformed_and_missing_fields_are_refused() throws Exception {
        assertThat(send("POST", BILL, expense(",\"total\":1")).body()).contains("read-only");
        assertThat(send("POST", BILL, expense(",\"currency\":\"USD\"")).body()).contains("INVALID_CONTENT");
        assertThat(send("POST", BILL, expense(",\"tranDate\":\"1/2/2026\"")).statusCode())
                .isEqualTo(400);
        assertThat(send("POST", BILL, expense(",\"tranId\":\"" + "x".repeat(46) + "\""))
                        .body())
                .contains("45");
        assertThat(send("POST", BILL, "{}").body()).contains("Vendor");
        assertThat(send("POST", BILL, "{\"entity\":{\"id\":\"%s\"}}".formatted(vendor))
                        .body())
                .contains("line item");
        assertThat(send("POST", BILL, "{\"entity\":{\"id\":\"99\"}}").body())
                .contains("INVALID_KEY_OR_REF")
                .contains("\"o:errorPath\":\"entity\"");
        assertThat(twin.heldBills()).isEmpty();
    }

    @Test
    void a_transform_bills_what_is_left_unless_lines_are_replaced() throws Exception {
        String path = "/services/rest/record/v1/purchaseOrder/%s/!transform/vendorBill".formatted(order);
        send("POST", path + "?replace=item", "{\"item\":{\"items\":[{\"orderLine\":1,\"quantity\":4}]}}");
        assertThat(twin.heldBills().get(0).total()).isEqualTo(Money.of("200.00", "USD"));
        send("POST", path, "{}");
        assertThat(twin.heldBills().get(1).total()).isEqualTo(Money.of("350.00", "USD"));
        assertThat(twin.row("transaction", order)).containsEntry("status", "G");
        assertThat(send("POST", path, "{}").body()).contains("INVALID_INITIALIZE_REF");
    }

    @Test
    void suiteql_needs_its_header_and_gives_texts_page_by_page() throws Exception {
        String query = "{\"q\":\"select id, foreigntotal from transaction\"}";
        String path = "/services/rest/query/v1/suiteql?limit=1&offset=0";
        assertThat(send("POST", path, query).body()).contains("Prefer");
        assertThat(send("POST", path, query, "Prefer", "transient").body())
                .contains("\"foreigntotal\":\"-550.00\"", "\"hasMore\":false", "\"totalResults\":1");
        assertThat(send("POST", path.replace("limit=1", "limit=1001"), query, "Prefer", "transient")
                        .statusCode())
                .isEqualTo(400);
        assertThat(send("POST", path.replace("offset=0", "offset=100000"), query, "Prefer", "transient")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void tokens_end_rotate_and_die() throws Exception {
        String body = "grant_type=refresh_token&client_id=%s&client_secret=%s&refresh_token=%s"
                .formatted(credential("clientId"), credential("clientSecret"), credential("refreshToken"));
        String token = "/services/rest/auth/oauth2/v1/token";
        assertThat(send("POST", token, body).statusCode()).isEqualTo(200);
        assertThat(send("POST", token, body).body()).contains("invalid_grant");
        clock.advance(Duration.ofHours(1));
        assertThat(send("GET", BILL, "").statusCode()).isEqualTo(401);
        twin.misbehave(Misbehaviour.REVOKE_TOKENS);
        assertThat(send("GET", BILL, "").body()).contains("INVALID_LOGIN");
    }

    @Test
    void a_restlet_without_a_script_is_refused_in_its_own_shape() throws Exception {
        assertThat(send("POST", "/app/site/hosting/restlet.nl?script=1&deploy=1", "{}")
                        .body())
                .isEqualTo(
                        "{\"error\":{\"code\":\"SSS_INVALID_SCRIPTLET_ID\",\"message\":\"That Suitelet or RESTlet is invalid, disabled, or no longer exists.\"}}");
    }

    @Test
    void too_many_calls_at_once_are_refused_in_both_shapes() throws Exception {
        twin.concurrency(0);
        HttpResponse<String> rest = send("GET", BILL, "");
        assertThat(rest.statusCode()).isEqualTo(429);
        assertThat(rest.body()).contains("CONCURRENCY_LIMIT_EXCEEDED");
        HttpResponse<String> restlet = send("POST", "/app/site/hosting/restlet.nl?script=1&deploy=1", "{}");
        assertThat(restlet.statusCode()).isEqualTo(400);
        assertThat(restlet.body()).contains("SSS_REQUEST_LIMIT_EXCEEDED");
    }

    @Test
    void a_signature_that_does_not_fit_is_refused() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(twin.baseUrl() + BILL))
                .header("Authorization", "OAuth realm=\"1234567_SB1\", oauth_consumer_key=\"x\"")
                .build();
        assertThat(http.send(request, HttpResponse.BodyHandlers.ofString()).body())
                .contains("INVALID_LOGIN_ATTEMPT");
    }

    private String credential(String name) {
        return twin.oauth2Credentials().get(name).reveal();
    }
}
