package com.smartap.testkit.quickbooks;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.model.Address;
import com.smartap.model.Money;
import com.smartap.spi.erp.ErpPurchaseOrder;
import com.smartap.spi.erp.ErpVendor;
import java.math.RoundingMode;

/** Writes vendors and purchase orders in QuickBooks' own shape. */
final class TwinSeeds {
    private TwinSeeds() {}

    static ObjectNode vendor(ErpVendor vendor) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("Id", vendor.externalId());
        node.put("DisplayName", vendor.name()).put("Active", vendor.active());
        if (vendor.taxId() != null) {
            node.put("TaxIdentifier", vendor.taxId());
        }
        if (vendor.email() != null) {
            node.putObject("PrimaryEmailAddr").put("Address", vendor.email());
        }
        if (vendor.phone() != null) {
            node.putObject("PrimaryPhone").put("FreeFormNumber", vendor.phone());
        }
        if (vendor.currency() != null) {
            node.putObject("CurrencyRef").put("value", vendor.currency().getCurrencyCode());
        }
        if (vendor.paymentTerms() != null) {
            node.putObject("TermRef").put("value", vendor.paymentTerms());
        }
        Address address = vendor.address();
        if (address != null) {
            ObjectNode bill = node.putObject("BillAddr");
            String number = address.buildingNumber() == null ? "" : address.buildingNumber() + " ";
            put(bill, "Line1", address.street() == null ? null : number + address.street());
            put(bill, "City", address.town());
            put(bill, "CountrySubDivisionCode", address.region());
            put(bill, "PostalCode", address.postalCode());
            put(bill, "Country", address.country());
        }
        if (vendor.bankAccount() != null) {
            ObjectNode bank = node.putObject("VendorPaymentBankDetail");
            put(bank, "BankAccountName", vendor.bankAccount().holder());
            put(bank, "BankBranchIdentifier", vendor.bankAccount().routingNumber());
            put(bank, "BankAccountNumber", vendor.bankAccount().accountNumber());
        }
        return node;
    }

    static ObjectNode purchaseOrder(ErpPurchaseOrder order) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("Id", order.externalId()).put("DocNumber", order.number());
        node.put("POStatus", order.open() ? "Open" : "Closed");
        node.putObject("VendorRef").put("value", order.vendorExternalId());
        node.putObject("CurrencyRef").put("value", order.total().currency().getCurrencyCode());
        if (order.orderDate() != null) {
            node.put("TxnDate", order.orderDate().toString());
        }
        node.put("TotalAmt", order.total().amount());
        ArrayNode lines = node.putArray("Line");
        for (ErpPurchaseOrder.Line line : order.lines()) {
            ObjectNode item = lines.addObject();
            item.put("Id", line.externalId()).put("LineNum", line.lineNumber());
            put(item, "Description", line.description());
            item.put(
                    "Amount",
                    Money.rounded(
                                    line.quantity().multiply(line.unitPrice()),
                                    order.total().currency(),
                                    RoundingMode.HALF_UP)
                            .amount());
            if (line.received() != null) {
                item.put("Received", line.received());
            }
            if (line.sku() != null || line.accountCode() == null) {
                item.put("DetailType", "ItemBasedExpenseLineDetail");
                ObjectNode detail = item.putObject("ItemBasedExpenseLineDetail");
                String sku = line.sku() == null ? "item " + line.externalId() : line.sku();
                detail.putObject("ItemRef").put("value", "I-" + sku).put("name", sku);
                detail.put("Qty", line.quantity()).put("UnitPrice", line.unitPrice());
            } else {
                item.put("DetailType", "AccountBasedExpenseLineDetail");
                item.putObject("AccountBasedExpenseLineDetail")
                        .putObject("AccountRef")
                        .put("value", line.accountCode());
            }
        }
        return node;
    }

    private static void put(ObjectNode node, String field, @org.jspecify.annotations.Nullable String value) {
        if (value != null) {
            node.put(field, value);
        }
    }
}
