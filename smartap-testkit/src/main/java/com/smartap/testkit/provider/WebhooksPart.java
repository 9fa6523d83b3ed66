package com.smartap.testkit.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.smartap.spi.payment.provider.PaymentGateway;
import com.smartap.spi.payment.provider.PaymentWebhooks;
import com.smartap.spi.payment.provider.PaymentWebhooks.Notice;
import com.smartap.spi.payment.provider.ProviderStatus;
import com.smartap.spi.webhook.WebhookRejectedException;
import com.smartap.spi.webhook.WebhookRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A request is believed only with its signature, once, and not for long; and even then it is only a reason to ask. */
abstract class WebhooksPart {
    private final PaymentProviderContract contract;
    private final String id = "PAY-" + UUID.randomUUID().toString().substring(0, 8);

    WebhooksPart(PaymentProviderContract contract) {
        this.contract = contract;
    }

    @BeforeEach
    final void onlyWhereItIsDeclared() {
        assumeTrue(contract.has(PaymentWebhooks.class), "the provider does not declare PaymentWebhooks");
    }

    @Test
    void a_notice_names_the_payment_to_ask_about() {
        String providerId = settled();
        List<Notice> notices = new ArrayList<>();
        PaymentWebhooks webhooks = contract.ability(PaymentWebhooks.class);
        contract.twin.webhooks().forEach(request -> notices.addAll(webhooks.receive(request)));
        assertThat(notices)
                .filteredOn(notice -> notice.kind() == Notice.Kind.PAYMENT)
                .isNotEmpty()
                .allSatisfy(notice -> {
                    assertThat(notice.providerId()).isEqualTo(providerId);
                    assertThat(notice.eventId()).isNotBlank();
                    assertThat(notice.type()).isNotBlank();
                });
        notices.forEach(contract::tell);
    }

    @Test
    void a_repeated_delivery_gives_no_second_notice() {
        settled();
        PaymentWebhooks webhooks = contract.ability(PaymentWebhooks.class);
        for (WebhookRequest request : contract.twin.webhooks()) {
            List<Notice> first = webhooks.receive(request);
            assertThat(webhooks.receive(request)).isEmpty();
            assertThat(first).isNotNull();
        }
    }

    @Test
    void deliveries_in_any_order_end_in_what_the_provider_says() {
        settled();
        List<WebhookRequest> requests = new ArrayList<>(contract.twin.webhooks());
        Collections.reverse(requests);
        PaymentGateway gateway = contract.gateway();
        PaymentWebhooks webhooks = gateway.ability(PaymentWebhooks.class).orElseThrow();
        List<ProviderStatus.State> states = new ArrayList<>();
        for (WebhookRequest request : requests) {
            for (Notice notice : webhooks.receive(request)) {
                if (notice.kind() == Notice.Kind.PAYMENT) {
                    states.add(gateway.status(notice.providerId()).state());
                }
            }
        }
        assertThat(states).isNotEmpty().containsOnly(ProviderStatus.State.COMPLETED);
    }

    @Test
    void a_changed_body_is_refused_and_so_is_one_that_was_written_anew() throws Exception {
        settled();
        PaymentWebhooks webhooks = contract.ability(PaymentWebhooks.class);
        for (WebhookRequest request : contract.twin.webhooks()) {
            String body = new String(request.body(), StandardCharsets.UTF_8);
            refused(webhooks, with(request, body.replaceFirst("\\d(?=\\D*$)", "x")));
            refused(webhooks, with(request, body + " "));
            ObjectMapper pretty = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
            refused(webhooks, with(request, pretty.writeValueAsString(pretty.readTree(body))));
            refused(webhooks, with(request, ""));
        }
    }

    @Test
    void a_request_without_or_with_a_broken_signature_is_refused() {
        settled();
        PaymentWebhooks webhooks = contract.ability(PaymentWebhooks.class);
        for (WebhookRequest request : contract.twin.webhooks()) {
            refused(webhooks, new WebhookRequest(Map.of(), request.body()));
            Map<String, String> headers = request.headers();
            for (String name : headers.keySet()) {
                for (String broken :
                        List.of("", "=", ",,,", "t=,v1=", "x".repeat(10_000), "\u0000", "https://evil.test/x")) {
                    Map<String, String> other = new java.util.HashMap<>(headers);
                    other.put(name, broken);
                    try {
                        webhooks.receive(new WebhookRequest(other, request.body()));
                        assertThat(name)
                                .as("a header that the signature does not cover")
                                .isIn("content-type", "user-agent");
                    } catch (WebhookRejectedException e) {
                        assertThat(e.status()).isIn(400, 401);
                        contract.tell(e);
                    }
                }
            }
        }
    }

    @Test
    void a_recorded_request_is_refused_when_it_is_too_old() {
        assumeTrue(contract.twin.timestampsWebhooks(), "the provider signs no time");
        settled();
        List<WebhookRequest> requests = contract.twin.webhooks();
        contract.clock.advance(Duration.ofDays(4));
        PaymentWebhooks webhooks = contract.ability(PaymentWebhooks.class);
        requests.forEach(request -> refused(webhooks, request));
    }

    @Test
    void what_is_signed_but_makes_no_sense_is_answered_with_400() {
        for (String body : List.of("", "[]", "null", "{", "{\"id\":1}", "\"text\"")) {
            WebhookRequest signed = contract.twin.sign(body.getBytes(StandardCharsets.UTF_8));
            assertThatThrownBy(() -> contract.ability(PaymentWebhooks.class).receive(signed))
                    .as(body)
                    .isInstanceOfSatisfying(
                            WebhookRejectedException.class,
                            e -> assertThat(e.status()).isEqualTo(400));
        }
    }

    private String settled() {
        String providerId = contract.accepted(
                        contract.gateway().initiate(contract.payment(id), PaymentProviderContract.key(id)))
                .status()
                .providerId();
        contract.twin.settle(providerId);
        return providerId;
    }

    private void refused(PaymentWebhooks webhooks, WebhookRequest request) {
        assertThatThrownBy(() -> webhooks.receive(request))
                .isInstanceOfSatisfying(WebhookRejectedException.class, e -> {
                    assertThat(e.status()).isEqualTo(401);
                    contract.tell(e);
                });
    }

    private static WebhookRequest with(WebhookRequest request, String body) {
        return new WebhookRequest(request.headers(), body.getBytes(StandardCharsets.UTF_8));
    }
}
