package com.smartap.connector.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.smartap.spi.ConnectorAuthorizationException;
import com.smartap.spi.ConnectorProtocolException;
import com.smartap.spi.ConnectorUnavailableException;
import com.smartap.spi.InvalidRequestException;
import com.smartap.spi.erp.ErpConsent;
import com.smartap.spi.secret.CredentialVault;
import com.smartap.spi.secret.Credentials;
import com.smartap.spi.secret.Secret;
import com.smartap.testkit.connector.TestConnectorContext;
import com.smartap.testkit.connector.TestCredentialVault;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OAuth2TokenSourceTest {
    private static final ApiCall CALL = ApiCall.get(java.net.URI.create("http://127.0.0.1/x"));
    private static final String VALID = "2026-11-21T10:30:00Z";
    private static final String OVER = "2026-11-21T10:00:30Z"; // less than the skew of a minute ahead
    private static final String ANSWER =
            "{\"access_token\":\"access-1\",\"refresh_token\":\"refresh-1\",\"expires_in\":3600}";
    private final HttpFixture http = new HttpFixture();

    @AfterEach
    void close() {
        http.close();
    }

    @Test
    void a_token_that_is_valid_is_used_without_a_call() {
        assertThat(bearer(http.tokens(vault(VALID)).headers(CALL))).isEqualTo("Bearer access-0");
        assertThat(http.server.getRequestCount()).isZero();
    }

    @Test
    void a_token_about_to_end_is_renewed_and_the_rotated_one_is_stored() throws Exception {
        TestCredentialVault vault = vault(OVER);
        http.answer(200, ANSWER);
        assertThat(bearer(http.tokens(vault).headers(CALL))).isEqualTo("Bearer access-1");
        assertThat(vault.read().require("refreshToken").reveal()).isEqualTo("refresh-1");
        assertThat(vault.read().require("expiresAt").reveal()).isEqualTo("2026-11-21T11:00:00Z");
        assertThat(http.server.takeRequest().getBody().utf8())
                .isEqualTo("grant_type=refresh_token&refresh_token=refresh-0");
    }

    @Test
    void twenty_threads_on_two_nodes_renew_once() throws Exception {
        TestCredentialVault vault = vault(OVER);
        http.answer(200, ANSWER);
        List<OAuth2TokenSource> nodes = List.of(http.patientTokens(vault), http.patientTokens(vault));
        ExecutorService threads = Executors.newFixedThreadPool(20);
        CountDownLatch start = new CountDownLatch(1);
        List<Future<String>> seen = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            OAuth2TokenSource node = nodes.get(i % 2);
            seen.add(threads.submit(() -> {
                start.await();
                return bearer(node.headers(CALL));
            }));
        }
        start.countDown();
        for (Future<String> one : seen) {
            assertThat(one.get(20, TimeUnit.SECONDS)).isEqualTo("Bearer access-1");
        }
        threads.shutdown();
        assertThat(http.server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void a_crash_between_storing_and_using_leaves_usable_tokens() {
        TestCredentialVault vault = vault(OVER);
        vault.failAfterStoring();
        http.answer(200, ANSWER);
        OAuth2TokenSource first = http.tokens(vault);
        assertThatThrownBy(() -> first.headers(CALL)).hasMessageContaining("died");
        assertThat(bearer(http.tokens(vault).headers(CALL))).isEqualTo("Bearer access-1");
        assertThat(http.server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void a_dead_refresh_token_asks_for_a_person_and_is_not_tried_again() {
        TestCredentialVault vault = vault(OVER);
        http.answer(400, "{\"error\":\"invalid_grant\",\"error_description\":\"Incorrect refresh-0\"}");
        OAuth2TokenSource tokens = http.tokens(vault);
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> tokens.headers(CALL))
                    .isInstanceOf(ConnectorAuthorizationException.class)
                    .hasMessageContaining("Reconnect needed")
                    .hasMessageNotContaining("refresh-0")
                    .hasMessageNotContaining("client-secret");
        }
        assertThat(http.server.getRequestCount()).isEqualTo(1);
        vault.replace(http.credentials(VALID));
        assertThat(bearer(tokens.headers(CALL))).isEqualTo("Bearer access-0");
    }

    @Test
    void a_refused_token_is_renewed_once_and_the_call_repeated() {
        ApiClient client = http.client(http.tokens(vault(VALID)));
        http.answer(401, "");
        http.answer(200, ANSWER);
        http.answer(200, "{}");
        assertThat(client.send(ApiCall.get(http.uri("/x"))).isSuccess()).isTrue();
        assertThat(http.server.getRequestCount()).isEqualTo(3);
    }

    @Test
    void a_token_that_is_refused_again_asks_for_a_person() {
        ApiClient client = http.client(http.tokens(vault(VALID)));
        http.answer(401, "");
        http.answer(200, ANSWER);
        http.answer(401, "");
        assertThatThrownBy(() -> client.send(ApiCall.get(http.uri("/x"))))
                .isInstanceOf(ConnectorAuthorizationException.class);
        assertThat(http.server.getRequestCount()).isEqualTo(3);
    }

    @Test
    void a_lease_that_another_node_keeps_is_waited_for_and_then_given_up() {
        TestCredentialVault vault = vault(OVER);
        CredentialVault held = new CredentialVault() {
            @Override
            public Credentials read() {
                return vault.read();
            }

            @Override
            public java.util.Optional<Lease> tryLease(Duration duration) {
                return java.util.Optional.empty();
            }
        };
        assertThatThrownBy(() -> http.tokens(held).headers(CALL)).isInstanceOf(ConnectorUnavailableException.class);
        assertThat(http.server.getRequestCount()).isZero();
    }

    @Test
    void a_token_endpoint_that_answers_nonsense_is_not_understood_and_nothing_is_stored() {
        TestCredentialVault vault = vault(OVER);
        OAuth2TokenSource tokens = http.tokens(vault);
        for (String nonsense : List.of(
                "<html>",
                "[]",
                "",
                "{}",
                "{\"access_token\":\"two words\"}",
                "{\"access_token\":null}",
                "{\"a\":".repeat(5000))) {
            http.answer(200, nonsense);
            assertThatThrownBy(() -> tokens.headers(CALL)).isInstanceOf(ConnectorProtocolException.class);
        }
        assertThat(vault.history()).hasSize(1);
    }

    @Test
    void nothing_that_is_printed_holds_a_secret() {
        TestCredentialVault vault = vault(OVER);
        http.answer(200, ANSWER);
        OAuth2TokenSource tokens = http.tokens(vault);
        assertThat(tokens.headers(CALL).toString() + vault.read() + tokens)
                .doesNotContain("access-", "refresh-", "secret");
    }

    @Test
    void a_person_connects_with_state_and_proof_of_possession() throws Exception {
        AuthorizationCodeFlow flow = new AuthorizationCodeFlow(
                new TestConnectorContext("books", http.clock, null, Map.of(), vault(VALID)),
                BaseUrl.of("authorizeUrl", "https://appcenter.intuit.com/connect/oauth2"),
                OAuth2Settings.basic(http.uri("/token")),
                "com.intuit.quickbooks.accounting",
                AuthorizationCodeFlow.Completion.CREDENTIALS,
                http.options);
        URI back = URI.create("https://host.example/callback");
        ErpConsent.Begun start = flow.begin(back);
        assertThat(start.url().toString())
                .startsWith("https://appcenter.intuit.com/connect/oauth2?response_type=code&client_id=client")
                .contains("code_challenge_method=S256", "state=" + start.state().reveal());
        assertThatThrownBy(() -> flow.complete(start, Map.of("state", "forged", "code", "code-1")))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("begin again");
        Map<String, String> declined = Map.of("state", start.state().reveal(), "error", "access_denied");
        assertThatThrownBy(() -> flow.complete(start, declined))
                .isInstanceOf(ConnectorAuthorizationException.class)
                .hasMessageContaining("access_denied");
        http.answer(200, ANSWER);
        Credentials got = flow.complete(start, Map.of("state", start.state().reveal(), "code", "code-1"))
                .credentials();
        assertThat(got.require("refreshToken").reveal()).isEqualTo("refresh-1");
        assertThat(http.server.takeRequest().getBody().utf8())
                .contains(
                        "grant_type=authorization_code",
                        "code_verifier=" + start.verifier().reveal());
        flow.close();
    }

    @Test
    void without_a_refresh_token_a_client_may_have_a_right_of_its_own() throws InterruptedException {
        Map<String, Secret> own = Map.of("clientId", Secret.of("client"), "clientSecret", Secret.of("client-secret"));
        OAuth2Settings settings = OAuth2Settings.basic(http.uri("/token")).withClientCredentials("read write");
        try (OAuth2TokenSource tokens = new OAuth2TokenSource(
                "books", http.clock, new TestCredentialVault(http.clock, own), settings, http.options)) {
            http.answer(200, "{\"access_token\":\"access-1\",\"expires_in\":1800}");
            assertThat(bearer(tokens.headers(CALL))).isEqualTo("Bearer access-1");
            assertThat(http.server.takeRequest().getBody().utf8())
                    .isEqualTo("grant_type=client_credentials&scope=read%20write");
        }
    }

    @Test
    void a_public_client_names_itself_in_the_body() throws InterruptedException {
        Map<String, Secret> own = Map.of("clientId", Secret.of("client"), "refreshToken", Secret.of("refresh-0"));
        try (OAuth2TokenSource tokens = http.tokens(new TestCredentialVault(http.clock, own))) {
            http.answer(200, ANSWER);
            tokens.headers(CALL);
            mockwebserver3.RecordedRequest request = http.server.takeRequest();
            assertThat(request.getHeaders().get("Authorization")).isNull();
            assertThat(request.getBody().utf8()).contains("client_id=client").doesNotContain("client_secret");
        }
    }

    private TestCredentialVault vault(String expiresAt) {
        return new TestCredentialVault(http.clock, http.credentials(expiresAt));
    }

    private static String bearer(Map<String, Secret> headers) {
        return headers.get("Authorization").reveal();
    }
}
