package com.smartap.sample.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.testkit.TestClock;
import com.smartap.testkit.esign.SigningRequests;
import com.smartap.testkit.foxit.FoxitTwin;
import com.smartap.testkit.foxit.WrongDocument;
import com.smartap.testkit.twin.Misbehaviour;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands of {@code esign}, against a simulator of each of Foxit's surfaces. */
class ESignCommandsTest {
    private final TestClock clock = TestClock.at(Clock.systemUTC().instant());

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"classic", "gateway"})
    void a_document_is_signed_in_order_fetched_and_judged(String surface) throws IOException {
        try (FoxitTwin twin = twin(surface)) {
            connection(twin);
            assertThat(esign("test").line().path("connected").asBoolean()).isTrue();
            Path request = request(2);
            Path pdf = Files.write(folder.resolve("invoice.pdf"), SigningRequests.pdf("INV-1"));
            Cli.Ran first = esign("request", request, pdf);
            assertThat(first.exit()).as(first.out()).isZero();
            assertThat(first.line().path("created").asBoolean()).isTrue();
            String id = first.line().path("providerId").asText();
            assertThat(esign("request", request, pdf).line().path("created").asBoolean())
                    .isFalse();
            assertThat(esign("find", request, pdf)
                            .line()
                            .at("/request/providerId")
                            .asText())
                    .isEqualTo(id);
            assertThat(esign("remind", id).line().path("reminded").asBoolean()).isTrue();
            twin.sign(id, "signer1@example.com");
            JsonNode partly = esign("status", id).line();
            assertThat(partly.path("status").asText()).isEqualTo("PARTIALLY_SIGNED");
            assertThat(partly.at("/signatories/0/step").asText()).isEqualTo("SIGNED");
            Path out = folder.resolve("signed.pdf");
            assertThat(esign("download", id, "--out", out).exit()).isEqualTo(1);
            assertThat(out).doesNotExist();
            twin.sign(id, "signer2@example.com");
            JsonNode written = esign("download", id, "--out", out).line();
            assertThat(written.path("bytes").asLong()).isEqualTo(Files.size(out));
            assertThat(Cli.run("archive", "verify", out).line().path("intact").asBoolean())
                    .isTrue();
            twin.handOut(id, WrongDocument.TAMPERED);
            esign("download", id, "--out", out);
            assertThat(Cli.run("archive", "verify", out).exit()).isEqualTo(1);
            assertThat(esign("cancel", id).line().path("status").asText()).isEqualTo("FULLY_SIGNED");
            assertThat(twin.heldRequests()).hasSize(1);
            assertThat(twin.violations()).isEmpty();
        }
    }

    @Test
    void a_request_is_cancelled_with_a_reason() throws IOException {
        try (FoxitTwin twin = twin("classic")) {
            connection(twin);
            Path pdf = Files.write(folder.resolve("invoice.pdf"), SigningRequests.pdf("INV-1"));
            String id =
                    esign("request", request(1), pdf).line().path("providerId").asText();
            JsonNode cancelled =
                    esign("cancel", id, "--reason", "The invoice was edited").line();
            assertThat(cancelled.path("ended").asBoolean()).isTrue();
            assertThat(cancelled.path("reason").asText()).isEqualTo("The invoice was edited");
            assertThat(esign("status", "999").error().path("code").asText()).isEqualTo("NOT_FOUND");
        }
    }

    @Test
    void what_is_wrong_is_named_by_its_field_and_secrets_do_not_show() throws IOException {
        try (FoxitTwin twin = twin("classic")) {
            connection(twin);
            Path pdf = Files.write(folder.resolve("invoice.pdf"), SigningRequests.pdf("INV-1"));
            Path wrong = Files.writeString(
                    folder.resolve("wrong.json"),
                    "{\"reference\":\"INV-1\",\"title\":\"A\",\"expiresAt\":\"2099-01-01T00:00:00Z\",\"signatories\":[{\"id\":\"1\",\"name\":\"A\",\"email\":\"nobody\"}]}");
            JsonNode error = esign("request", wrong, pdf).error();
            assertThat(error.path("field").asText()).isEqualTo("signatories[0]");
            Path text = Files.writeString(folder.resolve("text.pdf"), "no PDF");
            assertThat(esign("request", request(1), text).error().path("code").asText())
                    .isEqualTo("INVALID_REQUEST");
            twin.misbehave(Misbehaviour.REVOKE_TOKENS);
            Cli.Ran dead = esign("test");
            assertThat(dead.error().path("code").asText()).isEqualTo("CONNECTOR_AUTHORIZATION");
            String said = dead.out() + dead.err();
            twin.credentials().values().forEach(secret -> assertThat(said).doesNotContain(secret.reveal()));
        }
    }

    @Test
    void the_description_lists_settings_and_credentials_apart() {
        JsonNode foxit = Cli.run("esign", "describe", "foxit").line();
        assertThat(foxit.path("name").asText()).isEqualTo("Foxit eSign");
        assertThat(foxit.path("settings").findValuesAsText("name")).contains("surface", "referenceIn");
        assertThat(foxit.path("credentials").findValuesAsText("name"))
                .containsExactly("clientId", "clientSecret", "webhookSecret");
        assertThat(Cli.run("esign", "describe").lines()).isNotEmpty();
        assertThat(Cli.run("esign", "describe", "ink").error().path("message").asText())
                .contains("ink", "foxit");
    }

    private FoxitTwin twin(String surface) {
        return (surface.equals("gateway") ? FoxitTwin.gateway(clock) : new FoxitTwin(clock)).start(0);
    }

    private Path request(int people) throws IOException {
        ObjectNode json = Json.object()
                .put("reference", "INV-1")
                .put("title", "Invoice INV-1 of Industrial Parts Co")
                .put("message", "Please sign.")
                .put("expiresAt", clock.instant().plus(Duration.ofDays(14)).toString());
        for (int i = 1; i <= people; i++) {
            json.withArray("signatories")
                    .addObject()
                    .put("id", "p" + i)
                    .put("name", "Signer No" + i)
                    .put("email", "signer%d@example.com".formatted(i));
        }
        return Files.writeString(folder.resolve("request.json"), json.toString());
    }

    private void connection(FoxitTwin twin) throws IOException {
        ObjectNode json = Json.object()
                .put("system", "foxit")
                .put("baseUrl", twin.baseUrl().toString());
        ObjectNode settings = json.putObject("settings").put("settleSeconds", "0");
        twin.settings().forEach(settings::put);
        ObjectNode secrets = json.putObject("credentials");
        twin.credentials().forEach((name, value) -> secrets.put(name, value.reveal()));
        Files.writeString(folder.resolve("connection.json"), json.toString());
    }

    private Cli.Ran esign(Object... arguments) {
        List<Object> all = new ArrayList<>(List.of("esign"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--connection", folder.resolve("connection.json")));
        return Cli.run(Map.of(), clock, all.toArray());
    }
}
