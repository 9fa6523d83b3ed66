package com.smartap.connector.sap.s4;

import com.smartap.connector.support.ClientOptions;
import com.smartap.connector.support.KeysetChanges;
import com.smartap.spi.connector.ConnectionTest;
import com.smartap.spi.connector.ConnectorContext;
import com.smartap.spi.connector.QuotaReport;
import com.smartap.spi.erp.AttachmentUpload;
import com.smartap.spi.erp.BillPosting;
import com.smartap.spi.erp.ChartOfAccounts;
import com.smartap.spi.erp.ErpConnector;
import com.smartap.spi.erp.ErpPage;
import com.smartap.spi.erp.ErpVendor;
import com.smartap.spi.erp.GoodsReceiptImport;
import com.smartap.spi.erp.PaymentStatusQuery;
import com.smartap.spi.erp.PurchaseOrderImport;
import com.smartap.spi.erp.VendorImport;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A connection to one company code in S/4HANA. */
final class S4Connector implements ErpConnector, QuotaReport {
    static final Set<Class<?>> ABILITIES = Set.of(
            VendorImport.class,
            PurchaseOrderImport.class,
            GoodsReceiptImport.class,
            BillPosting.class,
            AttachmentUpload.class,
            PaymentStatusQuery.class,
            ChartOfAccounts.class,
            QuotaReport.class);

    private final S4Api api;
    private final S4Settings settings;
    private final List<Object> abilities;

    S4Connector(ConnectorContext context, S4Settings settings, ClientOptions options) {
        this.settings = settings;
        this.api = new S4Api(context, settings, options);
        PurchaseOrders orders = new PurchaseOrders(api, settings);
        this.abilities = List.of(
                new Vendors(api, settings),
                orders,
                new GoodsReceipts(api, settings),
                new S4BillPosting(api, settings, context.clock(), orders),
                new S4Attachments(api),
                new S4PaymentStatus(api, settings),
                new S4Accounts(api, settings),
                this);
    }

    @Override
    public ConnectionTest test() {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("$top", "1");
        api.rows(S4Service.BUSINESS_PARTNER, "A_BusinessPartner", options, false);
        return new ConnectionTest(
                "company code " + settings.companyCode(),
                "SAP S/4HANA at %s%s"
                        .formatted(
                                settings.root().uri().getHost(),
                                settings.client()
                                        .map(client -> ", client " + client)
                                        .orElse("")));
    }

    @Override
    public <T> Optional<T> ability(Class<T> type) {
        return ABILITIES.contains(type)
                ? abilities.stream().filter(type::isInstance).map(type::cast).findFirst()
                : Optional.empty();
    }

    @Override
    public List<Quota> quotas() {
        return api.quotas();
    }

    @Override
    public void close() {
        api.close();
    }

    private static final class Vendors implements VendorImport {
        private final S4Settings settings;
        private final VendorMapper mapper;
        private final KeysetChanges<com.fasterxml.jackson.databind.node.ObjectNode> changes;

        Vendors(S4Api api, S4Settings settings) {
            this.settings = settings;
            this.mapper = new VendorMapper(settings);
            this.changes =
                    new KeysetChanges<>(new VendorFeed(api), VendorFeed::moment, VendorFeed::id, settings.lookBack());
        }

        @Override
        public ErpPage<ErpVendor> vendors(@Nullable String cursor, int limit) {
            return changes.page(cursor, limit, mapper::vendor);
        }

        @Override
        public @Nullable String cursorSince(@Nullable Instant since) {
            // SAP writes days and times of its own zone, and so they are ordered.
            return KeysetChanges.cursorSince(
                    since == null
                            ? null
                            : LocalDateTime.ofInstant(since, settings.zone()).toInstant(ZoneOffset.UTC));
        }
    }
}
