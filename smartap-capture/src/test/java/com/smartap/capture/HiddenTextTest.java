package com.smartap.capture;

import static org.assertj.core.api.Assertions.assertThat;

import com.smartap.model.invoice.InvoiceField;
import com.smartap.spi.SpiLevel;
import com.smartap.spi.capture.CandidateInvoice;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.capture.OcrEngine;
import com.smartap.spi.capture.OcrHints;
import com.smartap.spi.capture.PageImage;
import com.smartap.spi.capture.PlacedWord;
import com.smartap.spi.capture.ReadLimits;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.junit.jupiter.api.Test;

class HiddenTextTest {
    private interface Drawing {
        void on(PDPageContentStream page) throws IOException;
    }

    private static final OcrEngine NONE = new OcrEngine() {
        @Override
        public String id() {
            return "none";
        }

        @Override
        public int spiLevel() {
            return SpiLevel.CURRENT;
        }

        @Override
        public Optional<String> unavailable() {
            return Optional.of("there is none");
        }

        @Override
        public Set<String> languages() {
            return Set.of();
        }

        @Override
        public List<PlacedWord> recognise(PageImage image, OcrHints hints) {
            return List.of();
        }
    };

    private PDFont font;
    private PDImageXObject picture;

    @Test
    void what_is_seen_is_read_and_what_is_white_is_reported() throws IOException {
        CandidateInvoice read = read(pdf(false, page -> {
            page.setNonStrokingColor(1f, 1f, 1f);
            text(page, 50, 700, "Invoice No. X-1");
            text(page, 50, 660, "Total 9,999.00");
            page.setNonStrokingColor(0f, 0f, 0f);
            text(page, 50, 740, "Invoice No. W-77");
            text(page, 50, 620, "Total 4250.00");
        }));

        assertThat(read.content().invoiceNumber()).isEqualTo("W-77");
        assertThat(read.content().total()).isEqualByComparingTo(new BigDecimal("4250.00"));
        assertThat(read.warnings()).anyMatch(warning -> warning.startsWith("HIDDEN_TEXT"));
    }

    @Test
    void hidden_letters_under_visible_ones_do_not_erase_them() throws IOException {
        CandidateInvoice read = read(pdf(false, page -> {
            page.setNonStrokingColor(1f, 1f, 1f);
            text(page, 50, 740, "Invoice No. W-77");
            text(page, 50, 620, "Total 4250.00");
            page.setNonStrokingColor(0f, 0f, 0f);
            text(page, 50, 740, "Invoice No. W-77");
            text(page, 50, 620, "Total 4250.00");
        }));

        assertThat(read.content().invoiceNumber()).isEqualTo("W-77");
        assertThat(read.content().total()).isEqualByComparingTo(new BigDecimal("4250.00"));
    }

    @Test
    void what_a_picture_covers_is_not_read() throws IOException {
        CandidateInvoice read = read(pdf(false, page -> {
            text(page, 50, 740, "Northgate Supply Ltd");
            text(page, 50, 700, "Invoice No. X-1");
            text(page, 50, 660, "Total USD 9,999.00");
            page.drawImage(picture, 40, 650, 300, 62);
            text(page, 50, 720, "Invoice No. W-77");
            text(page, 50, 620, "Total USD 4250.00");
        }));

        assertThat(read.content().invoiceNumber()).isEqualTo("W-77");
        assertThat(read.content().total()).isEqualByComparingTo(new BigDecimal("4250.00"));
        assertThat(read.warnings()).anyMatch(warning -> warning.startsWith("HIDDEN_TEXT"));
    }

    @Test
    void letters_of_another_alphabet_within_a_number_are_reported_and_not_trusted() throws IOException {
        CandidateInvoice read = read(pdf(false, page -> {
            text(page, 50, 740, "Northgate Supply Ltd");
            text(page, 50, 720, "Invoice No. \u0410\u0412-4711");
            text(page, 50, 620, "Total USD 4250.00");
        }));

        assertThat(read.warnings()).anyMatch(warning -> warning.startsWith("LOOKALIKES"));
        assertThat(read.readings().get(InvoiceField.INVOICE_NUMBER).confidence())
                .isLessThanOrEqualTo(0.5);
    }

    @Test
    void a_script_in_the_file_is_reported_and_not_run() throws IOException {
        CandidateInvoice read = read(pdf(true, page -> {
            text(page, 50, 740, "Northgate Supply Ltd");
            text(page, 50, 720, "Invoice No. W-77");
            text(page, 50, 620, "Total USD 4250.00");
        }));

        assertThat(read.content().invoiceNumber()).isEqualTo("W-77");
        assertThat(read.warnings()).anyMatch(warning -> warning.startsWith("ACTIVE_CONTENT"));
    }

    @Test
    void a_file_that_is_a_web_page_as_well_is_reported_by_the_reader() throws IOException {
        byte[] plain = pdf(false, page -> {
            text(page, 50, 740, "Northgate Supply Ltd");
            text(page, 50, 720, "Invoice No. W-77");
            text(page, 50, 620, "Total USD 4250.00");
        });
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.write(plain);
        both.write("\n<html><script>alert(1)</script></html>".getBytes(StandardCharsets.US_ASCII));

        assertThat(read(both.toByteArray()).warnings()).anyMatch(warning -> warning.startsWith("POLYGLOT"));
    }

    private static CandidateInvoice read(byte[] pdf) {
        return new PdfInvoiceReader(NONE).read(DocumentSource.of("hidden.pdf", pdf), ReadLimits.DEFAULT);
    }

    private void text(PDPageContentStream page, float x, float y, String text) throws IOException {
        page.beginText();
        page.setFont(font, 11);
        page.newLineAtOffset(x, y);
        page.showText(text);
        page.endText();
    }

    private byte[] pdf(boolean script, Drawing drawing) throws IOException {
        try (PDDocument document = new PDDocument();
                InputStream letters = PDDocument.class.getResourceAsStream(
                        "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf")) {
            font = PDType0Font.load(document, letters);
            picture = LosslessFactory.createFromImage(document, new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB));
            PDPage page = new PDPage();
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                drawing.on(content);
            }
            if (script) {
                document.getDocumentCatalog().setOpenAction(new PDActionJavaScript("app.alert(1)"));
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        }
    }
}
