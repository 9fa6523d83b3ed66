package com.smartap.connector.sap.b1;

import com.smartap.spi.connector.SettingKey;
import java.util.List;

/** The settings and credentials that a person may enter. */
final class B1Keys {
    static final List<SettingKey> ALL = List.of(
            SettingKey.required("companyDb", "The company's database, such as SBODEMOUS."),
            SettingKey.optional(
                    "trustStore",
                    "Path to the certificates (PEM or PKCS#12) that are trusted, for servers with a self-signed one."),
            SettingKey.optional("defaultExpenseAccount", "Code of the account for lines that name none."),
            SettingKey.optional("shippingAccount", "Code of the account for shipping; the default account otherwise."),
            SettingKey.optional(
                    "taxAccount", "Code of the account for tax in tax mode line; the default account otherwise."),
            SettingKey.optional(
                    "differenceAccount",
                    "Code of the account for discounts, charges and rounding; the default account otherwise."),
            SettingKey.optional(
                    "taxMode",
                    "auto (default): codes if a line names a tax code or there is a default one, line otherwise; line:"
                            + " tax is a line of its own; codes: Business One computes it."),
            SettingKey.optional(
                    "taxField",
                    "Where lines carry their code: TaxCode, VatGroup, or auto (default), which asks Business One which"
                            + " of the two a code is."),
            SettingKey.optional("defaultTaxCode", "The code for lines without one, in tax mode codes."),
            SettingKey.optional(
                    "exemptTaxCode",
                    "The code without tax: for every line in tax mode line, and for shipping and differences in tax"
                            + " mode codes."),
            SettingKey.optional(
                    "shippingExpenseCode", "Number of the freight (additional expense) for shipping on order bills."),
            SettingKey.optional(
                    "taxExpenseCode", "Number of the additional expense for tax on order bills, in tax mode line."),
            SettingKey.optional(
                    "differenceExpenseCode", "Number of the additional expense for differences on order bills."),
            SettingKey.optional(
                    "chargeItem",
                    "Code of a non-inventory item that carries what has no order line on bills of orders of items."),
            SettingKey.optional(
                    "orderLink",
                    "auto (default): bills draw on open goods receipts first, then on the order; order: on orders"
                            + " only."),
            SettingKey.optional(
                    "referenceField", "A user field of marketing documents for SmartAP's reference, as U_SmartApId."),
            SettingKey.optional("homeCurrency", "The company's currency by ISO 4217; needed for foreign bills."),
            SettingKey.optional(
                    "currencyCodes",
                    "Business One's own codes where they differ from ISO 4217, such as USD=$,CAD=CAN."),
            SettingKey.optional("postingDate", "invoice (default): bills are posted on the invoice's date; today."),
            SettingKey.optional("zone", "The server's time zone, such as Europe/Berlin; UTC by default."),
            SettingKey.optional(
                    "lookBackHours",
                    "How far each synchronisation reaches back before the last, 24 to 8760; 24 by default."),
            SettingKey.optional("documentsPerPage", "How many documents are read at a time, 1 to 100; 50 by default."),
            SettingKey.optional("numberLength", "How long the vendor's number may be, 1 to 254; 100 by default."),
            SettingKey.optional("parallelCalls", "How many calls are made at the same time, 1 to 16; 4 by default."),
            SettingKey.optional("timeoutSeconds", "The time that one call may take, 1 to 300; 90 by default."),
            SettingKey.secret("userName", true, "The user, who needs a licence with Service Layer access."),
            SettingKey.secret("password", true, "The user's password."),
            SettingKey.secret("trustStorePassword", false, "The password of a PKCS#12 trust store."));

    private B1Keys() {}
}
