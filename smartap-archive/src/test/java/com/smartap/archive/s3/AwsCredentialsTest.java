package com.smartap.archive.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.smartap.spi.secret.Secret;
import com.smartap.testkit.TestClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AwsCredentialsTest {
    private final MockWebServer server = new MockWebServer();

    @TempDir
    Path home;

    private final TestClock clock = TestClock.at(Instant.parse("2026-11-21T10:00:00Z"));
    private final Map<String, String> environment = new HashMap<>(Map.of("AWS_EC2_METADATA_DISABLED", "true"));

    @BeforeEach
    void listen() throws IOException {
        server.start();
    }

    @AfterEach
    void close() {
        server.close();
    }

    private AwsCredentialsSource source() {
        return AwsCredentialsSource.standard(clock, environment::get, home);
    }

    private static MockResponse credentials(String id, String until) {
        return new MockResponse.Builder()
                .body(
                        ("{\"AccessKeyId\":\"%s\",\"SecretAccessKey\":\"s3cret\",\"Token\":\"t0ken\",\"Expiration\":\"%s\"}")
                                .formatted(id, until))
                .build();
    }

    @Test
    void the_environment_comes_first_and_then_the_profile() throws IOException {
        Files.createDirectories(home.resolve(".aws"));
        Files.writeString(
                home.resolve(".aws/credentials"),
                "[other]\naws_access_key_id = OTHER\naws_secret_access_key = x\n\n# mine\n[default]\n"
                        + "aws_access_key_id=FROM-PROFILE\naws_secret_access_key = a=b/c\naws_session_token=tok\n");
        AwsCredentials profile = source().current();
        assertThat(profile.accessKeyId()).isEqualTo("FROM-PROFILE");
        assertThat(profile.secretAccessKey()).isEqualTo(Secret.of("a=b/c"));
        assertThat(profile.sessionToken()).contains(Secret.of("tok"));
        environment.put("AWS_PROFILE", "other");
        assertThat(source().current().accessKeyId()).isEqualTo("OTHER");
        environment.put("AWS_ACCESS_KEY_ID", "FROM-ENV");
        environment.put("AWS_SECRET_ACCESS_KEY", "y");
        assertThat(source().current().accessKeyId()).isEqualTo("FROM-ENV");
    }

    @Test
    void a_container_asks_its_endpoint_and_renews_before_the_end() throws Exception {
        environment.put(
                "AWS_CONTAINER_CREDENTIALS_FULL_URI", server.url("/role").toString());
        environment.put("AWS_CONTAINER_AUTHORIZATION_TOKEN", "pod-token");
        server.enqueue(credentials("ONE", "2026-11-21T11:00:00Z"));
        server.enqueue(credentials("TWO", "2026-11-21T12:00:00Z"));
        AwsCredentialsSource source = source();
        assertThat(source.current().accessKeyId()).isEqualTo("ONE");
        clock.advance(Duration.ofMinutes(50));
        assertThat(source.current().accessKeyId()).isEqualTo("ONE");
        clock.advance(Duration.ofMinutes(6));
        assertThat(source.current().accessKeyId()).isEqualTo("TWO");
        assertThat(server.takeRequest().getHeaders().get("Authorization")).isEqualTo("pod-token");
    }

    @Test
    void an_endpoint_that_is_away_for_a_moment_does_not_end_what_is_still_good() throws Exception {
        environment.put(
                "AWS_CONTAINER_CREDENTIALS_FULL_URI", server.url("/role").toString());
        server.enqueue(credentials("ONE", "2026-11-21T11:00:00Z"));
        server.enqueue(new MockResponse.Builder().code(500).build());
        server.enqueue(new MockResponse.Builder().code(500).build());
        AwsCredentialsSource source = source();
        source.current();
        clock.advance(Duration.ofMinutes(57));
        assertThat(source.current().accessKeyId()).isEqualTo("ONE");
        clock.advance(Duration.ofMinutes(5));
        assertThatThrownBy(source::current).isInstanceOf(IOException.class);
    }

    @Test
    void a_machine_asks_its_metadata_service_with_a_session() throws Exception {
        environment.remove("AWS_EC2_METADATA_DISABLED");
        environment.put("AWS_EC2_METADATA_SERVICE_ENDPOINT", server.url("/").toString());
        server.enqueue(new MockResponse.Builder().body("session-token").build());
        server.enqueue(new MockResponse.Builder().body("archive-role").build());
        server.enqueue(credentials("MACHINE", "2026-11-21T16:00:00Z"));
        assertThat(source().current().accessKeyId()).isEqualTo("MACHINE");
        assertThat(server.takeRequest().getMethod()).isEqualTo("PUT");
        assertThat(server.takeRequest().getHeaders().get("X-aws-ec2-metadata-token"))
                .isEqualTo("session-token");
        assertThat(server.takeRequest().getTarget()).endsWith("/security-credentials/archive-role");
    }

    @Test
    void where_there_are_none_the_places_are_named() {
        assertThatThrownBy(() -> source().current())
                .hasMessageContainingAll("environment", "profile default", "container", "Maybe set");
    }

    @Test
    void an_answer_of_another_form_shows_nothing_of_itself() {
        environment.put(
                "AWS_CONTAINER_CREDENTIALS_FULL_URI", server.url("/role").toString());
        server.enqueue(new MockResponse.Builder()
                .body("{\"SecretAccessKey\":\"leaked\"")
                .build());
        assertThatThrownBy(() -> source().current())
                .hasMessageNotContaining("leaked")
                .hasNoCause();
    }

    @Test
    void credentials_are_never_sent_for_to_a_strangers_host_in_plain() {
        environment.put("AWS_CONTAINER_CREDENTIALS_FULL_URI", "http://evil.example/role");
        assertThatThrownBy(() -> source().current()).hasMessageContaining("neither near nor https");
    }
}
