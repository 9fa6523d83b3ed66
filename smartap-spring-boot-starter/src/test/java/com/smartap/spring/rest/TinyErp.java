package com.smartap.spring.rest;

import com.smartap.model.Address;
import com.smartap.model.BankAccount;
import com.smartap.model.IdempotencyKey;
import com.smartap.spi.SpiLevel;
import com.smartap.spi.connector.ConnectionTest;
import com.smartap.spi.connector.ConnectorContext;
import com.smartap.spi.connector.SettingKey;
import com.smartap.spi.erp.Bill;
import com.smartap.spi.erp.BillPosting;
import com.smartap.spi.erp.ErpConnector;
import com.smartap.spi.erp.ErpConnectorProvider;
import com.smartap.spi.erp.ErpPage;
import com.smartap.spi.erp.ErpPurchaseOrder;
import com.smartap.spi.erp.ErpVendor;
import com.smartap.spi.erp.PostingOutcome;
import com.smartap.spi.erp.PurchaseOrderImport;
import com.smartap.spi.erp.VendorImport;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** An ERP with three vendors that takes every bill. */
final class TinyErp implements ErpConnectorProvider, ErpConnector, BillPosting, VendorImport, PurchaseOrderImport {
    private static final BankAccount GERMAN = new BankAccount(
            "Muster", BankAccount.Type.CHECKING, null, null, "DE89370400440532013000", "COBADEFFXXX", null);

    private static ErpVendor vendor(String name, BankAccount account, Address address) {
        return new ErpVendor(
                "V-" + name,
                name,
                null,
                null,
                null,
                address == null ? List.of() : List.of(address),
                Currency.getInstance("USD"),
                null,
                List.of(account),
                true,
                Instant.EPOCH);
    }

    @Override
    public ErpPage<ErpVendor> vendors(String cursor, int limit) {
        return new ErpPage<>(
                List.of(
                        vendor("Parts Co", BankAccount.us("Parts Co", "021000021", "987654321"), null),
                        vendor(
                                "Muster",
                                GERMAN,
                                new Address("Hauptstr. 1, 10115 Berlin", null, null, null, null, "DE")),
                        vendor("Homeless", GERMAN, null)),
                List.of(),
                "end",
                false);
    }

    @Override
    public ErpPage<ErpPurchaseOrder> purchaseOrders(String cursor, int limit) {
        return new ErpPage<>(List.of(), List.of(), "end", false);
    }

    @Override
    public PostingOutcome post(Bill bill, IdempotencyKey key) {
        return new PostingOutcome.Posted("B-" + bill.reference(), bill.invoiceNumber(), true);
    }

    @Override
    public Optional<PostingOutcome.Posted> find(Bill bill, IdempotencyKey key) {
        return Optional.empty();
    }

    @Override
    public List<String> check(Bill bill) {
        return List.of();
    }

    @Override
    public String cursorSince(Instant since) {
        return null;
    }

    @Override
    public String id() {
        return "tiny";
    }

    @Override
    public String displayName() {
        return "Tiny ERP";
    }

    @Override
    public int spiLevel() {
        return SpiLevel.CURRENT;
    }

    @Override
    public List<SettingKey> settings() {
        return List.of();
    }

    @Override
    public Set<Class<?>> abilities() {
        return Set.of(BillPosting.class, VendorImport.class, PurchaseOrderImport.class);
    }

    @Override
    public ErpConnector create(ConnectorContext context) {
        return this;
    }

    @Override
    public ConnectionTest test() {
        return new ConnectionTest("Tiny", "fine");
    }

    @Override
    public <T> Optional<T> ability(Class<T> type) {
        return abilities().contains(type) ? Optional.of(type.cast(this)) : Optional.empty();
    }

    @Override
    public void close() {}
}
