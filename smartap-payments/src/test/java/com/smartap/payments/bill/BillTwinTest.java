package com.smartap.payments.bill;

import static org.assertj.core.api.Assertions.assertThat;

import com.smartap.testkit.TestClock;
import com.smartap.testkit.bill.BillTwin;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** That the simulated BILL is as strict as the real one, asked without our own client. */
class BillTwinTest {
    private static final String LOGIN = """
            {"username":"payer@example.test","password":"correct-horse-battery",
             "organizationId":"00801TWINORGANIZATION","devKey":"01TWINDEVKEYTWINDEVKEY"%s}""";
    private final TestClock clock = TestClock.at(BillRig.NOW);
    private final BillTwin twin = BillTwin.start(clock);
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        twin.close();
    }

    @Test
    void a_fourth_call_at_the_same_time_is_refused() throws Exception {
        CountDownLatch arrived = new CountDownLatch(4);
        twin.beforeEachRequest(() -> {
            arrived.countDown();
            try {
                assertThat(arrived.await(10, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        List<Integer> statuses = Stream.of(1, 2, 3, 4)
                .map(i ->
                        http.sendAsync(request("GET", "/v3/bills", "none", null), HttpResponse.BodyHandlers.ofString()))
                .toList()
                .stream()
                .map(answer -> answer.join().statusCode())
                .toList();
        assertThat(statuses).contains(429);
    }

    @Test
    void a_session_dies_after_35_idle_minutes_and_payments_want_trust() throws Exception {
        String session = session("");
        assertThat(send("GET", "/v3/bills", session, null)).contains("results");
        assertThat(send("POST", "/v3/payments", session, "{}")).contains("MFA trusted");
        clock.advance(Duration.ofMinutes(36));
        assertThat(send("GET", "/v3/bills", session, null)).contains("BDC_1109");
    }

    @Test
    void what_the_documentation_does_not_allow_is_noted() throws Exception {
        String session = session(",\"rememberMeId\":\"remember-me-0\",\"device\":\"SmartAP\"");
        send("POST", "/v3/bills", session, "{\"vendor\":\"009\"}");
        send("POST", "/v3/payments", session, "{\"billId\":\"00n\",\"amount\":\"ten\"}");
        send("GET", "/v3/bills?filters=invoiceNumber:eq:1", session, null);
        send("GET", "/v3/payments?filters=billId:eq:1&limit=5", session, null);
        send("GET", "/v3/bills?max=500", session, null);
        send("GET", "/v3/nothing", session, null);
        assertThat(twin.violations())
                .anyMatch(text -> text.contains("unknown field vendor"))
                .anyMatch(text -> text.contains("payment has no fundingAccount"))
                .anyMatch(text -> text.contains("cannot be filtered by invoiceNumber"))
                .anyMatch(text -> text.contains("cannot be filtered by billId"))
                .anyMatch(text -> text.contains("unknown parameter limit"))
                .anyMatch(text -> text.contains("max (500)"))
                .anyMatch(text -> text.contains("/v3/nothing does not exist"));
    }

    @Test
    void a_bill_is_not_paid_beyond_its_open_amount() throws Exception {
        String session = session(",\"rememberMeId\":\"remember-me-0\",\"device\":\"SmartAP\"");
        String vendor = twin.enterVendor(twin.payee(1), "");
        send("POST", "/v3/bills", session, """
                {"vendorId":"%s","dueDate":"2026-12-01","billLineItems":[{"amount":10}],
                 "invoice":{"invoiceNumber":"I-1","invoiceDate":"2026-11-20"}}""".formatted(vendor));
        String order = """
                {"vendorId":"%s","billId":"%s","amount":6,"fundingAccount":{"type":"BANK_ACCOUNT","id":"bac01TWINFUNDINGTWIN"},
                 "processingOptions":{"createBill":false}}""".formatted(vendor, twin.billId("I-1").orElseThrow());
        assertThat(send("POST", "/v3/payments", session, order)).contains("SCHEDULED");
        assertThat(send("POST", "/v3/payments", session, order)).contains("more than the amount due");
        assertThat(twin.payments()).hasSize(1);
        assertThat(twin.violations()).isEmpty();
    }

    private String session(String more) throws Exception {
        String answer = send("POST", "/v3/login", "none", LOGIN.formatted(more));
        return answer.replaceAll(".*\"sessionId\":\"([^\"]+)\".*", "$1");
    }

    private String send(String method, String path, String session, String body) throws Exception {
        return http.send(request(method, path, session, body), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private HttpRequest request(String method, String path, String session, String body) {
        return HttpRequest.newBuilder(URI.create(twin.baseUrl() + path))
                .header("devKey", "01TWINDEVKEYTWINDEVKEY")
                .header("sessionId", session)
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body))
                .build();
    }
}
