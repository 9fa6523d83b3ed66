package com.smartap.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.smartap.capture.ocr.TesseractEngine;
import com.smartap.model.invoice.InvoiceContent;
import com.smartap.model.invoice.InvoiceField;
import com.smartap.spi.capture.CandidateInvoice;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.capture.OcrEngine;
import com.smartap.spi.capture.PageImage;
import com.smartap.spi.capture.ReadLimits;
import com.smartap.testkit.samples.SampleInvoice;
import com.smartap.testkit.samples.SampleInvoices;
import com.smartap.testkit.samples.SampleScans;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.junit.jupiter.api.Test;

class ScannedPdfTest {
    private static final SampleInvoice SAMPLE = SampleInvoices.all().get(0);
    private static final String[] GARBAGE = {
        "1\u00a7117 B!rl|n z!mme t m{TEL R=chn!ng N~mm{r",
        "Subt0t4l l\u00a7v!ng T=tal v{n d!r h<use",
        "b!s z~m Z{hlb|r p!cs"
    };

    @Test
    void a_page_without_text_is_read_from_its_picture() throws IOException {
        CandidateInvoice candidate = read(FakeEngine.reading(SAMPLE), scan(SampleScans.of(SAMPLE, 60)));
        assertThat(candidate.format()).isEqualTo("PDF_OCR");
        assertRight(candidate.content());
    }

    @Test
    void the_words_of_a_page_are_those_that_it_was_read_from() throws IOException {
        String number = String.valueOf(SAMPLE.truth().invoiceNumber());
        DocumentSource scanned = DocumentSource.of("scan.pdf", scan(SampleScans.of(SAMPLE, 60), GARBAGE));
        assertThat(words(new PdfInvoiceReader(FakeEngine.reading(SAMPLE)), scanned))
                .contains(number)
                .doesNotContain("Subt0t4l");
        assertThat(words(new PdfInvoiceReader(new UnwillingEngine()), DocumentSource.of("a.pdf", SAMPLE.pdf())))
                .contains(number);
    }

    private static List<String> words(PdfInvoiceReader reader, DocumentSource document) {
        return reader.words(document, ReadLimits.DEFAULT).stream()
                .flatMap(page -> page.words().stream())
                .map(word -> word.text())
                .toList();
    }

    @Test
    void text_that_can_be_used_is_never_read_again() {
        CandidateInvoice candidate = new PdfInvoiceReader(new UnwillingEngine())
                .read(DocumentSource.of("a.pdf", SAMPLE.pdf()), ReadLimits.DEFAULT);
        assertThat(candidate.format()).isEqualTo("PDF_TEXT");
    }

    @Test
    void a_text_layer_that_is_garbage_is_read_again() throws IOException {
        CandidateInvoice candidate = read(FakeEngine.reading(SAMPLE), scan(SampleScans.of(SAMPLE, 60), GARBAGE));
        assertThat(candidate.format()).isEqualTo("PDF_OCR");
        assertRight(candidate.content());
    }

    @Test
    void where_picture_and_layer_differ_both_are_kept_and_the_value_is_less_sure() throws IOException {
        String number = String.valueOf(SAMPLE.truth().invoiceNumber());
        FakeEngine misreading = FakeEngine.reading(SAMPLE).misreading(number, number + "9");
        byte[] layered =
                scan(SampleScans.of(SAMPLE, 60), GARBAGE[0], GARBAGE[1], GARBAGE[2], "Invoice number: " + number);
        CandidateInvoice doubted = read(misreading, layered);
        CandidateInvoice agreed = read(FakeEngine.reading(SAMPLE), layered);
        var field = InvoiceField.INVOICE_NUMBER;
        assertThat(doubted.readings().get(field).confidence()).isLessThan(0.8);
        assertThat(doubted.readings().get(field).alternatives()).hasSize(1);
        assertThat(agreed.readings().get(field).confidence())
                .isGreaterThan(doubted.readings().get(field).confidence() + 0.1);
    }

