package com.smartap.testkit.netsuite;

import com.smartap.model.Address;
import com.smartap.model.Money;
import com.smartap.spi.erp.ErpPurchaseOrder;
import com.smartap.spi.erp.ErpVendor;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts vendors, orders and the lists that every account has into the books. */
final class NsSeeds {
    private final NsStore store;

    NsSeeds(NsStore store) {
        this.store = store;
    }

    /** Currencies, terms, accounts, tax codes and dimensions. */
    void lists() {
        currency(1, "USD", "US Dollar");
        currency(2, "GBP", "British Pound");
        currency(3, "CAD", "Canadian Dollar");
        currency(4, "EUR", "Euro");
        currency(5, "JPY", "Japanese Yen");
        term(1, "Net 15");
        term(2, "Net 30");
        account(111, "2000", "Accounts Payable", "AcctPay");
        account(58, "6000", "Office Expenses", "Expense");
        account(59, "5200", "Freight In", "COGS");
        account(60, "6190", "Sales Tax Paid", "Expense");
        account(61, "6195", "Rounding and Discounts", "Expense");
        account(7, "1000", "Checking", "Bank");
        row("salestaxitem", 5, "itemid", "S-GB", "rate", new BigDecimal("20"), "isinactive", "F");
        row("salestaxitem", 6, "itemid", "UNDEF-GB", "rate", new BigDecimal("0"), "isinactive", "T");
        row("subsidiary", 1, "name", "Parent Company", "isinactive", "F");
        row("department", 3, "name", "Operations", "isinactive", "F");
        row("classification", 4, "name", "Hardware", "isinactive", "F");
        row("location", 2, "name", "Detroit", "isinactive", "F");
    }

    void vendor(ErpVendor vendor) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", Long.parseLong(vendor.externalId()));
        row.put("entityid", vendor.name());
        row.put("companyname", vendor.name());
        row.put("isperson", "F");
        row.put("isinactive", vendor.active() ? "F" : "T");
        put(row, "taxidnum", vendor.taxId());
        put(row, "email", vendor.email());
        put(row, "phone", vendor.phone());
        row.put("currency", currencyId(vendor.currency()));
        row.put("subsidiary", 1L);
        put(row, "terms", vendor.paymentTerms() == null ? null : termId(vendor.paymentTerms()));
        row.put("lastmodifieddate", seconds(vendor.modifiedAt()));
        store.add("vendor", row);
        store.list("addressbook").values().removeIf(address -> row.get("id").equals(address.get("entity")));
        boolean first = true;
        for (Address address : vendor.addresses()) {
            address(NsStore.number(row, "id"), address, first);
            first = false;
        }
    }

    private void address(long vendor, Address address, boolean preferred) {
        Map<String, Object> row = new LinkedHashMap<>();
        long id = store.newId();
        row.put("id", id);
        row.put("entity", vendor);
        row.put("internalid", id);
        row.put("addressbookaddress", id);
        row.put("nkey", id);
        row.put("defaultbilling", preferred ? "T" : "F");
        String street = address.street() == null ? "" : address.street();
        String number = address.buildingNumber() == null ? "" : address.buildingNumber() + " ";
        put(row, "addr1", (number + street).isBlank() ? null : (number + street).strip());
        put(row, "city", address.town());
        put(row, "state", address.region());
        put(row, "zip", address.postalCode());
        put(row, "country", address.country());
        store.add("addressbook", row);
    }

    /** An open order; received lines are pending billing. */
    void order(ErpPurchaseOrder order) {
        long id = Long.parseLong(order.externalId());
        NsTransaction made = NsTransaction.of(id, NsTransaction.ORDER);
        Map<String, Object> header = made.header();
        header.put("tranid", order.number());
        header.put("entity", Long.parseLong(order.vendorExternalId()));
        header.put("trandate", order.orderDate() == null ? LocalDate.parse("2026-10-01") : order.orderDate());
        header.put("currency", currencyId(order.total().currency()));
        header.put("subsidiary", 1L);
        header.put("exchangerate", BigDecimal.ONE);
        header.put("status", order.open() ? "F" : "H");
        header.put("voided", "F");
        header.put("foreigntotal", order.total().amount().negate());
        made.lines().get(0).put("foreignamount", order.total().amount().negate());
        for (ErpPurchaseOrder.Line line : order.lines()) {
            line(made, line, order.total().currency());
        }
        store.add(made);
        header.put("lastmodifieddate", seconds(order.modifiedAt()));
    }

    private void line(NsTransaction order, ErpPurchaseOrder.Line given, Currency currency) {
        long lineId =
                NsStore.longOf(given.externalId()).orElse((long) order.lines().size());
        Map<String, Object> line = order.addLine(lineId);
        put(line, "memo", given.description());
        BigDecimal amount = Money.rounded(given.quantity().multiply(given.unitPrice()), currency, RoundingMode.HALF_UP)
                .amount();
        line.put("foreignamount", amount);
        line.put("isclosed", "F");
        if (given.sku() == null && given.accountCode() != null) {
            line.put("expenseaccount", Long.parseLong(given.accountCode()));
            return;
        }
        line.put("item", item(given.sku() == null ? "ITEM-" + lineId : given.sku()));
        line.put("quantity", given.quantity());
        line.put("rate", given.unitPrice());
        line.put("quantityshiprecv", given.received() == null ? BigDecimal.ZERO : given.received());
        line.put("quantitybilled", given.billed() == null ? BigDecimal.ZERO : given.billed());
    }

    /** The id of an item, which is made if it is new. */
    private long item(String name) {
        for (Map<String, Object> item : store.list("item").values()) {
            if (NsStore.is(item, "itemid", name)) {
                return NsStore.number(item, "id");
            }
        }
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("itemid", name);
        item.put("itemtype", "InvtPart");
        item.put("isinactive", "F");
        return NsStore.number(store.add("item", item), "id");
    }

    private long currencyId(@Nullable Currency currency) {
        String code = currency == null ? "USD" : currency.getCurrencyCode();
        for (Map<String, Object> row : store.list("currency").values()) {
            if (NsStore.is(row, "symbol", code)) {
                return NsStore.number(row, "id");
            }
        }
        return NsStore.number(store.add("currency", new LinkedHashMap<>(Map.of("symbol", code, "name", code))), "id");
    }

    private long termId(String name) {
        for (Map<String, Object> row : store.list("term").values()) {
            if (NsStore.is(row, "name", name)) {
                return NsStore.number(row, "id");
            }
        }
        return NsStore.number(store.add("term", new LinkedHashMap<>(Map.of("name", name))), "id");
    }

    private void currency(long id, String symbol, String name) {
        row("currency", id, "symbol", symbol, "name", name, "isinactive", "F");
    }

    private void term(long id, String name) {
        row("term", id, "name", name, "isinactive", "F");
    }

    private void account(long id, String number, String name, String type) {
        row(
                "account",
                id,
                "acctnumber",
                number,
                "fullname",
                name,
                "accountsearchdisplayname",
                number + " " + name,
                "accttype",
                type,
                "isinactive",
                "F");
    }

    private void row(String list, long id, Object... pairs) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", id);
        for (int i = 0; i < pairs.length; i += 2) {
            row.put(String.valueOf(pairs[i]), pairs[i + 1]);
        }
        store.add(list, row);
    }

    private static Instant seconds(Instant moment) {
        return moment.truncatedTo(ChronoUnit.SECONDS);
    }

    private static void put(Map<String, Object> row, String name, @Nullable Object value) {
        if (value != null) {
            row.put(name, value);
        }
    }
}
