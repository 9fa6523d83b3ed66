package com.smartap.core.bench;

import java.nio.charset.StandardCharsets;

/** The smallest UBL invoice that an accountant would take. */
final class Ubl {
    private Ubl() {}

    static byte[] invoice(String number, String vendor, String total) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"
                    xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
                    xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
                  <cbc:CustomizationID>urn:cen.eu:en16931:2017</cbc:CustomizationID>
                  <cbc:ID>%1$s</cbc:ID>
                  <cbc:IssueDate>2026-11-01</cbc:IssueDate>
                  <cbc:DueDate>2026-12-01</cbc:DueDate>
                  <cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode>
                  <cbc:DocumentCurrencyCode>USD</cbc:DocumentCurrencyCode>
                  <cac:AccountingSupplierParty><cac:Party>
                    <cac:PartyLegalEntity><cbc:RegistrationName>%2$s</cbc:RegistrationName></cac:PartyLegalEntity>
                  </cac:Party></cac:AccountingSupplierParty>
                  <cac:AccountingCustomerParty><cac:Party>
                    <cac:PartyLegalEntity><cbc:RegistrationName>Northwind</cbc:RegistrationName></cac:PartyLegalEntity>
                  </cac:Party></cac:AccountingCustomerParty>
                  <cac:LegalMonetaryTotal>
                    <cbc:LineExtensionAmount currencyID="USD">%3$s</cbc:LineExtensionAmount>
                    <cbc:TaxExclusiveAmount currencyID="USD">%3$s</cbc:TaxExclusiveAmount>
                    <cbc:TaxInclusiveAmount currencyID="USD">%3$s</cbc:TaxInclusiveAmount>
                    <cbc:PayableAmount currencyID="USD">%3$s</cbc:PayableAmount>
                  </cac:LegalMonetaryTotal>
                  <cac:InvoiceLine>
                    <cbc:ID>1</cbc:ID><cbc:InvoicedQuantity unitCode="C62">1</cbc:InvoicedQuantity>
                    <cbc:LineExtensionAmount currencyID="USD">%3$s</cbc:LineExtensionAmount>
                    <cac:Item><cbc:Name>Work as ordered</cbc:Name></cac:Item>
                    <cac:Price><cbc:PriceAmount currencyID="USD">%3$s</cbc:PriceAmount></cac:Price>
                  </cac:InvoiceLine>
                </Invoice>
                """.formatted(number, vendor, total).getBytes(StandardCharsets.UTF_8);
    }
}
