package com.smartap.connector.quickbooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.smartap.spi.ConnectorAuthorizationException;
import com.smartap.spi.InvalidRequestException;
import com.smartap.spi.erp.ErpConnector;
import com.smartap.spi.erp.ErpConsent;
import com.smartap.spi.secret.Secret;
import com.smartap.testkit.connector.TestConnectorContext;
import com.smartap.testkit.connector.TestCredentialVault;
import com.smartap.testkit.quickbooks.QuickBooksTwin;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class QuickBooksConsentTest {
    private static final URI REDIRECT = URI.create("https://host.example/callback");
    private final TwinFixture fixture = new TwinFixture();
    private final TestCredentialVault app = new TestCredentialVault(
            fixture.clock,
            Map.of(
                    "clientId", fixture.twin.credentials().get("clientId"),
                    "clientSecret", fixture.twin.credentials().get("clientSecret")));

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void a_consent_gives_credentials_and_the_company_with_which_a_connector_works() throws Exception {
        try (ErpConsent consent = consent(fixture.twin.baseUrl())) {
            ErpConsent.Begun begun = consent.begin(REDIRECT);
            assertThat(begun.url().getQuery()).contains("scope=com.intuit.quickbooks.accounting", "S256");
            Map<String, String> callback = agree(begun.url());
            ErpConsent.Connected connected = consent.complete(begun, callback);
            assertThat(connected.settings()).containsEntry("realmId", QuickBooksTwin.REALM_ID);
            assertThat(connected.companies())
                    .singleElement()
                    .satisfies(company -> assertThat(company.settings()).isEqualTo(connected.settings()));

            TestCredentialVault vault = new TestCredentialVault(
                    fixture.clock, connected.credentials().values());
            try (ErpConnector connector = new QuickBooksConnectorProvider()
                    .create(new TestConnectorContext(
                            "books", fixture.clock, fixture.twin.baseUrl(), connected.settings(), vault))) {
                assertThat(connector.test().company()).isEqualTo("Twin Manufacturing LLC");
            }
            assertThatThrownBy(() -> consent.complete(begun, callback))
                    .as("a code holds once")
                    .isInstanceOf(ConnectorAuthorizationException.class);
        }
    }

    @Test
    void another_state_another_verifier_and_a_missing_company_are_refused() throws Exception {
        try (ErpConsent consent = consent(fixture.twin.baseUrl())) {
            ErpConsent.Begun begun = consent.begin(REDIRECT);
            Map<String, String> forged = new HashMap<>(agree(begun.url()));
            forged.put("state", "other");
            assertThatThrownBy(() -> consent.complete(begun, forged)).isInstanceOf(InvalidRequestException.class);

            ErpConsent.Begun stolen =
                    new ErpConsent.Begun(begun.url(), REDIRECT, begun.state(), Secret.of("another-verifier"));
            Map<String, String> callback = agree(begun.url());
            assertThatThrownBy(() -> consent.complete(stolen, callback))
                    .isInstanceOf(ConnectorAuthorizationException.class);

            Map<String, String> nowhere = new HashMap<>(agree(begun.url()));
            nowhere.remove("realmId");
            assertThatThrownBy(() -> consent.complete(begun, nowhere))
                    .isInstanceOf(ConnectorAuthorizationException.class)
                    .hasMessageContaining("realmId");
        }
    }

    @Test
    void the_page_is_intuits_unless_everything_is_called_elsewhere() {
        try (ErpConsent consent = consent(null)) {
            assertThat(consent.begin(REDIRECT).url().toString())
                    .startsWith("https://appcenter.intuit.com/connect/oauth2?response_type=code");
        }
        try (ErpConsent consent = consent(URI.create("http://127.0.0.1:4911/v3/company/77"))) {
            assertThat(consent.begin(REDIRECT).url().toString()).startsWith("http://127.0.0.1:4911/connect/oauth2?");
        }
    }

    private ErpConsent consent(@org.jspecify.annotations.Nullable URI address) {
        return new QuickBooksConnectorProvider()
                .consent(new TestConnectorContext("books", fixture.clock, address, Map.of(), app))
                .orElseThrow();
    }

    /** What the person's browser does: the page sends it back at once. */
    private static Map<String, String> agree(URI url) throws IOException, InterruptedException {
        HttpResponse<Void> answer = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(url).GET().build(), HttpResponse.BodyHandlers.discarding());
        assertThat(answer.statusCode()).isEqualTo(302);
        Map<String, String> callback = new HashMap<>();
        String query = URI.create(answer.headers().firstValue("Location").orElseThrow())
                .getRawQuery();
        for (String pair : query.split("&", -1)) {
            String[] parts = pair.split("=", 2);
            callback.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return callback;
    }
}
