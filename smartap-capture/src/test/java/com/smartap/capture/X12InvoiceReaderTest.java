package com.smartap.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.smartap.model.invoice.InvoiceField;
import com.smartap.model.invoice.InvoiceType;
import com.smartap.spi.DocumentException;
import com.smartap.spi.ErrorCode;
import com.smartap.spi.capture.CandidateInvoice;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.capture.InvoiceReader;
import com.smartap.spi.capture.ReadLimits;
import com.smartap.testkit.capture.InvoiceReaderContract;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class X12InvoiceReaderTest extends InvoiceReaderContract {
    private final X12InvoiceReader reader = new X12InvoiceReader();

    @Override
    protected InvoiceReader reader() {
        return reader;
    }

    @Override
    protected DocumentSource readable() {
        return EdiSamples.source(EdiSamples.x12());
    }

    @Test
    void every_field_is_read_with_its_segment_and_element() {
        CandidateInvoice read = reader.read(readable(), ReadLimits.DEFAULT);
        assertThat(read.format()).isEqualTo("X12_810");
        assertThat(read.content().invoiceNumber()).isEqualTo("INV-7");
        assertThat(read.content().invoiceDate()).hasToString("2026-03-02");
        assertThat(read.content().dueDate()).hasToString("2026-04-01");
        assertThat(read.content().currency()).hasToString("CAD");
        assertThat(read.content().vendor().name()).isEqualTo("Maple Parts");
        assertThat(read.content().vendor().taxId()).isEqualTo("123456789RT0001");
        assertThat(read.content().vendor().address()).isEqualTo("1 Main St, Toronto, ON M5V1A1");
        assertThat(read.content().customer().name()).isEqualTo("Northwind");
        assertThat(read.content().purchaseOrderNumber()).isEqualTo("PO-1");
        assertThat(read.content().total()).isEqualByComparingTo("134.10");
        assertThat(read.content().taxAmount()).isEqualByComparingTo("14.10");
        assertThat(read.content().shipping()).isEqualByComparingTo("10");
        assertThat(read.content().subtotal()).isEqualByComparingTo("110");
        assertThat(read.content().lines()).hasSize(2);
        assertThat(read.content().lines().get(1).unitPrice()).isEqualByComparingTo("0.50");
        assertThat(read.readings().get(InvoiceField.INVOICE_NUMBER).source()).isEqualTo("2 BIG02");
        assertThat(read.readings().get(InvoiceField.TOTAL).source()).endsWith("TDS01");
        assertThat(read.warnings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"wrapped", "one line", "indented", "mark first", "not padded", "line ends", "odd separators"})
    void it_is_read_however_it_is_laid_out(String layout) {
        String text = EdiSamples.x12();
        String laidOut = switch (layout) {
            case "wrapped" -> EdiSamples.wrapped(text.replace("\n", ""), 80);
            case "one line" -> text.replace("\n", "");
            case "indented" -> text.replace("\n", "\r\n   ");
            case "mark first" -> "\uFEFF" + text;
            case "not padded" -> text.replaceFirst("SENDER {9}", "SENDER").replaceFirst("RECEIVER {7}", "RECEIVER");
            case "line ends" -> text.replace("~\n", "\n");
            default -> text.replace('*', '|').replace('~', '^').replace('>', '<');
        };
        assertThat(reader.read(EdiSamples.source(laidOut), ReadLimits.DEFAULT).content())
                .isEqualTo(reader.read(readable(), ReadLimits.DEFAULT).content());
    }

    @Test
    void a_credit_memo_is_a_credit_note_with_positive_amounts() {
        String credit = EdiSamples.x12().replace("*PO-1~", "*PO-1***CR~").replace("TDS*13410~", "TDS*-13410~");
        CandidateInvoice read = reader.read(EdiSamples.source(credit), ReadLimits.DEFAULT);
        assertThat(read.content().type()).isEqualTo(InvoiceType.CREDIT_NOTE);
        assertThat(read.content().total()).isEqualByComparingTo("134.10");
    }

    @Test
    void several_transactions_are_several_invoices_and_other_documents_are_named() {
        List<CandidateInvoice> all =
                reader.readAll(EdiSamples.source(EdiSamples.twoInvoicesAndAnOrder()), ReadLimits.DEFAULT);
        assertThat(all).extracting(each -> each.content().invoiceNumber()).containsExactly("INV-7", "INV-8");
        assertThat(all.get(1).part()).isEqualTo(new CandidateInvoice.Part(2, 2, "transaction 0002", 0, 0));
        assertThat(all.get(0).warnings()).anyMatch(warning -> warning.contains("X12 850"));
    }

    @Test
    void what_envelopes_contradict_lowers_every_confidence_and_is_said() {
        String wrong = EdiSamples.x12().replaceFirst("SE\\*\\d+\\*", "SE*99*");
        CandidateInvoice read = reader.read(EdiSamples.source(wrong), ReadLimits.DEFAULT);
        assertThat(read.readings().values()).allMatch(reading -> reading.confidence() <= 0.6);
        assertThat(read.warnings()).anyMatch(warning -> warning.contains("its trailer says 99"));
    }

    @Test
    void a_transaction_that_breaks_off_is_refused_alone_and_marked_among_others() {
        String two = EdiSamples.twoInvoicesAndAnOrder();
        String cut = two.substring(0, two.indexOf("TDS", two.indexOf("INV-8")));
        List<CandidateInvoice> all = reader.readAll(EdiSamples.source(cut), ReadLimits.DEFAULT);
        assertThat(all.get(0).content().total()).isEqualByComparingTo("134.10");
        assertThat(all.get(1).content().total()).isNull();
        assertThat(all.get(1).warnings()).anyMatch(warning -> warning.contains("breaks off"));

        String one = EdiSamples.x12();
        assertThatThrownBy(
                        () -> reader.read(EdiSamples.source(one.substring(0, one.indexOf("TDS"))), ReadLimits.DEFAULT))
                .isInstanceOfSatisfying(
                        DocumentException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.DOCUMENT_DAMAGED));
    }

    @Test
    void a_terminator_that_is_missing_is_replaced_by_the_end_of_its_line_and_said() {
        String missing = EdiSamples.x12().replace("CAD~\n", "CAD\n");
        CandidateInvoice read = reader.read(EdiSamples.source(missing), ReadLimits.DEFAULT);
        assertThat(read.content().currency()).hasToString("CAD");
        assertThat(read.content().vendor().name()).isEqualTo("Maple Parts");
        assertThat(read.warnings()).anyMatch(warning -> warning.contains("without its terminator"));
    }

    @Test
    void a_file_without_invoices_is_refused_with_what_it_holds() {
        assertThatThrownBy(() -> reader.read(EdiSamples.source(EdiSamples.x12Order()), ReadLimits.DEFAULT))
                .isInstanceOfSatisfying(DocumentException.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo(ErrorCode.DOCUMENT_UNSUPPORTED);
                    assertThat(refusal).hasMessageContaining("X12 850");
                });
    }

    @Test
    void broken_interchanges_of_every_length_are_answered_without_any_other_failure() {
        String whole = EdiSamples.x12();
        for (int length = 1; length < whole.length(); length += 7) {
            DocumentSource cut =
                    DocumentSource.of("cut", whole.substring(0, length).getBytes(StandardCharsets.UTF_8));
            try {
                reader.readAll(cut, ReadLimits.DEFAULT);
            } catch (DocumentException refusal) {
                assertThat(refusal.code().name()).startsWith("DOCUMENT_");
            }
        }
    }
}
