package com.smartap.testkit.xero;

import static org.assertj.core.api.Assertions.assertThat;

import com.smartap.model.Money;
import com.smartap.model.erp.EntityType;
import com.smartap.testkit.TestClock;
import com.smartap.testkit.erp.ErpSeeds;
import com.smartap.testkit.twin.Misbehaviour;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class XeroTwinTest {
    private static final Instant EARLIER = Instant.parse("2026-11-01T08:00:00Z");
    private final TestClock clock = TestClock.at("2026-11-21T10:00:00Z");
    private final XeroTwin twin = new XeroTwin(clock).start(0);
    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeEach
    void seed() {
        for (int number = 1; number <= 5; number++) {
            twin.seed(ErpSeeds.vendor(twin, number, EARLIER.plusSeconds(number)));
        }
    }

    @AfterEach
    void close() {
        twin.close();
    }

    @Test
    void the_same_number_twice_makes_two_bills_and_the_same_key_one() throws Exception {
        put("/Invoices", bill("A-1", "400"), null);
        put("/Invoices", bill("A-1", "400"), null);
        assertThat(twin.heldBills()).hasSize(2);
        String first = put("/Invoices", bill("B-1", "400"), "key-1").body();
        assertThat(put("/Invoices", bill("B-1", "400"), "key-1").body()).isEqualTo(first);
        assertThat(twin.heldBills()).hasSize(3);
        clock.advance(Duration.ofMinutes(7));
        put("/Invoices", bill("B-1", "400"), "key-1");
        assertThat(twin.heldBills()).hasSize(4);
        assertThat(put("/Invoices", bill("B-1", "400"), "x".repeat(129)).statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "where=Name==\"Vendor 2\"|1",
                "where=Name==\"Vendor 9\"|0",
                "where=IsSupplier==true|0",
                "where=IsSupplier==false AND Name!=\"Vendor 2\"|4",
                "where=Name==\"Vendor 1\" OR Name==\"Vendor 2\"|2",
                "where=ContactID==guid(\"a0000003-0000-4000-8000-000000000000\")|1",
                "where=ContactStatus==\"active\"|5",
                "where=Addresses.City==\"Detroit\"|0",
                "IDs=a0000001-0000-4000-8000-000000000000,a0000002-0000-4000-8000-000000000000|2",
                "IDs=nonsense|0",
                "page=1&pageSize=2|2",
                "page=3&pageSize=2|1",
                "page=9|0"
            })
    void filters_and_pages_are_really_evaluated(String query, int count) throws Exception {
        String body = get("/Contacts?" + encoded(query), null).body();
        assertThat(body.split("\"ContactID\"", -1)).hasSize(count + 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "where=Name=",
                "where=Name LIKE 'x'",
                "where=(Name==\"x\")",
                "order=Name SIDEWAYS",
                "page=0",
                "pageSize=1001&page=1"
            })
    void what_is_not_understood_is_refused(String query) throws Exception {
        HttpResponse<String> answer = get("/Contacts?" + encoded(query), null);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("QueryParseException");
    }

    @Test
    void changes_since_a_moment_come_in_their_order() throws Exception {
        twin.touch(EntityType.VENDOR, twin.id(EntityType.VENDOR, 1));
        String body = get("/Contacts?page=1&order=UpdatedDateUTC%20ASC", "2026-11-01T08:00:03Z")
                .body();
        assertThat(body.indexOf("Vendor 4")).isPositive().isLessThan(body.indexOf("Vendor 5"));
        assertThat(body.indexOf("Vendor 5")).isLessThan(body.indexOf("Vendor 1"));
        assertThat(body)
                .doesNotContain("Vendor 2", "Vendor 3")
                .contains("/Date(1795255200000+0000)/", "\"pageCount\":1", "\"itemCount\":3");
    }

    @Test
    void archived_contacts_come_only_if_asked_for() throws Exception {
        twin.screen().alter("Contacts", twin.id(EntityType.VENDOR, 1), "ContactStatus", "ARCHIVED");
        assertThat(get("/Contacts", null).body()).doesNotContain("\"Vendor 1\"");
        assertThat(get("/Contacts?includeArchived=true", null).body()).contains("\"Vendor 1\"");
    }

    @Test
    void refusals_have_xeros_shapes() throws Exception {
        HttpResponse<String> answer = put("/Invoices", bill("A-1", "999"), null);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains("\"ErrorNumber\":10", "ValidationException", "Account code '999' is not a valid code");
        assertThat(get("/Invoices/nothing", null).statusCode()).isEqualTo(404);
        twin.misbehave(Misbehaviour.EXPIRE_TOKENS);
        assertThat(get("/Contacts", null).body()).contains("\"Status\":401", "Unauthorized");
    }

    @Test
    void a_body_without_its_wrapper_is_refused_and_noted() throws Exception {
        String bare = bill("A-1", "400").substring("{\"Invoices\":[".length()).replace("]}]}", "]}");
        assertThat(put("/Invoices", bare, null).statusCode()).isEqualTo(400);
        assertThat(twin.violations()).anySatisfy(note -> assertThat(note).contains("wrapper"));
    }

    @Test
    void fields_that_xero_would_pass_over_are_noted() throws Exception {
        put("/Invoices", bill("A-1", "400").replace("\"Date\"", "\"Total\":1,\"Refrence\":\"x\",\"Date\""), null);
        get("/Contacts?wher=1", null);
        assertThat(twin.violations())
                .anySatisfy(note -> assertThat(note).contains("Total"))
                .anySatisfy(note -> assertThat(note).contains("Refrence"))
                .anySatisfy(note -> assertThat(note).contains("wher"));
    }

    @Test
    void limits_say_which_and_how_long() throws Exception {
        twin.screen().limits(2, 5, 3);
        get("/Contacts", null);
        assertThat(get("/Contacts", null).headers().firstValue("X-MinLimit-Remaining"))
                .contains("0");
        HttpResponse<String> minute = get("/Contacts", null);
        assertThat(minute.statusCode()).isEqualTo(429);
        assertThat(minute.headers().firstValue("X-Rate-Limit-Problem")).contains("minute");
        clock.advance(Duration.ofSeconds(61));
        assertThat(get("/Contacts", null).statusCode()).isEqualTo(200);
        HttpResponse<String> day = get("/Contacts", null);
        assertThat(day.headers().firstValue("X-Rate-Limit-Problem")).contains("day");
        assertThat(Long.parseLong(day.headers().firstValue("Retry-After").orElseThrow()))
                .isGreaterThan(80_000);
    }

    @Test
    void a_bill_is_paid_part_by_part() throws Exception {
        put("/Invoices", bill("A-1", "400"), null);
        String id = twin.heldBills().get(0).id();
        twin.pay(id, Money.of("4.00", "USD"));
        assertThat(get("/Invoices/" + id, null).body()).contains("\"AmountDue\":6.50", "\"AmountPaid\":4.00");
        twin.pay(id, Money.of("6.50", "USD"));
        assertThat(get("/Invoices/" + id, null).body()).contains("\"Status\":\"PAID\"", "FullyPaidOnDate");
        assertThat(get("/Payments?where=" + encoded("PaymentType==\"ACCPAYPAYMENT\""), null)
                        .body())
                .contains(id, "4.00", "6.50");
    }

    private String bill(String number, String account) {
        return ("{\"Invoices\":[{\"Type\":\"ACCPAY\",\"Contact\":{\"ContactID\":\"%s\"},\"InvoiceNumber\":\"%s\","
                        + "\"Date\":\"2026-11-02\",\"DueDate\":\"2026-12-02\",\"Status\":\"AUTHORISED\",\"LineItems\":["
                        + "{\"Description\":\"x\",\"Quantity\":1,\"UnitAmount\":10.50,\"AccountCode\":\"%s\"}]}]}")
                .formatted(twin.id(EntityType.VENDOR, 1), number, account);
    }

    /** Encodes the values of a query. */
    private static String encoded(String query) {
        StringBuilder text = new StringBuilder();
        for (String pair : query.split("&", -1)) {
            int at = pair.indexOf('=');
            String value = URLEncoder.encode(pair.substring(at + 1), StandardCharsets.UTF_8);
            text.append(text.isEmpty() ? "" : "&").append(pair, 0, at + 1).append(value);
        }
        return query.matches("[A-Z].*==.*") ? URLEncoder.encode(query, StandardCharsets.UTF_8) : text.toString();
    }

    private HttpResponse<String> get(String path, @org.jspecify.annotations.Nullable String since) throws Exception {
        HttpRequest.Builder request = request(path).header("Accept", "application/json");
        if (since != null) {
            request.header("If-Modified-Since", since);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> put(String path, String body, @org.jspecify.annotations.Nullable String key)
            throws Exception {
        HttpRequest.Builder request =
                request(path).header("Content-Type", "application/json").PUT(HttpRequest.BodyPublishers.ofString(body));
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(twin.baseUrl() + "/api.xro/2.0" + path))
                .header("xero-tenant-id", XeroTwin.TENANT_ID)
                .header(
                        "Authorization",
                        "Bearer " + twin.credentials().get("accessToken").reveal());
    }
}
