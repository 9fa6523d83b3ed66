package com.smartap.sample.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.model.BankAccount;
import com.smartap.model.Masked;
import com.smartap.spi.erp.ErpConnectorProvider;
import com.smartap.spi.erp.ErpPurchaseOrder;
import com.smartap.spi.erp.ErpVendor;
import com.smartap.spi.erp.SettingKey;

/** Records of an ERP as JSON; account numbers are masked. */
final class ErpJson {
    private ErpJson() {}

    static ObjectNode vendor(ErpVendor vendor) {
        ObjectNode json = Json.object().put("id", vendor.externalId()).put("name", vendor.name());
        Json.put(json, "taxId", vendor.taxId());
        Json.put(json, "email", vendor.email());
        Json.put(json, "phone", vendor.phone());
        Json.put(json, vendor.address());
        Json.put(json, "currency", vendor.currency());
        Json.put(json, "paymentTerms", vendor.paymentTerms());
        BankAccount account = vendor.bankAccount();
        if (account != null) {
            ObjectNode node = json.putObject("account");
            Json.put(node, "routingNumber", account.routingNumber());
            if (account.accountNumber() != null) {
                node.put("accountNumber", Masked.of(account.accountNumber()));
            }
            if (account.iban() != null) {
                node.put("iban", Masked.of(account.iban()));
            }
            Json.put(node, "bic", account.bic());
        }
        return json.put("active", vendor.active())
                .put("modifiedAt", vendor.modifiedAt().toString());
    }

    static ObjectNode purchaseOrder(ErpPurchaseOrder order) {
        ObjectNode json = Json.object()
                .put("id", order.externalId())
                .put("number", order.number())
                .put("vendorId", order.vendorExternalId())
                .put("status", order.open() ? "open" : "closed");
        Json.put(json, "orderDate", order.orderDate());
        json.put("total", order.total().plain())
                .put("currency", order.total().currency().getCurrencyCode());
        ArrayNode lines = json.putArray("lines");
        for (ErpPurchaseOrder.Line line : order.lines()) {
            ObjectNode node = lines.addObject().put("lineNumber", line.lineNumber());
            Json.put(node, "id", line.externalId());
            Json.put(node, "sku", line.sku());
            Json.put(node, "description", line.description());
            Json.put(node, "quantity", line.quantity());
            Json.put(node, "unitPrice", line.unitPrice());
            Json.put(node, "received", line.received());
            Json.put(node, "billed", line.billed());
            Json.put(node, "accountCode", line.accountCode());
            Json.put(node, "taxCode", line.taxCode());
        }
        return json.put("modifiedAt", order.modifiedAt().toString());
    }

    /** What a connector can do, and what it needs. */
    static ObjectNode describe(ErpConnectorProvider provider) {
        ObjectNode json = Json.object().put("system", provider.id()).put("name", provider.displayName());
        ArrayNode abilities = json.putArray("abilities");
        provider.abilities().stream().map(Class::getSimpleName).sorted().forEach(abilities::add);
        ArrayNode settings = json.putArray("settings");
        ArrayNode credentials = json.putArray("credentials");
        for (SettingKey key : provider.settings()) {
            (key.secret() ? credentials : settings)
                    .addObject()
                    .put("name", key.name())
                    .put("required", key.required())
                    .put("description", key.description());
        }
        return json;
    }
}
