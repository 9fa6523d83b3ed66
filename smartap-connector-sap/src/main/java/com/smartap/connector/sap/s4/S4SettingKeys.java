package com.smartap.connector.sap.s4;

import com.smartap.spi.connector.SettingKey;
import java.util.List;

/** The settings and credentials, as a person is asked for them. */
final class S4SettingKeys {
    static final List<SettingKey> ALL = List.of(
            SettingKey.required("companyCode", "The company code whose orders are read and to which bills are posted."),
            SettingKey.optional("sapClient", "The client of an on-premise system, such as 100."),
            SettingKey.optional("language", "The language of SAP's messages and texts; en by default."),
            SettingKey.optional(
                    "authentication",
                    "basic, oauth2 (client credentials), certificate (X.509) or apiKey (sandbox); by default what the credentials tell."),
            SettingKey.optional("tokenUrl", "The token endpoint for oauth2, from the communication arrangement."),
            SettingKey.optional("keyStore", "PKCS#12 file with the client certificate and its key, for certificate."),
            SettingKey.optional("trustStore", "PEM or PKCS#12 file with the certificates to trust instead of Java's."),
            SettingKey.optional(
                    "purchaseOrderApi", "v2 (default, API_PURCHASEORDER_PROCESS_SRV) or v4 (its successor)."),
            SettingKey.optional("chartOfAccounts", "Lists accounts of this chart only, such as YCOA."),
            SettingKey.optional(
                    "timeZone", "SAP's system time zone, in which it writes days and times; UTC by default."),
            SettingKey.optional("defaultExpenseAccount", "G/L account for lines that name none and bill no order."),
            SettingKey.optional(
                    "shippingAccount",
                    "G/L account for shipping; the default account, or that of the greatest line otherwise."),
            SettingKey.optional(
                    "taxAccount",
                    "G/L account for tax as a line; the default account, or that of the greatest line otherwise."),
            SettingKey.optional(
                    "differenceAccount",
                    "G/L account for discounts, charges and rounding of the invoice as a whole; as for shipping otherwise."),
            SettingKey.optional("defaultTaxCode", "Tax code for lines that name none, such as I1."),
            SettingKey.optional("defaultCostCenter", "Cost center for G/L lines that name no account assignment."),
            SettingKey.optional(
                    "taxMode",
                    "auto (default): by tax codes if there are any, otherwise a G/L line; or codes, line, or computed (by SAP)."),
            SettingKey.optional("taxCodes", "The tax codes, such as I1=Input tax 19 %:19;I0=No tax:0."),
            SettingKey.optional("postingDate", "today (default) or invoice: the day to which bills are posted."),
            SettingKey.optional(
                    "dueDate",
                    "netDays (default): days from the invoice date; baseline: the due date is the baseline date; terms: the vendor's terms decide."),
            SettingKey.optional("paymentTerms", "Terms of payment written on every bill, such as 0001."),
            SettingKey.optional("paymentBlock", "Payment block written on every bill, such as A."),
            SettingKey.optional(
                    "documentType", "Accounting document type of bills, such as RE; SAP's default otherwise."),
            SettingKey.optional(
                    "receiptMovements", "Movement types that are receipts of orders; 101,105,123 by default."),
            SettingKey.optional(
                    "returnMovements", "Movement types that take receipts back; 102,106,122,124 by default."),
            SettingKey.optional(
                    "reversedStatus",
                    "Codes of SupplierInvoiceStatus that mean reversed or deleted, beside ReverseDocument; Z,2 by default."),
            SettingKey.optional(
                    "lookBackSeconds", "How far each synchronisation reaches back before the last; 300 by default."),
            SettingKey.optional("timeoutSeconds", "The time that one call may take, 1 to 300; 60 by default."),
            SettingKey.optional("callsAtOnce", "How many calls run at the same time, 1 to 50; 4 by default."),
            SettingKey.optional("requestsPerMinute", "How many calls a minute are made; 3000 by default."),
            SettingKey.secret("userName", false, "The communication user, for basic."),
            SettingKey.secret("password", false, "Its password, for basic."),
            SettingKey.secret("clientId", false, "The client id, for oauth2."),
            SettingKey.secret("clientSecret", false, "The client secret, for oauth2."),
            SettingKey.secret("apiKey", false, "The key of api.sap.com, for the sandbox."),
            SettingKey.secret("keyStorePassword", false, "The password of the key store."),
            SettingKey.secret("trustStorePassword", false, "The password of the trust store, if it has one."));

    private S4SettingKeys() {}
}
