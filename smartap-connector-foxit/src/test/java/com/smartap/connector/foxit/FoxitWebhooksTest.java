package com.smartap.connector.foxit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.smartap.spi.InvalidConfigurationException;
import com.smartap.spi.esign.ESignWebhooks;
import com.smartap.spi.esign.ESignWebhooks.Notice;
import com.smartap.spi.esign.WebhookChannels;
import com.smartap.spi.esign.WebhookChannels.Channel;
import com.smartap.spi.secret.Secret;
import com.smartap.spi.webhook.WebhookRejectedException;
import com.smartap.spi.webhook.WebhookRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;

/** The signature stands in the query, and covers the raw body. */
class FoxitWebhooksTest {
    @Test
    void a_plus_sign_in_a_signature_survives_encoded_or_not() {
        try (FoxitFixture foxit = FoxitFixture.classic()) {
            int withPlus = 0;
            for (int i = 0; i < 40; i++) {
                foxit.twin.sendRawSignatures(i % 2 == 0);
                WebhookRequest sent = event(foxit, "folder_viewed", "4711", foxit.clock.millis() - i);
                withPlus += sent.query().contains("+") || sent.query().contains("%2B") ? 1 : 0;
                assertThat(foxit.ability(ESignWebhooks.class).receive(sent)).hasSize(1);
            }
            assertThat(withPlus).isGreaterThan(5);
        }
    }

    @Test
    void other_parameters_stand_beside_the_signature_and_a_header_is_none() {
        try (FoxitFixture foxit = FoxitFixture.classic()) {
            WebhookRequest sent = event(foxit, "folder_signed", "4711", foxit.clock.millis());
            ESignWebhooks webhooks = foxit.ability(ESignWebhooks.class);
            assertThat(webhooks.receive(
                            new WebhookRequest(Map.of(), "tenant=a&" + sent.query() + "&x=%20", sent.body())))
                    .singleElement()
                    .isEqualTo(new Notice(
                            "4711:folder_signed:" + foxit.clock.millis(),
                            "4711",
                            "folder_signed",
                            foxit.clock.instant()));
            String bare = sent.query().substring("signature=".length());
            refused(webhooks, new WebhookRequest(Map.of("signature", bare), sent.body()));
            refused(webhooks, new WebhookRequest(Map.of(), "Signature=" + bare, sent.body()));
            refused(webhooks, new WebhookRequest(Map.of(), "signature=" + bare.replace("%", "%25"), sent.body()));
        }
    }

    @Test
    void while_the_secret_is_replaced_both_count_and_then_the_new_one_only() {
        try (FoxitFixture foxit = FoxitFixture.classic()) {
            String old = foxit.twin.credentials().get("webhookSecret").reveal();
            WebhookRequest before = event(foxit, "folder_signed", "1", foxit.clock.millis());
            String fresh = foxit.twin.rollWebhookSecret().reveal();
            WebhookRequest after = event(foxit, "folder_signed", "2", foxit.clock.millis());
            secret(foxit, fresh + " , " + old);
            ESignWebhooks both = foxit.ability(ESignWebhooks.class);
            assertThat(both.receive(before)).hasSize(1);
            assertThat(both.receive(after)).hasSize(1);
            secret(foxit, fresh);
            refused(foxit.ability(ESignWebhooks.class), before);
            secret(foxit, "");
            refused(foxit.ability(ESignWebhooks.class), after);
        }
    }

    @Test
    void events_that_are_not_known_are_taken_and_passed_over() {
        try (FoxitFixture foxit = FoxitFixture.classic()) {
            ESignWebhooks webhooks = foxit.ability(ESignWebhooks.class);
            assertThat(webhooks.receive(event(foxit, "template_created", "4711", foxit.clock.millis())))
                    .isEmpty();
            assertThat(webhooks.receive(event(foxit, "folder_executed", "\"4711\"", foxit.clock.millis())))
                    .as("a number in quotation marks")
                    .extracting(Notice::providerId)
                    .containsExactly("4711");
            for (String folder : List.of("-1", "\"../1\"", "null", "[1]", "1.5")) {
                assertThatThrownBy(
                                () -> webhooks.receive(event(foxit, "folder_executed", folder, foxit.clock.millis())))
                        .isInstanceOfSatisfying(
                                WebhookRejectedException.class,
                                e -> assertThat(e.status()).isEqualTo(400));
            }
        }
    }

