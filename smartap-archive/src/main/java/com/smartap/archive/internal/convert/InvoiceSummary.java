package com.smartap.archive.internal.convert;

import com.smartap.archive.internal.convert.InvoiceXml.Node;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person looks for first in an e-invoice: UBL, UN/CEFACT CII and FatturaPA; empty for other XML.
 *
 * @param title what it is
 * @param facts labels with what they stand for
 * @param lines what is invoiced, each with number, description, quantity, price and amount
 */
record InvoiceSummary(String title, List<String[]> facts, List<String[]> lines) {
    static InvoiceSummary of(Node root) {
        return switch (root.name()) {
            case "Invoice", "CreditNote" -> ubl(root);
            case "CrossIndustryInvoice", "CrossIndustryDocument" -> cii(root);
            case "FatturaElettronica" -> fattura(root);
            default -> new InvoiceSummary("XML document: " + root.name(), List.of(), List.of());
        };
    }

    private static InvoiceSummary ubl(Node root) {
        List<String[]> facts = new ArrayList<>();
        add(facts, "Number", root.at("ID"));
        add(facts, "Date", root.at("IssueDate"));
        add(facts, "Due", root.at("DueDate"));
        add(facts, "Currency", root.at("DocumentCurrencyCode"));
        add(facts, "Order", root.at("OrderReference", "ID"));
        ublParty(facts, "Seller", root.at("AccountingSupplierParty", "Party"));
        ublParty(facts, "Buyer", root.at("AccountingCustomerParty", "Party"));
        add(facts, "Account", root.at("PaymentMeans", "PayeeFinancialAccount", "ID"));
        add(facts, "Before tax", root.at("LegalMonetaryTotal", "TaxExclusiveAmount"));
        add(facts, "Tax", root.at("TaxTotal", "TaxAmount"));
        add(facts, "Total", root.at("LegalMonetaryTotal", "TaxInclusiveAmount"));
        add(facts, "To pay", root.at("LegalMonetaryTotal", "PayableAmount"));
        List<String[]> lines = new ArrayList<>();
        boolean credit = root.name().equals("CreditNote");
        for (Node line : root.all(credit ? "CreditNoteLine" : "InvoiceLine")) {
            lines.add(line(
                    line.at("ID"),
                    line.at("Item", "Name"),
                    line.at(credit ? "CreditedQuantity" : "InvoicedQuantity"),
                    line.at("Price", "PriceAmount"),
                    line.at("LineExtensionAmount")));
        }
        return new InvoiceSummary(credit ? "Credit note (UBL)" : "Invoice (UBL)", facts, lines);
    }

    private static void ublParty(List<String[]> facts, String label, @Nullable Node party) {
        if (party == null) {
            return;
        }
        Node name = party.at("PartyLegalEntity", "RegistrationName");
        add(facts, label, name != null ? name : party.at("PartyName", "Name"));
        add(facts, label + " tax id", party.at("PartyTaxScheme", "CompanyID"));
        facts.add(new String[] {
            label + " address",
            joined(
                    party.at("PostalAddress", "StreetName"),
                    party.at("PostalAddress", "PostalZone"),
                    party.at("PostalAddress", "CityName"),
                    party.at("PostalAddress", "Country", "IdentificationCode"))
        });
    }

    private static InvoiceSummary cii(Node root) {
        List<String[]> facts = new ArrayList<>();
        Node head = first(root, "ExchangedDocument", "HeaderExchangedDocument");
        Node trade = first(root, "SupplyChainTradeTransaction", "SpecifiedSupplyChainTradeTransaction");
        if (head == null || trade == null) {
            return new InvoiceSummary("Invoice (CII)", List.of(), List.of());
        }
        add(facts, "Number", head.at("ID"));
        add(facts, "Date", head.at("IssueDateTime", "DateTimeString"));
        Node agreement = first(trade, "ApplicableHeaderTradeAgreement", "ApplicableSupplyChainTradeAgreement");
        Node settlement = first(trade, "ApplicableHeaderTradeSettlement", "ApplicableSupplyChainTradeSettlement");
        if (settlement != null) {
            add(facts, "Due", settlement.at("SpecifiedTradePaymentTerms", "DueDateDateTime", "DateTimeString"));
            add(facts, "Currency", settlement.at("InvoiceCurrencyCode"));
        }
        if (agreement != null) {
            add(facts, "Order", agreement.at("BuyerOrderReferencedDocument", "IssuerAssignedID"));
            ciiParty(facts, "Seller", agreement.at("SellerTradeParty"));
            ciiParty(facts, "Buyer", agreement.at("BuyerTradeParty"));
        }
        if (settlement != null) {
            add(
                    facts,
                    "Account",
                    settlement.at(
                            "SpecifiedTradeSettlementPaymentMeans", "PayeePartyCreditorFinancialAccount", "IBANID"));
            Node sum = first(
                    settlement,
                    "SpecifiedTradeSettlementHeaderMonetarySummation",
                    "SpecifiedTradeSettlementMonetarySummation");
            if (sum != null) {
                add(facts, "Before tax", sum.at("TaxBasisTotalAmount"));
                add(facts, "Tax", sum.at("TaxTotalAmount"));
                add(facts, "Total", sum.at("GrandTotalAmount"));
                add(facts, "To pay", sum.at("DuePayableAmount"));
            }
        }
        List<String[]> lines = new ArrayList<>();
        for (Node line : trade.all("IncludedSupplyChainTradeLineItem")) {
            lines.add(line(
                    line.at("AssociatedDocumentLineDocument", "LineID"),
                    line.at("SpecifiedTradeProduct", "Name"),
                    line.at("SpecifiedLineTradeDelivery", "BilledQuantity"),
                    line.at("SpecifiedLineTradeAgreement", "NetPriceProductTradePrice", "ChargeAmount"),
                    line.at(
                            "SpecifiedLineTradeSettlement",
                            "SpecifiedTradeSettlementLineMonetarySummation",
                            "LineTotalAmount")));
        }
        return new InvoiceSummary("Invoice (UN/CEFACT CII)", facts, lines);
    }

