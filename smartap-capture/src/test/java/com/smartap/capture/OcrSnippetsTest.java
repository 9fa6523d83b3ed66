package com.smartap.capture;

import static org.assertj.core.api.Assertions.assertThat;

import com.smartap.capture.llm.OpenAiFieldExtractor;
import com.smartap.capture.ocr.TesseractEngine;
import com.smartap.spi.capture.CandidateInvoice;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.capture.InvoiceReader;
import com.smartap.spi.capture.OcrEngine;
import com.smartap.spi.capture.PlacedWord;
import com.smartap.spi.capture.ReadLimits;
import com.smartap.spi.capture.WordPage;
import com.smartap.spi.secret.Secret;
import com.smartap.testkit.samples.SampleInvoice;
import com.smartap.testkit.samples.SampleInvoices;
import com.smartap.testkit.samples.SampleScans;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What docs/capture/ocr.md shows. */
class OcrSnippetsTest {
    private static final SampleInvoice SAMPLE = SampleInvoices.all().get(0);

    @Test
    void an_engine_of_the_host_reads_a_picture() {
        OcrEngine engine = FakeEngine.reading(SAMPLE);
        DocumentSource picture =
                DocumentSource.of("scan.png", SampleScans.of(SAMPLE, 60).png());
        // tag::ocr-own-engine
        InvoiceReader images = new ImageInvoiceReader(engine);
        InvoiceReader pdfs = new PdfInvoiceReader(engine);
        CandidateInvoice invoice = images.read(picture, ReadLimits.DEFAULT);
        // end::ocr-own-engine
        assertThat(invoice.content().invoiceNumber()).isEqualTo(SAMPLE.truth().invoiceNumber());
        assertThat(pdfs.id()).isEqualTo("pdf");
    }

    @Test
    void the_engine_says_what_is_missing() {
        // tag::ocr-available
        TesseractEngine tesseract = new TesseractEngine();
        String state = tesseract.unavailable().orElse("reads " + tesseract.languages());
        // end::ocr-available
        assertThat(state).containsAnyOf("Maybe", "reads [");
    }

    @Test
    void words_of_others_are_read() {
        // tag::ocr-words
        WordPage page = new WordPage(
                1,
                620,
                877,
                List.of(
                        new PlacedWord("Oakfield Garden Tools Ltd", 60, 60, 240, 16, 0.98),
                        new PlacedWord("Invoice number:", 60, 110, 130, 12, 0.97),
                        new PlacedWord("INV-2041", 200, 110, 70, 12, 0.93),
                        new PlacedWord("Total:", 60, 160, 50, 12, 0.99),
                        new PlacedWord("$100.00", 200, 160, 60, 12, 0.96)));
        CandidateInvoice invoice = new WordsInvoiceReader().read(List.of(page));
        // end::ocr-words
        assertThat(invoice.content().invoiceNumber()).isEqualTo("INV-2041");
        assertThat(invoice.content().total()).isEqualByComparingTo("100.00");
    }

    @Test
    void a_model_is_switched_on_by_hand() {
        Secret key = Secret.of("from a vault");
        // tag::ocr-model
        OpenAiFieldExtractor model =
                new OpenAiFieldExtractor("https://llm.example.com/v1", "some-model", key, Clock.systemUTC());
        PdfInvoiceReader reader = new PdfInvoiceReader().with(model);
        // end::ocr-model
        assertThat(reader.id()).isEqualTo("pdf");
        model.close();
    }
}
