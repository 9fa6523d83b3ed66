package com.example.tryton;

import com.smartap.connector.support.ClientOptions;
import com.smartap.spi.connector.ConnectionTest;
import com.smartap.spi.connector.ConnectorContext;
import com.smartap.spi.erp.AttachmentUpload;
import com.smartap.spi.erp.BillPosting;
import com.smartap.spi.erp.ChartOfAccounts;
import com.smartap.spi.erp.ErpConnector;
import com.smartap.spi.erp.GoodsReceiptImport;
import com.smartap.spi.erp.PaymentStatusQuery;
import com.smartap.spi.erp.PurchaseOrderImport;
import com.smartap.spi.erp.VendorImport;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A connection to one company in one database of Tryton. */
final class TrytonConnector implements ErpConnector {
    static final Set<Class<?>> ABILITIES = Set.of(
            VendorImport.class,
            PurchaseOrderImport.class,
            GoodsReceiptImport.class,
            BillPosting.class,
            AttachmentUpload.class,
            PaymentStatusQuery.class,
            ChartOfAccounts.class);

    private final TrytonApi api;
    private final List<Object> abilities;

    TrytonConnector(ConnectorContext context, TrytonSettings settings, ClientOptions options) {
        this.api = new TrytonApi(context, settings, options);
        this.abilities = List.of(
                new TrytonVendors(api, settings.lookBack(), settings.vendorCategory()),
                new TrytonOrders(api, settings.lookBack()),
                new TrytonReceipts(api, settings.lookBack()),
                new TrytonBills(api, settings),
                new TrytonAttachments(api),
                new TrytonPayments(api),
                new TrytonAccounts(api));
    }

    @Override
    public ConnectionTest test() {
        TrytonCompany.Known company = api.company().test();
        return new ConnectionTest(company.name(), "Tryton, company %d, %s".formatted(company.id(), company.currency()));
    }

    @Override
    public <T> Optional<T> ability(Class<T> type) {
        return ABILITIES.contains(type)
                ? abilities.stream().filter(type::isInstance).map(type::cast).findFirst()
                : Optional.empty();
    }

    @Override
    public void close() {
        api.close();
    }
}
