package com.smartap.testkit.quickbooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.smartap.spi.erp.ErpVendor;
import com.smartap.spi.secret.Secret;
import com.smartap.testkit.TestClock;
import com.smartap.testkit.twin.Misbehaviour;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class QuickBooksTwinTest {
    private static final String BILL =
            "{\"VendorRef\":{\"value\":\"1\"},\"DocNumber\":\"A-1\",\"Line\":[{\"Amount\":10.50,"
                    + "\"DetailType\":\"AccountBasedExpenseLineDetail\","
                    + "\"AccountBasedExpenseLineDetail\":{\"AccountRef\":{\"value\":\"7\"}}}]}";
    private final TestClock clock = TestClock.at("2026-11-21T10:00:00Z");
    private final QuickBooksTwin twin = new QuickBooksTwin(clock).start(0);
    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeEach
    void seed() {
        twin.seed(new ErpVendor(
                "1", "O'Neill \\ Sons", null, null, null, List.of(), null, null, List.of(), true, clock.instant()));
    }

    @AfterEach
    void close() {
        twin.close();
    }

    @Test
    void the_same_request_id_gives_the_first_answer_and_one_bill() throws Exception {
        String first = post("/bill?requestid=r-1", BILL).body();
        assertThat(post("/bill?requestid=r-1", BILL).body()).isEqualTo(first);
        post("/bill?requestid=r-2", BILL);
        assertThat(twin.bills())
                .hasSize(2)
                .allSatisfy(bill -> assertThat(bill.total()).isEqualByComparingTo("10.50"));
        assertThat(twin.writes()).isEqualTo(3);
    }

    @Test
    void duplicate_numbers_are_refused_only_if_the_company_warns() throws Exception {
        post("/bill", BILL);
        assertThat(post("/bill", BILL).statusCode()).isEqualTo(200);
        twin.screen().warnAboutDuplicates(true);
        assertThat(post("/bill", BILL).body()).contains("\"Fault\"", "6140");
    }

    @Test
    void a_query_is_parsed_with_its_escapes_and_counts() throws Exception {
        assertThat(query("select * from Vendor where DisplayName = 'O\\'Neill \\\\ Sons'"))
                .contains("\"Id\":\"1\"");
        assertThat(query("SELECT COUNT(*) FROM Vendor")).contains("\"totalCount\":1");
        assertThat(query("select Id from Vendor where DisplayName like 'O%' and Id in ('1','2') orderby Id desc"))
                .contains("\"Id\":\"1\"");
        assertThat(query("select * from Vendor where Id > '1'")).contains("\"QueryResponse\":{}");
    }

    @Test
    void what_quickbooks_does_not_parse_is_a_fault() throws Exception {
        assertThat(query("select * from PurchaseOrder where POStatus = 'Open'")).contains("4001");
        assertThat(query("select * from Bill where Supplier = '1'")).contains("4001");
        assertThat(query("select * from Vendor orderby Nmae")).contains("4001");
        assertThat(query("select * from Vendor where Id = '1' or Id = '2'")).contains("4000");
        assertThat(query("select * from Nothing")).contains("4000");
        assertThat(query("select * from Vendor maxresults 1001")).contains("4000");
        assertThat(query("")).contains("4000");
        assertThat(query("select * from Vendor where Name = 'open")).contains("4000");
    }

    @Test
    void a_stale_sync_token_is_refused() throws Exception {
        post("/bill", BILL);
        String id = twin.bills().get(0).id();
        twin.touch("Bill", id);
        assertThat(post("/bill", "{\"Id\":\"" + id + "\",\"SyncToken\":\"0\",\"sparse\":true}")
                        .body())
                .contains("5010");
    }

    @Test
    void a_refresh_rotates_and_the_old_refresh_token_is_dead() throws Exception {
        Map<String, Secret> old = twin.credentials();
        assertThat(refresh(old).statusCode()).isEqualTo(200);
        assertThat(refresh(old).body()).contains("invalid_grant");
        assertThat(refresh(twin.credentials()).statusCode()).isEqualTo(200);
        assertThat(twin.refreshes()).isEqualTo(3);
    }

    @Test
    void an_access_token_ends_after_an_hour() throws Exception {
        clock.advance(Duration.ofMinutes(61));
        HttpResponse<String> answer = post("/bill", BILL);
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("\"fault\"", "3200");
    }

    @Test
    void misbehaviour_is_as_told_and_ends() throws Exception {
        twin.misbehave(Misbehaviour.LOSE_NEXT_ANSWER);
        assertThatThrownBy(() -> post("/bill", BILL)).isInstanceOf(IOException.class);
        assertThat(twin.bills()).hasSize(1);
        twin.misbehave(Misbehaviour.FAIL_BEFORE_NEXT);
        assertThatThrownBy(() -> post("/bill", BILL)).isInstanceOf(IOException.class);
        assertThat(twin.bills()).hasSize(1);
        twin.misbehave(Misbehaviour.DOWN);
        assertThat(post("/bill", BILL).statusCode()).isEqualTo(503);
        assertThat(post("/bill", BILL).statusCode()).isEqualTo(503);
        twin.behave();
        twin.misbehave(Misbehaviour.RATE_LIMITED_NEXT);
        assertThat(post("/bill", BILL).statusCode()).isEqualTo(429);
        assertThat(post("/bill", BILL).statusCode()).isEqualTo(200);
    }

    @Test
    void bodies_are_checked_against_the_published_schema() throws Exception {
        assertThat(post("/bill", BILL.replace("\"DocNumber\"", "\"DocNumbr\"")).body())
                .contains("2010", "Bill.DocNumbr");
        assertThat(post("/bill", BILL.replace("10.50", "\"10.50\"")).body()).contains("2010", "Bill.Line.Amount");
        assertThat(post("/bill", BILL.replace("\"VendorRef\":{\"value\":\"1\"},", ""))
                        .body())
                .contains("2020", "Bill.VendorRef");
        assertThat(post("/bill", BILL.replace("{\"Amount\"", "{\"Received\":3,\"Amount\""))
                        .statusCode())
                .isEqualTo(200);
        assertThat(post("/bill", BILL.replace("{\"VendorRef\"", "{\"TotalAmt\":1,\"VendorRef\""))
                        .body())
                .contains("\"TotalAmt\":10.5,");
        assertThat(twin.violations())
                .containsExactly(
                        "Bill.DocNumbr is unknown",
                        "Bill.Line.Amount is not decimal",
                        "Bill.VendorRef is missing",
                        "Bill.Line.Received is read-only",
                        "Bill.TotalAmt is read-only");
        assertThat(twin.bills()).hasSize(2);
    }

    @Test
    void changes_and_deletions_of_thirty_days_are_captured() throws Exception {
        post("/bill", BILL);
        String id = twin.bills().get(0).id();
        twin.delete("Bill", id);
        String since = clock.instant().minusSeconds(60).toString();
        assertThat(get("/cdc?entities=Vendor,Bill&changedSince=" + since))
                .contains(
                        "{\"CDCResponse\":[{\"QueryResponse\":[{\"Vendor\":[",
                        "\"status\":\"Deleted\",\"Id\":\"" + id + "\"");
        assertThat(get("/cdc?entities=Bill&changedSince=" + clock.instant().plusSeconds(1)))
                .contains("\"QueryResponse\":[{}]");
        assertThat(get("/cdc?entities=Bill&changedSince=2026-10-01T00:00:00Z")).contains("30 days");
        assertThat(get("/cdc?entities=TaxCode&changedSince=" + since)).contains("not tracked");
        QuickBooksTwin other = new QuickBooksTwin(clock);
        other.restore(twin.snapshot());
        assertThat(other.snapshot()).contains("\"gone\":{\"Bill\":{\"" + id + "\":\"2026-11-21T10:00:00Z\"}}");
    }

    @Test
    void a_request_id_is_answered_as_before_also_after_the_bill_was_deleted() throws Exception {
        String first = post("/bill?requestid=r-1", BILL).body();
        twin.delete("Bill", twin.bills().get(0).id());
        assertThat(post("/bill?requestid=r-1", BILL).body()).isEqualTo(first);
        assertThat(twin.bills()).isEmpty();
    }

    @Test
    void calls_beyond_the_limits_are_refused_until_time_has_passed() throws Exception {
        twin.screen().limit(2, 3);
        for (int expected : List.of(200, 200, 429)) {
            assertThat(post("/bill", BILL).statusCode()).isEqualTo(expected);
        }
        clock.advance(Duration.ofSeconds(1));
        assertThat(post("/bill", BILL).statusCode()).isEqualTo(200);
        clock.advance(Duration.ofSeconds(1));
        HttpResponse<String> refused = post("/bill", BILL);
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After")).isEmpty();
        clock.advance(Duration.ofMinutes(1));
        assertThat(post("/bill", BILL).statusCode()).isEqualTo(200);
    }

    @Test
    void a_bill_is_in_its_vendors_currency_and_a_foreign_one_has_a_rate() throws Exception {
        String euro = BILL.replace("\"DocNumber\"", "\"CurrencyRef\":{\"value\":\"EUR\"},\"DocNumber\"");
        assertThat(post("/bill", euro).body()).contains("6000", "currency");
        twin.screen().country("IE", "EUR");
        String irish = euro.replace("{\"VendorRef\"", "{\"GlobalTaxCalculation\":\"NotApplicable\",\"VendorRef\"");
        assertThat(post("/bill", irish).statusCode()).isEqualTo(200);
        assertThat(post("/bill", euro).body()).contains("2020", "GlobalTaxCalculation");
        String taxed = irish.replace("NotApplicable", "TaxExcluded");
        assertThat(post("/bill", taxed).body()).contains("6000", "tax code");
    }

    @Test
    void payments_can_be_voided_and_stand_in_the_way_of_deleting_a_bill() throws Exception {
        post("/bill", BILL);
        String id = twin.bills().get(0).id();
        twin.pay(id, new java.math.BigDecimal("10.50"));
        assertThat(post("/bill?operation=delete", "{\"Id\":\"" + id + "\",\"SyncToken\":\"1\"}")
                        .body())
                .contains("6000");
        String payment = twin.entities("BillPayment").get(0);
        String paymentId = payment.replaceAll(".*\"Id\":\"([0-9]+)\".*", "$1");
        String body = "{\"Id\":\"" + paymentId + "\",\"SyncToken\":\"0\"}";
        assertThat(post("/billpayment?operation=update&include=void", body).body())
                .contains("\"PrivateNote\":\"Voided\"");
        assertThat(twin.bills().get(0).balance()).isEqualByComparingTo("10.50");
        assertThat(post("/bill?operation=delete", "{\"Id\":\"" + id + "\",\"SyncToken\":\"2\"}")
                        .body())
                .contains("Deleted");
    }

    private String get(String path) throws IOException, InterruptedException {
        return http.send(request(path).GET().build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return http.send(
                request(path).POST(HttpRequest.BodyPublishers.ofString(body)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private String query(String query) throws IOException, InterruptedException {
        String path = "/query?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8);
        return http.send(request(path).GET().build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private HttpResponse<String> refresh(Map<String, Secret> credentials) throws IOException, InterruptedException {
        String pair = credentials.get("clientId").reveal() + ":"
                + credentials.get("clientSecret").reveal();
        return http.send(
                HttpRequest.newBuilder(twin.tokenUrl())
                        .header(
                                "Authorization",
                                "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)))
                        .POST(HttpRequest.BodyPublishers.ofString("grant_type=refresh_token&refresh_token="
                                + credentials.get("refreshToken").reveal()))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(twin.baseUrl() + "/v3/company/" + QuickBooksTwin.REALM_ID + path))
                .header(
                        "Authorization",
                        "Bearer " + twin.credentials().get("accessToken").reveal());
    }
}
