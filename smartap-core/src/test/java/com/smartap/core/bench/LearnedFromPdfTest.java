package com.smartap.core.bench;

import static com.smartap.core.bench.Bench.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.smartap.capture.PdfInvoiceReader;
import com.smartap.core.LearningSettings;
import com.smartap.core.Vendors;
import com.smartap.model.Actor;
import com.smartap.model.Role;
import com.smartap.model.TenantId;
import com.smartap.model.invoice.Invoice;
import com.smartap.model.invoice.InvoiceField;
import com.smartap.model.invoice.InvoiceState;
import com.smartap.spi.capture.DocumentSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped reader and the shipped learner in the engine: two corrections, and the third one needs nobody. */
class LearnedFromPdfTest {
    private static final TenantId TENANT = new TenantId("pdf");
    private static final Actor CLERK = person(TENANT, "clerk", Role.CLERK);

    @TempDir
    Path folder;

    private final JdbcConnectionPool database = Bench.h2();

    @AfterEach
    void closeDatabase() {
        database.dispose();
    }

    @Test
    void after_two_corrections_the_third_invoice_of_a_vendor_goes_straight_through_and_another_vendor_is_untouched()
            throws IOException {
        try (Bench bench = Bench.open(
                database,
                folder,
                builder -> builder.reader(new PdfInvoiceReader()).learning(LearningSettings.STANDARD))) {
            for (String vendor : new String[] {"Nordwind Trading Ltd", "Southgate Supplies Ltd"}) {
                bench.engine
                        .vendors()
                        .create(
                                person(TENANT, "admin", Role.ADMIN),
                                new Vendors.Details(vendor, null, null, null, null, null, null, true));
            }
            Invoice first = read(bench, "Nordwind Trading Ltd", "NW/24/0117", "1,240.50", 3);
            assertThat(first.content().invoiceNumber()).isNotEqualTo("NW/24/0117");
            correct(bench, first, "NW/24/0117");
            Invoice second = read(bench, "Nordwind Trading Ltd", "NW/24/0131", "310.00", 9);
            if (second.state() == InvoiceState.NEEDS_REVIEW) {
                correct(bench, second, "NW/24/0131");
            }
            Invoice third = read(bench, "Nordwind Trading Ltd", "NW/24/0158", "98.20", 17);
            bench.until(TENANT, third.id(), InvoiceState.PENDING_APPROVAL);
            Invoice done = bench.engine.invoices().get(CLERK, third.id());
            assertThat(done.content().invoiceNumber()).isEqualTo("NW/24/0158");
            assertThat(done.learned().fields()).contains(InvoiceField.INVOICE_NUMBER);

            Invoice other = read(bench, "Southgate Supplies Ltd", "SG/24/0009", "77.00", 5);
            assertThat(other.learned()).isNull();
            assertThat(other.content().invoiceNumber()).isNotEqualTo("SG/24/0009");
        }
    }

    private static void correct(Bench bench, Invoice invoice, String number) {
        assertThat(invoice.state()).isEqualTo(InvoiceState.NEEDS_REVIEW);
        bench.engine
                .invoices()
                .correct(
                        CLERK,
                        invoice.id(),
                        invoice.version(),
                        invoice.content().toBuilder().invoiceNumber(number).build(),
                        null);
        bench.until(TENANT, invoice.id(), InvoiceState.PENDING_APPROVAL);
        await().atMost(Duration.ofSeconds(20)).until(() -> bench.engine.status().openDeliveries() == 0);
    }

    private static Invoice read(Bench bench, String vendor, String number, String total, int day) throws IOException {
        Invoice invoice = bench.engine.invoices().submit(CLERK, paper(vendor, number, total, day));
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            InvoiceState state =
                    bench.engine.invoices().get(CLERK, invoice.id()).state();
            return state == InvoiceState.NEEDS_REVIEW || state == InvoiceState.PENDING_APPROVAL;
        });
        return bench.engine.invoices().get(CLERK, invoice.id());
    }

    /** An invoice whose number stands where no reader without experience looks for it. */
    private static DocumentSource paper(String vendor, String number, String total, int day) throws IOException {
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            try (PDPageContentStream out = new PDPageContentStream(document, page)) {
                PDType1Font font = new PDType1Font(Standard14Fonts.FontName.HELVETICA);
                String[][] lines = {
                    {"50", "780", vendor},
                    {"50", "765", "12 Harbour Road, Bristol BS1 4RB, United Kingdom"},
                    {"50", "710", "INVOICE"},
                    {"50", "690", "Bill to"},
                    {"50", "675", "Buyer Group Inc"},
                    {"50", "660", "1 Main Street, Boston, MA 02108"},
                    {"350", "690", "Dossier mark"},
                    {"450", "690", number},
                    {"350", "675", "Invoice date"},
                    {"450", "675", "2026-10-%02d".formatted(day)},
                    {"50", "600", "Description"},
                    {"300", "600", "Qty"},
                    {"360", "600", "Unit price"},
                    {"460", "600", "Amount"},
                    {"50", "580", "Freight services"},
                    {"300", "580", "1"},
                    {"360", "580", total},
                    {"460", "580", total},
                    {"360", "540", "Subtotal"},
                    {"460", "540", total},
                    {"360", "525", "Total USD"},
                    {"460", "525", total},
                };
                for (String[] line : lines) {
                    out.beginText();
                    out.setFont(font, 10);
                    out.newLineAtOffset(Float.parseFloat(line[0]), Float.parseFloat(line[1]));
                    out.showText(line[2]);
                    out.endText();
                }
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return DocumentSource.of(number.replace('/', '-') + ".pdf", bytes.toByteArray());
        }
    }
}
