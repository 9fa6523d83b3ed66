package com.smartap.payments.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.smartap.spi.payment.provider.PaymentWebhooks;
import com.smartap.spi.payment.provider.PaymentWebhooks.Notice;
import com.smartap.spi.payment.provider.PaymentWebhooks.Notice.Kind;
import com.smartap.spi.secret.Secret;
import com.smartap.spi.webhook.WebhookRejectedException;
import com.smartap.spi.webhook.WebhookRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StripeWebhooksTest {
    private static final String THIN =
            "{\"id\":\"evt_%d\",\"object\":\"v2.core.event\",\"type\":\"%s.updated\",\"created\":\"2026-11-20T15:00:00.000Z\","
                    + "\"context\":%s,\"related_object\":{\"id\":\"x_1\",\"type\":\"%s\",\"url\":\"/v2/x\"}}";
    private final StripeFixture stripe = StripeFixture.v2();

    @AfterEach
    void close() {
        stripe.close();
    }

    @Test
    void thin_events_name_the_payment_and_hold_no_state() {
        String id = stripe.ordered(stripe.payment("PAY-1"));
        stripe.twin.settle(id);
        PaymentWebhooks webhooks = stripe.ability(PaymentWebhooks.class);
        List<Notice> notices = stripe.twin.webhooks().stream()
                .flatMap(request -> webhooks.receive(request).stream())
                .toList();
        assertThat(notices)
                .extracting(Notice::type)
                .containsExactly(
                        "v2.money_management.outbound_payment.created", "v2.money_management.outbound_payment.posted");
        assertThat(notices).allSatisfy(notice -> {
            assertThat(notice.kind()).isEqualTo(Kind.PAYMENT);
            assertThat(notice.providerId()).isEqualTo(id);
            assertThat(notice.reference()).isNull();
            assertThat(notice.at()).isEqualTo(Instant.parse("2026-11-20T15:00:00Z"));
        });
    }

    @Test
    void snapshot_events_name_the_payment_and_our_reference() {
        try (StripeFixture treasury = StripeFixture.treasury()) {
            String id = treasury.ordered(treasury.payment("PAY-1"));
            treasury.twin.settle(id);
            treasury.twin.comeBack(id);
            PaymentWebhooks webhooks = treasury.ability(PaymentWebhooks.class);
            List<Notice> notices = treasury.twin.webhooks().stream()
                    .flatMap(request -> webhooks.receive(request).stream())
                    .toList();
            assertThat(notices)
                    .extracting(Notice::type)
                    .containsExactly(
                            "treasury.outbound_payment.created",
                            "treasury.outbound_payment.posted",
                            "treasury.outbound_payment.returned");
            assertThat(notices).allSatisfy(notice -> {
                assertThat(notice.providerId()).isEqualTo(id);
                assertThat(notice.reference()).isEqualTo("PAY-1");
                assertThat(notice.at()).isEqualTo(Instant.parse("2026-11-20T15:00:00Z"));
            });
        }
    }

    @Test
    void while_a_secret_is_replaced_both_are_good_and_afterwards_the_new_one_alone() {
        PaymentWebhooks webhooks = stripe.ability(PaymentWebhooks.class);
        Secret fresh = stripe.twin.rollWebhookSecret();
        assertThat(webhooks.receive(thin(1, "v2.money_management.outbound_payment", "null")))
                .hasSize(1);
        stripe.clock.advance(Duration.ofHours(25));
        WebhookRequest later = thin(2, "v2.money_management.outbound_payment", "null");
        assertThatThrownBy(() -> webhooks.receive(later)).isInstanceOf(WebhookRejectedException.class);
        Map<String, Secret> renewed = new HashMap<>(stripe.vault.read().values());
        renewed.put("webhookSecret", Secret.of("whsec_of_another_endpoint, " + fresh.reveal()));
        stripe.vault.replace(renewed);
        assertThat(webhooks.receive(later)).hasSize(1);
    }

    @Test
    void a_repeated_event_gives_one_notice_also_after_days() {
        PaymentWebhooks webhooks = stripe.ability(PaymentWebhooks.class);
        assertThat(webhooks.receive(thin(1, "v2.money_management.outbound_payment", "null")))
                .hasSize(1);
        stripe.clock.advance(Duration.ofDays(3));
        assertThat(webhooks.receive(thin(1, "v2.money_management.outbound_payment", "null")))
                .isEmpty();
        assertThat(webhooks.receive(thin(2, "v2.money_management.outbound_payment", "null")))
                .hasSize(1);
    }

    @Test
    void each_kind_of_object_is_what_it_is_to_us() {
        assertThat(kinds("v2.money_management.outbound_payment")).containsExactly(Kind.PAYMENT);
        assertThat(kinds("v2.money_management.payout_intent")).containsExactly(Kind.PAYMENT);
        assertThat(kinds("v2.money_management.payout_method")).containsExactly(Kind.PAYEE);
        assertThat(kinds("v2.core.account")).containsExactly(Kind.PAYEE);
        assertThat(kinds("v2.money_management.financial_account")).containsExactly(Kind.ACCOUNT);
        assertThat(kinds("v2.billing.meter")).isEmpty();
        PaymentWebhooks webhooks = stripe.ability(PaymentWebhooks.class);
        for (String own : List.of("payout", "transfer", "charge")) {
            assertThat(webhooks.receive(sign(
                            "{\"id\":\"evt_%s\",\"object\":\"event\",\"type\":\"%s.paid\",\"data\":{\"object\":{\"id\":\"po_1\",\"object\":\"%s\"}}}"
                                    .formatted(own, own, own))))
                    .isEmpty();
        }
    }

    @Test
    void events_of_another_account_are_left_out() {
        stripe.settings.put("account", "acct_ours");
        PaymentWebhooks webhooks = stripe.ability(PaymentWebhooks.class);
        String type = "v2.money_management.outbound_payment";
        assertThat(webhooks.receive(thin(1, type, "\"acct_theirs\""))).isEmpty();
        assertThat(webhooks.receive(thin(2, type, "\"acct_ours\""))).hasSize(1);
        assertThat(webhooks.receive(thin(3, type, "null"))).hasSize(1);
    }

    @Test
    void without_a_secret_nothing_is_believed() {
        stripe.vault.replace(Map.of("apiKey", Secret.of("rk_test_1")));
        PaymentWebhooks webhooks = stripe.ability(PaymentWebhooks.class);
        WebhookRequest request = thin(1, "v2.core.account", "null");
        assertThatThrownBy(() -> webhooks.receive(request))
                .isInstanceOf(WebhookRejectedException.class)
                .hasMessageContaining("webhookSecret");
        stripe.vault.replace(Map.of("webhookSecret", Secret.of(" , ")));
        assertThatThrownBy(() -> webhooks.receive(request)).isInstanceOf(WebhookRejectedException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":\"evt_1\",\"object\":\"event\"}",
                "{\"id\":\"evt_1\",\"object\":\"charge\",\"type\":\"x\"}",
                "{\"id\":{\"a\":1},\"object\":\"event\",\"type\":\"x\"}",
                "{\"id\":\"\",\"object\":\"event\",\"type\":\"x\"}",
                "{\"id\":\"evt_1\",\"object\":\"event\",\"type\":[]}",
                "<html></html>"
            })
    void what_is_signed_but_no_event_is_malformed(String body) {
        assertThatThrownBy(() -> stripe.ability(PaymentWebhooks.class).receive(sign(body)))
                .isInstanceOfSatisfying(
                        WebhookRejectedException.class,
                        e -> assertThat(e.status()).isEqualTo(400));
    }

    @Test
    void a_signed_body_of_great_depth_is_malformed_and_one_without_an_object_gives_nothing() {
        PaymentWebhooks webhooks = stripe.ability(PaymentWebhooks.class);
        WebhookRequest deep = sign("{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000));
        assertThatThrownBy(() -> webhooks.receive(deep)).isInstanceOf(WebhookRejectedException.class);
        assertThat(
                        webhooks.receive(
                                sign(
                                        "{\"id\":\"evt_9\",\"object\":\"v2.core.event\",\"type\":\"v2.core.health.x\",\"related_object\":null}")))
                .isEmpty();
    }

    private List<Kind> kinds(String type) {
        return stripe.ability(PaymentWebhooks.class).receive(thin(1, type, "null")).stream()
                .map(Notice::kind)
                .toList();
    }

    private WebhookRequest thin(int number, String type, String context) {
        return sign(THIN.formatted(number, type, context, type));
    }

    private WebhookRequest sign(String body) {
        return stripe.twin.sign(body.getBytes(StandardCharsets.UTF_8));
    }
}
