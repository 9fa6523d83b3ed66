package com.smartap.testkit.sap.s4;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.model.Address;
import com.smartap.model.BankAccount;
import com.smartap.spi.erp.ErpPurchaseOrder;
import com.smartap.spi.erp.ErpVendor;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Turns SmartAP's records into SAP's rows. */
final class S4Seeds {
    private S4Seeds() {}

    static ObjectNode vendor(ErpVendor vendor) {
        String id = vendor.externalId();
        ObjectNode row = S4Store.row().put("BusinessPartner", id).put("Supplier", id);
        row.put("BusinessPartnerFullName", vendor.name()).put("BusinessPartnerName", vendor.name());
        row.put("OrganizationBPName1", cut(vendor.name(), 40)).put("BusinessPartnerCategory", "2");
        row.put("BusinessPartnerIsBlocked", false).put("IsMarkedForArchiving", false);
        if (id.matches(".*[02468]")) {
            // Every other one was never changed since it was created, and so has no day of change.
            S4Store.stamp(row, "CreationDate", "CreationTime", vendor.modifiedAt());
        } else {
            S4Store.stamp(
                    row, "CreationDate", "CreationTime", vendor.modifiedAt().minus(1, ChronoUnit.DAYS));
            S4Store.stamp(row, "LastChangeDate", "LastChangeTime", vendor.modifiedAt());
        }
        ObjectNode supplier = row.putObject("to_Supplier").put("Supplier", id);
        supplier.put("SupplierName", cut(vendor.name(), 80)).put("PostingIsBlocked", !vendor.active());
        ObjectNode company = supplier.putArray("to_SupplierCompany").addObject();
        company.put("Supplier", id).put("CompanyCode", S4Invoices.COMPANY).put("ReconciliationAccount", "21100000");
        put(company, "PaymentTerms", vendor.paymentTerms());
        if (vendor.currency() != null) {
            ObjectNode organisation =
                    supplier.putArray("to_SupplierPurchasingOrg").addObject();
            organisation.put("Supplier", id).put("PurchasingOrganization", "1010");
            organisation.put("PurchaseOrderCurrency", vendor.currency().getCurrencyCode());
        }
        addresses(row, vendor);
        ArrayNode banks = row.putArray("to_BusinessPartnerBank");
        for (BankAccount account : vendor.bankAccounts()) {
            bank(banks.addObject().put("BusinessPartner", id), account, banks.size());
        }
        if (vendor.taxId() != null) {
            ObjectNode tax = row.putArray("to_BusinessPartnerTax").addObject();
            tax.put("BusinessPartner", id).put("BPTaxType", "US1").put("BPTaxNumber", vendor.taxId());
        }
        return row;
    }

    private static void addresses(ObjectNode row, ErpVendor vendor) {
        ArrayNode addresses = row.putArray("to_BusinessPartnerAddress");
        for (Address address : vendor.addresses()) {
            ObjectNode node = addresses.addObject().put("BusinessPartner", vendor.externalId());
            String id = String.valueOf(20_000 + addresses.size());
            node.put("AddressID", id);
            put(node, "StreetName", address.street());
            put(node, "HouseNumber", address.buildingNumber());
            put(node, "PostalCode", address.postalCode());
            put(node, "CityName", address.town());
            put(node, "Region", address.region());
            put(node, "Country", address.country());
            if (vendor.email() != null) {
                node.putArray("to_EmailAddress")
                        .addObject()
                        .put("AddressID", id)
                        .put("EmailAddress", vendor.email())
                        .put("IsDefaultEmailAddress", true);
            }
            if (vendor.phone() != null) {
                node.putArray("to_PhoneNumber")
                        .addObject()
                        .put("AddressID", id)
                        .put("PhoneNumber", vendor.phone())
                        .put("IsDefaultPhoneNumber", true);
            }
        }
    }

    private static void bank(ObjectNode node, BankAccount account, int number) {
        node.put("BankIdentification", "%04d".formatted(number));
        node.put("BankCountryKey", account.routingNumber() == null ? "DE" : "US");
        put(node, "BankAccountHolderName", account.holder());
        put(node, "BankName", account.bankName());
        put(node, "BankNumber", account.routingNumber());
        put(node, "BankAccount", account.accountNumber());
        put(node, "IBAN", account.iban());
        put(node, "SWIFTCode", account.bic());
    }

