package com.smartap.testkit.sap.b1;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.model.Address;
import com.smartap.model.BankAccount;
import com.smartap.model.Money;
import com.smartap.spi.erp.ErpPurchaseOrder;
import com.smartap.spi.erp.ErpVendor;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Writes vendors, orders, accounts and tax codes in the Service Layer's own shape. */
final class B1Seeds {
    static final String HOME = "USD";

    private B1Seeds() {}

    static ObjectNode vendor(ErpVendor vendor) {
        ObjectNode row = object().put("CardCode", vendor.externalId()).put("CardName", vendor.name());
        row.put("CardType", "cSupplier").put("GroupCode", 101);
        row.put("FederalTaxID", vendor.taxId());
        row.putNull("UnifiedFederalTaxID").putNull("VATRegistrationNumber");
        row.put("EmailAddress", vendor.email()).put("Phone1", vendor.phone());
        row.put("Currency", vendor.currency() == null ? "##" : vendor.currency().getCurrencyCode());
        String terms = vendor.paymentTerms();
        row.put("PayTermsGrpCode", terms != null && terms.matches("[0-9]{1,4}") ? Integer.parseInt(terms) : -1);
        row.put("Valid", vendor.active() ? "tYES" : "tNO").put("Frozen", vendor.active() ? "tNO" : "tYES");
        ArrayNode addresses = row.putArray("BPAddresses");
        for (Address address : vendor.addresses()) {
            ObjectNode node = addresses.addObject().put("AddressName", "Address " + addresses.size());
            node.put("AddressType", "bo_BillTo").put("Street", address.street());
            node.put("StreetNo", address.buildingNumber()).put("ZipCode", address.postalCode());
            node.put("City", address.town()).put("State", address.region()).put("Country", address.country());
        }
        ArrayNode accounts = row.putArray("BPBankAccounts");
        vendor.bankAccounts().forEach(account -> bank(accounts.addObject(), account));
        BankAccount first = vendor.bankAccount();
        row.put("DefaultBankCode", first == null ? null : bankCode(first));
        row.put("DefaultAccount", first == null ? null : first.accountNumber());
        row.put("IBAN", first == null ? null : first.iban());
        B1Store.stamp(row, "Update", vendor.modifiedAt());
        B1Store.stamp(row, "Create", vendor.modifiedAt());
        return row;
    }

    private static void bank(ObjectNode node, BankAccount account) {
        node.put("BankCode", bankCode(account)).put("AccountNo", account.accountNumber());
        node.put("AccountName", account.holder()).put("IBAN", account.iban());
        node.put("BICSwiftCode", account.bic());
    }

    private static String bankCode(BankAccount account) {
        return account.routingNumber() != null ? account.routingNumber() : "BANK";
    }

    static ObjectNode order(ErpPurchaseOrder order) {
        ObjectNode row = object().put("DocEntry", Integer.parseInt(order.externalId()));
        row.put("DocNum", number(order.number(), order.externalId()));
        boolean items = order.lines().stream().allMatch(line -> line.sku() != null);
        row.put("DocType", items ? "dDocument_Items" : "dDocument_Service");
        row.put("DocObjectCode", "oPurchaseOrders");
        row.put("CardCode", order.vendorExternalId());
        row.put("DocDate", order.orderDate() == null ? null : B1Store.day(order.orderDate()));
        String currency = order.total().currency().getCurrencyCode();
        boolean home = currency.equals(HOME);
        row.put("DocCurrency", currency).put("DocRate", BigDecimal.ONE);
        row.put("DocTotal", order.total().amount()).put("VatSum", BigDecimal.ZERO);
        row.put("DocTotalFc", home ? BigDecimal.ZERO : order.total().amount());
        row.put("DocumentStatus", order.open() ? "bost_Open" : "bost_Close").put("Cancelled", "tNO");
        ArrayNode lines = row.putArray("DocumentLines");
        for (ErpPurchaseOrder.Line line : order.lines()) {
            line(lines.addObject(), line, lines.size() - 1, order, home);
        }
        B1Store.stamp(row, "Update", order.modifiedAt());
        return row;
    }

