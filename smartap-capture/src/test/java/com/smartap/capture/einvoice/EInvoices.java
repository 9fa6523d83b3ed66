package com.smartap.capture.einvoice;

import java.nio.charset.StandardCharsets;

/** Electronic invoices of the test's own making: one and the same in every syntax, correct by all rules. */
final class EInvoices {
    static final String IBAN = "DE89370400440532013000";

    private EInvoices() {}

    /** 10 x 20.00 less 10.00 at line level, plus freight of 10.00, 19 % VAT: 200.00 + 38.00 = 238.00, of which 38.00 is paid. */
    static String ubl() {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"
                  xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
                  xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
                <cbc:CustomizationID>urn:cen.eu:en16931:2017</cbc:CustomizationID>
                <cbc:ID>RE-2026/77</cbc:ID><cbc:IssueDate>2026-10-05</cbc:IssueDate><cbc:DueDate>2026-11-04</cbc:DueDate>
                <cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode><cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>
                <cac:OrderReference><cbc:ID>PO-4711</cbc:ID></cac:OrderReference>
                <cac:AccountingSupplierParty><cac:Party>
                  <cac:PostalAddress><cbc:StreetName>Werkstr. 5</cbc:StreetName><cbc:CityName>Ulm</cbc:CityName><cbc:PostalZone>89073</cbc:PostalZone>
                    <cac:Country><cbc:IdentificationCode>DE</cbc:IdentificationCode></cac:Country></cac:PostalAddress>
                  <cac:PartyTaxScheme><cbc:CompanyID>DE136695976</cbc:CompanyID><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme>
                  <cac:PartyLegalEntity><cbc:RegistrationName>Schrauben &amp; Muttern GmbH</cbc:RegistrationName></cac:PartyLegalEntity>
                </cac:Party></cac:AccountingSupplierParty>
                <cac:AccountingCustomerParty><cac:Party>
                  <cac:PostalAddress><cac:Country><cbc:IdentificationCode>FR</cbc:IdentificationCode></cac:Country></cac:PostalAddress>
                  <cac:PartyLegalEntity><cbc:RegistrationName>Acheteur SA</cbc:RegistrationName></cac:PartyLegalEntity>
                </cac:Party></cac:AccountingCustomerParty>
                <cac:PaymentMeans><cbc:PaymentMeansCode>58</cbc:PaymentMeansCode>
                  <cac:PayeeFinancialAccount><cbc:ID>DE89 3704 0044 0532 0130 00</cbc:ID></cac:PayeeFinancialAccount></cac:PaymentMeans>
                <cac:PaymentTerms><cbc:Note>30 days net</cbc:Note></cac:PaymentTerms>
                <cac:AllowanceCharge><cbc:ChargeIndicator>true</cbc:ChargeIndicator><cbc:AllowanceChargeReason>Freight</cbc:AllowanceChargeReason>
                  <cbc:Amount currencyID="EUR">10.00</cbc:Amount><cac:TaxCategory><cbc:ID>S</cbc:ID><cbc:Percent>19</cbc:Percent>
                  <cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:TaxCategory></cac:AllowanceCharge>
                <cac:TaxTotal><cbc:TaxAmount currencyID="EUR">38.00</cbc:TaxAmount><cac:TaxSubtotal>
                  <cbc:TaxableAmount currencyID="EUR">200.00</cbc:TaxableAmount><cbc:TaxAmount currencyID="EUR">38.00</cbc:TaxAmount>
                  <cac:TaxCategory><cbc:ID>S</cbc:ID><cbc:Percent>19</cbc:Percent><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:TaxCategory>
                </cac:TaxSubtotal></cac:TaxTotal>
                <cac:LegalMonetaryTotal><cbc:LineExtensionAmount currencyID="EUR">190.00</cbc:LineExtensionAmount>
                  <cbc:TaxExclusiveAmount currencyID="EUR">200.00</cbc:TaxExclusiveAmount><cbc:TaxInclusiveAmount currencyID="EUR">238.00</cbc:TaxInclusiveAmount>
                  <cbc:ChargeTotalAmount currencyID="EUR">10.00</cbc:ChargeTotalAmount><cbc:PrepaidAmount currencyID="EUR">38.00</cbc:PrepaidAmount>
                  <cbc:PayableAmount currencyID="EUR">200.00</cbc:PayableAmount></cac:LegalMonetaryTotal>
                <cac:InvoiceLine><cbc:ID>1</cbc:ID><cbc:InvoicedQuantity unitCode="C62">10</cbc:InvoicedQuantity>
                  <cbc:LineExtensionAmount currencyID="EUR">190.00</cbc:LineExtensionAmount>
                  <cac:OrderLineReference><cbc:LineID>2</cbc:LineID></cac:OrderLineReference>
                  <cac:AllowanceCharge><cbc:ChargeIndicator>false</cbc:ChargeIndicator><cbc:AllowanceChargeReason>Discount</cbc:AllowanceChargeReason>
                    <cbc:Amount currencyID="EUR">10.00</cbc:Amount></cac:AllowanceCharge>
                  <cac:Item><cbc:Name>Bolt M8</cbc:Name><cac:SellersItemIdentification><cbc:ID>B-M8</cbc:ID></cac:SellersItemIdentification>
                    <cac:ClassifiedTaxCategory><cbc:ID>S</cbc:ID><cbc:Percent>19</cbc:Percent><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:ClassifiedTaxCategory></cac:Item>
                  <cac:Price><cbc:PriceAmount currencyID="EUR">2000.00</cbc:PriceAmount><cbc:BaseQuantity unitCode="C62">100</cbc:BaseQuantity></cac:Price>
                </cac:InvoiceLine>
                </Invoice>
                """.strip();
    }

    static String ublCreditNote() {
        return ubl().replace("xsd:Invoice-2", "xsd:CreditNote-2")
                .replace("<Invoice ", "<CreditNote ")
                .replace("</Invoice>", "</CreditNote>")
                .replace("InvoiceTypeCode>380</cbc:InvoiceTypeCode", "CreditNoteTypeCode>381</cbc:CreditNoteTypeCode")
                .replace("InvoiceLine>", "CreditNoteLine>")
                .replace("InvoicedQuantity", "CreditedQuantity")
                .replaceAll("<cbc:DueDate>[^<]*</cbc:DueDate>", "");
    }

    /** The same invoice in CII. */
    static String cii() {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <rsm:CrossIndustryInvoice xmlns:rsm="urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100"
                  xmlns:ram="urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100"
                  xmlns:udt="urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100">
                <rsm:ExchangedDocumentContext><ram:GuidelineSpecifiedDocumentContextParameter><ram:ID>urn:cen.eu:en16931:2017</ram:ID></ram:GuidelineSpecifiedDocumentContextParameter></rsm:ExchangedDocumentContext>
                <rsm:ExchangedDocument><ram:ID>RE-2026/77</ram:ID><ram:TypeCode>380</ram:TypeCode>
                  <ram:IssueDateTime><udt:DateTimeString format="102">20261005</udt:DateTimeString></ram:IssueDateTime></rsm:ExchangedDocument>
                <rsm:SupplyChainTradeTransaction>
                <ram:IncludedSupplyChainTradeLineItem>
                  <ram:AssociatedDocumentLineDocument><ram:LineID>1</ram:LineID></ram:AssociatedDocumentLineDocument>
                  <ram:SpecifiedTradeProduct><ram:SellerAssignedID>B-M8</ram:SellerAssignedID><ram:Name>Bolt M8</ram:Name></ram:SpecifiedTradeProduct>
                  <ram:SpecifiedLineTradeAgreement><ram:BuyerOrderReferencedDocument><ram:LineID>2</ram:LineID></ram:BuyerOrderReferencedDocument>
                    <ram:NetPriceProductTradePrice><ram:ChargeAmount>2000.00</ram:ChargeAmount><ram:BasisQuantity unitCode="C62">100</ram:BasisQuantity></ram:NetPriceProductTradePrice></ram:SpecifiedLineTradeAgreement>
                  <ram:SpecifiedLineTradeDelivery><ram:BilledQuantity unitCode="C62">10</ram:BilledQuantity></ram:SpecifiedLineTradeDelivery>
                  <ram:SpecifiedLineTradeSettlement>
                    <ram:ApplicableTradeTax><ram:TypeCode>VAT</ram:TypeCode><ram:CategoryCode>S</ram:CategoryCode><ram:RateApplicablePercent>19</ram:RateApplicablePercent></ram:ApplicableTradeTax>
                    <ram:SpecifiedTradeAllowanceCharge><ram:ChargeIndicator><udt:Indicator>false</udt:Indicator></ram:ChargeIndicator><ram:ActualAmount>10.00</ram:ActualAmount><ram:Reason>Discount</ram:Reason></ram:SpecifiedTradeAllowanceCharge>
                    <ram:SpecifiedTradeSettlementLineMonetarySummation><ram:LineTotalAmount>190.00</ram:LineTotalAmount></ram:SpecifiedTradeSettlementLineMonetarySummation>
                  </ram:SpecifiedLineTradeSettlement>
                </ram:IncludedSupplyChainTradeLineItem>
                <ram:ApplicableHeaderTradeAgreement>
                  <ram:SellerTradeParty><ram:Name>Schrauben &amp; Muttern GmbH</ram:Name>
                    <ram:PostalTradeAddress><ram:PostcodeCode>89073</ram:PostcodeCode><ram:LineOne>Werkstr. 5</ram:LineOne><ram:CityName>Ulm</ram:CityName><ram:CountryID>DE</ram:CountryID></ram:PostalTradeAddress>
                    <ram:SpecifiedTaxRegistration><ram:ID schemeID="VA">DE136695976</ram:ID></ram:SpecifiedTaxRegistration></ram:SellerTradeParty>
                  <ram:BuyerTradeParty><ram:Name>Acheteur SA</ram:Name><ram:PostalTradeAddress><ram:CountryID>FR</ram:CountryID></ram:PostalTradeAddress></ram:BuyerTradeParty>
                  <ram:BuyerOrderReferencedDocument><ram:IssuerAssignedID>PO-4711</ram:IssuerAssignedID></ram:BuyerOrderReferencedDocument>
                </ram:ApplicableHeaderTradeAgreement>
                <ram:ApplicableHeaderTradeDelivery/>
                <ram:ApplicableHeaderTradeSettlement><ram:InvoiceCurrencyCode>EUR</ram:InvoiceCurrencyCode>
                  <ram:SpecifiedTradeSettlementPaymentMeans><ram:TypeCode>58</ram:TypeCode><ram:PayeePartyCreditorFinancialAccount><ram:IBANID>DE89370400440532013000</ram:IBANID></ram:PayeePartyCreditorFinancialAccount></ram:SpecifiedTradeSettlementPaymentMeans>
                  <ram:ApplicableTradeTax><ram:CalculatedAmount>38.00</ram:CalculatedAmount><ram:TypeCode>VAT</ram:TypeCode><ram:BasisAmount>200.00</ram:BasisAmount><ram:CategoryCode>S</ram:CategoryCode><ram:RateApplicablePercent>19</ram:RateApplicablePercent></ram:ApplicableTradeTax>
                  <ram:SpecifiedTradeAllowanceCharge><ram:ChargeIndicator><udt:Indicator>true</udt:Indicator></ram:ChargeIndicator><ram:ActualAmount>10.00</ram:ActualAmount><ram:Reason>Freight</ram:Reason>
                    <ram:CategoryTradeTax><ram:TypeCode>VAT</ram:TypeCode><ram:CategoryCode>S</ram:CategoryCode><ram:RateApplicablePercent>19</ram:RateApplicablePercent></ram:CategoryTradeTax></ram:SpecifiedTradeAllowanceCharge>
                  <ram:SpecifiedTradePaymentTerms><ram:Description>30 days net</ram:Description><ram:DueDateDateTime><udt:DateTimeString format="102">20261104</udt:DateTimeString></ram:DueDateDateTime></ram:SpecifiedTradePaymentTerms>
                  <ram:SpecifiedTradeSettlementHeaderMonetarySummation><ram:LineTotalAmount>190.00</ram:LineTotalAmount><ram:ChargeTotalAmount>10.00</ram:ChargeTotalAmount>
                    <ram:TaxBasisTotalAmount>200.00</ram:TaxBasisTotalAmount><ram:TaxTotalAmount currencyID="EUR">38.00</ram:TaxTotalAmount><ram:GrandTotalAmount>238.00</ram:GrandTotalAmount>
                    <ram:TotalPrepaidAmount>38.00</ram:TotalPrepaidAmount><ram:DuePayableAmount>200.00</ram:DuePayableAmount></ram:SpecifiedTradeSettlementHeaderMonetarySummation>
                </ram:ApplicableHeaderTradeSettlement>
                </rsm:SupplyChainTradeTransaction>
                </rsm:CrossIndustryInvoice>
                """.strip();
    }

