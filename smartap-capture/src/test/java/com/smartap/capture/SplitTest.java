package com.smartap.capture;

import static org.assertj.core.api.Assertions.assertThat;

import com.smartap.model.invoice.FieldReading;
import com.smartap.model.invoice.InvoiceField;
import com.smartap.spi.capture.CandidateInvoice;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.capture.ReadLimits;
import com.smartap.testkit.samples.SampleInvoice;
import com.smartap.testkit.samples.SampleInvoices;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.multipdf.PDFMergerUtility;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.junit.jupiter.api.Test;

class SplitTest {
    private final PdfInvoiceReader reader = new PdfInvoiceReader();

    @Test
    void each_invoice_of_a_file_is_read_and_says_which_pages_it_has() throws IOException {
        List<SampleInvoice> samples = readable().limit(4).toList();
        List<CandidateInvoice> all = reader.readAll(source(samples, null), ReadLimits.DEFAULT);
        assertThat(all).hasSameSizeAs(samples);
        int page = 1;
        for (int i = 0; i < all.size(); i++) {
            CandidateInvoice read = all.get(i);
            SampleInvoice sample = samples.get(i);
            assertThat(read.content().invoiceNumber()).isEqualTo(sample.truth().invoiceNumber());
            assertThat(read.content().total())
                    .isEqualByComparingTo(sample.truth().total());
            assertThat(read.content().vendor().name())
                    .isEqualTo(sample.truth().vendor().name());
            CandidateInvoice.Part part = Objects.requireNonNull(read.part());
            assertThat(part.number()).isEqualTo(i + 1);
            assertThat(part.of()).isEqualTo(all.size());
            assertThat(part.firstPage()).isEqualTo(page);
            FieldReading total = Objects.requireNonNull(read.readings().get(InvoiceField.TOTAL));
            assertThat(Objects.requireNonNull(total.place()).page()).isBetween(part.firstPage(), part.lastPage());
            page = part.lastPage() + 1;
        }
    }

    @Test
    void the_first_of_several_invoices_comes_with_a_warning() throws IOException {
        List<SampleInvoice> samples = readable().limit(2).toList();
        CandidateInvoice first = reader.read(source(samples, null), ReadLimits.DEFAULT);
        assertThat(first.content().invoiceNumber())
                .isEqualTo(samples.get(0).truth().invoiceNumber());
        assertThat(first.warnings()).anyMatch(warning -> warning.startsWith("SPLIT: the file holds 2 invoices"));
    }

    @Test
    void an_annex_is_told_and_its_amounts_are_not_read() throws IOException {
        SampleInvoice sample = readable().findFirst().orElseThrow();
        DocumentSource file = source(List.of(sample), "Delivery note");
        List<CandidateInvoice> all = reader.readAll(file, ReadLimits.DEFAULT);
        assertThat(all).hasSize(1);
        CandidateInvoice read = all.get(0);
        assertThat(read.warnings()).anyMatch(warning -> warning.startsWith("ANNEX: pages"));
        assertThat(read.content().total()).isEqualByComparingTo(sample.truth().total());
        assertThat(read.content().lines()).hasSameSizeAs(sample.truth().lines());
    }

    @Test
    void an_invoice_of_one_page_is_the_whole() throws IOException {
        SampleInvoice sample = readable().findFirst().orElseThrow();
        CandidateInvoice read = reader.readAll(source(List.of(sample), null), ReadLimits.DEFAULT)
                .get(0);
        assertThat(read.part()).isNull();
        assertThat(read.warnings()).noneMatch(warning -> warning.startsWith("SPLIT") || warning.startsWith("ANNEX"));
    }

    private static java.util.stream.Stream<SampleInvoice> readable() {
        return SampleInvoices.all().stream().filter(sample -> sample.scenario() != SampleInvoice.Scenario.HARD_TO_READ);
    }

    @SuppressWarnings("NullAway") // a title that is null adds no page
    private static DocumentSource source(List<SampleInvoice> samples, String annex) throws IOException {
        try (PDDocument all = new PDDocument()) {
            PDFMergerUtility merger = new PDFMergerUtility();
            for (SampleInvoice sample : samples) {
                try (PDDocument one = Loader.loadPDF(sample.pdf())) {
                    merger.appendDocument(all, one);
                }
            }
            if (annex != null) {
                addPage(all, annex);
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            all.save(out);
            return DocumentSource.of("several.pdf", out.toByteArray());
        }
    }

    private static void addPage(PDDocument document, String title) throws IOException {
        PDPage page = new PDPage();
        document.addPage(page);
        String[] rows = {title, "Pallet 1 of 2, 4 boxes of 12.50 kg", "Pallet 2 of 2, 9 boxes of 18.25 kg"};
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
            float y = 720;
            for (String row : rows) {
                content.beginText();
                content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
                content.newLineAtOffset(72, y);
                content.showText(row);
                content.endText();
                y -= 20;
            }
        }
    }
}
