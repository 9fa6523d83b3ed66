package com.smartap.connector.sap.b1;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.support.ClientOptions;
import com.smartap.connector.support.ConnectorRefusedException;
import com.smartap.connector.support.Json;
import com.smartap.spi.connector.ConnectionTest;
import com.smartap.spi.connector.ConnectorContext;
import com.smartap.spi.connector.QuotaReport;
import com.smartap.spi.erp.AttachmentAhead;
import com.smartap.spi.erp.AttachmentUpload;
import com.smartap.spi.erp.BillPosting;
import com.smartap.spi.erp.ChartOfAccounts;
import com.smartap.spi.erp.ErpConnector;
import com.smartap.spi.erp.ErpGoodsReceipt;
import com.smartap.spi.erp.ErpPage;
import com.smartap.spi.erp.ErpVendor;
import com.smartap.spi.erp.GoodsReceiptImport;
import com.smartap.spi.erp.PaymentStatusQuery;
import com.smartap.spi.erp.PurchaseOrderImport;
import com.smartap.spi.erp.VendorImport;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A connection to one company in SAP Business One. */
final class B1Connector implements ErpConnector {
    static final Set<Class<?>> ABILITIES = Set.of(
            VendorImport.class,
            PurchaseOrderImport.class,
            GoodsReceiptImport.class,
            BillPosting.class,
            AttachmentUpload.class,
            AttachmentAhead.class,
            PaymentStatusQuery.class,
            ChartOfAccounts.class,
            QuotaReport.class);

    private final B1Api api;
    private final B1Settings settings;
    private final List<Object> abilities;

    B1Connector(ConnectorContext context, B1Settings settings, ClientOptions options) {
        this.settings = settings;
        this.api = new B1Api(context, settings, options);
        TaxCodes taxCodes = new TaxCodes(api, settings, context.clock());
        OpenReceipts receipts = new OpenReceipts(api, settings);
        int documents = settings.documentsPerPage();
        QuotaReport quotas = api::quotas;
        this.abilities = List.of(
                new Vendors(new ChangedRows(api, B1Set.VENDORS, settings, B1Api.MOST_ROWS), new VendorMapper(settings)),
                new B1Orders(
                        api,
                        new ChangedRows(api, B1Set.ORDERS, settings, documents),
                        receipts,
                        new OrderMapper(settings)),
                new Receipts(new ChangedRows(api, B1Set.RECEIPTS, settings, documents), new ReceiptMapper(settings)),
                new B1BillPosting(api, settings, receipts, new BillWriter(settings, taxCodes, context.clock())),
                new B1Attachments(api),
                new B1PaymentStatus(api, settings),
                new B1Accounts(api, taxCodes),
                quotas);
    }

    @Override
    public ConnectionTest test() {
        try {
            ObjectNode company = api.function("CompanyService_GetCompanyInfo");
            return new ConnectionTest(
                    Json.text(company, "CompanyName").orElse(settings.companyDb()),
                    "SAP Business One, company database %s, version %s"
                            .formatted(
                                    settings.companyDb(),
                                    Json.text(company, "Version").orElse("unknown")));
        } catch (ConnectorRefusedException e) {
            // Not every release has it, and the login alone proves the connection.
            return new ConnectionTest(
                    settings.companyDb(), "SAP Business One, company database %s".formatted(settings.companyDb()));
        }
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

    private record Vendors(ChangedRows rows, VendorMapper mapper) implements VendorImport {
        @Override
        public ErpPage<ErpVendor> vendors(@Nullable String cursor, int limit) {
            return rows.page(cursor, limit, mapper::vendor);
        }

        @Override
        public @Nullable String cursorSince(@Nullable Instant since) {
            return rows.cursorSince(since);
        }
    }

    private record Receipts(ChangedRows rows, ReceiptMapper mapper) implements GoodsReceiptImport {
        @Override
        public ErpPage<ErpGoodsReceipt> goodsReceipts(@Nullable String cursor, int limit) {
            return rows.page(cursor, limit, mapper::receipt);
        }

        @Override
        public @Nullable String cursorSince(@Nullable Instant since) {
            return rows.cursorSince(since);
        }
    }
}
