package com.smartap.connector.netsuite;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.netsuite.NetSuiteBooks.Kind;
import com.smartap.connector.netsuite.NetSuiteBooks.Register;
import com.smartap.connector.support.ClientOptions;
import com.smartap.connector.support.Json;
import com.smartap.spi.connector.ConnectionTest;
import com.smartap.spi.connector.ConnectorContext;
import com.smartap.spi.connector.QuotaReport;
import com.smartap.spi.erp.ErpConnector;
import com.smartap.spi.erp.ErpGoodsReceipt;
import com.smartap.spi.erp.ErpPage;
import com.smartap.spi.erp.ErpPurchaseOrder;
import com.smartap.spi.erp.ErpVendor;
import com.smartap.spi.erp.GoodsReceiptImport;
import com.smartap.spi.erp.PurchaseOrderImport;
import com.smartap.spi.erp.VendorImport;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A connection to one NetSuite account. */
final class NetSuiteConnector implements ErpConnector, QuotaReport {
    private final NetSuiteApi api;
    private final NetSuiteSettings settings;
    private final NetSuiteBooks books;
    private final List<Object> abilities;

    NetSuiteConnector(ConnectorContext context, NetSuiteSettings settings, ClientOptions options) {
        this.settings = settings;
        this.api = new NetSuiteApi(context, settings, options);
        Stamps stamps = new Stamps(settings.zone(), settings.dates());
        this.books = settings.viaRestlet() ? new RestletBooks(api, stamps) : new SuiteTalkBooks(api, stamps);
        Currencies currencies = new Currencies(books, settings);
        NetSuiteAccounts accounts = new NetSuiteAccounts(books);
        OrderMapper orders = new OrderMapper(currencies, stamps);
        this.abilities = List.of(
                new Vendors(
                        records(context, Kind.VENDOR, stamps),
                        new VendorMapper(currencies, new TermNames(books), stamps)),
                new PurchaseOrders(records(context, Kind.ORDER, stamps), orders, books),
                new GoodsReceipts(records(context, Kind.RECEIPT, stamps), orders),
                new NetSuiteBillPosting(books, settings, currencies, accounts),
                new NetSuiteAttachments(api, settings),
                new NetSuitePayments(books, currencies, stamps),
                accounts,
                this);
    }

    private ChangedRecords records(ConnectorContext context, Kind kind, Stamps stamps) {
        return new ChangedRecords(books, kind, stamps, context.clock(), settings.lookBack());
    }

    @Override
    public ConnectionTest test() {
        String detail = books.test();
        return new ConnectionTest("NetSuite account " + settings.account().realm(), detail);
    }

    @Override
    public <T> Optional<T> ability(Class<T> type) {
        return NetSuiteConnectorProvider.ABILITIES.contains(type)
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

    /** Read once: terms are few and hardly change. */
    private static final class TermNames implements VendorMapper.Terms {
        private final NetSuiteBooks books;
        private volatile @Nullable Map<String, String> names;

        TermNames(NetSuiteBooks books) {
            this.books = books;
        }

        @Override
        public Map<String, String> byId() {
            Map<String, String> known = names;
            if (known == null) {
                Map<String, String> read = new HashMap<>();
                for (ObjectNode row : books.register(Register.TERMS)) {
                    Json.text(row, "name")
                            .ifPresent(name -> read.put(Json.text(row, "id").orElse(""), name));
                }
                known = Map.copyOf(read);
                names = known;
            }
            return known;
        }
    }

    private record Vendors(ChangedRecords records, VendorMapper mapper) implements VendorImport {
        @Override
        public ErpPage<ErpVendor> vendors(@Nullable String cursor, int limit) {
            return records.page(cursor, limit, mapper::vendor);
        }

        @Override
        public @Nullable String cursorSince(@Nullable Instant since) {
            return ChangedRecords.cursorSince(since);
        }
    }

    private record PurchaseOrders(ChangedRecords records, OrderMapper mapper, NetSuiteBooks books)
            implements PurchaseOrderImport {
        @Override
        public ErpPage<ErpPurchaseOrder> purchaseOrders(@Nullable String cursor, int limit) {
            return records.page(cursor, limit, mapper::order);
        }

        @Override
        public @Nullable String cursorSince(@Nullable Instant since) {
            return ChangedRecords.cursorSince(since);
        }

        @Override
        public Optional<ErpPurchaseOrder> find(String vendorExternalId, String number) {
            return books.orders(vendorExternalId, number).stream()
                    .map(mapper::order)
                    .filter(order -> order.number().equals(number)
                            && order.vendorExternalId().equals(vendorExternalId))
                    .findFirst();
        }
    }

    private record GoodsReceipts(ChangedRecords records, OrderMapper mapper) implements GoodsReceiptImport {
        @Override
        public ErpPage<ErpGoodsReceipt> goodsReceipts(@Nullable String cursor, int limit) {
            return records.page(cursor, limit, mapper::receipt);
        }

        @Override
        public @Nullable String cursorSince(@Nullable Instant since) {
            return ChangedRecords.cursorSince(since);
        }
    }
}
