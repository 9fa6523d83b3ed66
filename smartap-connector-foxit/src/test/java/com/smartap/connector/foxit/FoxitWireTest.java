package com.smartap.connector.foxit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.smartap.connector.support.Json;
import com.smartap.model.ContentHash;
import com.smartap.spi.ConnectorAuthorizationException;
import com.smartap.spi.InvalidRequestException;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.connector.QuotaReport;
import com.smartap.spi.esign.ESignGateway;
import com.smartap.spi.esign.RequestOutcome;
import com.smartap.spi.esign.Signatory;
import com.smartap.spi.esign.SigningRequest;
import com.smartap.testkit.esign.SigningRequests;
import com.smartap.testkit.foxit.FoxitTwin;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is sent, and to whom. */
class FoxitWireTest {
    @Test
    void a_folder_holds_the_document_its_signers_in_order_and_a_place_for_each_to_sign() {
        try (FoxitFixture foxit = FoxitFixture.classic()) {
            JsonNode body = asked(foxit, foxit.asked("INV/7", 3));
            assertThat(body.path("folderName").asText()).contains("INV/7");
            assertThat(body.path("fileNames").get(0).asText()).isEqualTo("INV-7.pdf");
            assertThat(body.path("sendNow").asBoolean()).isTrue();
            assertThat(body.path("signInSequence").asBoolean()).isTrue();
            assertThat(body.path("metadata").path("reference").asText()).isEqualTo("INV/7");
            assertThat(body.path("metadata").path("smartap").asText()).startsWith("SA1-");
            for (int i = 0; i < 3; i++) {
                JsonNode party = body.path("parties").get(i);
                assertThat(party.path("emailId").asText()).isEqualTo(FoxitFixture.email(i + 1));
                assertThat(party.path("firstName").asText()).isEqualTo("Signer");
                assertThat(party.path("workflowSequence").asInt()).isEqualTo(i + 1);
                assertThat(body.path("fields").get(i).path("party").asInt()).isEqualTo(i + 1);
            }
            assertThat(body.path("fields").get(1).path("x").asInt())
                    .isGreaterThan(body.path("fields").get(0).path("x").asInt() + 200);
            assertThat(body.path("fields").get(2).path("y").asInt())
                    .isGreaterThan(body.path("fields").get(0).path("y").asInt() + 40);
        }
    }

    @Test
    void message_and_expiry_are_sent_where_the_settings_name_their_fields() {
        try (FoxitFixture foxit = FoxitFixture.portal()) {
            foxit.with("messageField", "emailMessage").with("expiryField", "expiryDate");
            Instant until = foxit.request("A", 1).expiresAt();
            assertThat(asked(foxit, foxit.asked("A", 1)).path("emailMessage").asText())
                    .isEqualTo("Please sign.");
            assertThat(asked(foxit, foxit.asked("B", 1)).path("expiryDate").asLong())
                    .isEqualTo(until.toEpochMilli());
            foxit.with("expiryFormat", "date");
            assertThat(asked(foxit, foxit.asked("C", 1)).path("expiryDate").asText())
                    .isEqualTo("2026-12-04");
            foxit.with("expiryFormat", "days");
            assertThat(asked(foxit, foxit.asked("D", 1)).path("expiryDate").asInt())
                    .isEqualTo(14);
        }
    }

