package com.smartap.payments.bill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.smartap.spi.payment.provider.PaymentWebhooks;
import com.smartap.spi.payment.provider.PaymentWebhooks.Notice;
import com.smartap.spi.secret.Secret;
import com.smartap.spi.webhook.WebhookRejectedException;
import com.smartap.spi.webhook.WebhookRequest;
import com.smartap.testkit.TestClock;
import com.smartap.testkit.connector.TestCredentialVault;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What BILL sends on its own. */
class BillWebhooksTest {
    private final BillRig rig = new BillRig();

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void the_signature_is_that_of_the_published_vector() {
        TestClock clock = TestClock.at(BillRig.NOW);
        BillWebhooks webhooks = new BillWebhooks(
                new TestCredentialVault(clock, Map.of("webhookKey", Secret.of("bill_security_key"))), clock, "008");
        byte[] body = "{\"metadata\":{\"eventId\":\"e1\"}}".getBytes(StandardCharsets.UTF_8);
        String signature = "inkuzJ4yma7YbQAvKDH9OUhjSQP1hsNu7aRmSv0LEjI=";
        assertThat(webhooks.receive(new WebhookRequest(Map.of("X-BILL-SHA-Signature", signature), body)))
                .as("signed, and about nothing")
                .isEmpty();
        assertThatThrownBy(() -> webhooks.receive(
                        new WebhookRequest(Map.of("x-bill-sha-signature", signature.replace("ink", "knk")), body)))
                .isInstanceOfSatisfying(
                        WebhookRejectedException.class,
                        e -> assertThat(e.status()).isEqualTo(401));
    }

    @Test
    void a_body_that_is_a_text_with_the_json_in_it_is_read_twice() {
        rig.twin.escapeWebhooks();
        String id = rig.ordered("PAY-1");
        List<WebhookRequest> requests = rig.twin.webhooks();
        assertThat(new String(requests.get(0).body(), StandardCharsets.UTF_8)).startsWith("\"{\\\"metadata");
        assertThat(webhooks().receive(requests.get(0))).singleElement().satisfies(notice -> {
            assertThat(notice.kind()).isEqualTo(Notice.Kind.PAYMENT);
            assertThat(notice.providerId()).isEqualTo(id);
            assertThat(notice.type()).isEqualTo("payment.updated");
            assertThat(notice.at()).isEqualTo(BillRig.NOW);
        });
    }

    @Test
    void an_event_is_remembered_for_as_long_as_bill_keeps_it() {
        rig.ordered("PAY-1");
        PaymentWebhooks webhooks = webhooks();
        WebhookRequest request = rig.twin.webhooks().get(0);
        assertThat(webhooks.receive(request)).hasSize(1);
        rig.clock.advance(Duration.ofDays(179));
        assertThat(webhooks.receive(request)).isEmpty();
        assertThat(webhooks().receive(request))
                .as("after a restart it is only one question more")
                .hasSize(1);
    }

    @Test
    void events_about_vendors_accounts_and_others_are_told_apart() {
        rig.twin.event("vendor.updated", "vendor", "00902V");
        rig.twin.event("bank-account.updated", "bankAccount", "bac1");
        rig.twin.event("risk-verification.updated", "riskVerification", "x");
        rig.twin.event("autopay.failed", "autopay", "x");
        rig.twin.event("bill.updated", "bill", "00n1");
        rig.twin.event("moon.landed", "moon", "1");
        rig.twin.event("", "nothing", "1");
        PaymentWebhooks webhooks = webhooks();
        List<Notice> notices = rig.twin.webhooks().stream()
                .flatMap(request -> webhooks.receive(request).stream())
                .toList();
        assertThat(notices)
                .extracting(Notice::kind)
                .containsExactly(Notice.Kind.PAYEE, Notice.Kind.ACCOUNT, Notice.Kind.ACCOUNT, Notice.Kind.ACCOUNT);
    }

    @Test
    void events_of_other_organisations_are_left_out() {
        String body =
                "{\"metadata\":{\"eventId\":\"e1\",\"eventType\":\"payment.updated\",\"organizationId\":\"008OTHER\"},"
                        + "\"payment\":{\"id\":\"stp1\"}}";
        assertThat(webhooks().receive(rig.twin.sign(body.getBytes(StandardCharsets.UTF_8))))
                .isEmpty();
    }

    @Test
    void hostile_bodies_with_a_good_signature_are_refused_or_harmless() {
        String deep = "[".repeat(5_000) + "]".repeat(5_000);
        for (String body : List.of(
                deep,
                "\"\\\"{}\\\"\"",
                "{\"metadata\":{\"eventId\":\"e9\",\"eventType\":\"payment.updated\"},\"payment\":{\"id\":\"../../x\"}}",
                "{\"metadata\":{\"eventId\":\"" + "x".repeat(300) + "\"}}",
                "{\"metadata\":[]}",
                "\u0000")) {
            assertThatThrownBy(() -> webhooks().receive(rig.twin.sign(body.getBytes(StandardCharsets.UTF_8))))
                    .isInstanceOfSatisfying(
                            WebhookRejectedException.class,
                            e -> assertThat(e.status()).isEqualTo(400));
        }
    }

    private PaymentWebhooks webhooks() {
        return rig.gateway().ability(PaymentWebhooks.class).orElseThrow();
    }
}
