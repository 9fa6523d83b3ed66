package com.smartap.payments.paypal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.smartap.spi.ConnectorUnavailableException;
import com.smartap.spi.payment.provider.PaymentWebhooks;
import com.smartap.spi.payment.provider.PaymentWebhooks.Notice;
import com.smartap.spi.webhook.WebhookRejectedException;
import com.smartap.spi.webhook.WebhookRequest;
import com.smartap.testkit.twin.Misbehaviour;
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

class PayPalWebhooksTest {
    private static final String GOOD = "messageverificationcerts.paypal.com";
    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant UNTIL = Instant.parse("2027-01-01T00:00:00Z");
    private final PayPalFixture paypal = new PayPalFixture();

    @AfterEach
    void close() {
        paypal.close();
    }

    @Test
    void what_is_signed_is_id_time_webhook_and_the_unsigned_checksum_of_the_raw_body() {
        byte[] body = "{\"id\":\"WH-1\"}".getBytes(StandardCharsets.UTF_8);
        assertThat(PayPalWebhooks.signedText("t-1", "2026-11-20T15:00:00Z", "WEBHOOK", body))
                .isEqualTo("t-1|2026-11-20T15:00:00Z|WEBHOOK|838965618");
        assertThat(PayPalWebhooks.signedText("", "", "", new byte[] {'a'})).endsWith("|3904355907");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://api.paypal.com/v1/notifications/certs/CERT-1",
                "https://evilpaypal.com/v1/notifications/certs/CERT-1",
                "https://paypal.com.evil.test/certs/CERT-1",
                "https://api.paypal.com.evil.test/certs/CERT-1",
                "https://api.paypal.com@evil.test/certs/CERT-1",
                "https://evil.test#.paypal.com/certs/CERT-1",
                "https://evil.test/.paypal.com",
                "https://evil.test\\@api.paypal.com/certs/CERT-1",
                "https://evil.test%2f.paypal.com/certs/CERT-1",
                "https://user@api.paypal.com/certs/CERT-1",
                "https://user:word@api.paypal.com/certs/CERT-1",
                "https://api.paypal.com:443/certs/CERT-1",
                "https://api.paypal.com:8443/certs/CERT-1",
                "https://api.paypal.com./certs/CERT-1",
                "https://.paypal.com/certs/CERT-1",
                "https://-.paypal.com/certs/CERT-1",
                "https://paypal.com/certs/CERT-1",
                "https://127.0.0.1/certs/CERT-1",
                "https://[::1]/certs/CERT-1",
                "https://2130706433/certs/CERT-1",
                "https://169.254.169.254/latest/meta-data",
                "https://api.paypal.com",
                "https://api.paypal.com/",
                "https://api.paypal.com/certs/../../v1/oauth2/token",
                "https://api.paypal.com/certs/CERT-1?next=https://evil.test",
                "https://api.paypal.com/certs/CERT-1#x",
                "https://api.paypal.com//evil.test/x",
                "https://api.paypal.com/%2e%2e/x",
                "https://api.pаypal.com/certs/CERT-1",
                "HTTPS://API.PAYPAL.COM/certs/CERT-1",
                "file:///etc/passwd",
                "jar:https://api.paypal.com/x!/y",
                " https://api.paypal.com/certs/CERT-1",
                "https://api.paypal.com/certs/CERT-1\r\nHost: evil.test",
                "//api.paypal.com/certs/CERT-1",
                ""
            })
    void a_certificate_at_another_address_than_paypals_is_not_even_fetched(String address) {
        refused(with("PAYPAL-CERT-URL", address));
        assertThat(paypal.twin.requests()).isZero();
    }

    @Test
    void a_certificate_is_fetched_once_for_each_address_and_without_credentials() {
        PaymentWebhooks webhooks = paypal.ability(PaymentWebhooks.class);
        for (int i = 0; i < 5; i++) {
            webhooks.receive(paypal.twin.sign(event("WH-" + i)));
        }
        assertThat(paypal.twin.certificateFetches()).isEqualTo(1);
        paypal.twin.rotateCertificate(GOOD, FROM, UNTIL, true);
        webhooks.receive(paypal.twin.sign(event("WH-X")));
        assertThat(paypal.twin.certificateFetches()).isEqualTo(2);
        assertThat(paypal.twin.tokensAsked()).isZero();
    }

    @Test
    void certificates_of_others_under_others_or_out_of_time_are_refused() {
        paypal.twin.rotateCertificate("paypal.com.evil.test", FROM, UNTIL, true);
        refused(paypal.twin.sign(event("WH-1")));
        paypal.twin.rotateCertificate("evilpaypal.com", FROM, UNTIL, true);
        refused(paypal.twin.sign(event("WH-1")));
        paypal.twin.rotateCertificate(GOOD, FROM, UNTIL, false);
        refused(paypal.twin.sign(event("WH-1")));
        paypal.twin.rotateCertificate(GOOD, FROM, FROM.plusSeconds(60), true);
        refused(paypal.twin.sign(event("WH-1")));
        paypal.twin.rotateCertificate(GOOD, UNTIL.minusSeconds(60), UNTIL, true);
        refused(paypal.twin.sign(event("WH-1")));
        paypal.twin.rotateCertificate(GOOD, FROM, UNTIL, true);
        assertThat(paypal.ability(PaymentWebhooks.class).receive(paypal.twin.sign(event("WH-1"))))
                .hasSize(1);
    }

    @Test
    void a_certificate_that_was_good_is_refused_once_it_is_over() {
        paypal.twin.rotateCertificate(GOOD, FROM, paypal.clock.instant().plus(Duration.ofHours(1)), true);
        PaymentWebhooks webhooks = paypal.ability(PaymentWebhooks.class);
        assertThat(webhooks.receive(paypal.twin.sign(event("WH-1")))).hasSize(1);
        paypal.clock.advance(Duration.ofHours(2));
        WebhookRequest late = paypal.twin.sign(event("WH-2"));
        assertThatThrownBy(() -> webhooks.receive(late)).isInstanceOf(WebhookRejectedException.class);
    }

    @Test
    void without_a_setting_only_what_java_trusts_is_trusted() {
        paypal.settings.remove("webhookAnchor");
        refused(paypal.twin.sign(event("WH-1")));
    }

    @Test
    void a_certificate_that_cannot_be_had_now_is_asked_for_again() {
        PaymentWebhooks webhooks = paypal.ability(PaymentWebhooks.class);
        paypal.twin.misbehave(Misbehaviour.DOWN);
        WebhookRequest request = paypal.twin.sign(event("WH-1"));
        assertThatThrownBy(() -> webhooks.receive(request)).isInstanceOf(ConnectorUnavailableException.class);
        paypal.twin.behave();
        assertThat(webhooks.receive(request)).hasSize(1);
    }

    @Test
    void a_certificate_that_is_not_there_or_none_at_all_is_refused() {
        refused(with("PAYPAL-CERT-URL", "https://api.paypal.com/v1/notifications/certs/CERT-none"));
        refused(with("PAYPAL-CERT-URL", "https://api.paypal.com/v1/payments/payouts"));
        paypal.twin.misbehave(Misbehaviour.ENDLESS_NEXT);
        PaymentWebhooks webhooks = paypal.ability(PaymentWebhooks.class);
        WebhookRequest request = paypal.twin.sign(event("WH-1"));
        try {
            assertThat(webhooks.receive(request)).isEmpty();
        } catch (WebhookRejectedException | ConnectorUnavailableException e) {
            assertThat(e).hasMessageNotContaining("filler");
        }
    }

    @Test
    void many_addresses_of_certificates_are_not_followed() {
        PaymentWebhooks webhooks = paypal.ability(PaymentWebhooks.class);
        for (int i = 0; i < 40; i++) {
            WebhookRequest request = with("PAYPAL-CERT-URL", "https://api.paypal.com/certs/CERT-" + i);
            assertThatThrownBy(() -> webhooks.receive(request)).isNotNull();
        }
        assertThat(paypal.twin.requests()).isEqualTo(10);
        paypal.clock.advance(Duration.ofSeconds(61));
        assertThat(webhooks.receive(paypal.twin.sign(event("WH-1")))).hasSize(1);
    }

    @Test
    void what_is_too_old_or_ahead_of_time_is_refused_without_a_call() {
        WebhookRequest request = paypal.twin.sign(event("WH-1"));
        paypal.clock.advance(Duration.ofSeconds(262_801));
        refused(request);
        paypal.clock.advance(Duration.ofSeconds(-262_801 - 301));
        refused(request);
        assertThat(paypal.twin.requests()).isZero();
        paypal.settings.put("webhookToleranceSeconds", "60");
        paypal.clock.advance(Duration.ofSeconds(301 + 61));
        refused(request);
    }

    @Test
    void another_algorithm_webhook_or_transmission_is_refused() {
        refused(with("PAYPAL-AUTH-ALGO", "SHA1withRSA"));
        refused(with("PAYPAL-TRANSMISSION-ID", "another-id"));
        refused(with("PAYPAL-TRANSMISSION-TIME", "2026-11-20T15:00:01Z"));
        paypal.settings.put("webhookId", "OTHER");
        refused(paypal.twin.sign(event("WH-1")));
        paypal.settings.remove("webhookId");
        assertThatThrownBy(() -> paypal.ability(PaymentWebhooks.class).receive(paypal.twin.sign(event("WH-1"))))
                .isInstanceOf(WebhookRejectedException.class)
                .hasMessageContaining("webhookId");
    }

    @Test
    void paypal_can_be_asked_instead_and_gets_the_raw_body() {
        paypal.settings.put("webhookVerification", "api");
        PaymentWebhooks webhooks = paypal.ability(PaymentWebhooks.class);
        byte[] odd = new String(event("WH-1"), StandardCharsets.UTF_8)
                .replace(",\"event_type\"", " ,\n  \"ö\" : 1.10, \"event_type\"")
                .getBytes(StandardCharsets.UTF_8);
        WebhookRequest request = paypal.twin.sign(odd);
        assertThat(webhooks.receive(request)).hasSize(1);
        assertThat(webhooks.receive(request)).isEmpty();
        assertThat(paypal.twin.certificateFetches()).isZero();
        WebhookRequest changed = new WebhookRequest(request.headers(), event("WH-2"));
        assertThatThrownBy(() -> webhooks.receive(changed))
                .isInstanceOfSatisfying(
                        WebhookRejectedException.class,
                        e -> assertThat(e.status()).isEqualTo(401));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":\"WH-1\"},\"webhook_id\":\"OTHER\",\"x\":{}",
                "{\"id\":\"WH-1\"}}",
                "{\"id\":\"WH-1\"} {}",
                "[]",
                "null",
                "{"
            })
    void a_body_cannot_change_the_question_that_paypal_is_asked(String body) {
        paypal.settings.put("webhookVerification", "api");
        WebhookRequest request = paypal.twin.sign(body.getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> paypal.ability(PaymentWebhooks.class).receive(request))
                .isInstanceOfSatisfying(
                        WebhookRejectedException.class,
                        e -> assertThat(e.status()).isEqualTo(400));
        assertThat(paypal.twin.requests()).isZero();
    }

    @Test
    void events_of_batches_and_of_nothing_that_is_ours() {
        PaymentWebhooks webhooks = paypal.ability(PaymentWebhooks.class);
        String providerId = paypal.ordered();
        paypal.twin.settle(providerId);
        List<Notice> notices = paypal.twin.webhooks().stream()
                .flatMap(request -> webhooks.receive(request).stream())
                .toList();
        assertThat(notices)
                .filteredOn(notice -> notice.kind() == Notice.Kind.PAYMENT)
                .extracting(Notice::providerId)
                .containsExactly(providerId);
        assertThat(notices)
                .filteredOn(notice -> notice.kind() == Notice.Kind.BATCH)
                .isNotEmpty()
                .allSatisfy(notice -> {
                    assertThat(providerId).startsWith(notice.providerId() + ":");
                    assertThat(notice.at()).isEqualTo(paypal.clock.instant());
                });
        String other = "{\"id\":\"WH-9\",\"event_type\":\"PAYMENT.CAPTURE.COMPLETED\",\"resource\":{}}";
        assertThat(webhooks.receive(paypal.twin.sign(other.getBytes(StandardCharsets.UTF_8))))
                .isEmpty();
        String foreign = "{\"id\":\"WH-8\",\"event_type\":\"PAYMENT.PAYOUTS-ITEM.SUCCEEDED\",\"resource\":"
                + "{\"payout_batch_id\":\"../x\",\"payout_item\":{\"sender_item_id\":\"P\"}}}";
        assertThat(webhooks.receive(paypal.twin.sign(foreign.getBytes(StandardCharsets.UTF_8))))
                .isEmpty();
    }

    private static byte[] event(String id) {
        return ("{\"id\":\"" + id + "\",\"event_type\":\"PAYMENT.PAYOUTS-ITEM.SUCCEEDED\",\"resource\":"
                        + "{\"payout_batch_id\":\"B1\",\"payout_item\":{\"sender_item_id\":\"PAY-1\"}}}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private WebhookRequest with(String header, String value) {
        WebhookRequest signed = paypal.twin.sign(event("WH-1"));
        Map<String, String> headers = new HashMap<>(signed.headers());
        headers.put(header.toLowerCase(java.util.Locale.ROOT), value);
        return new WebhookRequest(headers, signed.body());
    }

    private void refused(WebhookRequest request) {
        assertThatThrownBy(() -> paypal.ability(PaymentWebhooks.class).receive(request))
                .isInstanceOfSatisfying(
                        WebhookRejectedException.class,
                        e -> assertThat(e.status()).isEqualTo(401));
    }
}
