package com.smartap.connector.quickbooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.smartap.model.erp.EntityType;
import com.smartap.spi.ConnectorException;
import com.smartap.spi.erp.ErpPage;
import com.smartap.spi.erp.ErpPurchaseOrder;
import com.smartap.spi.erp.ErpVendor;
import com.smartap.spi.erp.PurchaseOrderImport;
import com.smartap.spi.erp.VendorImport;
import com.smartap.testkit.twin.Misbehaviour;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class QuickBooksDeletionsTest {
    private static final Instant SEEDED = Instant.parse("2026-11-01T08:00:00Z");
    private final TwinFixture fixture = new TwinFixture();
    private final PurchaseOrderImport orders = fixture.ability(PurchaseOrderImport.class);

    @AfterEach
    void close() {
        assertThat(fixture.twin.violations()).isEmpty();
        fixture.close();
    }

    @Test
    void the_next_synchronisation_names_what_was_deleted_and_the_first_one_nothing() {
        seed(3);
        fixture.twin.delete(EntityType.PURCHASE_ORDER, "3");
        fixture.clock.advance(Duration.ofMinutes(15));
        ErpPage<ErpPurchaseOrder> first = orders.purchaseOrders(null, 10);
        assertThat(first.removed()).isEmpty();
        assertThat(fixture.twin.requests()).isEqualTo(1);

        fixture.clock.advance(Duration.ofMinutes(15));
        fixture.twin.delete(EntityType.PURCHASE_ORDER, "2");
        ErpPage<ErpPurchaseOrder> second = orders.purchaseOrders(first.cursor(), 10);
        assertThat(second.removed()).containsExactly("2");
        assertThat(fixture.twin.requests())
                .as("one query, one question about changes")
                .isEqualTo(3);

        fixture.clock.advance(Duration.ofMinutes(15));
        ErpPage<ErpPurchaseOrder> third = orders.purchaseOrders(second.cursor(), 10); // its look-back names it again
        fixture.clock.advance(Duration.ofMinutes(15));
        assertThat(orders.purchaseOrders(third.cursor(), 10).removed()).isEmpty();
    }

    @Test
    void what_is_deleted_while_the_first_reading_goes_on_is_named_afterwards() {
        seed(6);
        ErpPage<ErpPurchaseOrder> page = orders.purchaseOrders(null, 2);
        fixture.clock.advance(Duration.ofMinutes(20));
        fixture.twin.delete(EntityType.PURCHASE_ORDER, "1");
        List<String> removed = new ArrayList<>();
        while (page.more()) {
            page = orders.purchaseOrders(page.cursor(), 2);
            removed.addAll(page.removed());
        }
        assertThat(removed).isEmpty();
        fixture.clock.advance(Duration.ofHours(1));
        assertThat(orders.purchaseOrders(page.cursor(), 10).removed()).containsExactly("1");
    }

    @Test
    void vendors_that_were_merged_into_another_are_named_and_inactive_ones_are_not() {
        fixture.vendor(1, SEEDED);
        fixture.vendor(2, SEEDED); // inactive
        VendorImport vendors = fixture.ability(VendorImport.class);
        ErpPage<ErpVendor> first = vendors.vendors(null, 10);
        fixture.twin.delete(EntityType.VENDOR, "1");
        fixture.twin.touch(EntityType.VENDOR, "2");
        ErpPage<ErpVendor> second = vendors.vendors(first.cursor(), 10);
        assertThat(second.removed()).containsExactly("1");
        assertThat(second.items())
                .extracting(ErpVendor::externalId, ErpVendor::active)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("2", false));
    }

    @Test
    void a_cursor_of_a_moment_asks_for_deletions_since_then() {
        seed(2);
        fixture.twin.delete(EntityType.PURCHASE_ORDER, "1");
        String cursor = orders.cursorSince(fixture.clock.instant().minus(Duration.ofDays(2)));
        assertThat(orders.purchaseOrders(cursor, 10).removed()).containsExactly("1");
    }

    @Test
    void after_more_than_thirty_days_only_the_last_thirty_are_known() {
        seed(3);
        String cursor = orders.purchaseOrders(null, 10).cursor();
        fixture.twin.delete(EntityType.PURCHASE_ORDER, "1");
        fixture.clock.advance(Duration.ofDays(40));
        fixture.twin.delete(EntityType.PURCHASE_ORDER, "2");
        fixture.clock.advance(Duration.ofHours(1));
        assertThat(orders.purchaseOrders(cursor, 10).removed()).containsExactly("2");
    }

    @Test
    void more_changes_than_one_answer_holds_are_asked_for_again() {
        seed(1);
        ErpPage<ErpPurchaseOrder> page = orders.purchaseOrders(null, 10);
        for (int number = 2; number <= 1200; number++) {
            fixture.clock.advance(Duration.ofSeconds(1));
            fixture.order(number, fixture.clock.instant());
        }
        fixture.clock.advance(Duration.ofSeconds(1));
        fixture.twin.delete(EntityType.PURCHASE_ORDER, "1");
        List<String> removed = new ArrayList<>();
        do {
            page = orders.purchaseOrders(page.cursor(), 1000);
            assertThat(page.items()).hasSizeLessThanOrEqualTo(100);
            removed.addAll(page.removed());
        } while (page.more());
        assertThat(removed).containsExactly("1");
    }

    @Test
    void a_question_about_changes_that_is_not_answered_fails_the_page_which_is_read_again() {
        seed(2);
        String cursor = orders.purchaseOrders(null, 10).cursor();
        fixture.twin.delete(EntityType.PURCHASE_ORDER, "1");
        int[] requests = {0};
        fixture.twin.beforeEachRequest(() -> {
            requests[0]++;
            if (requests[0] == 2) {
                fixture.twin.misbehave(Misbehaviour.BAD_JSON_NEXT);
            }
        });
        assertThatThrownBy(() -> orders.purchaseOrders(cursor, 10)).isInstanceOf(ConnectorException.class);
        assertThat(orders.purchaseOrders(cursor, 10).removed()).containsExactly("1");
    }

    @Test
    void a_cursor_of_the_first_release_goes_on() {
        seed(2);
        assertThat(orders.purchaseOrders("q1|e|2026-10-01T08:00:00Z|1|9", 10).items())
                .hasSize(2);
    }

    private void seed(int count) {
        for (int number = 1; number <= count; number++) {
            fixture.order(number, SEEDED.plusSeconds(number));
        }
    }
}
