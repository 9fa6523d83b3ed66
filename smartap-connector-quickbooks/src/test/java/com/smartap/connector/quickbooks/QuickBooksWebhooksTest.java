package com.smartap.connector.quickbooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.smartap.model.erp.EntityType;
import com.smartap.spi.erp.ErpWebhooks;
import com.smartap.spi.erp.ErpWebhooks.Change;
import com.smartap.spi.erp.ErpWebhooks.Change.Kind;
import com.smartap.spi.webhook.WebhookRejectedException;
import com.smartap.spi.webhook.WebhookRequest;
import com.smartap.testkit.quickbooks.QuickBooksTwin;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuickBooksWebhooksTest {
    private static final Instant SEEDED = Instant.parse("2026-11-01T08:00:00Z");
    private final TwinFixture fixture = new TwinFixture();
    private final ErpWebhooks webhooks = fixture.ability(ErpWebhooks.class);

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void both_shapes_tell_the_same_and_the_same_event_has_the_same_id() {
        fixture.vendor(1, SEEDED);
        fixture.order(42, SEEDED);
        fixture.twin.touch(EntityType.PURCHASE_ORDER, "42");
        for (EntityType type : List.of(EntityType.VENDOR, EntityType.PURCHASE_ORDER)) {
            String id = type == EntityType.VENDOR ? "1" : "42";
            Change today = only(fixture.twin.webhook(type, id).orElseThrow());
            Change before = only(fixture.twin.screen().notification(type, id).orElseThrow());
            assertThat(before)
                    .usingRecursiveComparison()
                    .ignoringFields("eventId")
                    .isEqualTo(today);
            assertThat(today.company()).isEqualTo(QuickBooksTwin.REALM_ID);
            assertThat(today.kind()).isEqualTo(type == EntityType.VENDOR ? Kind.CREATED : Kind.UPDATED);
            assertThat(only(fixture.twin.webhook(type, id).orElseThrow())).isEqualTo(today);
            assertThat(only(fixture.twin.screen().notification(type, id).orElseThrow()))
                    .isEqualTo(before);
        }
        fixture.twin.delete(EntityType.PURCHASE_ORDER, "42");
        assertThat(only(fixture.twin.webhook(EntityType.PURCHASE_ORDER, "42").orElseThrow())
                        .kind())
                .isEqualTo(Kind.DELETED);
    }

    @ParameterizedTest
    @CsvSource({
        "bill.created,INVOICE,CREATED",
        "bill.updated,INVOICE,UPDATED",
        "purchaseorder.deleted,PURCHASE_ORDER,DELETED",
        "vendor.merged,VENDOR,DELETED",
        "billpayment.voided,PAYMENT,VOIDED",
        "account.Updated,ACCOUNT,UPDATED"
    })
    void every_operation_is_understood(String type, EntityType entity, Kind kind) {
        assertThat(receive("[%s]".formatted(event("e-1", type, "95", QuickBooksTwin.REALM_ID))))
                .containsExactly(new Change(
                        "e-1", QuickBooksTwin.REALM_ID, entity, "95", kind, Instant.parse("2026-08-01T10:00:00.100Z")));
    }

    @Test
    void other_companies_and_records_of_no_interest_are_left_out() {
        assertThat(receive("[%s,%s,%s]"
                        .formatted(
                                event("e-1", "bill.updated", "1", "999"),
                                event("e-2", "estimate.updated", "2", QuickBooksTwin.REALM_ID),
                                event("e-3", "bill.emailed", "3", QuickBooksTwin.REALM_ID))))
                .isEmpty();
        assertThat(receive("[]")).isEmpty();
        assertThat(receive("{\"eventNotifications\":[{\"realmId\":\"999\",\"dataChangeEvent\":{\"entities\":[{}]}}]}"))
                .isEmpty();
    }

    @Test
    void a_merge_changes_the_one_that_stays_and_ends_the_other() {
        String body =
                "{\"eventNotifications\":[{\"realmId\":\"%s\",\"dataChangeEvent\":{\"entities\":[{\"name\":\"Vendor\",\"id\":\"1\",\"operation\":\"Merge\",\"deletedId\":\"2\",\"lastUpdated\":\"2026-08-01T10:00:00.000Z\"},{\"name\":\"VendorCredit\",\"id\":\"7\",\"operation\":\"Void\",\"lastUpdated\":\"soon\"}]}}]}"
                        .formatted(QuickBooksTwin.REALM_ID);
        List<Change> changes = receive(body);
        assertThat(changes)
                .extracting(Change::externalId, Change::kind)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("2", Kind.DELETED),
                        org.assertj.core.groups.Tuple.tuple("1", Kind.UPDATED),
                        org.assertj.core.groups.Tuple.tuple("VendorCredit-7", Kind.VOIDED));
        assertThat(changes).extracting(Change::eventId).doesNotHaveDuplicates();
        assertThat(changes.get(2).at()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>", "7", "null", "{}", "[7]", "[{}]", "{\"eventNotifications\":7}"})
    void a_signed_body_that_makes_no_sense_is_malformed(String body) {
        assertThatThrownBy(() -> receive(body))
                .isInstanceOfSatisfying(
                        WebhookRejectedException.class,
                        e -> assertThat(e.status()).isEqualTo(400));
    }

    @Test
    void a_body_that_was_changed_or_signed_by_somebody_else_is_not_believed() {
        byte[] body = "[]".getBytes(StandardCharsets.UTF_8);
        WebhookRequest signed = fixture.twin.screen().signed("[]");
        WebhookRequest other = new WebhookRequest(
                Map.of("Intuit-Signature", signed.header("intuit-signature").orElseThrow()),
                "[ ]".getBytes(StandardCharsets.UTF_8));
        unsigned(other);
        unsigned(new WebhookRequest(Map.of("intuit-signature", "AAAA"), body));
        unsigned(new WebhookRequest(Map.of(), body));
    }

    @Test
    void without_a_verifier_token_nothing_is_believed() {
        Map<String, com.smartap.spi.secret.Secret> less = new java.util.HashMap<>(fixture.twin.credentials());
        less.remove("webhookVerifierToken");
        fixture.vault.replace(less);
        unsigned(fixture.twin.screen().signed("[]"));
    }

    private void unsigned(WebhookRequest request) {
        assertThatThrownBy(() -> webhooks.receive(request))
                .isInstanceOfSatisfying(
                        WebhookRejectedException.class,
                        e -> assertThat(e.status()).isEqualTo(401));
    }

    private List<Change> receive(String body) {
        return webhooks.receive(fixture.twin.screen().signed(body));
    }

    private Change only(WebhookRequest request) {
        List<Change> changes = webhooks.receive(request);
        assertThat(changes).hasSize(1);
        return changes.get(0);
    }

    private static String event(String id, String type, String entityId, String realmId) {
        return ("{\"specversion\":\"1.0\",\"id\":\"%s\",\"source\":\"intuit.dsnB\",\"type\":\"qbo.%s.v1\",\"time\":\"2026-08-01T10:00:00.1Z\","
                        + "\"intuitentityid\":\"%s\",\"intuitaccountid\":\"%s\",\"data\":{}}")
                .formatted(id, type, entityId, realmId);
    }
}
