package com.smartap.archive.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.smartap.archive.PdfAuditReport;
import com.smartap.spi.audit.AuditReportRenderer;
import com.smartap.spi.audit.AuditReportRenderer.Column;
import com.smartap.spi.audit.AuditReportRenderer.Fact;
import com.smartap.spi.audit.AuditReportRenderer.Report;
import com.smartap.spi.audit.AuditReportRenderer.Table;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class PdfAuditReportTest {
    private static final List<Column> COLUMNS =
            List.of(new Column("Record", 10, false), new Column("Details", 50, false), new Column("Hash", 40, true));

    private static PDDocument rendered(List<List<String>> rows) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new PdfAuditReport()
                .render(
                        new Report(
                                "Audit report: invoice \u202eHV-10482",
                                "Made for Zo\u00eb \u0141ukasz \ud83d\ude00",
                                List.of(new Fact("Total", "11069.67 USD"), new Fact("Root", "ab".repeat(32))),
                                List.of(new Table("What happened", COLUMNS, rows)),
                                List.of("Compare the root.", "origin\n7\nroot=\n")),
                        out);
        return Loader.loadPDF(out.toByteArray());
    }

    @Test
    void a_report_says_everything_on_as_many_pages_as_it_needs() throws IOException {
        List<List<String>> rows = IntStream.rangeClosed(1, 120)
                .mapToObj(i -> List.of(
                        "#" + i,
                        "step " + i + " of the invoice's life, with words that wrap over lines",
                        "0f".repeat(32)))
                .toList();
        try (PDDocument document = rendered(rows)) {
            String text = new PDFTextStripper().getText(document);
            assertThat(document.getNumberOfPages()).isGreaterThan(2);
            assertThat(text)
                    .contains(
                            "Audit report: invoice HV-10482", "Zo\u00eb \u0141ukasz ?", "11069.67 USD", "ab".repeat(32))
                    .contains("Page 1 of " + document.getNumberOfPages())
                    .contains("How to check this", "origin");
            IntStream.rangeClosed(1, 120).forEach(i -> assertThat(text).contains("#" + i));
            for (PDPage page : document.getPages()) {
                page.getResources().getFontNames().forEach(name -> {
                    try {
                        PDFont font = page.getResources().getFont(name);
                        assertThat(font.isEmbedded()).isTrue();
                    } catch (IOException e) {
                        throw new AssertionError(e);
                    }
                });
            }
        }
    }

    @Test
    void a_cell_longer_than_a_page_goes_on_over_pages() throws IOException {
        try (PDDocument document = rendered(List.of(List.of("1", "word ".repeat(3000), "x".repeat(5000))))) {
            assertThat(document.getNumberOfPages()).isGreaterThan(2);
            assertThat(new PDFTextStripper().getText(document).replaceAll("\\s", ""))
                    .contains("wordword");
        }
    }

    @Test
    void the_renderer_is_found_on_the_class_path() {
        assertThat(ServiceLoader.load(AuditReportRenderer.class))
                .anySatisfy(renderer -> assertThat(renderer.id()).isEqualTo("pdf"));
    }
}
