package com.smartap.connector.foxit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.smartap.spi.ConnectorAuthorizationException;
import com.smartap.spi.ConnectorException;
import com.smartap.spi.ConnectorProtocolException;
import com.smartap.spi.esign.ESignGateway;
import com.smartap.spi.esign.RequestOutcome;
import com.smartap.spi.esign.RequestOutcome.Refused;
import com.smartap.spi.esign.RequestOutcome.Unknown;
import com.smartap.spi.secret.Secret;
import com.smartap.testkit.TestClock;
import com.smartap.testkit.connector.CapturedLog;
import com.smartap.testkit.connector.TestConnectorContext;
import com.smartap.testkit.connector.TestCredentialVault;
import com.smartap.testkit.esign.SigningRequests;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that the simulator does not give. */
class FoxitAnswersTest {
    private static final String SECRET = "portal-secret-that-must-not-show";
    private static final String NONE = "{\"result\":\"success\",\"allFolderIds\":[]}";
    private final TestClock clock = TestClock.at("2026-11-20T15:00:00Z");
    private final MockWebServer server = new MockWebServer();
    private final TestCredentialVault vault = new TestCredentialVault(
            clock, Map.of("clientId", Secret.of("portal-client-id"), "clientSecret", Secret.of(SECRET)));
    private volatile String list = NONE;
    private volatile MockResponse next = new MockResponse.Builder().build();
    private volatile int writes;

    @BeforeEach
    void start() throws IOException {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                String path = request.getUrl().encodedPath();
                if (path.endsWith("/getAllFolderIdsByStatus")) {
                    return new MockResponse.Builder().body(list).build();
                }
                writes += request.getMethod().equals("POST") ? 1 : 0;
                return next;
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200|{\"result\":\"error\",\"error_description\":\"Not enough credits\"}|Not enough credits",
                "200|{\"result\":\"ERROR\",\"message\":\"No\"}|No",
                "400|{\"error\":\"bad\",\"error_description\":\"Invalid email\"}|Invalid email",
                "415|<html>|another kind of body",
                "422|{\"message\":\"Invalid party\"}|Invalid party"
            })
    void a_refusal_is_told_in_foxits_words(int status, String body, String words) throws IOException {
        next = new MockResponse.Builder().code(status).body(body).build();
        assertThat(ask(gateway()))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.reason()).contains(words));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "null",
                "<html></html>",
                "{\"result\":\"success\"}",
                "{\"result\":\"success\",\"folder\":{}}",
                "{\"result\":\"success\",\"folder\":{\"folderId\":\"../1\",\"folderStatus\":\"SHARED\"}}",
                "{\"result\":\"success\",\"folder\":{\"folderId\":12,\"folderStatus\":\"NEVER_HEARD\"}}"
            })
    void an_answer_that_makes_no_sense_leaves_open_whether_anybody_was_asked(String body) throws IOException {
        next = new MockResponse.Builder().body(body).build();
        ESignGateway gateway = gateway();
        assertThat(ask(gateway)).isInstanceOf(Unknown.class);
        assertThat(writes).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"result\":\"success\",\"allFolderIds\":null}",
                "{\"result\":\"success\",\"allFolderIds\":{}}",
                "{\"result\":\"success\",\"allFolderIds\":[\"x\"]}",
                "{\"result\":\"success\",\"allFolderIds\":[-3]}",
                "{\"result\":\"success\",\"allFolderIds\":[1.5]}",
                "{\"result\":\"error\",\"error_description\":\"status parameter must be required\"}"
            })
    void a_list_that_makes_no_sense_is_not_taken_for_an_empty_one(String answer) {
        list = answer;
        assertThatThrownBy(() -> ask(gateway())).isInstanceOf(ConnectorException.class);
        assertThat(writes).as("nothing may be sent").isZero();
    }

    @Test
    void too_many_calls_are_waited_for_as_long_as_foxit_says() throws IOException {
        next = new MockResponse.Builder()
                .code(429)
                .setHeader("Retry-After", "41")
                .build();
        assertThatThrownBy(() -> ask(gateway())).isInstanceOf(ConnectorException.class);
        assertThat(Duration.between(TestClock.at("2026-11-20T15:00:00Z").instant(), clock.instant()))
                .isGreaterThanOrEqualTo(Duration.ofSeconds(3 * 41));
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void keys_that_are_not_taken_ask_for_a_person(int status) {
        next = new MockResponse.Builder()
                .code(status)
                .body("{\"message\":\"no\"}")
                .build();
        assertThatThrownBy(() -> ask(gateway())).isInstanceOf(ConnectorAuthorizationException.class);
    }

    @Test
    void another_folder_than_the_one_that_was_asked_for_is_not_believed() {
        next = new MockResponse.Builder()
                .body("{\"result\":\"success\",\"folder\":{\"folderId\":13,\"folderStatus\":\"EXECUTED\"}}")
                .build();
        assertThatThrownBy(() -> gateway().status("12")).isInstanceOf(ConnectorProtocolException.class);
    }

    @Test
    void what_foxit_repeats_of_our_keys_shows_nowhere() throws IOException {
        next = new MockResponse.Builder()
                .body("{\"result\":\"error\",\"error_description\":\"Secret %s is wrong\"}".formatted(SECRET))
                .build();
        CapturedLog log = CapturedLog.start();
        RequestOutcome told = ask(gateway());
        String logged = log.stop();
        assertThat(told.toString()).contains("••••").doesNotContain(SECRET);
        assertThat(logged).doesNotContain(SECRET);
    }

    @Test
    void a_redirect_is_not_followed() throws IOException {
        next = new MockResponse.Builder()
                .code(302)
                .setHeader("Location", "https://evil.example/")
                .build();
        assertThat(ask(gateway())).isInstanceOf(Unknown.class);
        assertThat(writes).isEqualTo(1);
    }

    private ESignGateway gateway() {
        return FoxitFixture.patient(clock)
                .create(new TestConnectorContext(
                        "foxit-1",
                        clock,
                        URI.create("http://127.0.0.1:" + server.getPort()),
                        Map.of("surface", "gateway"),
                        vault));
    }

    private RequestOutcome ask(ESignGateway gateway) throws IOException {
        try (gateway) {
            return gateway.request(SigningRequests.request("A", 1, clock.instant()), FoxitFixture.key("A"));
        }
    }
}
