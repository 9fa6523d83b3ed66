package com.smartap.capture.einvoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.smartap.capture.EInvoiceValidation;
import com.smartap.capture.PdfInvoiceReader;
import com.smartap.capture.einvoice.HybridPdf.Place;
import com.smartap.model.invoice.FieldReading;
import com.smartap.model.invoice.InvoiceField;
import com.smartap.spi.DocumentException;
import com.smartap.spi.ErrorCode;
import com.smartap.spi.capture.CandidateInvoice;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.capture.ReadLimits;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HybridPdfTest {
    private static final String IBAN = "DE89 3704 0044 0532 0130 00";
    private static final String OTHER_IBAN = "NO93 8601 1117 947";
    private static final byte[] XML = EInvoices.bytes(EInvoices.cii());

    private final PdfInvoiceReader reader = new PdfInvoiceReader();

    @Test
    void the_xml_is_read_wherever_it_hangs_and_agrees_with_the_page() {
        for (Place place : Place.values()) {
            CandidateInvoice candidate = read(HybridPdf.of(HybridPdf.page(IBAN, "238,00"), place, "factur-x.xml", XML));
            assertThat(candidate.format()).as(place.name()).isEqualTo("FACTUR_X");
            assertThat(candidate.content().invoiceNumber()).isEqualTo("RE-2026/77");
            assertThat(candidate.content().amountDue()).isEqualByComparingTo("200.00");
            assertThat(candidate.warnings()).as(place.name()).isEmpty();
            FieldReading number = candidate.readings().get(InvoiceField.INVOICE_NUMBER);
            assertThat(number.source()).startsWith("/rsm:CrossIndustryInvoice/");
            assertThat(number.place()).as("its place on the page").isNotNull();
        }
    }

    @Test
    void another_account_on_the_page_is_reported_first_and_never_settled() {
        CandidateInvoice candidate =
                read(HybridPdf.of(HybridPdf.page(OTHER_IBAN, "238,00"), Place.NAMES, "factur-x.xml", XML));
        assertThat(candidate.content().vendor().iban()).isEqualTo(EInvoices.IBAN);
        assertThat(candidate.warnings().get(0))
                .startsWith("HYBRID_IBAN: ")
                .contains("••••3000")
                .contains("••••7947")
                .doesNotContain("37040044");
        FieldReading account = candidate.readings().get(InvoiceField.VENDOR_IBAN);
        assertThat(account.confidence()).isLessThan(0.5);
        assertThat(account.alternatives())
                .extracting(FieldReading.Alternative::value)
                .contains("NO9386011117947");
    }

    @Test
    void another_total_number_or_date_on_the_page_is_reported() {
        byte[] other = EInvoices.bytes(EInvoices.cii()
                .replace("RE-2026/77", "RE-2026/78")
                .replace("20261005", "20261006")
                .replace("GrandTotalAmount>238.00", "GrandTotalAmount>2380.00"));
        CandidateInvoice candidate =
                read(HybridPdf.of(HybridPdf.page(IBAN, "238,00"), Place.NAMES, "factur-x.xml", other));
        assertThat(candidate.warnings())
                .anyMatch(warning -> warning.startsWith("HYBRID_NUMBER: the XML says RE-2026/78"))
                .anyMatch(warning -> warning.startsWith("HYBRID_DATE: the XML says 2026-10-06"))
                .anyMatch(warning -> warning.startsWith("HYBRID_TOTAL: the XML says 2380.00"))
                .noneMatch(warning -> warning.startsWith("HYBRID_IBAN"));
        assertThat(candidate.content().total()).isEqualByComparingTo("2380.00");
        assertThat(candidate.readings().get(InvoiceField.TOTAL).confidence()).isLessThan(0.5);
    }

    @Test
    void damaged_xml_falls_back_to_the_page_with_a_warning() {
        byte[] cut = java.util.Arrays.copyOf(XML, XML.length / 2);
        CandidateInvoice candidate =
                read(HybridPdf.of(HybridPdf.page(IBAN, "238,00"), Place.NAMES, "factur-x.xml", cut));
        assertThat(candidate.format()).isEqualTo("PDF_TEXT");
        assertThat(candidate.content().invoiceNumber()).isEqualTo("RE-2026/77");
        assertThat(candidate.warnings().get(0)).startsWith("EMBEDDED_XML: ").contains("factur-x.xml");
    }

    @Test
    void an_order_inside_is_no_invoice() {
        byte[] order = EInvoices.bytes(
                "<o:SCRDMCCBDACIOMessageStructure xmlns:o='urn:un:unece:uncefact:data:SCRDMCCBDACIOMessageStructure:100'/>");
        CandidateInvoice candidate =
                read(HybridPdf.of(HybridPdf.page(IBAN, "238,00"), Place.NAMES, "order-x.xml", order));
        assertThat(candidate.format()).isEqualTo("PDF_TEXT");
        assertThat(candidate.warnings())
                .anyMatch(warning -> warning.startsWith("ATTACHMENT: order-x.xml is XML, but no invoice"));
    }

    @Test
    void an_unusual_name_is_noted_and_the_xml_still_read() {
        CandidateInvoice candidate = read(HybridPdf.of(
                HybridPdf.page(IBAN, "238,00"), Place.NAMES, "rechnung_77.xml", EInvoices.bytes(EInvoices.ubl())));
        assertThat(candidate.format()).isEqualTo("FACTUR_X");
        assertThat(candidate.warnings())
                .containsExactly("NONSTANDARD_NAME: the invoice inside is called \"rechnung_77.xml\"");
    }

    @Test
    void of_several_that_differ_none_is_trusted() {
        byte[] other = EInvoices.bytes(EInvoices.zugferd1().replace("RE-2026/77", "RE-2026/99"));
        byte[] same = EInvoices.bytes(EInvoices.zugferd1());
        List<String> page = HybridPdf.page(IBAN, "238,00");
        CandidateInvoice agree =
                read(HybridPdf.of(page, Place.NAMES, Map.of("factur-x.xml", XML, "ZUGFeRD-invoice.xml", same)));
        assertThat(agree.warnings()).anyMatch(warning -> warning.contains("which agree"));
        assertThat(agree.readings().get(InvoiceField.TOTAL).confidence()).isGreaterThan(0.9);
        CandidateInvoice differ =
                read(HybridPdf.of(page, Place.NAMES, Map.of("factur-x.xml", XML, "ZUGFeRD-invoice.xml", other)));
        assertThat(differ.warnings()).anyMatch(warning -> warning.contains("a person has to choose"));
        assertThat(differ.readings().values())
                .allSatisfy(reading -> assertThat(reading.confidence()).isLessThan(0.5));
    }

    @Test
    void an_attachment_that_unpacks_without_end_is_not_unpacked() {
        byte[] bomb = new byte[30 * 1024 * 1024];
        bomb[0] = '<';
        CandidateInvoice candidate =
                read(HybridPdf.of(HybridPdf.page(IBAN, "238,00"), Place.NAMES, "factur-x.xml", bomb));
        assertThat(candidate.format()).isEqualTo("PDF_TEXT");
        assertThat(candidate.warnings().get(0)).startsWith("ATTACHMENT: \"factur-x.xml\" unpacks to more than 20 MB");
    }

    @Test
    void entities_inside_are_refused_like_those_of_any_file() {
        byte[] entities = EInvoices.bytes(EInvoices.cii().replace("?>", "?><!DOCTYPE a [<!ENTITY x 'y'>]>"));
        CandidateInvoice candidate =
                read(HybridPdf.of(HybridPdf.page(IBAN, "238,00"), Place.NAMES, "factur-x.xml", entities));
        assertThat(candidate.format()).isEqualTo("PDF_TEXT");
        assertThat(candidate.warnings().get(0)).contains("document type declaration");
    }

    @Test
    void validation_looks_into_pdfs() {
        EInvoiceValidation validation = EInvoiceValidation.builtIn();
        byte[] broken = EInvoices.bytes(EInvoices.cii().replace("GrandTotalAmount>238.00", "GrandTotalAmount>239.00"));
        byte[] pdf = HybridPdf.of(HybridPdf.page(IBAN, "239,00"), Place.NAMES, "factur-x.xml", broken);
        assertThat(validation.findings(DocumentSource.of("a.pdf", pdf), ReadLimits.DEFAULT))
                .extracting(EInvoiceValidation.Finding::rule)
                .contains("BR-CO-15");
        byte[] plain = HybridPdf.of(HybridPdf.page(IBAN, "239,00"), Place.NAMES, Map.of());
        DocumentException refused = catchThrowableOfType(
                DocumentException.class,
                () -> validation.findings(DocumentSource.of("a.pdf", plain), ReadLimits.DEFAULT));
        assertThat(refused.code()).isEqualTo(ErrorCode.DOCUMENT_UNSUPPORTED);
    }

    private CandidateInvoice read(byte[] pdf) {
        return reader.read(DocumentSource.of("invoice.pdf", pdf), ReadLimits.DEFAULT);
    }
}
