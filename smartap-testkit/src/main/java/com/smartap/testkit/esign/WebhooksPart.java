package com.smartap.testkit.esign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.smartap.model.approval.ESignStatus;
import com.smartap.spi.esign.ESignGateway;
import com.smartap.spi.esign.ESignWebhooks;
import com.smartap.spi.esign.ESignWebhooks.Notice;
import com.smartap.spi.webhook.WebhookRejectedException;
import com.smartap.spi.webhook.WebhookRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A request is believed only with its signature, once, and not for long; and even then it is only a reason to ask. */
abstract class WebhooksPart {
    private final ESignProviderContract contract;
    private final String id = "SIG-" + UUID.randomUUID().toString().substring(0, 8);

    WebhooksPart(ESignProviderContract contract) {
        this.contract = contract;
    }

    @BeforeEach
    final void onlyWhereThereAreAny() {
        assumeTrue(contract.ability(ESignWebhooks.class).isPresent(), "the gateway has no ESignWebhooks");
    }

    @Test
    void a_notice_names_the_request_to_ask_about() {
        String request = signed();
        List<Notice> notices = new ArrayList<>();
        ESignWebhooks webhooks = webhooks();
        contract.twin.webhooks().forEach(sent -> notices.addAll(webhooks.receive(sent)));
        notices.forEach(contract::tell);
        assertThat(notices).isNotEmpty().allSatisfy(notice -> {
            assertThat(notice.providerId()).isEqualTo(request);
            assertThat(notice.eventId()).isNotBlank();
            assertThat(notice.type()).isNotBlank();
        });
    }

    @Test
    void a_repeated_delivery_gives_no_second_notice() {
        signed();
        ESignWebhooks webhooks = webhooks();
        for (WebhookRequest sent : contract.twin.webhooks()) {
            assertThat(webhooks.receive(sent)).isNotNull();
            assertThat(webhooks.receive(sent)).isEmpty();
        }
    }

    @Test
    void deliveries_in_any_order_end_in_what_the_provider_says() {
        signed();
        List<WebhookRequest> sent = new ArrayList<>(contract.twin.webhooks());
        Collections.reverse(sent);
        ESignGateway gateway = contract.gateway();
        ESignWebhooks webhooks = gateway.ability(ESignWebhooks.class).orElseThrow();
        List<ESignStatus> states = new ArrayList<>();
        for (WebhookRequest one : sent) {
            webhooks.receive(one)
                    .forEach(notice ->
                            states.add(gateway.status(notice.providerId()).status()));
        }
        assertThat(states).isNotEmpty().containsOnly(ESignStatus.FULLY_SIGNED);
    }

    @Test
    void a_changed_body_is_refused_and_so_is_one_that_was_written_anew() throws Exception {
        signed();
        ESignWebhooks webhooks = webhooks();
        for (WebhookRequest sent : contract.twin.webhooks()) {
            String body = new String(sent.body(), StandardCharsets.UTF_8);
            ObjectMapper pretty = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
            String written = pretty.writeValueAsString(pretty.readTree(body));
            for (String other : List.of(body.replaceFirst("[0-9](?=[^0-9]*$)", "x"), body + " ", written, "")) {
                refused(
                        webhooks,
                        new WebhookRequest(sent.headers(), sent.query(), other.getBytes(StandardCharsets.UTF_8)));
            }
        }
    }

    @Test
    void a_request_without_a_signature_is_refused_and_so_is_one_with_a_broken_one() {
        signed();
        ESignWebhooks webhooks = webhooks();
        List<String> broken = List.of("", "=", ",,,", "t=,v1=", "%", "%zz", "x".repeat(10_000), "\u0000");
        for (WebhookRequest sent : contract.twin.webhooks()) {
            refused(webhooks, new WebhookRequest(Map.of(), sent.body()));
            for (String bad : broken) {
                Map<String, String> headers = new HashMap<>();
                sent.headers().keySet().forEach(name -> headers.put(name, bad));
                refused(webhooks, new WebhookRequest(headers, bad, sent.body()));
                refused(webhooks, new WebhookRequest(headers, "signature=" + bad, sent.body()));
            }
            if (!sent.query().isEmpty()) {
                refused(webhooks, new WebhookRequest(sent.headers(), sent.query() + "x", sent.body()));
                refused(webhooks, new WebhookRequest(sent.headers(), sent.query() + "&" + sent.query(), sent.body()));
            }
        }
    }

    @Test
    void a_recorded_request_is_refused_when_it_is_too_old() {
        assumeTrue(contract.twin.timestampsWebhooks(), "the provider signs no time");
        signed();
        List<WebhookRequest> sent = contract.twin.webhooks();
        contract.clock.advance(Duration.ofDays(4));
        ESignWebhooks webhooks = webhooks();
        sent.forEach(one -> refused(webhooks, one));
    }

    @Test
    void what_is_signed_but_makes_no_sense_is_answered_with_400() {
        for (String body : List.of("", "[]", "null", "{", "{\"id\":1}", "\"text\"")) {
            WebhookRequest sent = contract.twin.signed(body.getBytes(StandardCharsets.UTF_8));
            assertThatThrownBy(() -> webhooks().receive(sent))
                    .as(body)
                    .isInstanceOfSatisfying(
                            WebhookRejectedException.class,
                            e -> assertThat(e.status()).isEqualTo(400));
        }
    }

    private String signed() {
        String request = contract.asked(id, 1);
        contract.twin.sign(request, ESignProviderContract.email(1));
        return request;
    }

    private ESignWebhooks webhooks() {
        return contract.ability(ESignWebhooks.class).orElseThrow();
    }

    private void refused(ESignWebhooks webhooks, WebhookRequest request) {
        assertThatThrownBy(() -> webhooks.receive(request))
                .isInstanceOfSatisfying(WebhookRejectedException.class, e -> {
                    assertThat(e.status()).isEqualTo(401);
                    contract.tell(e);
                });
    }
}
