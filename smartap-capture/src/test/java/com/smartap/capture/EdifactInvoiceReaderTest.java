package com.smartap.capture;

import static org.assertj.core.api.Assertions.assertThat;

import com.smartap.model.invoice.InvoiceContent;
import com.smartap.model.invoice.InvoiceField;
import com.smartap.model.invoice.InvoiceType;
import com.smartap.spi.capture.CandidateInvoice;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.capture.InvoiceReader;
import com.smartap.spi.capture.ReadLimits;
import com.smartap.testkit.capture.InvoiceReaderContract;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EdifactInvoiceReaderTest extends InvoiceReaderContract {
    private final EdifactInvoiceReader reader = new EdifactInvoiceReader();

    @Override
    protected InvoiceReader reader() {
        return reader;
    }

    @Override
    protected DocumentSource readable() {
        return EdiSamples.source(EdiSamples.edifact());
    }

    @Test
    void every_field_is_read_with_its_segment_and_element() {
        CandidateInvoice read = reader.read(readable(), ReadLimits.DEFAULT);
        InvoiceContent content = read.content();
        assertThat(content.invoiceNumber()).isEqualTo("RE-100");
        assertThat(content.invoiceDate()).hasToString("2026-03-02");
        assertThat(content.dueDate()).hasToString("2026-04-01");
        assertThat(content.vendor().name()).isEqualTo("Müller + Söhne GmbH");
        assertThat(content.vendor().taxId()).isEqualTo("DE136695976");
        assertThat(content.vendor().iban()).isEqualTo("DE89370400440532013000");
        assertThat(content.vendor().address()).isEqualTo("Hauptstr. 1, 50667 Köln, DE");
        assertThat(content.customer().taxId()).isEqualTo("BE0428759497");
        assertThat(content.purchaseOrderNumber()).isEqualTo("BEST-5");
        assertThat(content.subtotal()).isEqualByComparingTo("150");
        assertThat(content.taxAmount()).isEqualByComparingTo("28.5");
        assertThat(content.total()).isEqualByComparingTo("178.5");
        assertThat(content.amountDue()).isEqualByComparingTo("78.5");
        assertThat(content.paymentTerms()).isEqualTo("Net 30");
        assertThat(content.lines()).hasSize(2);
        assertThat(content.lines().get(0).sku()).isEqualTo("A-1");
        assertThat(content.lines().get(0).unitPrice()).isEqualByComparingTo("0.45");
        assertThat(read.readings().get(InvoiceField.INVOICE_NUMBER).source()).isEqualTo("2 BGM02");
        assertThat(read.warnings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"wrapped", "one line", "own separators", "decimal comma", "latin 1", "level b"})
    void it_is_read_however_it_is_written(String layout) {
        String text = EdiSamples.edifact();
        byte[] written = switch (layout) {
            case "wrapped" -> EdiSamples.wrapped(text.replace("\n", ""), 35).getBytes(StandardCharsets.UTF_8);
            case "one line" -> text.replace("\n", "").getBytes(StandardCharsets.UTF_8);
            case "own separators" ->
                ("UNA=*.! ~"
                                + text.replace("?+", "\u0001")
                                        .replace(':', '=')
                                        .replace('+', '*')
                                        .replace("\u0001", "+")
                                        .replace('\'', '~'))
                        .getBytes(StandardCharsets.UTF_8);
            case "decimal comma" ->
                ("UNA:+,? '" + text.replaceAll("(?<=:\\d{2,3})\\.(?=\\d)", ",")).getBytes(StandardCharsets.UTF_8);
            case "level b" ->
                text.replace("?+", "\u0001")
                        .replace(':', '\u001F')
                        .replace('+', '\u001D')
                        .replace('\'', '\u001C')
                        .replace("\u0001", "+")
                        .getBytes(StandardCharsets.UTF_8);
            default -> text.getBytes(StandardCharsets.ISO_8859_1);
        };
        assertThat(reader.read(DocumentSource.of("x", written), ReadLimits.DEFAULT)
                        .content())
                .isEqualTo(reader.read(readable(), ReadLimits.DEFAULT).content());
    }

    @Test
    void cyrillic_names_are_read_in_the_encoding_that_the_envelope_names() {
        byte[] written = EdiSamples.edifact()
                .replace("UNOC", "UNOE")
                .replace("Müller ?+ Söhne GmbH", "Рыба")
                .replace("Müller", "M")
                .replace("Köln", "Koeln")
                .getBytes(java.nio.charset.Charset.forName("ISO-8859-5"));
        assertThat(reader.read(DocumentSource.of("x", written), ReadLimits.DEFAULT)
                        .content()
                        .vendor()
                        .name())
                .isEqualTo("Рыба");
    }

    @Test
    void a_credit_note_is_told_by_its_type_and_its_amounts_stay_positive() {
        String credit = EdiSamples.edifact().replace("BGM+380", "BGM+381");
        InvoiceContent content =
                reader.read(EdiSamples.source(credit), ReadLimits.DEFAULT).content();
        assertThat(content.type()).isEqualTo(InvoiceType.CREDIT_NOTE);
        assertThat(content.total()).isEqualByComparingTo("178.5");
    }

    @Test
    void an_account_with_wrong_check_digits_is_doubted_and_never_printed() {
        String wrong = EdiSamples.edifact().replace("DE89370400440532013000", "DE88370400440532013000");
        CandidateInvoice read = reader.read(EdiSamples.source(wrong), ReadLimits.DEFAULT);
        assertThat(read.readings().get(InvoiceField.VENDOR_IBAN).confidence()).isLessThan(0.5);
        assertThat(read.warnings())
                .anyMatch(warning -> warning.contains("check digits"))
                .noneMatch(warning -> warning.contains("370400440532013000"));
    }

    @Test
    void numbers_and_dates_that_are_none_become_warnings_and_not_values() {
        String wrong = EdiSamples.edifact()
                .replace("QTY+47:200:", "QTY+47:2oo:")
                .replace("DTM+13:20260401", "DTM+13:20260431");
        CandidateInvoice read = reader.read(EdiSamples.source(wrong), ReadLimits.DEFAULT);
        assertThat(read.content().lines().get(0).quantity()).isNull();
        assertThat(read.warnings()).anyMatch(warning -> warning.contains("2oo is no number"));
        assertThat(read.warnings()).anyMatch(warning -> warning.contains("20260431 is no date"));
    }

    @Test
    void lines_that_do_not_make_the_total_are_noticed() {
        String wrong = EdiSamples.edifact().replace("MOA+203:90'", "MOA+203:900'");
        assertThat(reader.read(EdiSamples.source(wrong), ReadLimits.DEFAULT).warnings())
                .anyMatch(warning -> warning.contains("sum up to"));
    }
}
