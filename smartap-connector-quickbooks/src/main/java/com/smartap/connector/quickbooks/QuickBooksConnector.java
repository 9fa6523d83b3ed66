package com.smartap.connector.quickbooks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.support.ClientOptions;
import com.smartap.connector.support.Json;
import com.smartap.spi.ConnectorProtocolException;
import com.smartap.spi.connector.ConnectionTest;
import com.smartap.spi.connector.ConnectorContext;
import com.smartap.spi.connector.QuotaReport;
import com.smartap.spi.erp.AttachmentUpload;
import com.smartap.spi.erp.BillPosting;
import com.smartap.spi.erp.ChartOfAccounts;
import com.smartap.spi.erp.ErpConnector;
import com.smartap.spi.erp.ErpPage;
import com.smartap.spi.erp.ErpVendor;
import com.smartap.spi.erp.ErpWebhooks;
import com.smartap.spi.erp.PaymentStatusQuery;
import com.smartap.spi.erp.PurchaseOrderImport;
import com.smartap.spi.erp.VendorImport;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A connection to one company in QuickBooks Online. */
final class QuickBooksConnector implements ErpConnector {
    static final Set<Class<?>> ABILITIES = Set.of(
            VendorImport.class,
            PurchaseOrderImport.class,
            BillPosting.class,
            AttachmentUpload.class,
            ChartOfAccounts.class,
            PaymentStatusQuery.class,
            ErpWebhooks.class,
            QuotaReport.class);

    private final QuickBooksApi api;
    private final QuickBooksSettings settings;
    private final List<Object> abilities;

    QuickBooksConnector(ConnectorContext context, QuickBooksSettings settings, ClientOptions options) {
        this.settings = settings;
        this.api = new QuickBooksApi(context, settings, options);
        Clock clock = context.clock();
        QuickBooksAccounts accounts = new QuickBooksAccounts(api);
        this.abilities = List.of(
                new Vendors(new ChangedRecords(api, "Vendor", "Active in (true,false)", settings.lookBack(), clock)),
                new QuickBooksOrders(
                        api,
                        new ChangedRecords(api, "PurchaseOrder", "", settings.lookBack(), clock),
                        new PurchaseOrderMapper(settings.homeCurrency())),
                new QuickBooksBillPosting(api, settings, accounts),
                new QuickBooksAttachments(api),
                accounts,
                new QuickBooksPayments(api, settings.homeCurrency()),
                new QuickBooksWebhooks(context.credentials(), settings.realmId()),
                new Quotas(api));
    }

    @Override
    public ConnectionTest test() {
        ObjectNode company = api.find("CompanyInfo", settings.realmId())
                .orElseThrow(() -> new ConnectorProtocolException(
                        "company %s is not in QuickBooks. Maybe realmId is wrong".formatted(settings.realmId()),
                        "610",
                        null));
        String country = Json.text(company, "Country").orElse("unknown country");
        return new ConnectionTest(
                Json.text(company, "CompanyName").orElse(settings.realmId()),
                "QuickBooks Online, company %s, %s".formatted(settings.realmId(), country));
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

    private record Quotas(QuickBooksApi api) implements QuotaReport {
        @Override
        public List<Quota> quotas() {
            return api.quotas();
        }
    }

    private record Vendors(ChangedRecords records) implements VendorImport {
        @Override
        public ErpPage<ErpVendor> vendors(@Nullable String cursor, int limit) {
            return records.page(cursor, limit, VendorMapper::vendor);
        }

        @Override
        public @Nullable String cursorSince(@Nullable Instant since) {
            return since == null ? null : ChangeCursor.since(since).text();
        }
    }
}
