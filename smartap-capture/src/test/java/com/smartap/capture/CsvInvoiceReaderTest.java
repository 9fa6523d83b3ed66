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
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvInvoiceReaderTest extends InvoiceReaderContract {
    private final CsvInvoiceReader reader = new CsvInvoiceReader();

    @Override
    protected InvoiceReader reader() {
        return reader;
    }

    @Override
    protected DocumentSource readable() {
        return source(
                "Vendor,Invoice No.,Invoice Date,Total,Currency\nAcme Ltd,A-1,2026-03-02,10.50,GBP\nBeta,B-2,2026-03-03,20.00,GBP\n");
    }

    private static DocumentSource source(String text) {
        return DocumentSource.of("list.csv", text.getBytes(StandardCharsets.UTF_8));
    }

    private List<CandidateInvoice> read(String text) {
        return reader.readAll(source(text), ReadLimits.DEFAULT);
    }

    @Test
    void a_row_is_an_invoice_and_each_value_names_its_cell() {
        List<CandidateInvoice> all = reader.readAll(readable(), ReadLimits.DEFAULT);
        assertThat(all).extracting(each -> each.content().invoiceNumber()).containsExactly("A-1", "B-2");
        assertThat(all.get(1).content().total()).isEqualByComparingTo("20.00");
        assertThat(all.get(1).readings().get(InvoiceField.TOTAL).source()).isEqualTo("D3");
        assertThat(all.get(1).part()).isEqualTo(new CandidateInvoice.Part(2, 2, "row 3", 0, 0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Lieferant;Rechnungs-Nr.;Rechnungsdatum;Fälligkeit;MwSt;Bruttobetrag;Währung",
                "Fournisseur;N° de facture;Date de facture;Échéance;TVA;Total TTC;Devise",
                "Proveedor;Nº de factura;Fecha de emisión;Vencimiento;IVA;Importe total;Moneda",
                "Fornitore;N. documento;Data fattura;Scadenza;IVA;Totale fattura;Valuta",
                "Leverancier;Factuurnummer;Factuurdatum;Vervaldatum;BTW;Totaalbedrag;Valuta",
                "Fornecedor;N.º da fatura;Data de emissão;Vencimento;IVA;Valor total;Moeda",
                "Sprzedawca;Numer faktury;Data wystawienia;Termin płatności;Kwota VAT;Do zapłaty;Waluta",
                "supplier_name;InvoiceNumber;invoiceDate;DUE DATE;Tax Amount (EUR);Grand Total [EUR];ccy"
            })
    void columns_are_understood_in_eight_languages(String header) {
        CandidateInvoice read = read(header + "\nAcme;R/77;31.03.2026;30.04.2026;1.234,50;7.731,89;EUR\n")
                .get(0);
        assertThat(read.content().vendor().name()).isEqualTo("Acme");
        assertThat(read.content().invoiceNumber()).isEqualTo("R/77");
        assertThat(read.content().invoiceDate()).isEqualTo(LocalDate.of(2026, 3, 31));
        assertThat(read.content().dueDate()).isEqualTo(LocalDate.of(2026, 4, 30));
        assertThat(read.content().taxAmount()).isEqualByComparingTo("1234.50");
        assertThat(read.content().total()).isEqualByComparingTo("7731.89");
        assertThat(read.content().currency()).hasToString("EUR");
    }

    @Test
    void rows_with_quantities_are_the_lines_of_their_invoice_wherever_they_stand() {
        List<CandidateInvoice> all = read("Vendor,Invoice,Item,Qty,Unit Price,Line Total,Tax,Total\n"
                + "Acme,1,Bolts,10,1.50,15.00,3.00,38.00\n"
                + "Beta,1,Oil,1,5.00,5.00,1.00,6.00\n"
                + "Acme,1,Nuts,10,2.00,20.00,3.00,38.00\n");
        assertThat(all).hasSize(2);
        CandidateInvoice acme = all.stream()
                .filter(each -> "Acme".equals(each.content().vendor().name()))
                .findFirst()
                .orElseThrow();
        assertThat(acme.content().lines()).hasSize(2);
        assertThat(acme.content().total()).isEqualByComparingTo("38.00");
        assertThat(acme.content().subtotal()).isEqualByComparingTo("35.00");
        assertThat(acme.warnings()).isEmpty();
    }

    @Test
    void rows_that_contradict_their_invoice_are_said_and_doubted() {
        CandidateInvoice read =
                read("Vendor,Invoice,Qty,Unit Price,Due Date\nA,1,1,1.00,2026-01-05\nA,1,1,1.00,2026-01-09\n")
                        .get(0);
        assertThat(read.warnings()).anyMatch(warning -> warning.startsWith("E3 says 2026-01-09"));
        assertThat(read.readings().get(InvoiceField.DUE_DATE).confidence()).isEqualTo(0.5);
    }

    @Test
    void the_whole_file_decides_how_numbers_and_dates_are_written() {
        List<CandidateInvoice> all = read("Vendor|Invoice|Date|Total\nA|1|03/04/2026|1.234\nB|2|04/25/2026|99,50\n");
        assertThat(all.get(0).content().total()).isEqualByComparingTo("1234");
        assertThat(all.get(0).content().invoiceDate()).isEqualTo(LocalDate.of(2026, 3, 4));
        CandidateInvoice open = read("Vendor|Invoice|Date|Total\nA|1|03/04/2026|1.50\nC|3|05/06/2026|2.50\n")
                .get(0);
        assertThat(open.readings().get(InvoiceField.INVOICE_DATE).confidence()).isLessThanOrEqualTo(0.7);
    }

    @Test
    void a_bad_row_never_stops_the_file() {
        List<CandidateInvoice> all =
                read("Vendor,Invoice,Date,Total\nA,1,2026-02-30,x12\nB,2,2026-03-01,5.00\nTotal,,,5.00\n,,,\n");
        assertThat(all).hasSize(2);
        assertThat(all.get(0).content().total()).isNull();
        assertThat(all.get(0).warnings())
                .anyMatch(warning -> warning.equals("D2: x12 is no number"))
                .anyMatch(warning -> warning.equals("C2: 2026-02-30 is no date"))
                .anyMatch(warning -> warning.contains("left out"));
        assertThat(all.get(1).content().total()).isEqualByComparingTo("5.00");
    }

    @Test
    void negative_amounts_are_credit_notes_and_formulas_are_text() {
        List<CandidateInvoice> all =
                read("Vendor,Invoice,Date,Total\n\"=HYPERLINK(\"\"http://x\"\")\",1,2026-01-01,(12.50)\n");
        assertThat(all.get(0).content().type()).isEqualTo(InvoiceType.CREDIT_NOTE);
        assertThat(all.get(0).content().total()).isEqualByComparingTo("12.50");
        assertThat(all.get(0).content().vendor().name()).isEqualTo("=HYPERLINK(\"http://x\")");
        assertThat(all.get(0).warnings()).anyMatch(warning -> warning.contains("A2 begins like a formula"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"windows-1252", "UTF-16LE", "UTF-8"})
    void the_encoding_is_found_out(String charset) {
        String text = "sep=;\r\nLieferant;Rechnung;Betrag\r\nMüller;1;1,00\r\n";
        byte[] bytes = (charset.startsWith("UTF") ? "\uFEFF" + text : text).getBytes(Charset.forName(charset));
        assertThat(reader.read(DocumentSource.of("x", bytes), ReadLimits.DEFAULT)
                        .content()
                        .vendor()
                        .name())
                .isEqualTo("Müller");
    }

    @Test
    void a_saved_map_settles_what_columns_hold() {
        DocumentSource odd = source("Wer;Was;Wann;Wieviel\nAcme;X1;04.03.2026;1.234\n");
        assertThatThrownBy(() -> reader.read(odd, ReadLimits.DEFAULT))
                .isInstanceOfSatisfying(
                        DocumentException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.DOCUMENT_UNSUPPORTED));
        ColumnMap map = new ColumnMap(
                Map.of("Wer", "vendor.name", "Was", "invoiceNumber", "Wann", "invoiceDate", "Wieviel", "total"),
                ",",
                "dmy");
        ColumnMap again = ColumnMap.fromJson(map.toJson());
        assertThat(again).isEqualTo(map);
        CandidateInvoice read = new CsvInvoiceReader(again).read(odd, ReadLimits.DEFAULT);
        assertThat(read.content().total()).isEqualByComparingTo("1234");
        assertThat(read.content().invoiceDate()).isEqualTo(LocalDate.of(2026, 3, 4));
        assertThatThrownBy(() -> new ColumnMap(Map.of("x", "nothing"), null, null))
                .hasMessageContaining("columns.x (nothing) is no field");
    }

    @Test
    void a_guessed_map_names_the_columns_and_reads_the_same() {
        ColumnMap map = ColumnMap.guess(readable(), ReadLimits.DEFAULT);
        assertThat(map.columns())
                .containsEntry("Vendor", "vendor.name")
                .containsEntry("Invoice No.", "invoiceNumber")
                .containsEntry("Total", "total");
        assertThat(new CsvInvoiceReader(map)
                        .read(readable(), ReadLimits.DEFAULT)
                        .content())
                .isEqualTo(reader.read(readable(), ReadLimits.DEFAULT).content());
        List<String> numbers = new ArrayList<>();
        TableSnippets.columns(readable(), readable(), numbers);
        assertThat(numbers).containsExactly("A-1", "B-2");
    }

    @Test
    void more_rows_than_the_limit_are_refused_and_a_list_is_bounded() {
        StringBuilder rows = new StringBuilder("Vendor,Invoice,Total\n");
        for (int i = 0; i < 10_001; i++) {
            rows.append("A,").append(i).append(",1.00\n");
        }
        assertThatThrownBy(() -> read(rows.toString())).hasMessageContaining("readEach");
        int[] count = {0};
        reader.readEach(source(rows.toString()), ReadLimits.DEFAULT, candidate -> count[0]++);
        assertThat(count[0]).isEqualTo(10_001);
    }

    @Test
    void a_sink_that_fails_is_no_fault_of_the_document() {
        assertThatThrownBy(() -> reader.readEach(readable(), ReadLimits.DEFAULT, candidate -> {
                    throw new IllegalStateException("full");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("full");
    }
}
