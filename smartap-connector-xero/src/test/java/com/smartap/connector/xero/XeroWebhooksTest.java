package com.smartap.connector.xero;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.smartap.model.erp.EntityType;
import com.smartap.spi.erp.ErpWebhooks.Change;
import com.smartap.spi.secret.Secret;
import com.smartap.spi.webhook.WebhookRejectedException;
import com.smartap.spi.webhook.WebhookRequest;
import com.smartap.testkit.TestClock;
import com.smartap.testkit.connector.TestCredentialVault;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class XeroWebhooksTest {
    private static final String KEY = "the-webhook-key";
    private static final String EVENT =
            "{\"resourceUrl\":\"https://x\",\"resourceId\":\"%s\",\"eventDateUtc\":\"2026-11-21T01:15:39.902\","
                    + "\"eventType\":\"%s\",\"eventCategory\":\"%s\",\"tenantId\":\"%s\",\"tenantType\":\"ORGANISATION\"%s}";
    private final TestClock clock = TestClock.at("2026-11-21T10:00:00Z");
    private final XeroWebhooks webhooks =
            new XeroWebhooks(new TestCredentialVault(clock, Map.of("webhookKey", Secret.of(KEY))), "tenant-1");

    @Test
    void the_intent_to_receive_is_answered_by_its_signature() {
        WebhookRequest good =
                signed("{\"events\":[],\"firstEventSequence\":0,\"lastEventSequence\":0,\"entropy\":\"x\"}");
        assertThat(webhooks.receive(good)).isEmpty();
        WebhookRequest bad = new WebhookRequest(Map.of("x-xero-signature", "AAAA"), good.body());
        assertThatThrownBy(() -> webhooks.receive(bad))
                .isInstanceOfSatisfying(
                        WebhookRejectedException.class,
                        e -> assertThat(e.status()).isEqualTo(401));
    }

    @Test
    void events_become_changes_of_this_organisation() {
        List<Change> changes = webhooks.receive(signed("{\"events\":["
                + event("c1", "UPDATE", "CONTACT", "tenant-1", "") + ","
                + event("i1", "CREATE", "INVOICE", "TENANT-1", "") + ","
                + event(
                        "n1",
                        "UPDATE",
                        "CREDITNOTE",
                        "tenant-1",
                        ",\"data\":{\"Type\":\"ACCPAYCREDIT\",\"Status\":\"VOIDED\"}")
                + ","
                + event(
                        "n2",
                        "CREATE",
                        "CREDITNOTE",
                        "tenant-1",
                        ",\"data\":{\"Type\":\"ACCRECCREDIT\",\"Status\":\"DRAFT\"}")
                + ","
                + event("i2", "CREATE", "INVOICE", "tenant-2", "") + ","
                + event("s1", "CREATE", "SUBSCRIPTION", "tenant-1", "") + ",7,null]}"));
        assertThat(changes).hasSize(3);
        assertThat(changes.get(0).entity()).isEqualTo(EntityType.VENDOR);
        assertThat(changes.get(0).at()).isEqualTo(Instant.parse("2026-11-21T01:15:39.902Z"));
        assertThat(changes.get(1).kind()).isEqualTo(Change.Kind.CREATED);
        assertThat(changes.get(2).externalId()).isEqualTo("CreditNote-n1");
        assertThat(changes.get(2).kind()).isEqualTo(Change.Kind.VOIDED);
    }

    @Test
    void the_same_event_has_the_same_id_in_each_delivery() {
        String one = event("c1", "UPDATE", "CONTACT", "tenant-1", "");
        String first =
                webhooks.receive(signed("{\"events\":[" + one + "]}")).get(0).eventId();
        assertThat(webhooks.receive(signed("{\"events\":[" + one + "],\"entropy\":\"other\"}"))
                        .get(0)
                        .eventId())
                .isEqualTo(first);
    }

    @Test
    void a_signed_body_that_makes_no_sense_is_malformed() {
        for (String body : List.of("", "[]", "{}", "{\"events\":7}", "<xml/>")) {
            assertThatThrownBy(() -> webhooks.receive(signed(body)))
                    .isInstanceOfSatisfying(
                            WebhookRejectedException.class,
                            e -> assertThat(e.status()).isEqualTo(400));
        }
    }

    @Test
    void without_a_key_nothing_is_believed() {
        XeroWebhooks keyless = new XeroWebhooks(new TestCredentialVault(clock, Map.of()), "tenant-1");
        assertThatThrownBy(() -> keyless.receive(signed("{\"events\":[]}")))
                .isInstanceOf(WebhookRejectedException.class)
                .hasMessageContaining("webhookKey");
    }

    private static String event(String id, String type, String category, String tenant, String more) {
        return EVENT.formatted(id, type, category, tenant, more);
    }

    private static WebhookRequest signed(String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(KEY.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return new WebhookRequest(
                    Map.of("X-Xero-Signature", Base64.getEncoder().encodeToString(mac.doFinal(bytes))), bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