    static ObjectNode order(ErpPurchaseOrder order) {
        ObjectNode row = S4Store.row().put("PurchaseOrder", order.externalId());
        row.put("CompanyCode", S4Invoices.COMPANY).put("PurchaseOrderType", "NB");
        row.put("Supplier", order.vendorExternalId()).put("InvoicingParty", order.vendorExternalId());
        String currency = order.total().currency().getCurrencyCode();
        row.put("DocumentCurrency", currency).put("PurchasingProcessingStatus", "05");
        row.put("ReleaseIsNotCompleted", false);
        row.put("PurchasingDocumentDeletionCode", order.open() ? "" : "L");
        row.put("PurchaseOrderDeletionCode", order.open() ? "" : "L");
        if (order.orderDate() != null) {
            row.put("PurchaseOrderDate", order.orderDate().toString());
        }
        changed(row, order.modifiedAt());
        ArrayNode items = row.putArray("to_PurchaseOrderItem");
        for (ErpPurchaseOrder.Line line : order.lines()) {
            item(items.addObject(), order, line, currency);
        }
        row.set("_PurchaseOrderItem", items);
        return row;
    }

    /** SAP keeps more digits of the moment than V2 shows. */
    static void changed(ObjectNode row, Instant moment) {
        row.put("LastChangeDateTime", moment.truncatedTo(ChronoUnit.MILLIS).toString());
    }

    private static void item(ObjectNode node, ErpPurchaseOrder order, ErpPurchaseOrder.Line line, String currency) {
        String number = String.valueOf(10 * line.lineNumber());
        node.put("PurchaseOrder", order.externalId()).put("PurchaseOrderItem", number);
        node.put("DocumentCurrency", currency)
                .put("PurchaseOrderQuantityUnit", "PC")
                .put("OrderPriceUnit", "PC");
        node.put("OrderPriceUnitToOrderUnitNmrtr", "1").put("OrdPriceUnitToOrderUnitDnmntr", "1");
        put(node, "PurchaseOrderItemText", line.description());
        put(node, "Material", line.sku());
        node.put("OrderQuantity", line.quantity().toPlainString());
        // Three decimals are all that a price has, so a finer one is for ten, hundred … units.
        BigDecimal price = line.unitPrice();
        BigDecimal per = BigDecimal.ONE;
        while (price.stripTrailingZeros().scale() > 2) {
            price = price.movePointRight(1);
            per = per.movePointRight(1);
        }
        node.put("NetPriceAmount", price.toPlainString()).put("NetPriceQuantity", per.toPlainString());
        node.put("TaxCode", line.taxCode() == null ? "I0" : line.taxCode());
        node.put("IsFinallyInvoiced", line.billed() != null && line.billed().compareTo(line.quantity()) >= 0);
        node.put("GoodsReceiptIsExpected", true).put("InvoiceIsGoodsReceiptBased", false);
        node.put("AccountAssignmentCategory", "K");
        ObjectNode assignment = S4Store.row()
                .put("PurchaseOrder", order.externalId())
                .put("PurchaseOrderItem", number)
                .put("AccountAssignmentNumber", "01")
                .put("GLAccount", line.accountCode() == null ? "65100000" : line.accountCode());
        node.putArray("to_AccountAssignment").add(assignment);
        node.putArray("_PurOrdAccountAssignment").add(assignment);
    }

    static void chart(S4Store store) {
        account(store, "51100000", "Consumption of material", false);
        account(store, "65100000", "Office supplies", false);
        account(store, "65200000", "Freight", false);
        account(store, "65300000", "Discounts and rounding", false);
        account(store, "12600000", "Input tax", false);
        account(store, "69999999", "Old account", true);
    }

    private static void account(S4Store store, String code, String name, boolean blocked) {
        ObjectNode row = S4Store.row().put("ChartOfAccounts", "YCOA").put("GLAccount", code);
        row.put("AccountIsBlockedForPosting", blocked).put("AccountIsMarkedForDeletion", false);
        row.put("GLAccountType", "P").put("IsBalanceSheetAccount", false);
        row.putArray("to_Text")
                .addObject()
                .put("ChartOfAccounts", "YCOA")
                .put("GLAccount", code)
                .put("Language", "EN")
                .put("GLAccountName", cut(name, 20))
                .put("GLAccountLongName", name);
        store.put("A_GLAccountInChartOfAccounts", row);
    }

    private static void put(ObjectNode node, String field, @Nullable String value) {
        if (value != null) {
            node.put(field, value);
        }
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }
}
