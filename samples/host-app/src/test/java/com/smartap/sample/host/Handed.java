package com.smartap.sample.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.smartap.core.Invoices;
import com.smartap.core.SmartAp;
import com.smartap.core.Submission;
import com.smartap.model.PageRequest;
import com.smartap.model.invoice.Invoice;
import com.smartap.model.invoice.InvoiceId;
import com.smartap.model.invoice.InvoiceState;
import com.smartap.model.purchasing.VendorId;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.testkit.samples.SampleInvoice;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.multipdf.PDFMergerUtility;
import org.apache.pdfbox.pdmodel.PDDocument;

/** What people hand in besides single invoices: several in one PDF, an e-mail, and a correction from which is learned. */
final class Handed {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final SmartAp smartAp;

    Handed(Host host) {
        this.smartAp = host.smartAp();
    }

    /** The second invoice of a PDF with two. */
    InvoiceId second() {
        try (PDDocument both = new PDDocument();
                PDDocument one = Loader.loadPDF(pdf(SampleInvoice.Scenario.QUANTITY_ABOVE_ORDER));
                PDDocument two = Loader.loadPDF(pdf(SampleInvoice.Scenario.NO_ORDER));
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            PDFMergerUtility merger = new PDFMergerUtility();
            merger.appendDocument(both, one);
            merger.appendDocument(both, two);
            both.save(out);
            smartAp.invoices().submit(DemoUser.CLERK.actor(), DocumentSource.of("two-in-one.pdf", out.toByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        await().atMost(PATIENCE).until(() -> parts().size() == 2);
        return parts().get(1).id();
    }

    private List<Invoice> parts() {
        return smartAp
                .invoices()
                .list(DemoUser.CLERK.actor(), Invoices.Query.ALL, PageRequest.first(100))
                .items()
                .stream()
                .filter(invoice -> invoice.part() != null)
                .sorted(Comparator.comparing(invoice -> invoice.part().number()))
                .toList();
    }

    /** An e-mail with an invoice, a photograph that cannot be read, and a paper that came before. */
    Submission mail(SampleInvoice.Scenario fresh, SampleInvoice.Scenario known) {
        StringBuilder mail = new StringBuilder("From: billing@vendor.example\r\nTo: ap@northwind.example\r\n"
                + "Subject: November\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=\"b\"\r\n\r\n");
        attach(mail, "invoice-of-november-with-a-rather-long-name.pdf", pdf(fresh));
        attach(mail, "photo.heic", "....ftypheic....".getBytes(StandardCharsets.US_ASCII));
        attach(mail, "once-more.pdf", pdf(known));
        Submission sent = smartAp.invoices()
                .submitAll(
                        DemoUser.CLERK.actor(),
                        DocumentSource.of(
                                "november.eml",
                                mail.append("--b--\r\n").toString().getBytes(StandardCharsets.US_ASCII)));
        assertThat(sent.invoices()).hasSize(1);
        return sent;
    }

    private static void attach(StringBuilder mail, String name, byte[] content) {
        mail.append("--b\r\nContent-Type: application/octet-stream\r\nContent-Disposition: attachment; filename=\"")
                .append(name)
                .append("\"\r\nContent-Transfer-Encoding: base64\r\n\r\n")
                .append(Base64.getMimeEncoder().encodeToString(content))
                .append("\r\n");
    }

    /** Corrects an invoice, and waits until something was learned about its vendor. */
    VendorId taught(InvoiceId id) {
        await().atMost(PATIENCE)
                .until(() -> List.of(InvoiceState.UNMATCHED, InvoiceState.PENDING_APPROVAL)
                        .contains(get(id).state()));
        Invoice invoice = get(id);
        smartAp.invoices()
                .correct(
                        DemoUser.CLERK.actor(),
                        id,
                        invoice.version(),
                        invoice.content().toBuilder()
                                .paymentTerms("At the end of next month")
                                .build(),
                        invoice.vendorId());
        VendorId vendor = invoice.vendorId();
        await().atMost(PATIENCE)
                .until(() -> smartAp.learning().list(DemoUser.ADMIN.actor(), PageRequest.first(10)).items().stream()
                        .anyMatch(lessons -> lessons.vendorId().equals(vendor)
                                && lessons.active().isPresent()));
        return vendor;
    }

    private Invoice get(InvoiceId id) {
        return smartAp.invoices().get(DemoUser.CLERK.actor(), id);
    }

    private static byte[] pdf(SampleInvoice.Scenario scenario) {
        return EveryPageIT.sample(scenario).pdf();
    }
}
