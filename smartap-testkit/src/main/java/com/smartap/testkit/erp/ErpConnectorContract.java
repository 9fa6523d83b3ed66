package com.smartap.testkit.erp;

import static org.assertj.core.api.Assertions.assertThat;

import com.smartap.model.erp.EntityType;
import com.smartap.spi.Api;
import com.smartap.spi.erp.Bill;
import com.smartap.spi.erp.ErpConnector;
import com.smartap.spi.erp.ErpConnectorProvider;
import com.smartap.spi.erp.ErpPage;
import com.smartap.spi.erp.ErpPurchaseOrder;
import com.smartap.spi.erp.ErpVendor;
import com.smartap.spi.erp.PurchaseOrderImport;
import com.smartap.spi.erp.VendorImport;
import com.smartap.spi.secret.Secret;
import com.smartap.testkit.TestClock;
import com.smartap.testkit.connector.CapturedLog;
import com.smartap.testkit.connector.TestConnectorContext;
import com.smartap.testkit.connector.TestCredentialVault;
import com.smartap.testkit.twin.ErpTwin;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;

/**
 * What every connector promises. Subclass it, and give it the system and the provider; abilities that the provider does
 * not declare are left out. {@link ErpProofs} goes on where this ends, under a thousand random schedules.
 */
@Api(usage = Api.Usage.IMPLEMENT, since = "0.1")
public abstract class ErpConnectorContract {
    /** When a system's clock stands at the beginning. */
    protected static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    TestClock clock = TestClock.at(NOW);

    @SuppressWarnings("NullAway.Init") // every test opens one first
    ErpTwin twin;

    TestCredentialVault vault = new TestCredentialVault(clock, Map.of());
    CapturedLog captured = new CapturedLog();
    private final List<ErpConnector> open = new ArrayList<>();

    /** A system that holds no vendors, orders and bills, and whose time is the clock. */
    protected abstract ErpTwin twin(TestClock clock);

    /**
     * The subject. A call should end within about two seconds, and waits should move the clock instead of waiting, so
     * that tests are fast.
     */
    protected abstract ErpConnectorProvider provider(TestClock clock);

    /** Settings beside those that the system needs to be found. */
    protected Map<String, String> settings() {
        return Map.of();
    }

    /**
     * A bill to vendor 1 that the system accepts; of 599.96 USD with tax and shipping unless overridden.
     *
     * @param number the vendor's invoice number
     */
    protected Bill bill(ErpTwin twin, String reference, String number) {
        return TestBills.bill(reference, number, twin.id(EntityType.VENDOR, 1), null);
    }

    /** Whether bills in this system point at order lines; Xero's do not. */
    protected boolean linksOrders() {
        return true;
    }

    @BeforeEach
    final void open() {
        clock = TestClock.at(NOW);
        twin = twin(clock);
        vault = new TestCredentialVault(clock, twin.credentials());
        captured = CapturedLog.start();
    }

    @AfterEach
    final void close() {
        open.forEach(ErpConnector::close);
        open.clear();
        List<String> violations = twin.violations();
        twin.close();
        String log = captured.stop();
        assertThat(violations)
                .as("what the real system's schema does not allow")
                .isEmpty();
        assertNoSecret("what was logged", log);
    }

    /** A connector as after a restart of the process: it remembers nothing. */
    final ErpConnector connector() {
        Map<String, String> all = new HashMap<>(twin.settings());
        all.putAll(settings());
        ErpConnector connector =
                provider(clock).create(new TestConnectorContext("the-connection", clock, twin.baseUrl(), all, vault));
        open.add(connector);
        return connector;
    }

    final <T> T ability(Class<T> type) {
        return connector()
                .ability(type)
                .orElseThrow(() -> new AssertionError("%s is declared, but there is none".formatted(type)));
    }

    final boolean has(Class<?> type) {
        return provider(clock).abilities().contains(type);
    }

    /** Nothing that the vault holds shows in a text. */
    final void assertNoSecret(String what, String text) {
        List<Secret> all = new ArrayList<>();
        vault.history()
                .forEach(stored -> stored.values().forEach((name, value) -> {
                    if (!name.equals("expiresAt")) {
                        all.add(value);
                    }
                }));
        for (Secret secret : all) {
            String value = secret.reveal();
            if (value.length() >= 6 && !value.matches("[0-9]{4}-[0-9]{2}-.*")) {
                assertThat(text.contains(value)).as("%s holds a secret", what).isFalse();
            }
        }
    }

    /** Vendor 1, to whom bills are posted. */
    final void seedVendor() {
        twin.seed(ErpSeeds.vendor(twin, 1, NOW.minusSeconds(86_400)));
    }

    /** Imports of vendors. */
    @Nested
    class Vendors extends ImportPart {
        Vendors() {
            super(ErpConnectorContract.this, EntityType.VENDOR, VendorImport.class);
        }

        @Override
        void seed(int number, Instant modifiedAt) {
            twin.seed(ErpSeeds.vendor(twin, number, modifiedAt));
        }

        @Override
        ErpPage<String> page(ErpConnector connector, @Nullable String cursor, int limit) {
            VendorImport vendors = connector.ability(VendorImport.class).orElseThrow();
            ErpPage<ErpVendor> page = vendors.vendors(cursor, limit);
            return new ErpPage<>(
                    page.items().stream().map(ErpVendor::externalId).toList(), page.cursor(), page.more());
        }

        @Override
        @Nullable
        String cursorSince(@Nullable Instant since) {
            return ability(VendorImport.class).cursorSince(since);
        }
    }

    /** Imports of purchase orders. */
    @Nested
    class Orders extends ImportPart {
        Orders() {
            super(ErpConnectorContract.this, EntityType.PURCHASE_ORDER, PurchaseOrderImport.class);
        }

        @BeforeEach
        void vendorOfTheOrders() {
            seedVendor();
        }

        @Override
        void seed(int number, Instant modifiedAt) {
            twin.seed(ErpSeeds.order(twin, number, modifiedAt));
        }

        @Override
        ErpPage<String> page(ErpConnector connector, @Nullable String cursor, int limit) {
            PurchaseOrderImport orders =
                    connector.ability(PurchaseOrderImport.class).orElseThrow();
            ErpPage<ErpPurchaseOrder> page = orders.purchaseOrders(cursor, limit);
            return new ErpPage<>(
                    page.items().stream().map(ErpPurchaseOrder::externalId).toList(), page.cursor(), page.more());
        }

        @Override
        @Nullable
        String cursorSince(@Nullable Instant since) {
            return ability(PurchaseOrderImport.class).cursorSince(since);
        }
    }

    /** What records look like. */
    @Nested
    class Reading extends RecordsPart {
        Reading() {
            super(ErpConnectorContract.this);
        }
    }

    /** One key, one bill. */
    @Nested
    class Export extends ExportPart {
        Export() {
            super(ErpConnectorContract.this);
        }
    }

    /** Numbers of any length and characters. */
    @Nested
    class Numbers extends NumbersPart {
        Numbers() {
            super(ErpConnectorContract.this);
        }
    }

    /** What follows a bill: documents and payments. */
    @Nested
    class Afterwards extends AfterwardsPart {
        Afterwards() {
            super(ErpConnectorContract.this);
        }
    }

    /** Behaviour towards people, limits and a system that does wrong. */
    @Nested
    class Manners extends MannersPart {
        Manners() {
            super(ErpConnectorContract.this);
        }
    }
}
