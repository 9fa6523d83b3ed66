package com.smartap.sample.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.model.BankAccount;
import com.smartap.model.Masked;
import com.smartap.spi.connector.QuotaReport.Quota;
import com.smartap.spi.erp.ErpConnectorProvider;
import com.smartap.spi.erp.ErpGoodsReceipt;
import com.smartap.spi.erp.ErpPurchaseOrder;
import com.smartap.spi.erp.ErpVendor;
import com.smartap.spi.erp.PaymentStatusQuery.Applied;
import com.smartap.spi.erp.PaymentStatusQuery.BillPaymentStatus;
import java.util.List;
import java.util.TreeMap;

/** Records of an ERP as JSON; account numbers are masked. */
final class ErpJson {
    private ErpJson() {}

    static ObjectNode vendor(ErpVendor vendor) {
        ObjectNode json = Json.object().put("id", vendor.externalId()).put("name", vendor.name());
        Json.put(json, "taxId", vendor.taxId());
        Json.put(json, "email", vendor.email());
        Json.put(json, "phone", vendor.phone());
        Json.put(json, vendor.address());
        if (vendor.addresses().size() > 1) {
            ArrayNode addresses = json.putArray("addresses");
            vendor.addresses().forEach(address -> addresses.add(Json.address(address)));
        }
        Json.put(json, "currency", vendor.currency());
        Json.put(json, "paymentTerms", vendor.paymentTerms());
        if (vendor.bankAccount() != null) {
            account(json.putObject("account"), vendor.bankAccount());
        }
        if (vendor.bankAccounts().size() > 1) {
            ArrayNode accounts = json.putArray("accounts");
            vendor.bankAccounts().forEach(account -> account(accounts.addObject(), account));
        }
        return json.put("active", vendor.active())
                .put("modifiedAt", vendor.modifiedAt().toString());
    }

    private static void account(ObjectNode node, BankAccount account) {
        Json.put(node, "routingNumber", account.routingNumber());
        if (account.accountNumber() != null) {
            node.put("accountNumber", Masked.of(account.accountNumber()));
        }
        if (account.iban() != null) {
            node.put("iban", Masked.of(account.iban()));
        }
        Json.put(node, "bic", account.bic());
    }

    static ObjectNode goodsReceipt(ErpGoodsReceipt receipt) {
        ObjectNode json = Json.object().put("id", receipt.externalId()).put("number", receipt.number());
        Json.put(json, "vendorId", receipt.vendorExternalId());
        Json.put(json, "receivedOn", receipt.receivedOn());
        json.put("cancelled", receipt.cancelled());
        ArrayNode lines = json.putArray("lines");
        for (ErpGoodsReceipt.Line line : receipt.lines()) {
            ObjectNode node = lines.addObject().put("id", line.externalId());
            Json.put(node, "purchaseOrderId", line.purchaseOrderExternalId());
            Json.put(node, "purchaseOrderLine", line.purchaseOrderLineExternalId());
            Json.put(node, "sku", line.sku());
            Json.put(node, "description", line.description());
            Json.put(node, "quantity", line.quantity());
        }
        return json.put("modifiedAt", receipt.modifiedAt().toString());
    }

    static ObjectNode paymentStatus(BillPaymentStatus found) {
        ObjectNode json = Json.object()
                .put("billId", found.billId())
                .put("status", found.status().name())
                .put("total", found.total().plain())
                .put("balance", found.balance().plain())
                .put("currency", found.total().currency().getCurrencyCode());
        ArrayNode payments = json.putArray("payments");
        for (Applied applied : found.payments()) {
            ObjectNode node = payments.addObject()
                    .put("id", applied.externalId())
                    .put("kind", applied.kind().name())
                    .put("amount", applied.amount().plain());
            Json.put(node, "date", applied.date());
            Json.put(node, "reference", applied.reference());
        }
        return json;
    }

    static ArrayNode quotas(List<Quota> quotas) {
        ArrayNode json = Json.object().putArray("quotas");
        for (Quota quota : quotas) {
            ObjectNode node = json.addObject().put("name", quota.name());
            if (quota.limit() != null) {
                node.put("limit", quota.limit());
            }
            node.put("remaining", quota.remaining());
            Json.put(node, "until", quota.until());
        }
        return json;
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
        ProviderJson.keys(json, provider.settings());
        ArrayNode limits = json.putArray("limits");
        provider.limits()
                .forEach(limit -> limits.addObject()
                        .put("field", limit.field())
                        .put("erpField", limit.erpField())
                        .put("maxLength", limit.maxLength())
                        .put("overflow", limit.overflow().name())
                        .put("note", limit.note()));
        ObjectNode dimensions = json.putObject("dimensions");
        new TreeMap<>(provider.dimensions()).forEach(dimensions::put);
        return json;
    }
}
