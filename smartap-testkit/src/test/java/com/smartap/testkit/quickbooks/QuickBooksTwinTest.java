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
        twin.warnAboutDuplicates(true);
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
        assertThat(post("/bill", BILL).headers().firstValue("Retry-After")).contains("7");
        assertThat(post("/bill", BILL).statusCode()).isEqualTo(200);
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
