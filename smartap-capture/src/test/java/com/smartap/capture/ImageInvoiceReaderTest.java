package com.smartap.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.smartap.capture.internal.image.Pictures;
import com.smartap.capture.ocr.TesseractEngine;
import com.smartap.model.invoice.FieldReading;
import com.smartap.model.invoice.InvoiceContent;
import com.smartap.model.invoice.InvoiceField;
import com.smartap.spi.DocumentException;
import com.smartap.spi.ErrorCode;
import com.smartap.spi.capture.CandidateInvoice;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.capture.InvoiceReader;
import com.smartap.spi.capture.ReadLimits;
import com.smartap.testkit.capture.InvoiceReaderContract;
import com.smartap.testkit.samples.SampleInvoice;
import com.smartap.testkit.samples.SampleInvoices;
import com.smartap.testkit.samples.SampleScans;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ImageInvoiceReaderTest extends InvoiceReaderContract {
    private static final SampleInvoice SAMPLE = SampleInvoices.all().get(0);
    private static final byte[] PNG = SampleScans.of(SAMPLE, 100).png();

    @Override
    protected InvoiceReader reader() {
        return new ImageInvoiceReader(FakeEngine.reading(SAMPLE));
    }

    @Override
    protected DocumentSource readable() {
        return DocumentSource.of("scan.png", PNG);
    }

    @Test
    void a_scan_is_read_as_its_original_would_be() {
        CandidateInvoice scan = reader().read(readable(), ReadLimits.DEFAULT);
        InvoiceContent truth = SAMPLE.truth();
        assertThat(scan.format()).isEqualTo("IMAGE_OCR");
        assertThat(scan.content().invoiceNumber()).isEqualTo(truth.invoiceNumber());
        assertThat(scan.content().invoiceDate()).isEqualTo(truth.invoiceDate());
        assertThat(scan.content().total()).isEqualByComparingTo(truth.total());
        assertThat(scan.content().lines()).hasSameSizeAs(truth.lines());
    }

    @Test
    void a_recognised_value_is_no_surer_than_its_words_unless_the_sums_prove_it() {
        CandidateInvoice sure = reader().read(readable(), ReadLimits.DEFAULT);
        CandidateInvoice unsure =
                new ImageInvoiceReader(FakeEngine.reading(SAMPLE).unsure(0.3)).read(readable(), ReadLimits.DEFAULT);
        assertThat(confidence(sure, InvoiceField.INVOICE_NUMBER)).isBetween(0.8, 0.9);
        assertThat(confidence(unsure, InvoiceField.INVOICE_NUMBER)).isLessThan(0.7);
        assertThat(confidence(unsure, InvoiceField.TOTAL)).isGreaterThan(0.95);
    }

    @Test
    void a_box_found_in_a_photograph_that_was_held_sideways_is_shown_where_it_stands() {
        FieldReading.Place upright = reader().read(readable(), ReadLimits.DEFAULT)
                .readings()
                .get(InvoiceField.TOTAL)
                .place();
        assertThat(upright).isNotNull();
        assertThat(upright.x()).isGreaterThan(0.4);
        assertThat(upright.y()).isGreaterThan(0.4);
    }

    @Test
    void without_an_engine_the_refusal_says_what_to_install() {
        ImageInvoiceReader blind = new ImageInvoiceReader(new TesseractEngine(Path.of("/no/such/folder/tesseract")));
        blind.check(readable(), ReadLimits.DEFAULT);
        assertThatThrownBy(() -> blind.read(readable(), ReadLimits.DEFAULT))
                .isInstanceOfSatisfying(
                        DocumentException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.DOCUMENT_UNSUPPORTED))
                .hasMessageContaining("scan.png")
                .hasMessageContaining("OCR")
                .hasMessageContaining("Maybe");
    }

    @Test
    void several_pictures_in_one_tiff_are_pages() {
        byte[] tiff = Pictures.file(SampleScans.of(SAMPLE, 60), "tiff");
        assertThat(reader().recognise(tiff)).hasValue("image/tiff");
        assertThat(reader().read(DocumentSource.of("fax.tif", tiff), ReadLimits.DEFAULT)
                        .content()
                        .invoiceNumber())
                .isEqualTo(SAMPLE.truth().invoiceNumber());
    }

    @Test
    void its_words_stand_where_its_fields_were_read() {
        FieldReading.Place place = reader().read(readable(), ReadLimits.DEFAULT)
                .readings()
                .get(InvoiceField.INVOICE_NUMBER)
                .place();
        assertThat(reader().words(readable(), ReadLimits.DEFAULT))
                .singleElement()
                .satisfies(page -> assertThat(page.words()).anySatisfy(word -> {
                    assertThat(word.text())
                            .contains(String.valueOf(SAMPLE.truth().invoiceNumber()));
                    double x = (word.x() + word.width() / 2) / page.width();
                    double y = (word.y() + word.height() / 2) / page.height();
                    assertThat(x).isBetween(place.x(), place.x() + place.width());
                    assertThat(y).isBetween(place.y(), place.y() + place.height());
                }));
    }

    private static double confidence(CandidateInvoice candidate, InvoiceField field) {
        return candidate.readings().get(field).confidence();
    }
}
