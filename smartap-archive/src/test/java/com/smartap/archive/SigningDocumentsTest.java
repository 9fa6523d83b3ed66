package com.smartap.archive;

import static com.smartap.archive.OtherProgram.rewritten;
import static com.smartap.archive.OtherProgram.signed;
import static com.smartap.archive.Samples.INVOICE;
import static com.smartap.archive.Samples.KEY;
import static com.smartap.archive.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.smartap.model.ContentHash;
import com.smartap.spi.DocumentException;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.esign.SigningDocuments;
import com.smartap.spi.esign.SigningDocuments.Copy;
import com.smartap.spi.esign.SigningDocuments.Held;
import com.smartap.spi.esign.SigningDocuments.Mark;
import com.smartap.spi.esign.SigningDocuments.Verdict;
import com.smartap.testkit.pki.LabIdentity;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SigningDocumentsTest {
    static final Mark MARK = new Mark("3f2a9c1e-77b0-4d1a-9c55-0123456789ab", ContentHash.of(new byte[] {1}));
    static final Mark OTHER = new Mark("req-2", ContentHash.of(new byte[] {2}));
    private static final PdfSigningDocuments DOCUMENTS = PdfSigningDocuments.builder()
            .clock(Clock.fixed(NOW, ZoneOffset.UTC))
            .build();
    private static byte[] copy;

    @BeforeAll
    static void prepare() throws IOException {
        copy = prepared(INVOICE, MARK);
    }

    @Test
    void it_is_found_by_its_name() {
        assertThat(ServiceLoader.load(SigningDocuments.class))
                .extracting(SigningDocuments::id)
                .containsExactly("pdf");
    }

    @Test
    void a_copy_begins_with_the_facts_and_the_mark_and_keeps_the_pages() throws IOException {
        try (PDDocument document = Loader.loadPDF(copy)) {
            assertThat(document.getNumberOfPages()).isEqualTo(2);
            PDFTextStripper first = new PDFTextStripper();
            first.setEndPage(1);
            String text = first.getText(document);
            assertThat(text)
                    .contains("Invoice INV-2026-0815 of Łódź Papier")
                    .contains("Total due")
                    .contains("1,190.00 EUR")
                    .contains(MARK.text().split(" ")[1])
                    .contains(MARK.digest().hex())
                    .contains(ContentHash.of(INVOICE).hex());
            PDFTextStripper second = new PDFTextStripper();
            second.setStartPage(2);
            assertThat(second.getText(document)).contains("Copy paper A4");
            assertThat(document.getSignatureDictionaries()).isEmpty();
            assertThat(document.getDocumentInformation().getTitle()).startsWith("Invoice INV-2026-0815");
        }
        assertThat(prepared(INVOICE, MARK)).isEqualTo(copy);
        assertThat(prepared(INVOICE, OTHER)).isNotEqualTo(copy);
    }

    @Test
    void an_unsigned_copy_does_not_count() throws IOException {
        Verdict verdict = check(copy);
        assertThat(verdict.held()).isEqualTo(Held.BYTES);
        assertThat(verdict.valid()).isFalse();
        assertThat(verdict.problems()).containsExactly("The document carries no signature.");
    }

    @Test
    void a_copy_that_was_signed_as_it_is_counts_by_its_bytes() throws Exception {
        Verdict verdict = check(signed(copy));
        assertThat(verdict.problems()).isEmpty();
        assertThat(verdict.counts()).isTrue();
        assertThat(verdict.held()).isEqualTo(Held.BYTES);
        assertThat(verdict.signatures()).hasSize(1);
        assertThat(check(signed(signed(copy))).counts()).isTrue();
    }

    @Test
    void a_copy_written_anew_with_a_page_of_the_provider_counts_by_its_attachment() throws Exception {
        byte[] back = signed(rewritten(copy, SigningDocumentsTest::certificateOfCompletion));
        Verdict verdict = check(back);
        assertThat(verdict.problems()).isEmpty();
        assertThat(verdict.counts()).isTrue();
        assertThat(verdict.held()).isEqualTo(Held.ATTACHED);
    }

    @Test
    void a_copy_without_its_attachment_counts_by_what_is_printed() throws Exception {
        byte[] back = signed(rewritten(copy, document -> {
            document.getDocumentCatalog().getCOSObject().removeItem(COSName.NAMES);
            document.getDocumentCatalog().getCOSObject().removeItem(COSName.getPDFName("AF"));
            certificateOfCompletion(document);
            write(document, 1, "Signed by Jane Doe", 300, 120);
        }));
        for (Verdict verdict : List.of(check(back), withCopy(back))) {
            assertThat(verdict.problems()).isEmpty();
            assertThat(verdict.counts()).isTrue();
            assertThat(verdict.held()).isEqualTo(Held.PRINTED);
        }
    }

    @Test
    void a_copy_that_smartap_sealed_itself_counts() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new PdfSealer(KEY).seal(Samples.request(copy), out);
        Verdict verdict = check(out.toByteArray());
        assertThat(verdict.problems()).isEmpty();
        assertThat(verdict.held()).isEqualTo(Held.ATTACHED);
        assertThat(withCopy(out.toByteArray()).counts()).isTrue();
    }

    @Test
    void another_document_does_not_count_whoever_signed_it() throws Exception {
        for (byte[] other : List.of(signed(INVOICE), signed(prepared(INVOICE, OTHER)))) {
            Verdict verdict = check(other);
            assertThat(verdict.valid()).isTrue();
            assertThat(verdict.held()).isEqualTo(Held.NOT);
            assertThat(verdict.counts()).isFalse();
        }
    }

    @Test
    void only_trusted_signers_count_where_roots_are_given() throws Exception {
        LabIdentity signer = OtherProgram.SOMEBODY;
        PdfSigningDocuments trusting = PdfSigningDocuments.builder()
                .clock(Clock.fixed(NOW, ZoneOffset.UTC))
                .trusting(Set.of(signer.chain().get(signer.chain().size() - 1)))
                .build();
        ContentHash sent = ContentHash.of(copy);
        assertThat(trusting.check(source(signed(copy)), sent, MARK).counts()).isTrue();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new PdfSealer(KEY).seal(Samples.request(copy), out);
        Verdict verdict = trusting.check(source(out.toByteArray()), sent, MARK);
        assertThat(verdict.valid()).isFalse();
        assertThat(verdict.problems()).anyMatch(p -> p.contains("do not lead to one that is trusted"));
    }

    @Test
    void scans_xml_and_documents_that_arrive_signed_can_be_copied() throws Exception {
        byte[] xml = "<Invoice xmlns=\"urn:x\"><ID>INV-1</ID><Note>payable</Note></Invoice>"
                .getBytes(StandardCharsets.UTF_8);
        byte[] arrived = signed(INVOICE);
        for (byte[] document : List.of(SigningAttackTest.scan(1), xml, arrived)) {
            byte[] made = prepared(document, MARK);
            assertThat(prepared(document, MARK)).isEqualTo(made);
            byte[] back = signed(rewritten(made, SigningDocumentsTest::certificateOfCompletion));
            assertThat(DOCUMENTS.check(source(back), ContentHash.of(made), MARK).problems())
                    .isEmpty();
        }
        byte[] made = prepared(arrived, MARK);
        try (PDDocument document = Loader.loadPDF(made)) {
            assertThat(new PDFTextStripper().getText(document)).contains("the document arrived signed by");
        }
        assertThat(new String(made, StandardCharsets.ISO_8859_1)).doesNotContain("/ByteRange");
    }

    @Test
    void a_document_that_shows_another_mark_cannot_be_sent() {
        assertThatThrownBy(() -> prepared(prepared(INVOICE, OTHER), MARK))
                .isInstanceOf(DocumentException.class)
                .hasMessageContaining("another signing request");
    }

    static byte[] prepared(byte[] document, Mark mark) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        DOCUMENTS.prepare(
                new Copy(
                        DocumentSource.of("invoice", document),
                        mark,
                        "Invoice INV-2026-0815 of Łódź Papier",
                        List.of("Vendor: Łódź Papier Sp. z o.o.", "Total due: 1,190.00 EUR", "Due: 2026-12-21")),
                out);
        return out.toByteArray();
    }

    static Verdict check(byte[] signed) throws IOException {
        return DOCUMENTS.check(source(signed), ContentHash.of(copy()), MARK);
    }

    static Verdict withCopy(byte[] signed) throws IOException {
        return DOCUMENTS.check(source(signed), source(copy()), MARK);
    }

    static byte[] copy() throws IOException {
        if (copy == null) {
            prepare();
        }
        return copy.clone();
    }

    static DocumentSource source(byte[] bytes) {
        return DocumentSource.of("back.pdf", bytes);
    }

    static void certificateOfCompletion(PDDocument document) throws IOException {
        document.addPage(new PDPage(PDRectangle.A4));
        write(document, document.getNumberOfPages() - 1, "Certificate of completion", 100, 700);
    }

    static void write(PDDocument document, int page, String text, float x, float y) throws IOException {
        try (PDPageContentStream content =
                new PDPageContentStream(document, document.getPage(page), AppendMode.APPEND, true, true)) {
            content.beginText();
            content.setFont(new PDType1Font(FontName.HELVETICA), 10);
            content.newLineAtOffset(x, y);
            content.showText(text);
            content.endText();
        }
    }
}
