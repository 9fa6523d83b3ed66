package com.smartap.capture.einvoice;

import static org.assertj.core.api.Assertions.assertThat;

import com.smartap.capture.EInvoiceReader;
import com.smartap.model.invoice.FieldReading;
import com.smartap.model.invoice.InvoiceContent;
import com.smartap.model.invoice.InvoiceField;
import com.smartap.model.invoice.InvoiceType;
import com.smartap.spi.capture.CandidateInvoice;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.capture.ReadLimits;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EInvoiceReaderTest {
    private final EInvoiceReader reader = new EInvoiceReader();

    @Test
    void one_invoice_says_the_same_in_every_syntax() {
        for (Map.Entry<String, String> syntax : Map.of(
                        "UBL", EInvoices.ubl(), "CII", EInvoices.cii(), "ZUGFeRD 1", EInvoices.zugferd1())
                .entrySet()) {
            CandidateInvoice candidate = read(syntax.getValue());
            InvoiceContent content = candidate.content();
            assertThat(content.type()).as(syntax.getKey()).isEqualTo(InvoiceType.INVOICE);
            assertThat(content.invoiceNumber()).as(syntax.getKey()).isEqualTo("RE-2026/77");
            assertThat(content.invoiceDate()).isEqualTo(LocalDate.of(2026, 10, 5));
            assertThat(content.dueDate()).isEqualTo(LocalDate.of(2026, 11, 4));
            assertThat(content.currency()).hasToString("EUR");
            assertThat(content.purchaseOrderNumber()).isEqualTo("PO-4711");
            assertThat(content.paymentTerms()).isEqualTo("30 days net");
            assertThat(content.subtotal()).isEqualByComparingTo("200.00");
            assertThat(content.taxAmount()).isEqualByComparingTo("38.00");
            assertThat(content.total()).isEqualByComparingTo("238.00");
            assertThat(content.amountDue()).isEqualByComparingTo("200.00");
            assertThat(content.vendor().name()).isEqualTo("Schrauben & Muttern GmbH");
            assertThat(content.vendor().taxId()).isEqualTo("DE136695976");
            assertThat(content.vendor().iban()).isEqualTo(EInvoices.IBAN);
            assertThat(content.vendor().address()).isEqualTo("Werkstr. 5, 89073 Ulm, DE");
            assertThat(content.customer().name()).isEqualTo("Acheteur SA");
            assertThat(content.lines()).singleElement().satisfies(line -> {
                assertThat(line.description()).isEqualTo("Bolt M8");
                assertThat(line.sku()).isEqualTo("B-M8");
                assertThat(line.quantity()).isEqualByComparingTo("10");
                assertThat(line.unit()).isEqualTo("C62");
                assertThat(line.unitPrice()).isEqualByComparingTo("20.00");
                assertThat(line.amount()).isEqualByComparingTo("190.00");
                assertThat(line.purchaseOrderLine()).isEqualTo(2);
            });
            assertThat(candidate.warnings()).as(syntax.getKey()).isEmpty();
            assertThat(candidate.readings().values())
                    .allSatisfy(reading -> assertThat(reading.confidence()).isGreaterThan(0.99));
        }
    }

    @Test
    void every_value_names_its_place_in_the_xml() {
        Map<InvoiceField, FieldReading> ubl = read(EInvoices.ubl()).readings();
        assertThat(ubl.get(InvoiceField.INVOICE_NUMBER).source()).isEqualTo("/Invoice/cbc:ID");
        assertThat(ubl.get(InvoiceField.VENDOR_IBAN).source())
                .isEqualTo("/Invoice/cac:PaymentMeans/cac:PayeeFinancialAccount/cbc:ID");
        assertThat(ubl.get(InvoiceField.VENDOR_IBAN).text()).isEqualTo("DE89 3704 0044 0532 0130 00");
        Map<InvoiceField, FieldReading> old = read(EInvoices.zugferd1()).readings();
        assertThat(old.get(InvoiceField.TOTAL).source())
                .endsWith(
                        "ram:ApplicableSupplyChainTradeSettlement/ram:SpecifiedTradeSettlementMonetarySummation/ram:GrandTotalAmount");
    }

    @Test
    void declared_amounts_are_kept_and_what_does_not_add_up_is_said() {
        CandidateInvoice candidate = read(EInvoices.ubl().replace(">238.00<", ">283.00<"));
        assertThat(candidate.content().total()).isEqualByComparingTo("283.00");
        assertThat(candidate.warnings()).anyMatch(warning -> warning.startsWith("BR-CO-15: "));
        assertThat(candidate.warnings()).anyMatch(warning -> warning.startsWith("BR-CO-16: "));
        assertThat(candidate.readings().get(InvoiceField.TOTAL).confidence()).isLessThan(0.7);
        assertThat(candidate.readings().get(InvoiceField.INVOICE_NUMBER).confidence())
                .isGreaterThan(0.99);
    }

    @Test
    void signs_are_never_changed() {
        CandidateInvoice note = read(EInvoices.ublCreditNote());
        assertThat(note.content().type()).isEqualTo(InvoiceType.CREDIT_NOTE);
        assertThat(note.content().total()).isEqualByComparingTo("238.00");
        assertThat(note.content().lines().get(0).quantity()).isEqualByComparingTo("10");
        CandidateInvoice byType = read(EInvoices.cii().replace("TypeCode>380<", "TypeCode>381<"));
        assertThat(byType.content().type()).isEqualTo(InvoiceType.CREDIT_NOTE);
        assertThat(byType.content().total()).isEqualByComparingTo("238.00");
        CandidateInvoice negative =
                read(EInvoices.cii().replace("GrandTotalAmount>238.00", "GrandTotalAmount>-238.00"));
        assertThat(negative.content().type()).isEqualTo(InvoiceType.INVOICE);
        assertThat(negative.content().total()).isEqualByComparingTo("-238.00");
        assertThat(negative.warnings()).anyMatch(warning -> warning.startsWith("NEGATIVE: "));
    }

    @Test
    void an_invoice_that_is_paid_says_so() {
        CandidateInvoice paid = read(EInvoices.ubl()
                .replace("PrepaidAmount currencyID=\"EUR\">38.00", "PrepaidAmount currencyID=\"EUR\">238.00")
                .replace("PayableAmount currencyID=\"EUR\">200.00", "PayableAmount currencyID=\"EUR\">0.00"));
        assertThat(paid.content().amountDue()).isEqualByComparingTo("0");
        assertThat(paid.warnings()).anyMatch(warning -> warning.startsWith("PAID: "));
    }

    @Test
    void a_wrong_account_number_is_noticed_and_not_shown_in_full() {
        CandidateInvoice candidate = read(EInvoices.ubl().replace("DE89 3704", "DE98 3704"));
        assertThat(candidate.warnings())
                .singleElement()
                .satisfies(warning ->
                        assertThat(warning).startsWith("SMARTAP-IBAN: ").doesNotContain("37040044"));
        assertThat(candidate.readings().get(InvoiceField.VENDOR_IBAN).confidence())
                .isLessThan(0.95);
    }

    @Test
    void of_several_accounts_the_first_is_taken_and_the_others_are_named() {
        String second = "<cac:PaymentMeans><cbc:PaymentMeansCode>58</cbc:PaymentMeansCode><cac:PayeeFinancialAccount>"
                + "<cbc:ID>NO9386011117947</cbc:ID></cac:PayeeFinancialAccount></cac:PaymentMeans><cac:PaymentTerms>";
        CandidateInvoice candidate = read(EInvoices.ubl().replace("<cac:PaymentTerms>", second));
        assertThat(candidate.content().vendor().iban()).isEqualTo(EInvoices.IBAN);
        assertThat(candidate.readings().get(InvoiceField.VENDOR_IBAN).alternatives())
                .extracting(FieldReading.Alternative::value)
                .containsExactly("NO9386011117947");
        assertThat(candidate.warnings()).anyMatch(warning -> warning.startsWith("ACCOUNTS: "));
    }

    @Test
    void lines_that_only_group_others_are_not_billed_twice() {
        String line = EInvoices.cii()
                .replaceAll("(?s).*(<ram:IncludedSupply.*</ram:IncludedSupplyChainTradeLineItem>).*", "$1");
        String group = line.replace(
                        "<ram:LineID>1</ram:LineID></ram:Assoc",
                        "<ram:LineID>0</ram:LineID><ram:LineStatusReasonCode>GROUP</ram:LineStatusReasonCode></ram:Assoc")
                .replace(
                        "</ram:LineID></ram:AssociatedDocumentLineDocument>",
                        "</ram:LineID><ram:LineStatusReasonCode>GROUP</ram:LineStatusReasonCode></ram:AssociatedDocumentLineDocument>");
        CandidateInvoice candidate = read(EInvoices.cii()
                .replace(line, group + line)
                .replace(
                        "urn:cen.eu:en16931:2017<",
                        "urn:cen.eu:en16931:2017#conformant#urn:factur-x.eu:1p0:extended<"));
        assertThat(candidate.content().lines()).hasSize(2);
        assertThat(candidate.content().lines().get(0).amount()).isEqualByComparingTo("0");
        assertThat(candidate.content().lines().get(1).amount()).isEqualByComparingTo("190.00");
        assertThat(candidate.warnings()).anyMatch(warning -> warning.startsWith("LINES: 1 lines only group"));
    }

    @Test
    void a_profile_without_lines_says_that_it_has_none() {
        String minimum = EInvoices.cii()
                .replaceAll("(?s)<ram:IncludedSupply.*</ram:IncludedSupplyChainTradeLineItem>", "")
                .replace("urn:cen.eu:en16931:2017<", "urn:factur-x.eu:1p0:minimum<");
        CandidateInvoice candidate = read(minimum);
        assertThat(candidate.content().lines()).isEmpty();
        assertThat(candidate.warnings()).containsExactly("LINES: the profile urn:factur-x.eu:1p0:minimum has no lines");
    }

    @Test
    void the_placeholder_for_no_order_is_no_order_number() {
        assertThat(read(EInvoices.ubl().replace("PO-4711", "NA")).content().purchaseOrderNumber())
                .isNull();
    }

    @Test
    void values_that_are_none_are_left_out_and_named() {
        CandidateInvoice candidate = read(EInvoices.ubl()
                .replace("2026-10-05", "2026-02-31")
                .replace(
                        "TaxInclusiveAmount currencyID=\"EUR\">238.00",
                        "TaxInclusiveAmount currencyID=\"EUR\">238,00"));
        assertThat(candidate.content().invoiceDate()).isNull();
        assertThat(candidate.content().total()).isNull();
        assertThat(candidate.warnings())
                .anyMatch(warning -> warning.contains("2026-02-31"))
                .anyMatch(warning -> warning.contains("238,00"));
    }

    @Test
    void a_file_of_fatturapa_may_hold_several_invoices() {
        byte[] file = EInvoices.bytes(EInvoices.fattura());
        List<CandidateInvoice> all = reader.readAll(DocumentSource.of("f.xml", file), ReadLimits.DEFAULT);
        assertThat(all).hasSize(2);
        CandidateInvoice first = all.get(0);
        assertThat(first.format()).isEqualTo("FATTURAPA");
        assertThat(first.part().where()).isEqualTo("/p:FatturaElettronica/FatturaElettronicaBody[1]");
        assertThat(first.content().vendor().name()).isEqualTo("Ada Bianchi");
        assertThat(first.content().vendor().taxId()).isEqualTo("IT00743110157");
        assertThat(first.content().vendor().iban()).isEqualTo("IT60X0542811101000000123456");
        assertThat(first.content().subtotal()).isEqualByComparingTo("100.00");
        assertThat(first.content().total()).isEqualByComparingTo("122.00");
        assertThat(first.content().amountDue()).isEqualByComparingTo("122.00");
        CandidateInvoice second = all.get(1);
        assertThat(second.content().type()).isEqualTo(InvoiceType.CREDIT_NOTE);
        assertThat(second.content().invoiceNumber()).isEqualTo("13/A");
        assertThat(second.content().total()).isEqualByComparingTo("48.80");
        assertThat(second.readings().get(InvoiceField.TOTAL).confidence()).isEqualTo(0.8);
        assertThat(reader.read(DocumentSource.of("f.xml", file), ReadLimits.DEFAULT)
                        .warnings())
                .anyMatch(warning -> warning.startsWith("INVOICES: the document holds 2"));
    }

    @Test
    void a_signed_envelope_is_opened_whatever_its_encoding() {
        byte[] xml = EInvoices.bytes(EInvoices.fattura());
        for (byte[] envelope :
                List.of(Envelopes.der(xml), Envelopes.ber(xml), Envelopes.base64(xml), Envelopes.pem(xml))) {
            assertThat(reader.recognise(head(envelope))).isPresent();
            List<CandidateInvoice> all = reader.readAll(DocumentSource.of("f.xml.p7m", envelope), ReadLimits.DEFAULT);
            assertThat(all).hasSize(2);
            assertThat(all.get(0).warnings()).anyMatch(warning -> warning.startsWith("SIGNATURE: "));
        }
    }

    @Test
    void the_encoding_is_that_of_the_bytes() {
        String xml = EInvoices.ubl().replace("Ulm", "Köln");
        byte[] marked = ("\uFEFF" + xml).getBytes(StandardCharsets.UTF_8);
        byte[] wide = ("\uFEFF" + xml.replace("UTF-8", "UTF-16")).getBytes(StandardCharsets.UTF_16LE);
        byte[] unmarked = xml.replace("UTF-8", "UTF-16").getBytes(StandardCharsets.UTF_16BE);
        byte[] latin = xml.replace("UTF-8", "ISO-8859-1").getBytes(StandardCharsets.ISO_8859_1);
        byte[] mislabelled = xml.getBytes(StandardCharsets.ISO_8859_1);
        byte[] pretended = xml.replace("UTF-8", "utf-16").getBytes(StandardCharsets.UTF_8);
        for (byte[] bytes : List.of(marked, wide, unmarked, latin, mislabelled, pretended)) {
            assertThat(reader.recognise(head(bytes))).contains("application/xml");
            CandidateInvoice candidate = reader.read(DocumentSource.of("a.xml", bytes), ReadLimits.DEFAULT);
            assertThat(candidate.content().vendor().address()).contains("Köln");
        }
        assertThat(reader.read(DocumentSource.of("a.xml", mislabelled), ReadLimits.DEFAULT)
                        .warnings())
                .anyMatch(warning -> warning.startsWith("ENCODING: "));
    }

    @Test
    void it_is_recognised_by_its_root_and_not_by_its_name() {
        assertThat(reader.recognise(EInvoices.bytes("<!-- " + "x".repeat(5000))))
                .isPresent();
        assertThat(reader.recognise(head(EInvoices.bytes(EInvoices.cii())))).isPresent();
        assertThat(reader.recognise(
                        EInvoices.bytes("<Order xmlns='urn:oasis:names:specification:ubl:schema:xsd:Order-2'/>")))
                .isEmpty();
        assertThat(reader.recognise(EInvoices.bytes("<!DOCTYPE html><html>"))).isEmpty();
        assertThat(reader.recognise(EInvoices.bytes("%PDF-1.7"))).isEmpty();
        assertThat(reader.recognise(new byte[0])).isEmpty();
    }

    private CandidateInvoice read(String xml) {
        return reader.read(DocumentSource.of("invoice.xml", EInvoices.bytes(xml)), ReadLimits.DEFAULT);
    }

    private static byte[] head(byte[] bytes) {
        return java.util.Arrays.copyOf(bytes, Math.min(4096, bytes.length));
    }
}
