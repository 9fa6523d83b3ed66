package com.smartap.capture;

import static com.smartap.capture.ZipFiles.number;
import static com.smartap.capture.ZipFiles.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.smartap.model.invoice.InvoiceField;
import com.smartap.spi.DocumentException;
import com.smartap.spi.ErrorCode;
import com.smartap.spi.capture.CandidateInvoice;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.capture.InvoiceReader;
import com.smartap.spi.capture.ReadLimits;
import com.smartap.testkit.capture.InvoiceReaderContract;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class XlsxInvoiceReaderTest extends InvoiceReaderContract {
    private static final String HEADER = "<row r=\"2\">" + text("B2", "Supplier") + text("C2", "Invoice #")
            + text("D2", "Date") + text("E2", "Amount due") + text("F2", "Total") + "</row>";
    private static final String ROW =
            "<row r=\"3\">" + text("B3", "Acme") + number("C3", "4711") + number("D3", "46083")
                    + number("E3", "0.30000000000000004") + "<c r=\"F3\"><f>SUM(A1:A2)</f><v>599.96</v></c></row>";

    private final XlsxInvoiceReader reader = new XlsxInvoiceReader();

    @Override
    protected InvoiceReader reader() {
        return reader;
    }

    @Override
    protected DocumentSource readable() {
        return DocumentSource.of("list.xlsx", ZipFiles.workbook(HEADER + ROW));
    }

    @Test
    void numbers_dates_and_computed_cells_are_read_exactly() {
        CandidateInvoice read = reader.read(readable(), ReadLimits.DEFAULT);
        assertThat(read.content().vendor().name()).isEqualTo("Acme");
        assertThat(read.content().invoiceNumber()).isEqualTo("4711");
        assertThat(read.content().invoiceDate()).isEqualTo(LocalDate.of(2026, 3, 2));
        assertThat(read.content().amountDue()).isEqualTo("0.30");
        assertThat(read.content().total()).isEqualTo("599.96");
        assertThat(read.readings().get(InvoiceField.TOTAL).source()).isEqualTo("F3");
        assertThat(read.warnings()).anyMatch(warning -> warning.startsWith("F3 is computed"));
    }

    @Test
    void dates_are_counted_from_1904_where_the_workbook_says_so() {
        byte[] mac = ZipFiles.workbook(
                HEADER + ROW, "<sheet name=\"I\" sheetId=\"1\" r:id=\"rId1\"/>", "<workbookPr date1904=\"1\"/>");
        assertThat(reader.read(DocumentSource.of("x", mac), ReadLimits.DEFAULT)
                        .content()
                        .invoiceDate())
                .isEqualTo(LocalDate.of(2030, 3, 3));
    }

    @Test
    void hidden_sheets_are_left_out_and_said() {
        byte[] hidden = ZipFiles.workbook(
                HEADER + ROW,
                "<sheet name=\"Secret\" sheetId=\"1\" state=\"hidden\" r:id=\"rId2\"/>"
                        + "<sheet name=\"Open\" sheetId=\"2\" r:id=\"rId1\"/>",
                "");
        CandidateInvoice read = reader.read(DocumentSource.of("x", hidden), ReadLimits.DEFAULT);
        assertThat(read.content().invoiceNumber()).isEqualTo("4711");
        assertThat(read.warnings()).anyMatch(warning -> warning.contains("\"Secret\" is hidden"));
    }

    @Test
    void a_table_without_a_header_is_guessed_and_never_sure() {
        byte[] plain = ZipFiles.workbook("<row r=\"1\">" + text("A1", "INV-1") + number("B1", "1.5")
                + "</row><row r=\"2\">" + text("A2", "INV-2") + number("B2", "2.5") + "</row>");
        List<CandidateInvoice> all = reader.readAll(DocumentSource.of("x", plain), ReadLimits.DEFAULT);
        assertThat(all).extracting(each -> each.content().invoiceNumber()).containsExactly("INV-1", "INV-2");
        assertThat(all.get(0).readings().values()).allMatch(reading -> reading.confidence() <= 0.6);
        assertThat(all.get(0).warnings()).anyMatch(warning -> warning.contains("guessed"));
    }

    @Test
    void a_workbook_that_unpacks_to_far_more_than_it_is_is_refused() {
        byte[] bomb = ZipFiles.workbook("<row r=\"1\">" + " ".repeat(64 << 20) + "</row>");
        assertThat(bomb.length).isLessThan(1 << 20);
        assertThatThrownBy(() -> reader.read(DocumentSource.of("bomb.xlsx", bomb), ReadLimits.DEFAULT))
                .isInstanceOfSatisfying(
                        DocumentException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.DOCUMENT_TOO_LARGE));
    }

    @Test
    void entities_and_broken_parts_are_refused_and_nothing_is_fetched() {
        for (String rows : List.of("<row r=\"1\"><c", "</sheetData><sheetData>&xxe;", "<row r=\"99999999999\"/>")) {
            assertThatThrownBy(() ->
                            reader.read(DocumentSource.of("broken.xlsx", ZipFiles.workbook(rows)), ReadLimits.DEFAULT))
                    .isInstanceOf(DocumentException.class)
                    .hasMessageContaining("broken.xlsx");
        }
    }
}