    /** The same invoice in the elements of ZUGFeRD 1. */
    static String zugferd1() {
        return cii().replace("rsm:CrossIndustryInvoice", "rsm:CrossIndustryDocument")
                .replace(
                        "urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100",
                        "urn:ferd:CrossIndustryDocument:invoice:1p0")
                .replace("BusinessInformationEntity:100", "BusinessInformationEntity:12")
                .replace("UnqualifiedDataType:100", "UnqualifiedDataType:15")
                .replace("rsm:ExchangedDocumentContext", "rsm:SpecifiedExchangedDocumentContext")
                .replace("rsm:ExchangedDocument>", "rsm:HeaderExchangedDocument>")
                .replace("rsm:SupplyChainTradeTransaction", "rsm:SpecifiedSupplyChainTradeTransaction")
                .replace("ApplicableHeaderTrade", "ApplicableSupplyChainTrade")
                .replace("SpecifiedLineTrade", "SpecifiedSupplyChainTrade")
                .replace("SettlementHeaderMonetarySummation", "SettlementMonetarySummation")
                .replace("SettlementLineMonetarySummation", "SettlementMonetarySummation")
                .replace("RateApplicablePercent", "ApplicablePercent")
                .replace("ram:IssuerAssignedID", "ram:ID")
                .replace("urn:cen.eu:en16931:2017", "urn:ferd:CrossIndustryDocument:invoice:1p0:comfort");
    }