    @Test
    void without_an_engine_the_layer_is_used_and_believed_less() throws IOException {
        OcrEngine missing = new TesseractEngine(Path.of("/no/such/folder/tesseract"));
        byte[] layered =
                scan(SampleScans.of(SAMPLE, 60), GARBAGE[0], GARBAGE[1], GARBAGE[2], "Invoice number: INV-7781");
        CandidateInvoice candidate = read(missing, layered);
        assertThat(candidate.content().invoiceNumber()).isEqualTo("INV-7781");
        assertThat(candidate.readings().get(InvoiceField.INVOICE_NUMBER).confidence())
                .isLessThan(0.7);
        assertThat(candidate.warnings())
                .anySatisfy(warning ->
                        assertThat(warning).startsWith("OCR_UNAVAILABLE").contains("Maybe"));
        CandidateInvoice blind = read(missing, scan(SampleScans.of(SAMPLE, 60)));
        assertThat(blind.content()).isEqualTo(InvoiceContent.EMPTY);
        assertThat(blind.warnings()).anySatisfy(warning -> assertThat(warning).startsWith("OCR_UNAVAILABLE"));
    }

    @Test
    void tesseract_reads_a_scan_that_leans_and_lies_on_its_side() throws IOException {
        OcrEngine tesseract = new TesseractEngine();
        assumeTrue(
                tesseract.unavailable().isEmpty(), () -> tesseract.unavailable().orElse(""));
        CandidateInvoice candidate = read(tesseract, scan(turned(SampleScans.of(SAMPLE, 150))));
        assertThat(candidate.format()).isEqualTo("PDF_OCR");
        assertRight(candidate.content());
        assertThat(candidate.readings().get(InvoiceField.TOTAL).place()).satisfies(place -> {
            // What stands at the bottom of the upright page stands at the left of one that was turned to the right.
            assertThat(place.x()).isLessThan(0.55);
            assertThat(place.height()).isGreaterThan(place.width());
        });
    }

    private static void assertRight(InvoiceContent read) {
        assertThat(read.invoiceNumber()).isEqualTo(SAMPLE.truth().invoiceNumber());
        assertThat(read.invoiceDate()).isEqualTo(SAMPLE.truth().invoiceDate());
        assertThat(read.total()).isEqualByComparingTo(SAMPLE.truth().total());
    }

    private static CandidateInvoice read(OcrEngine engine, byte[] pdf) {
        return new PdfInvoiceReader(engine).read(DocumentSource.of("scan.pdf", pdf), ReadLimits.DEFAULT);
    }

    /** A quarter turn to the right; the picture gets one byte a pixel. */
    private static PageImage turned(PageImage page) {
        byte[] pixels = new byte[page.pixels().length];
        for (int y = 0; y < page.width(); y++) {
            for (int x = 0; x < page.height(); x++) {
                pixels[y * page.height() + x] = (byte) page.at(y, page.height() - 1 - x);
            }
        }
        return new PageImage(page.height(), page.width(), pixels);
    }

    /** A picture that fills a page, with an invisible text over it as scanners put it there. */
    private static byte[] scan(PageImage picture, String... layer) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture.png()));
        try (PDDocument document = new PDDocument()) {
            boolean wide = picture.width() > picture.height();
            PDPage page = new PDPage(new PDRectangle(wide ? 792 : 612, wide ? 612 : 792));
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.drawImage(
                        LosslessFactory.createFromImage(document, image),
                        0,
                        0,
                        page.getCropBox().getWidth(),
                        page.getCropBox().getHeight());
                for (int i = 0; i < layer.length; i++) {
                    content.beginText();
                    content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 11);
                    content.setRenderingMode(RenderingMode.NEITHER);
                    content.newLineAtOffset(60, 700 - 16f * i);
                    content.showText(layer[i]);
                    content.endText();
                }
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }
}