    @Test
    void what_cannot_be_sent_is_said_before_a_call() {
        try (FoxitFixture foxit = FoxitFixture.classic()) {
            foxit.with("maxDocumentMegabytes", "1");
            ESignGateway gateway = foxit.gateway();
            byte[] pdf = SigningRequests.pdf("A");
            Instant until = foxit.clock.instant().plus(Duration.ofDays(1));
            Signatory one = SigningRequests.person(1);
            Signatory same = new Signatory("other", "Other Person", one.email().toUpperCase(java.util.Locale.ROOT));
            assertThat(gateway.check(SigningRequests.request("A", pdf, List.of(one, same), until)))
                    .singleElement()
                    .asString()
                    .contains("other");
            assertThat(gateway.check(foxit.request("A", 40)))
                    .singleElement()
                    .asString()
                    .contains("40");
            byte[] large = java.util.Arrays.copyOf(pdf, 1_100_000);
            assertThat(gateway.check(SigningRequests.request("A", large, List.of(one), until)))
                    .singleElement()
                    .asString()
                    .contains("maxDocumentMegabytes");
            refused(gateway, SigningRequests.request("A", large, List.of(one), until));
            refused(
                    gateway,
                    SigningRequests.request(
                            "A", "no PDF at all".getBytes(StandardCharsets.UTF_8), List.of(one), until));
            refused(
                    gateway,
                    new SigningRequest(
                            "A", "A", DocumentSource.of("a.pdf", pdf), ContentHash.of(large), List.of(one), "", until));
            assertThat(foxit.twin.requests()).isZero();
        }
    }

    @Test
    void somebody_with_one_name_can_be_asked() {
        try (FoxitFixture foxit = FoxitFixture.classic()) {
            var people = List.of(
                    new Signatory("1", "Cher", "cher@example.com"),
                    new Signatory("2", "Ana María  de la Cruz", "ana@example.com"));
            SigningRequest request = SigningRequests.request(
                    "A", SigningRequests.pdf("A"), people, foxit.clock.instant().plusSeconds(60));
            assertThat(FoxitFixture.ask(foxit.gateway(), request)).isInstanceOf(RequestOutcome.Accepted.class);
            JsonNode parties =
                    asked(foxit, foxit.twin.heldRequests().get(0).id()).path("parties");
            assertThat(parties.get(0).path("lastName").asText()).isNotBlank();
            assertThat(parties.get(1).path("firstName").asText()).isEqualTo("Ana María de la");
            assertThat(parties.get(1).path("lastName").asText()).isEqualTo("Cruz");
        }
    }

    @Test
    void keys_of_the_portal_are_told_apart_from_keys_of_the_account() {
        try (FoxitFixture foxit = FoxitFixture.classic();
                FoxitTwin portal = FoxitTwin.gateway(foxit.clock)) {
            foxit.vault.replace(portal.credentials());
            assertThatThrownBy(() -> foxit.gateway().test())
                    .isInstanceOf(ConnectorAuthorizationException.class)
                    .hasMessageContaining("invalid_client")
                    .hasMessageContaining("gateway");
        }
        try (FoxitFixture portal = FoxitFixture.portal();
                FoxitTwin classic = new FoxitTwin(portal.clock)) {
            portal.vault.replace(classic.credentials());
            assertThatThrownBy(() -> portal.gateway().test()).isInstanceOf(ConnectorAuthorizationException.class);
        }
    }

    @Test
    void the_limit_of_the_sandbox_is_kept_and_shown() {
        try (FoxitFixture foxit = FoxitFixture.portal()) {
            foxit.with("environment", "sandbox");
            foxit.twin.callsPerMinute(15);
            ESignGateway gateway = foxit.gateway();
            Instant start = foxit.clock.instant();
            for (int i = 0; i < 40; i++) {
                gateway.test();
            }
            assertThat(foxit.twin.requests())
                    .as("none was refused and sent again")
                    .isEqualTo(40);
            assertThat(Duration.between(start, foxit.clock.instant()))
                    .isBetween(Duration.ofMinutes(2), Duration.ofMinutes(4));
            assertThat(gateway.ability(QuotaReport.class).orElseThrow().quotas())
                    .anySatisfy(quota -> assertThat(quota.limit()).isEqualTo(15));
        }
    }

    private static void refused(ESignGateway gateway, SigningRequest request) {
        assertThatThrownBy(() -> FoxitFixture.ask(gateway, request)).isInstanceOf(InvalidRequestException.class);
    }

    private static JsonNode asked(FoxitFixture foxit, String id) {
        return Json.tryRead(foxit.twin.asked(id).getBytes(StandardCharsets.UTF_8))
                .orElseThrow();
    }
}
