package com.smartap.connector.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.smartap.spi.ConnectorUnavailableException;
import com.smartap.spi.InvalidConfigurationException;
import com.smartap.spi.secret.Secret;
import com.smartap.testkit.TestClock;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {
    private static final Secret PASSWORD = Secret.of("store-password");
    private static final HeldCertificate SERVER =
            new HeldCertificate.Builder().addSubjectAlternativeName("localhost").build();
    private static final HeldCertificate CLIENT =
            new HeldCertificate.Builder().commonName("smartap").build();

    @TempDir
    private Path folder;

    private final MockWebServer server = new MockWebServer();

    @BeforeEach
    void start() throws IOException {
        HandshakeCertificates certificates = new HandshakeCertificates.Builder()
                .heldCertificate(SERVER)
                .addTrustedCertificate(CLIENT.certificate())
                .build();
        server.useHttps(certificates.sslSocketFactory());
        server.start(InetAddress.getByName("localhost"), 0);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void a_self_signed_certificate_is_refused_unless_it_is_in_the_trust_store() throws IOException {
        assertThatThrownBy(() -> get(Tls.PLATFORM)).isInstanceOf(ConnectorUnavailableException.class);
        Path pem = Files.writeString(folder.resolve("server.pem"), SERVER.certificatePem());
        assertThat(get(Tls.of(pem, null, null, null))).isEqualTo(200);
    }

    @Test
    void a_pkcs12_trust_store_works_with_its_password_only() throws IOException, GeneralSecurityException {
        Path store = folder.resolve("trust.p12");
        KeyStore certificates = empty();
        certificates.setCertificateEntry("b1", SERVER.certificate());
        save(certificates, store);
        assertThat(get(Tls.of(store, PASSWORD, null, null))).isEqualTo(200);
        assertThatThrownBy(() -> Tls.of(store, Secret.of("wrong-password"), null, null))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageContaining("trustStorePassword")
                .hasMessageNotContaining("wrong-password");
    }

    @Test
    void another_certificate_in_the_trust_store_does_not_open_the_door() throws IOException {
        Path pem = Files.writeString(folder.resolve("other.pem"), CLIENT.certificatePem());
        assertThatThrownBy(() -> get(Tls.of(pem, null, null, null))).isInstanceOf(ConnectorUnavailableException.class);
    }

    @Test
    void the_name_of_the_host_is_verified_even_if_the_certificate_is_trusted() throws IOException {
        Path pem = Files.writeString(folder.resolve("server.pem"), SERVER.certificatePem());
        URI byNumber = URI.create("https://127.0.0.1:" + server.getPort());
        assertThatThrownBy(() -> get(Tls.of(pem, null, null, null), byNumber))
                .isInstanceOf(ConnectorUnavailableException.class);
    }

    @Test
    void the_certificate_of_the_key_store_is_shown() throws IOException, GeneralSecurityException {
        server.requireClientAuth();
        Path pem = Files.writeString(folder.resolve("server.pem"), SERVER.certificatePem());
        Path keys = folder.resolve("client.p12");
        KeyStore store = empty();
        store.setKeyEntry(
                "client", CLIENT.keyPair().getPrivate(), PASSWORD.reveal().toCharArray(), new Certificate[] {
                    CLIENT.certificate()
                });
        save(store, keys);
        assertThat(get(Tls.of(pem, null, keys, PASSWORD))).isEqualTo(200);
        assertThatThrownBy(() -> get(Tls.of(pem, null, null, null))).isInstanceOf(ConnectorUnavailableException.class);
    }

    @Test
    void files_that_are_not_what_they_should_be_are_named_without_their_content() throws IOException {
        Path text = Files.writeString(folder.resolve("notes.txt"), "the-content");
        Path absent = folder.resolve("absent.pem");
        Path damaged = Files.writeString(folder.resolve("damaged.pem"), "-----BEGIN CERTIFICATE-----\nthe-content\n");
        for (Path file : new Path[] {text, absent, damaged}) {
            assertThatThrownBy(() -> Tls.of(file, null, null, null))
                    .isInstanceOf(InvalidConfigurationException.class)
                    .hasMessageContaining(file.getFileName().toString())
                    .hasMessageNotContaining("the-content");
            assertThatThrownBy(() -> Tls.of(null, null, file, PASSWORD))
                    .isInstanceOf(InvalidConfigurationException.class)
                    .hasMessageContaining("keyStore");
        }
    }

    private int get(Tls tls) {
        return get(tls, URI.create("https://localhost:" + server.getPort()));
    }

    private int get(Tls tls, URI uri) {
        server.enqueue(new MockResponse.Builder().code(200).body("{}").build());
        TestClock clock = TestClock.at("2026-11-21T10:00:00Z");
        ClientOptions options = ClientOptions.DEFAULT
                .withSleeper(Sleeper.moving(clock, clock::advance))
                .withTls(tls);
        try (ApiClient client = new ApiClient("b1", clock, options, Authentication.NONE, ProviderError.Reader.NONE)) {
            return client.send(ApiCall.get(uri)).status();
        }
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private static void save(KeyStore store, Path file) throws GeneralSecurityException, IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, PASSWORD.reveal().toCharArray());
        }
    }
}
