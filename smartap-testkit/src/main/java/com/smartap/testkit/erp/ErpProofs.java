package com.smartap.testkit.erp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.smartap.model.erp.EntityType;
import com.smartap.spi.Api;
import com.smartap.spi.erp.Bill;
import com.smartap.spi.erp.BillPosting;
import com.smartap.spi.erp.ErpConnector;
import com.smartap.spi.erp.ErpConnectorProvider;
import com.smartap.spi.erp.ErpPage;
import com.smartap.spi.erp.ErpPurchaseOrder;
import com.smartap.spi.erp.ErpVendor;
import com.smartap.spi.erp.PurchaseOrderImport;
import com.smartap.spi.erp.VendorImport;
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
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * What {@link ErpConnectorContract} says, under a thousand random schedules each: exports end in one bill, and imports,
 * of vendors under even seeds and of orders under odd ones, end in what the system holds. The seed that fails is printed; {@code -Dsmartap.proof.seed=N} runs that one alone, and
 * {@code -Dsmartap.proof.seeds=N} another number of them.
 */
@Api(usage = Api.Usage.IMPLEMENT, since = "0.1")
public abstract class ErpProofs {
    private static final Instant NOW = ErpConnectorContract.NOW;
    private static final int SEEDS = Integer.getInteger("smartap.proof.seeds", 1000);
    /** So many bills share an ERP: enough to confuse them, and few enough to look through them after each. */
    private static final int BILLS = 100;

    /** As {@link ErpConnectorContract#twin}. */
    protected abstract ErpTwin twin(TestClock clock);

    /** As {@link ErpConnectorContract#provider}. */
    protected abstract ErpConnectorProvider provider(TestClock clock);

    /** As {@link ErpConnectorContract#settings}. */
    protected Map<String, String> settings() {
        return Map.of();
    }

    /** As {@link ErpConnectorContract#bill}. */
    protected Bill bill(ErpTwin twin, String reference, String number) {
        return TestBills.bill(reference, number, twin.id(EntityType.VENDOR, 1), null);
    }

    /** Each how manieth seed is run: 1, unless this is a variant of proofs that are run in full elsewhere. */
    protected int step() {
        return 1;
    }

    @Test
    void whatever_gets_lost_an_export_ends_in_one_bill() {
        assumeTrue(provider(TestClock.at(NOW)).abilities().contains(BillPosting.class));
        CapturedLog captured = CapturedLog.start();
        try {
            List<Integer> seeds = seeds();
            for (int from = 0; from < seeds.size(); from += BILLS) {
                export(seeds.subList(from, Math.min(from + BILLS, seeds.size())));
            }
        } finally {
            captured.stop();
        }
    }

    private void export(List<Integer> seeds) {
        TestClock clock = TestClock.at(NOW);
        try (ErpTwin twin = twin(clock)) {
            TestCredentialVault vault = new TestCredentialVault(clock, twin.credentials());
            twin.seed(ErpSeeds.vendor(twin, 1, NOW.minusSeconds(86_400)));
            for (int seed : seeds) {
                Bill bill = bill(twin, "ref-" + seed, "INV-" + seed);
                try (ExportProof proof =
                        new ExportProof(seed, clock, twin, bill, () -> connector(twin, clock, vault))) {
                    proof.run();
                }
            }
            assertThat(twin.violations()).isEmpty();
        }
    }

    @Test
    void whatever_happens_meanwhile_vendors_are_read_as_the_erp_holds_them() {
        assumeTrue(provider(TestClock.at(NOW)).abilities().contains(VendorImport.class));
        prove(EntityType.VENDOR);
    }

    @Test
    void whatever_happens_meanwhile_orders_are_read_as_the_erp_holds_them() {
        assumeTrue(provider(TestClock.at(NOW)).abilities().contains(PurchaseOrderImport.class));
        prove(EntityType.PURCHASE_ORDER);
    }

    private void prove(EntityType type) {
        CapturedLog captured = CapturedLog.start();
        try {
            for (int seed : seeds()) {
                boolean mine = seed % 2 == (type == EntityType.VENDOR ? 0 : 1);
                if (!mine) {
                    continue; // the schedules are shared between the two kinds of record
                }
                Random random = new Random(seed);
                TestClock clock = TestClock.at(NOW);
                // The connector's clock is not the ERP's.
                TestClock skewed = TestClock.at(NOW.plusSeconds(random.nextInt(600) - 300L));
                try (ErpTwin twin = twin(clock)) {
                    TestCredentialVault vault = new TestCredentialVault(skewed, twin.credentials());
                    try (ErpConnector connector = connector(twin, skewed, vault)) {
                        new ReadProof(seed, random, clock, skewed, twin, type, connector, pages(type, connector)).run();
                    }
                    assertThat(twin.violations()).as("seed %d", seed).isEmpty();
                }
            }
        } finally {
            captured.stop();
        }
    }

    private static ReadProof.Pages pages(EntityType type, ErpConnector connector) {
        if (type == EntityType.VENDOR) {
            VendorImport vendors = connector.ability(VendorImport.class).orElseThrow();
            return (cursor, limit) ->
                    versions(vendors.vendors(cursor, limit), ErpVendor::externalId, ErpVendor::modifiedAt);
        }
        PurchaseOrderImport orders =
                connector.ability(PurchaseOrderImport.class).orElseThrow();
        return (cursor, limit) -> versions(
                orders.purchaseOrders(cursor, limit), ErpPurchaseOrder::externalId, ErpPurchaseOrder::modifiedAt);
    }

    private static <T> ErpPage<Map.Entry<String, Instant>> versions(
            ErpPage<T> page, java.util.function.Function<T, String> id, java.util.function.Function<T, Instant> at) {
        return new ErpPage<>(
                page.items().stream()
                        .map(item -> Map.entry(id.apply(item), at.apply(item)))
                        .toList(),
                page.removed(),
                page.cursor(),
                page.more());
    }

    private ErpConnector connector(ErpTwin twin, TestClock clock, TestCredentialVault vault) {
        Map<String, String> all = new HashMap<>(twin.settings());
        all.putAll(settings());
        return provider(clock).create(new TestConnectorContext("the-connection", clock, twin.baseUrl(), all, vault));
    }

    private List<Integer> seeds() {
        Integer one = Integer.getInteger("smartap.proof.seed");
        if (one != null) {
            return List.of(one);
        }
        List<Integer> seeds = new ArrayList<>();
        for (int seed = 0; seed < SEEDS; seed += step()) {
            seeds.add(seed);
        }
        return seeds;
    }
}
