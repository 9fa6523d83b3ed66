package com.smartap.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.smartap.model.invoice.InvoiceContent;
import com.smartap.spi.DocumentException;
import com.smartap.spi.ErrorCode;
import com.smartap.spi.capture.CandidateInvoice;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.capture.InvoiceReader;
import com.smartap.spi.capture.ReadLimits;
import com.smartap.testkit.capture.InvoiceReaderContract;
import com.smartap.testkit.samples.HostileDocuments;
import com.smartap.testkit.samples.SampleInvoice;
import com.smartap.testkit.samples.SampleInvoices;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.junit.jupiter.api.Test;

class PdfInvoiceReaderTest extends InvoiceReaderContract {
    @Override
    protected InvoiceReader reader() {
        return new PdfInvoiceReader();
    }

    @Override
    protected DocumentSource readable() {
        SampleInvoice sample = SampleInvoices.all().get(0);
        return DocumentSource.of(sample.fileName(), sample.pdf());
    }

    @Test
    void each_kind_of_trouble_has_its_code() {
        assertRefused(HostileDocuments.notAPdf(), ErrorCode.DOCUMENT_UNSUPPORTED);
        assertRefused(HostileDocuments.encrypted(), ErrorCode.DOCUMENT_ENCRYPTED);
        assertRefused(HostileDocuments.truncated(), ErrorCode.DOCUMENT_DAMAGED);
        assertRefused(HostileDocuments.tenThousandPages(), ErrorCode.DOCUMENT_TOO_LARGE);
        assertRefused(HostileDocuments.onePageTenThousandTimes(), ErrorCode.DOCUMENT_TOO_LARGE);
        assertRefused(HostileDocuments.inflateBomb(), ErrorCode.DOCUMENT_TOO_LARGE);
        assertRefused(HostileDocuments.pageLoop(), ErrorCode.DOCUMENT_DAMAGED);
    }

    private void assertRefused(byte[] document, ErrorCode code) {
        DocumentSource source = DocumentSource.of("hostile.pdf", document);
        assertThatThrownBy(() -> reader().check(source, ReadLimits.DEFAULT))
                .isInstanceOfSatisfying(
                        DocumentException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(code))
                .hasMessageContaining("hostile.pdf")
                .hasMessageContaining("Maybe");
    }

    @Test
    void a_document_without_text_gives_a_candidate_without_fields_and_a_warning() throws IOException {
        CandidateInvoice candidate = read(page(content -> {}));
        assertThat(candidate.content()).isEqualTo(InvoiceContent.EMPTY);
        assertThat(candidate.readings()).isEmpty();
        assertThat(candidate.warnings())
                .anySatisfy(warning -> assertThat(warning).startsWith("NO_TEXT"));
    }

    @Test
    void white_text_on_white_paper_is_never_a_value() throws IOException {
        CandidateInvoice candidate = read(page(content -> {
            text(content, 0, 700, "Invoice # INV-2041 of Oakfield Garden Tools Ltd");
            text(content, 0, 660, "Subtotal: $100.00");
            text(content, 0, 640, "Total: $100.00");
            text(content, 1, 620, "Total: $9,100.00");
        }));
        assertThat(candidate.content().total()).isEqualByComparingTo("100.00");
        assertThat(candidate.warnings())
                .anySatisfy(warning -> assertThat(warning).startsWith("HIDDEN_TEXT"));
    }

    @Test
    void white_text_on_a_dark_band_is_read() throws IOException {
        CandidateInvoice candidate = read(page(content -> {
            text(content, 0, 700, "Invoice # INV-2041 of Oakfield Garden Tools Ltd");
            content.setNonStrokingColor(0f);
            content.addRect(60, 610, 300, 30);
            content.fill();
            text(content, 1, 620, "Total: $100.00");
        }));
        assertThat(candidate.content().total()).isEqualByComparingTo("100.00");
        assertThat(candidate.warnings())
                .noneSatisfy(warning -> assertThat(warning).startsWith("HIDDEN_TEXT"));
    }

    @Test
    void a_discount_above_the_sums_is_taken_off_the_subtotal() throws IOException {
        InvoiceContent content = read(page(drawn -> {
                    text(drawn, 0, 740, "Oakfield Garden Tools Ltd");
                    text(drawn, 0, 700, "Invoice # INV-2041");
                    text(drawn, 0, 660, "Subtotal: $200.00");
                    text(drawn, 0, 640, "Discount (10%): -$20.00");
                    text(drawn, 0, 620, "Tax (5%): $9.00");
                    text(drawn, 0, 600, "Total: $189.00");
                }))
                .content();
        assertThat(content.subtotal()).isEqualByComparingTo("180.00");
        assertThat(content.taxAmount()).isEqualByComparingTo("9.00");
        assertThat(content.total()).isEqualByComparingTo("189.00");
    }

    @Test
    void shared_hostile_files_are_answered() {
        for (Path file : SharedSamples.pdfs("invoices/g-hostile")) {
            try {
                reader().read(DocumentSource.of(file), ReadLimits.DEFAULT);
            } catch (DocumentException refusal) {
                assertThat(refusal.code().name()).startsWith("DOCUMENT_");
            }
        }
    }

    private CandidateInvoice read(byte[] pdf) {
        return reader().read(DocumentSource.of("drawn.pdf", pdf), ReadLimits.DEFAULT);
    }

    /** What is drawn on a page. */
    private interface Drawing {
        void on(PDPageContentStream content) throws IOException;
    }

    private static byte[] page(Drawing drawing) throws IOException {
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage();
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                drawing.on(content);
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }

    private static void text(PDPageContentStream content, float grey, float y, String text) throws IOException {
        content.beginText();
        content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 11);
        content.setNonStrokingColor(grey);
        content.newLineAtOffset(72, y);
        content.showText(text);
        content.endText();
    }
}
