package com.smartap.connector.xero;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.support.ClientOptions;
import com.smartap.connector.support.ConnectorRefusedException;
import com.smartap.connector.support.Json;
import com.smartap.spi.ConnectorProtocolException;
import com.smartap.spi.connector.ConnectionTest;
import com.smartap.spi.connector.ConnectorContext;
import com.smartap.spi.erp.ErpConnector;
import com.smartap.spi.erp.ErpPage;
import com.smartap.spi.erp.ErpPurchaseOrder;
import com.smartap.spi.erp.ErpVendor;
import com.smartap.spi.erp.PurchaseOrderImport;
import com.smartap.spi.erp.VendorImport;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A connection to one organisation in Xero. */
final class XeroConnector implements ErpConnector {
    private static final String ORDER = "UpdatedDateUTC ASC";
    private static final int ORDERS_AT_ONCE = 100;
    private final XeroApi api;
    private final XeroSettings settings;
    private final List<Object> abilities;

    XeroConnector(ConnectorContext context, XeroSettings settings, ClientOptions options) {
        this.settings = settings;
        this.api = new XeroApi(context, settings, options);
        XeroAccounts accounts = new XeroAccounts(api, context.clock());
        this.abilities = List.of(
                new Vendors(
                        new ChangedRecords(
                                api,
                                "Contacts",
                                "ContactID",
                                Map.of("includeArchived", "true", "order", ORDER),
                                settings.reading().pageSize(),
                                settings.reading().lookBack()),
                        new VendorMapper(settings.reading().contacts())),
                new PurchaseOrders(
                        api,
                        new ChangedRecords(
                                api,
                                "PurchaseOrders",
                                "PurchaseOrderID",
                                Map.of("order", ORDER),
                                ORDERS_AT_ONCE,
                                settings.reading().lookBack()),
                        new PurchaseOrderMapper(settings.homeCurrency())),
                new XeroBillPosting(api, settings, accounts),
                new XeroAttachments(api),
                new XeroPayments(api, settings.homeCurrency()),
                accounts,
                new XeroWebhooks(context.credentials(), settings.tenantId()),
                api);
    }

    @Override
    public ConnectionTest test() {
        ObjectNode organisation = api.all("/Organisation", "Organisations").stream()
                .findFirst()
                .orElseThrow(() -> new ConnectorProtocolException(
                        "organisation %s is not in Xero. Maybe tenantId is wrong".formatted(settings.tenantId()),
                        null,
                        null));
        return new ConnectionTest(
                Json.text(organisation, "Name").orElse(settings.tenantId()),
                "Xero, organisation %s, %s, %s"
                        .formatted(
                                settings.tenantId(),
                                Json.text(organisation, "CountryCode").orElse("unknown country"),
                                Json.text(organisation, "BaseCurrency").orElse("unknown currency")));
    }

    @Override
    public <T> Optional<T> ability(Class<T> type) {
        return type.getName().startsWith("com.smartap.spi.")
                ? abilities.stream().filter(type::isInstance).map(type::cast).findFirst()
                : Optional.empty();
    }

    @Override
    public void close() {
        api.close();
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

    private record PurchaseOrders(XeroApi api, ChangedRecords records, PurchaseOrderMapper mapper)
            implements PurchaseOrderImport {
        @Override
        public ErpPage<ErpPurchaseOrder> purchaseOrders(@Nullable String cursor, int limit) {
            return records.page(cursor, limit, row -> Optional.of(mapper.purchaseOrder(row)));
        }

        @Override
        public @Nullable String cursorSince(@Nullable Instant since) {
            return ChangedRecords.cursorSince(since);
        }

        /** Xero gives an order by its number; numbers that do not fit into an address are looked for page by page. */
        @Override
        public Optional<ErpPurchaseOrder> find(String vendorExternalId, String number) {
            if (!number.matches("[\\p{L}\\p{N}][\\p{L}\\p{N} ._-]{0,100}")) {
                return PurchaseOrderImport.super.find(vendorExternalId, number);
            }
            try {
                return api.find("PurchaseOrders", number)
                        .map(mapper::purchaseOrder)
                        .filter(order -> order.number().equals(number))
                        .filter(order -> order.vendorExternalId().equals(vendorExternalId));
            } catch (ConnectorRefusedException e) {
                return PurchaseOrderImport.super.find(vendorExternalId, number);
            }
        }
    }
}
