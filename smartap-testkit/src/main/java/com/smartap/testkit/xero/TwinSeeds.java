package com.smartap.testkit.xero;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.model.Address;
import com.smartap.model.BankAccount;
import com.smartap.model.Money;
import com.smartap.spi.erp.ErpPurchaseOrder;
import com.smartap.spi.erp.ErpVendor;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes vendors and purchase orders in Xero's own shape. */
final class TwinSeeds {
    private TwinSeeds() {}

    static ObjectNode contact(ErpVendor vendor) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("ContactID", vendor.externalId());
        node.put("ContactStatus", vendor.active() ? "ACTIVE" : "ARCHIVED");
        node.put("Name", vendor.name());
        put(node, "EmailAddress", vendor.email());
        put(node, "TaxNumber", vendor.taxId());
        ArrayNode addresses = node.putArray("Addresses");
        for (int i = 0; i < vendor.addresses().size(); i++) {
            address(
                    addresses.addObject().put("AddressType", i == 0 ? "POBOX" : "STREET"),
                    vendor.addresses().get(i));
        }
        if (vendor.addresses().isEmpty()) {
            addresses.addObject().put("AddressType", "STREET");
        }
        ArrayNode phones = node.putArray("Phones");
        phones.addObject().put("PhoneType", "FAX").put("PhoneNumber", "");
        put(phones.addObject().put("PhoneType", "DEFAULT"), "PhoneNumber", vendor.phone());
        node.put("IsSupplier", false).put("IsCustomer", false);
        put(
                node,
                "DefaultCurrency",
                vendor.currency() == null ? null : vendor.currency().getCurrencyCode());
        if (vendor.paymentTerms() != null) {
            String[] parts = vendor.paymentTerms().split(" ", 2);
            ObjectNode bills = node.putObject("PaymentTerms").putObject("Bills");
            if (parts.length == 2 && parts[0].matches("[0-9]{1,3}")) {
                bills.put("Day", Integer.parseInt(parts[0])).put("Type", parts[1]);
            } else {
                bills.put("Day", 30).put("Type", "DAYSAFTERBILLDATE");
            }
        }
        BankAccount bank = vendor.bankAccount();
        if (bank != null) {
            String number = bank.iban() != null ? bank.iban() : bank.accountNumber();
            put(node, "BankAccountDetails", number);
            ObjectNode batch = node.putObject("BatchPayments");
            put(batch, "BankAccountNumber", number);
            put(batch, "BankAccountName", bank.holder());
        }
        return node;
    }

    /** Line ids are made of the order's and the line's own, and stay the same. */
    static ObjectNode order(ErpPurchaseOrder order) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("PurchaseOrderID", order.externalId()).put("PurchaseOrderNumber", order.number());
        if (order.orderDate() != null) {
            TwinDates.day(node, "Date", order.orderDate());
        }
        node.put("Status", order.open() ? "AUTHORISED" : "BILLED").put("LineAmountTypes", "Exclusive");
        node.putObject("Contact").put("ContactID", order.vendorExternalId());
        node.put("CurrencyCode", order.total().currency().getCurrencyCode());
        node.put("SubTotal", order.total().amount()).put("TotalTax", 0);
        node.put("Total", order.total().amount()).put("HasAttachments", false);
        ArrayNode lines = node.putArray("LineItems");
        for (ErpPurchaseOrder.Line line : order.lines()) {
            ObjectNode item = lines.addObject();
            byte[] name = (order.externalId() + "/" + line.externalId()).getBytes(StandardCharsets.UTF_8);
            item.put("LineItemID", UUID.nameUUIDFromBytes(name).toString());
            put(item, "Description", line.description());
            put(item, "ItemCode", line.sku());
            item.put("Quantity", line.quantity()).put("UnitAmount", line.unitPrice());
            item.put(
                    "LineAmount",
                    Money.rounded(
                                    line.quantity().multiply(line.unitPrice()),
                                    order.total().currency(),
                                    RoundingMode.HALF_UP)
                            .amount());
            put(item, "AccountCode", line.accountCode());
            put(item, "TaxType", line.taxCode());
        }
        return node;
    }

    private static void address(ObjectNode node, Address address) {
        String number = address.buildingNumber() == null ? "" : address.buildingNumber() + " ";
        put(node, "AddressLine1", address.street() == null ? null : number + address.street());
        put(node, "City", address.town());
        put(node, "Region", address.region());
        put(node, "PostalCode", address.postalCode());
        put(node, "Country", address.country());
    }

    private static void put(ObjectNode node, String field, @Nullable String value) {
        if (value != null) {
            node.put(field, value);
        }
    }
}