    private static void ciiParty(List<String[]> facts, String label, @Nullable Node party) {
        if (party == null) {
            return;
        }
        add(facts, label, party.at("Name"));
        add(facts, label + " tax id", party.at("SpecifiedTaxRegistration", "ID"));
        facts.add(new String[] {
            label + " address",
            joined(
                    party.at("PostalTradeAddress", "LineOne"),
                    party.at("PostalTradeAddress", "PostcodeCode"),
                    party.at("PostalTradeAddress", "CityName"),
                    party.at("PostalTradeAddress", "CountryID"))
        });
    }

    private static InvoiceSummary fattura(Node root) {
        List<String[]> facts = new ArrayList<>();
        List<String[]> lines = new ArrayList<>();
        Node head = root.at("FatturaElettronicaHeader");
        Node body = root.at("FatturaElettronicaBody");
        if (head == null || body == null) {
            return new InvoiceSummary("FatturaPA", facts, lines);
        }
        add(facts, "Number", body.at("DatiGenerali", "DatiGeneraliDocumento", "Numero"));
        add(facts, "Date", body.at("DatiGenerali", "DatiGeneraliDocumento", "Data"));
        add(facts, "Currency", body.at("DatiGenerali", "DatiGeneraliDocumento", "Divisa"));
        add(facts, "Seller", head.at("CedentePrestatore", "DatiAnagrafici", "Anagrafica", "Denominazione"));
        add(facts, "Seller tax id", head.at("CedentePrestatore", "DatiAnagrafici", "IdFiscaleIVA", "IdCodice"));
        add(facts, "Buyer", head.at("CessionarioCommittente", "DatiAnagrafici", "Anagrafica", "Denominazione"));
        add(facts, "Total", body.at("DatiGenerali", "DatiGeneraliDocumento", "ImportoTotaleDocumento"));
        add(facts, "Due", body.at("DatiPagamento", "DettaglioPagamento", "DataScadenzaPagamento"));
        add(facts, "Account", body.at("DatiPagamento", "DettaglioPagamento", "IBAN"));
        Node goods = body.at("DatiBeniServizi");
        for (Node line : goods == null ? List.<Node>of() : goods.all("DettaglioLinee")) {
            lines.add(line(
                    line.at("NumeroLinea"),
                    line.at("Descrizione"),
                    line.at("Quantita"),
                    line.at("PrezzoUnitario"),
                    line.at("PrezzoTotale")));
        }
        return new InvoiceSummary("Invoice (FatturaPA)", facts, lines);
    }

    private static @Nullable Node first(Node node, String name, String other) {
        Node found = node.at(name);
        return found != null ? found : node.at(other);
    }

    private static void add(List<String[]> facts, String label, @Nullable Node node) {
        if (node != null && !node.text().isEmpty()) {
            facts.add(new String[] {label, node.text()});
        }
    }

    private static String joined(@Nullable Node... nodes) {
        List<String> parts = new ArrayList<>();
        for (Node node : nodes) {
            if (node != null && !node.text().isEmpty()) {
                parts.add(node.text());
            }
        }
        return String.join(", ", parts);
    }

    private static String[] line(@Nullable Node... cells) {
        String[] texts = new String[cells.length];
        for (int i = 0; i < cells.length; i++) {
            Node cell = cells[i];
            texts[i] = cell == null ? "" : cell.text();
        }
        return texts;
    }
}
