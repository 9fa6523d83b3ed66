package com.smartap.capture;

import static org.assertj.core.api.Assertions.assertThat;

import com.smartap.model.invoice.InvoiceContent;
import com.smartap.spi.capture.PlacedWord;
import com.smartap.spi.capture.WordPage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Scans whose logo could not be read: the name comes from where a company has to state it. */
class StatedCompanyTest {
    @Test
    void a_labelled_operator_is_the_vendor_where_the_head_shows_only_a_brand() {
        InvoiceContent read = read(
                "\u00a9 itrod Nes",
                "Invoice",
                "Invoice number: 083-7781",
                "Invoice date: 05.04.2019",
                "Room 4   190.00",
                "Total EUR   190.00",
                "Betreiber: Zitronen Betriebs GmbH",
                "Ludwigstr. 7, 20459 Hamburg");
        assertThat(read.vendor().name()).isEqualTo("Zitronen Betriebs GmbH");
    }

    @Test
    void an_account_number_with_a_stroke_behind_it_is_still_read() {
        InvoiceContent read = read(
                "Zitronen Betriebs GmbH",
                "Invoice number: 083-7781",
                "Invoice date: 05.04.2019",
                "Total EUR   190.00",
                "IBAN: DE893704004405320130001");
        assertThat(read.vendor().iban()).isEqualTo("DE89370400440532013000");
    }

    @Test
    void a_stroke_among_the_letters_of_a_company_is_one_of_them() {
        InvoiceContent read = read(
                "\u00a9 itrod Nes",
                "Invoice number: 083-7781",
                "Invoice date: 05.04.2019",
                "Total EUR   190.00",
                "Entity Name: QZHote!l Germany GmbH",
                "Chamber of Commerce number: HRB 207981");
        assertThat(read.vendor().name()).isEqualTo("QZHotel Germany GmbH");
    }

    @Test
    void a_number_of_the_tax_office_is_no_vat_id_whatever_its_label_says() {
        InvoiceContent read = read(
                "Zitronen Betriebs GmbH",
                "Invoice number: 083-7781",
                "Invoice date: 05.04.2019",
                "Total EUR   190.00",
                "Unique taxpayer number DE 136695976, VAT registration number 143/164/10694");
        assertThat(read.vendor().taxId()).isEqualTo("DE 136695976");
    }

    @Test
    void the_date_behind_the_number_of_the_invoice_is_its_own() {
        InvoiceContent read = read(
                "Zitronen Handels GmbH",
                "Ihre Referenznr.   2004620925 / 04.03.2021",
                "Rechnungsnr./-datum   210336610 / 05.03.2021",
                "Bestellnr./-datum   2004620925 / 04.03.2021",
                "Nettobetrag   58,40 EUR",
                "Umsatzsteuer 19,00%   11,10 EUR",
                "Gesamtbetrag   69,50 EUR");
        assertThat(read.invoiceNumber()).isEqualTo("210336610");
        assertThat(read.invoiceDate()).hasToString("2021-03-05");
    }

    @Test
    void rates_with_a_row_without_tax_make_up_the_whole() {
        InvoiceContent read = read(
                "Hotel Kalnik d.d.",
                "Invoice number: 1775-070",
                "Invoice date: 05.04.2019",
                "oporezivanju   20,00   0,00   20,00",
                "oporezivo 13%   602,64   78,34   680,98",
                "oporezivo 25%   1,60   0,40   2,00",
                "Ukupno   624,24   78,74   702,98",
                "GRAND TOTAL   702,98");
        assertThat(read.subtotal()).isEqualByComparingTo("624.24");
        assertThat(read.taxAmount()).isEqualByComparingTo("78.74");
        assertThat(read.total()).isEqualByComparingTo("702.98");
    }

    @Test
    void net_and_tax_below_the_gross_they_are_contained_in_are_found() {
        InvoiceContent read = read(
                "Zitronen Handels GmbH",
                "Rechnungsnr.   210336610",
                "Rechnungsdatum   05.03.2021",
                "Gesamtbetrag   29,90 EUR",
                "Im Gesamtbetrag enthalten sind:",
                "Nettobetrag   25,78 EUR",
                "Umsatzsteuer   auf 25,78 EUR   4,12 EUR");
        assertThat(read.subtotal()).isEqualByComparingTo("25.78");
        assertThat(read.taxAmount()).isEqualByComparingTo("4.12");
        assertThat(read.total()).isEqualByComparingTo("29.90");
    }

    @Test
    void the_total_is_net_and_tax_where_only_the_rest_to_pay_could_be_read() {
        InvoiceContent read = read(
                "Zitronen Handels GmbH",
                "Invoice number: 083-7781",
                "Invoice date: 05.04.2019",
                "Net total   2,076.76",
                "Tax total   0.00",
                "Wire transfer   623.00",
                "Balance due   1,453.76");
        assertThat(read.total()).isEqualByComparingTo("2076.76");
        assertThat(read.amountDue()).isEqualByComparingTo("1453.76");
    }

    private static InvoiceContent read(String... lines) {
        List<PlacedWord> words = new ArrayList<>();
        for (int i = 0; i < lines.length; i++) {
            double x = 60;
            for (String part : lines[i].split("   ", -1)) {
                words.add(new PlacedWord(part, x, 60 + 40 * i, 9 * part.length(), 16, 0.95));
                x += 320;
            }
        }
        return new WordsInvoiceReader()
                .read(List.of(new WordPage(1, 800, 1100, words)))
                .content();
    }
}
