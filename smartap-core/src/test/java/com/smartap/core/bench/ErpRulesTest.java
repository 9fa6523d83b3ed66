package com.smartap.core.bench;

import static com.smartap.core.bench.Bench.person;
import static org.assertj.core.api.Assertions.assertThat;

import com.smartap.model.Actor;
import com.smartap.model.Money;
import com.smartap.model.PageRequest;
import com.smartap.model.Role;
import com.smartap.model.TenantId;
import com.smartap.model.erp.ErpConnection;
import com.smartap.model.invoice.Invoice;
import com.smartap.model.purchasing.PurchaseOrder;
import com.smartap.model.purchasing.Vendor;
import com.smartap.spi.ConnectorUnavailableException;
import com.smartap.spi.InvalidConfigurationException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ErpRulesTest {
    private static final TenantId TENANT = TenantId.DEFAULT;
    private static final Actor AUDITOR = person(TENANT, "auditor", Role.AUDITOR);
    private static final Actor ADMIN = person(TENANT, "admin", Role.ADMIN);

    private final JdbcConnectionPool database = Bench.h2();
    private Bench bench;

    @BeforeEach
    void open(@TempDir Path folder) {
        bench = Bench.open(database, folder, builder -> builder);
        bench.erp.vendor("Acme", "USD", true);
        bench.erp.vendor("Gone", "USD", true);
        bench.erp.order("PO-7", "Acme", Money.of("10.00", "USD"));
    }

    @AfterEach
    void close() {
        bench.close();
        database.dispose();
    }

    @Test
    void the_document_follows_its_bill_once() {
        bench.connect(TENANT);
        Invoice invoice = bench.payable(TENANT, new Note("A-1", "Acme", "", "USD", "10.00"));
        assertThat(bench.erp.attached()).hasSize(1);
        assertThat(events(invoice)).noneMatch(event -> event.contains("invoice.attachment-refused"));
    }

    @Test
    void a_document_that_can_never_be_attached_holds_no_payment_up_and_is_told() {
        bench.erp.attachments(() -> {
            throw new InvalidConfigurationException("no script is installed");
        });
        bench.connect(TENANT);
        Invoice invoice = bench.payable(TENANT, new Note("A-2", "Acme", "", "USD", "10.00"));
        assertThat(events(invoice)).anyMatch(event -> event.contains("invoice.attachment-refused"));
        assertThat(bench.engine.status().unresolvedEffects()).isZero();
    }

    @Test
    void an_erp_that_is_away_is_asked_again() {
        AtomicInteger asked = new AtomicInteger();
        bench.erp.attachments(() -> {
            if (asked.incrementAndGet() == 1) {
                throw new ConnectorUnavailableException("away", null, null, null);
            }
            return "A-2";
        });
        bench.connect(TENANT);
        Invoice invoice = bench.payable(TENANT, new Note("A-3", "Acme", "", "USD", "10.00"));
        assertThat(asked.get()).isEqualTo(2);
        assertThat(events(invoice)).noneMatch(event -> event.contains("invoice.attachment-refused"));
    }

    @Test
    void what_the_erp_removed_is_closed_here() {
        ErpConnection connection = bench.connect(TENANT);
        bench.erp.remove("V-Gone");
        bench.erp.remove("O-PO-7");
        bench.engine.erp().sync(ADMIN, connection.id());
        assertThat(bench.engine
                        .vendors()
                        .list(AUDITOR, null, PageRequest.first(10))
                        .items())
                .filteredOn(vendor -> vendor.name().equals("Gone"))
                .extracting(Vendor::active)
                .containsExactly(false);
        assertThat(bench.engine
                        .purchaseOrders()
                        .list(AUDITOR, null, null, PageRequest.first(10))
                        .items())
                .extracting(PurchaseOrder::status)
                .containsExactly(PurchaseOrder.Status.CLOSED);
    }

    private List<String> events(Invoice invoice) {
        return bench.engine.invoices().timeline(AUDITOR, invoice.id()).stream()
                .map(Object::toString)
                .toList();
    }
}
