package com.smartap.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.smartap.spi.DocumentException;
import com.smartap.spi.ErrorCode;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.capture.InvoiceReader;
import com.smartap.spi.capture.ReadLimits;
import com.smartap.testkit.samples.SampleInvoices;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class KindsTest {
    private static final List<InvoiceReader> READERS = ServiceLoader.load(InvoiceReader.class).stream()
            .map(ServiceLoader.Provider::get)
            .toList();

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** A document of each kind, by the words that name it. */
    private static Map<String, byte[]> all() {
        Map<String, byte[]> all = new LinkedHashMap<>();
        all.put("a PDF", SampleInvoices.all().get(0).pdf());
        all.put(
                "a UBL document",
                bytes(
                        "<?xml version=\"1.0\"?><!-- <html> --><a:Invoice xmlns:a=\"urn:oasis:names:specification:ubl:schema:xsd:Invoice-2\"/>"));
        all.put(
                "a Cross Industry Invoice",
                bytes(
                        "\u00ef\u00bb\u00bf<rsm:CrossIndustryInvoice xmlns:rsm=\"urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100\"/>"));
        all.put("a FatturaPA", bytes("<p:FatturaElettronica versione=\"FPR12\"/>"));
        all.put("an XML document", bytes("<order><line/></order>"));
        all.put("an X12 interchange", bytes("\r\n" + EdiSamples.x12()));
        all.put("an EDIFACT interchange", bytes("UNA:+.? '" + EdiSamples.edifact()));
        all.put("a table in text form (CSV)", bytes("Vendor;Invoice;Total\nA;1;2\nB;2;3\n"));
        all.put("a list of words with their boxes", bytes("1,2,3,4,5,6,7,8,TOTAL, NET\n1,2,3,4,5,6,7,8,9.00\n"));
        all.put("an Excel workbook", ZipFiles.workbook(""));
        all.put("a PNG picture", new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0});
        all.put("a JPEG photograph", new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0, 0});
        all.put("a TIFF picture", new byte[] {'I', 'I', 42, 0, 8, 0});
        all.put("a HEIC photograph", bytes("\0\0\0\u0018ftypheic\0\0\0\0mif1heic"));
        all.put("a ZIP archive", ZipFiles.zip("a.pdf", new byte[] {1}));
        all.put("an e-mail", bytes("Return-Path: <a@b>\r\nFrom: a@b\r\nSubject: %PDF-1.4\r\n\r\ntext"));
        all.put("a TNEF file (winmail.dat) of Outlook", TnefFiles.with("a", new byte[] {1}));
        all.put(
                "a file of Office 97 to 2003 (.xls, .doc or .msg)",
                new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1});
        all.put("a web page (HTML)", bytes("<!DOCTYPE html><html><body>Invoice</body></html>"));
        all.put("a JSON document", bytes("{\"invoice\": 1}"));
        all.put("an RTF document", bytes("{\\rtf1 x}"));
        all.put("a plain text", bytes("Dear Sir,\nplease pay.\n"));
        all.put("of an unknown kind", new byte[] {0, 1, 2, 3});
        return all;
    }

    private static byte[] head(byte[] bytes) {
        return Arrays.copyOf(bytes, Math.min(bytes.length, 4096));
    }

    @Test
    void each_kind_is_told_by_its_bytes() {
        all().forEach((name, bytes) ->
                assertThat(DocumentFindings.kind(head(bytes))).isEqualTo(name));
    }

    @Test
    void no_document_is_claimed_by_two_readers() {
        all().forEach((name, bytes) -> assertThat(READERS.stream()
                        .filter(reader -> reader.recognise(head(bytes)).isPresent())
                        .map(InvoiceReader::id))
                .as(name)
                .hasSizeLessThanOrEqualTo(1));
    }

    @Test
    void what_cannot_be_read_is_refused_by_name_with_advice() {
        InvoiceReader reader = new UnreadableDocuments();
        DocumentSource photo = DocumentSource.of("IMG_1.jpg", all().get("a HEIC photograph"));
        assertThat(reader.recognise(head(all().get("a HEIC photograph")))).contains("image/heic");
        assertThatThrownBy(() -> reader.check(photo, ReadLimits.DEFAULT))
                .isInstanceOfSatisfying(DocumentException.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo(ErrorCode.DOCUMENT_UNSUPPORTED);
                    assertThat(refusal)
                            .hasMessageContaining("this is a HEIC photograph")
                            .hasMessageContaining("save it as JPEG");
                });
    }

    @Test
    void files_that_are_two_things_at_once_are_noticed() throws IOException {
        byte[] pdf = SampleInvoices.all().get(0).pdf();
        assertThat(DocumentFindings.of(DocumentSource.of("x", pdf))).isEmpty();
        assertThat(findings(bytes("<html><script>x</script>"), pdf))
                .anyMatch(finding -> finding.contains("begins only after 24 other bytes"))
                .anyMatch(finding -> finding.contains("web page"));
        assertThat(findings(pdf, ZipFiles.zip("a.txt", new byte[2000])))
                .anyMatch(finding -> finding.contains("ZIP archive at once"));
        assertThat(findings(new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, 0}, pdf))
                .anyMatch(finding -> finding.contains("a JPEG photograph and a PDF at once"));
        assertThat(findings(pdf, new byte[5000])).anyMatch(finding -> finding.contains("bytes follow the end"));
    }

    private static List<String> findings(byte[] first, byte[] second) throws IOException {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return DocumentFindings.of(DocumentSource.of("x", both));
    }
}