    private static void line(
            ObjectNode node, ErpPurchaseOrder.Line line, int number, ErpPurchaseOrder order, boolean home) {
        BigDecimal received = line.received() == null ? BigDecimal.ZERO : line.received();
        BigDecimal total = Money.rounded(
                        line.quantity().multiply(line.unitPrice()),
                        order.total().currency(),
                        RoundingMode.HALF_UP)
                .amount();
        BigDecimal open = order.open() ? line.quantity().subtract(received).max(BigDecimal.ZERO) : BigDecimal.ZERO;
        node.put("LineNum", number).put("ItemCode", line.sku()).put("ItemDescription", line.description());
        node.put("Quantity", line.quantity()).put("UnitPrice", line.unitPrice()).put("Price", line.unitPrice());
        node.put("DiscountPercent", BigDecimal.ZERO).put("LineTotal", total);
        node.put("RowTotalFC", home ? BigDecimal.ZERO : total);
        node.put("RemainingOpenQuantity", open).put("OpenAmount", total);
        node.put("LineStatus", open.signum() > 0 ? "bost_Open" : "bost_Close");
        node.put("AccountCode", line.accountCode())
                .put("TaxCode", line.taxCode())
                .putNull("VatGroup");
        node.put("BaseType", -1).putNull("BaseEntry").putNull("BaseLine");
    }

    private static int number(String number, String otherwise) {
        String digits = number.replaceAll("[^0-9]", "");
        return Integer.parseInt(digits.isEmpty() || digits.length() > 9 ? otherwise : digits);
    }

    static void chart(B1Store store) {
        account(store, "_SYS00000000010", "500000", "Purchased goods", "at_Expenses", true);
        account(store, "_SYS00000000011", "510000", "Freight", "at_Expenses", true);
        account(store, "_SYS00000000012", "520000", "Non-recoverable tax", "at_Expenses", true);
        account(store, "_SYS00000000013", "590000", "Rounding", "at_Expenses", true);
        account(store, "5", null, "Expenses", "at_Expenses", false);
        ObjectNode exempt = object().put("Code", "EX").put("Name", "Exempt").put("Rate", BigDecimal.ZERO);
        store.put("SalesTaxCodes", exempt.put("ValidForAP", "tYES").put("Inactive", "tNO"));
        ObjectNode taxed = object().put("Code", "X1").put("Name", "State tax").put("Rate", new BigDecimal("10.0"));
        store.put("SalesTaxCodes", taxed.put("ValidForAP", "tYES").put("Inactive", "tNO"));
        vat(store, "V1", "Input tax 19 %", "bovcInputTax", "16.0", "19.0");
        vat(store, "A1", "Output tax 19 %", "bovcOutputTax", "16.0", "19.0");
    }

    private static void account(
            B1Store store, String code, @Nullable String format, String name, String type, boolean posting) {
        ObjectNode row = object().put("Code", code).put("Name", name).put("FormatCode", format);
        row.put("AccountType", type)
                .put("ActiveAccount", posting ? "tYES" : "tNO")
                .put("FrozenFor", "tNO");
        store.put("ChartOfAccounts", row.put("AcctCurrency", "##"));
    }

    private static void vat(B1Store store, String code, String name, String category, String before, String now) {
        ObjectNode row = object().put("Code", code).put("Name", name).put("Category", category);
        ArrayNode lines = row.put("Inactive", "tNO").putArray("VatGroups_Lines");
        lines.addObject().put("Effectivefrom", "2020-07-01T00:00:00Z").put("Rate", new BigDecimal(before));
        lines.addObject().put("Effectivefrom", "2021-01-01T00:00:00Z").put("Rate", new BigDecimal(now));
        store.put("VatGroups", row);
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
