package com.smartap.testkit.quickbooks;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The accounts, tax codes and tax rates that every simulated company has. */
final class TwinChart {
    private TwinChart() {}

    static void fill(TwinStore store) {
        account(store, "7", "Office Expenses", "Expense");
        account(store, "8", "Freight In", "Cost of Goods Sold");
        account(store, "9", "Sales Tax Paid", "Expense");
        account(store, "33", "Accounts Payable (A/P)", "Accounts Payable");
        account(store, "35", "Checking", "Bank");
        account(store, "80", "Cost of Goods Sold", "Cost of Goods Sold");
        store.add("TaxCode", node("TAX").put("Name", "TAX").put("Active", true).put("Taxable", true));
        store.add("TaxCode", node("NON").put("Name", "NON").put("Active", true).put("Taxable", false));
        store.add("Class", node("201").put("Name", "Production").put("Active", true));
        store.add("Class", node("202").put("Name", "Closed down").put("Active", false));
        store.add("Department", node("301").put("Name", "Detroit").put("Active", true));
        store.add("Customer", node("401").put("DisplayName", "Motor Works").put("Active", true));
        taxCode(store, "5", "20.0% S", "3", 20);
        taxCode(store, "6", "5.0% R", "4", 5);
        taxCode(store, "7", "5.0% R fuel", "8", 5);
        taxCode(store, "10", "0.0% Z", "9", 0);
    }

    private static void taxCode(TwinStore store, String id, String name, String rateId, int percent) {
        store.add("TaxRate", node(rateId).put("Name", name).put("RateValue", percent));
        ObjectNode code = node(id).put("Name", name).put("Active", true).put("Taxable", true);
        code.putObject("PurchaseTaxRateList")
                .putArray("TaxRateDetail")
                .addObject()
                .putObject("TaxRateRef")
                .put("value", rateId);
        store.add("TaxCode", code);
    }

    private static void account(TwinStore store, String id, String name, String type) {
        store.add("Account", node(id).put("Name", name).put("AccountType", type).put("Active", true));
    }

    private static ObjectNode node(String id) {
        return JsonNodeFactory.instance.objectNode().put("Id", id);
    }
}