    @Test
    void an_event_counts_for_72_hours_and_not_from_the_future() {
        try (FoxitFixture foxit = FoxitFixture.classic()) {
            ESignWebhooks webhooks = foxit.ability(ESignWebhooks.class);
            long now = foxit.clock.millis();
            assertThat(webhooks.receive(event(
                            foxit,
                            "folder_signed",
                            "1",
                            now - Duration.ofHours(72).toMillis())))
                    .hasSize(1);
            refused(
                    webhooks,
                    event(
                            foxit,
                            "folder_signed",
                            "2",
                            now - Duration.ofHours(72).toMillis() - 1));
            refused(
                    webhooks,
                    event(
                            foxit,
                            "folder_signed",
                            "3",
                            now + Duration.ofMinutes(16).toMillis()));
            foxit.with("webhookMaxAgeHours", "1");
            refused(
                    foxit.ability(ESignWebhooks.class),
                    event(foxit, "folder_signed", "4", now - Duration.ofHours(2).toMillis()));
        }
    }

    @Test
    void a_channel_is_registered_once_brought_up_to_date_and_ended() {
        try (FoxitFixture foxit = FoxitFixture.portal()) {
            WebhookChannels channels = foxit.ability(WebhookChannels.class);
            assertThat(channels.list()).isEmpty();
            Channel first = channels.register("smartap", URI.create("https://host.example/hooks/foxit"));
            Channel second = channels.register("smartap", URI.create("https://host.example/other"));
            assertThat(second.id()).isEqualTo(first.id());
            assertThat(channels.list())
                    .containsExactly(new Channel(first.id(), "smartap", "https://host.example/other", true));
            channels.delete(first.id());
            channels.delete(first.id());
            channels.delete("nobody's");
            assertThat(channels.list()).isEmpty();
            assertThatThrownBy(() -> channels.register("smartap", URI.create("http://host.example/plain")))
                    .isInstanceOf(InvalidConfigurationException.class);
            secret(foxit, "");
            assertThatThrownBy(() -> channels.register("smartap", URI.create("https://host.example/x")))
                    .isInstanceOf(InvalidConfigurationException.class)
                    .hasMessageContaining("webhookSecret");
        }
    }

    @Test
    void what_a_channel_is_sent_over_http_is_understood() throws Exception {
        try (FoxitFixture foxit = FoxitFixture.classic();
                MockWebServer host = new MockWebServer()) {
            host.start();
            host.enqueue(new MockResponse.Builder().build());
            host.enqueue(new MockResponse.Builder().build());
            foxit.ability(WebhookChannels.class)
                    .register("smartap", URI.create("http://127.0.0.1:" + host.getPort() + "/hooks/foxit"));
            String id = foxit.asked("A", 2);
            foxit.twin.sign(id, FoxitFixture.email(1));
            assertThat(foxit.twin.deliver()).containsExactly(200, 200);
            ESignWebhooks webhooks = foxit.ability(ESignWebhooks.class);
            List<Notice> notices = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                RecordedRequest sent = host.takeRequest();
                notices.addAll(webhooks.receive(new WebhookRequest(
                        Map.of(), sent.getUrl().encodedQuery(), sent.getBody().toByteArray())));
            }
            assertThat(notices).extracting(Notice::providerId).containsOnly(id);
            assertThat(notices).extracting(Notice::type).containsExactly("folder_sent", "folder_signed");
        }
    }

    private static WebhookRequest event(FoxitFixture foxit, String name, String folder, long at) {
        return foxit.twin.signed("{\"event_name\":\"%s\",\"event_date\":%d,\"data\":{\"folder\":{\"folderId\":%s}}}"
                .formatted(name, at, folder)
                .getBytes(StandardCharsets.UTF_8));
    }

    private static void secret(FoxitFixture foxit, String value) {
        Map<String, Secret> all = new HashMap<>(foxit.twin.credentials());
        all.put("webhookSecret", Secret.of(value));
        foxit.vault.replace(all);
    }

    private static void refused(ESignWebhooks webhooks, WebhookRequest request) {
        assertThatThrownBy(() -> webhooks.receive(request))
                .isInstanceOfSatisfying(
                        WebhookRejectedException.class,
                        e -> assertThat(e.status()).isEqualTo(401));
    }
}