    /** A file of FatturaPA with two invoices: 100.00 + 22.00, and 40.00 + 8.80 of a person, without a total. */
    static String fattura() {
        String body = """
                <FatturaElettronicaBody><DatiGenerali><DatiGeneraliDocumento><TipoDocumento>%s</TipoDocumento><Divisa>EUR</Divisa>
                <Data>2026-09-30</Data><Numero>%s</Numero>%s</DatiGeneraliDocumento></DatiGenerali>
                <DatiBeniServizi><DettaglioLinee><NumeroLinea>1</NumeroLinea><Descrizione>Consulenza</Descrizione><Quantita>2.00</Quantita>
                <PrezzoUnitario>%s</PrezzoUnitario><PrezzoTotale>%s</PrezzoTotale><AliquotaIVA>22.00</AliquotaIVA></DettaglioLinee>
                <DatiRiepilogo><AliquotaIVA>22.00</AliquotaIVA><ImponibileImporto>%s</ImponibileImporto><Imposta>%s</Imposta></DatiRiepilogo></DatiBeniServizi>
                <DatiPagamento><CondizioniPagamento>TP02</CondizioniPagamento><DettaglioPagamento><ModalitaPagamento>MP05</ModalitaPagamento>
                <DataScadenzaPagamento>2026-10-30</DataScadenzaPagamento><ImportoPagamento>%s</ImportoPagamento><IBAN>IT60X0542811101000000123456</IBAN></DettaglioPagamento></DatiPagamento>
                </FatturaElettronicaBody>
                """;
        return """
                <p:FatturaElettronica versione="FPR12" xmlns:p="http://ivaservizi.agenziaentrate.gov.it/docs/xsd/fatture/v1.2"><FatturaElettronicaHeader>
                <CedentePrestatore><DatiAnagrafici><IdFiscaleIVA><IdPaese>IT</IdPaese><IdCodice>00743110157</IdCodice></IdFiscaleIVA>
                <Anagrafica><Nome>Ada</Nome><Cognome>Bianchi</Cognome></Anagrafica></DatiAnagrafici>
                <Sede><Indirizzo>VIA ROMA 1</Indirizzo><CAP>20100</CAP><Comune>MILANO</Comune><Nazione>IT</Nazione></Sede></CedentePrestatore>
                <CessionarioCommittente><DatiAnagrafici><CodiceFiscale>09876543210</CodiceFiscale><Anagrafica><Denominazione>BETA SPA</Denominazione></Anagrafica></DatiAnagrafici></CessionarioCommittente>
                </FatturaElettronicaHeader>
                """
                + body.formatted(
                        "TD01",
                        "12/A",
                        "<ImportoTotaleDocumento>122.00</ImportoTotaleDocumento>",
                        "50.00",
                        "100.00",
                        "100.00",
                        "22.00",
                        "122.00")
                + body.formatted("TD04", "13/A", "", "20.00", "40.00", "40.00", "8.80", "48.80")
                + "</p:FatturaElettronica>";
    }

    static byte[] bytes(String xml) {
        return xml.getBytes(StandardCharsets.UTF_8);
    }
}
