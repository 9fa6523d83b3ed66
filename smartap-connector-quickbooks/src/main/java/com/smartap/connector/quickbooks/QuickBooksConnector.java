package com.smartap.connector.quickbooks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.support.ClientOptions;
import com.smartap.connector.support.Json;
import com.smartap.model.Money;
import com.smartap.spi.ConnectorProtocolException;
import com.smartap.spi.NotFoundException;
import com.smartap.spi.erp.AttachmentUpload;
import com.smartap.spi.erp.BillPosting;
import com.smartap.spi.erp.ChartOfAccounts;
import com.smartap.spi.erp.ConnectorContext;
import com.smartap.spi.erp.ErpConnector;
import com.smartap.spi.erp.ErpPage;
import com.smartap.spi.erp.ErpPurchaseOrder;
import com.smartap.spi.erp.ErpVendor;
import com.smartap.spi.erp.PaymentStatusQuery;
import com.smartap.spi.erp.PurchaseOrderImport;
import com.smartap.spi.erp.VendorImport;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A connection to one company in QuickBooks Online. */
final class QuickBooksConnector implements ErpConnector, PaymentStatusQuery {
    private final QuickBooksApi api;
    private final QuickBooksSettings settings;
    private final List<Object> abilities;

    QuickBooksConnector(ConnectorContext context, QuickBooksSettings settings, ClientOptions options) {
        this.settings = settings;
        this.api = new QuickBooksApi(context, settings, options);
        this.abilities = List.of(
                new Vendors(new ChangedRecords(api, "Vendor", "Active in (true,false)", settings.lookBack())),
                new PurchaseOrders(
                        new ChangedRecords(api, "PurchaseOrder", "", settings.lookBack()),
                        new PurchaseOrderMapper(settings.homeCurrency())),
                new QuickBooksBillPosting(api, settings),
                new QuickBooksAttachments(api),
                new QuickBooksAccounts(api),
                this);
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
        return isAbility(type)
                ? abilities.stream().filter(type::isInstance).map(type::cast).findFirst()
                : Optional.empty();
    }

    @Override
    public void close() {
        api.close();
    }

    @Override
    public BillPaymentStatus paymentStatus(String billId) {
        BillId id = BillId.parse(billId);
        ObjectNode row = api.find(id.entity(), id.id())
                .orElseThrow(() -> new NotFoundException("bill (%s) is not in QuickBooks".formatted(billId)));
        String what = id.entity() + " " + id.id();
        Money total = PurchaseOrderMapper.money(what, row, "TotalAmt", settings.homeCurrency());
        Money balance = PurchaseOrderMapper.money(what, row, "Balance", settings.homeCurrency());
        BillPaymentStatus.Status status = BillPaymentStatus.Status.PARTLY_PAID;
        if (balance.isZero()) {
            status = BillPaymentStatus.Status.PAID;
        } else if (balance.compareTo(total) >= 0) {
            status = BillPaymentStatus.Status.OPEN;
        }
        return new BillPaymentStatus(billId, status, total, balance, List.of());
    }

    private static boolean isAbility(Class<?> type) {
        return List.of(
                        VendorImport.class,
                        PurchaseOrderImport.class,
                        BillPosting.class,
                        AttachmentUpload.class,
                        ChartOfAccounts.class,
                        PaymentStatusQuery.class)
                .contains(type);
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

    private record PurchaseOrders(ChangedRecords records, PurchaseOrderMapper mapper) implements PurchaseOrderImport {
        @Override
        public ErpPage<ErpPurchaseOrder> purchaseOrders(@Nullable String cursor, int limit) {
            return records.page(cursor, limit, mapper::purchaseOrder);
        }

        @Override
        public @Nullable String cursorSince(@Nullable Instant since) {
            return since == null ? null : ChangeCursor.since(since).text();
        }
    }
}
