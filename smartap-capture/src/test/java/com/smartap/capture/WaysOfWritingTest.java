package com.smartap.capture;

import static org.assertj.core.api.Assertions.assertThat;

import com.smartap.model.invoice.FieldReading;
import com.smartap.model.invoice.InvoiceContent;
import com.smartap.model.invoice.InvoiceField;
import com.smartap.spi.capture.CandidateInvoice;
import com.smartap.spi.capture.PlacedWord;
import com.smartap.spi.capture.WordPage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What real invoices do that is in no dictionary: legal lines, captions, balances, two languages, taxes within. */
class WaysOfWritingTest {
    private static final String[] CUSTOMER = {"@12 Oakfield Bakery Ltd", "@12 4 Mill Road", "@12 Leeds LS1 4AB"};

    @Test
    void who_is_named_in_the_legal_line_is_the_vendor_where_the_head_shows_only_the_customer() {
        InvoiceContent read = read(
                CUSTOMER,
                "@12 Invoice number: 88123",
                "@12 Net   100.00",
                "@12 VAT   20.00",
                "@12 Total   120.00",
                "@900 @8 Tarn Energy Ltd. Registered in England, company number 02471983.");
        assertThat(read.vendor().name()).startsWith("Tarn Energy Ltd").hasSizeLessThan(17);
    }

    @Test
    void a_copyright_names_the_vendor_even_without_a_legal_form() {
        InvoiceContent read = read(
                CUSTOMER,
                "@12 Your invoice",
                "@12 Total paid   120.00",
                "@900 @8 © 2024 Calder & Finch, 3 High Street, Leeds");
        assertThat(read.vendor().name()).isEqualTo("Calder & Finch");
    }

    @Test
    void a_label_in_two_languages_is_one_label() {
        InvoiceContent read = read(
                new String[0],
                "@14 Faktura / Invoice 216/2025",
                "@12 Sprzedawca / Seller",
                "@12 Kowal Sp. z o.o.",
                "@12 NIP / VAT ID: 8567346215",
                "@12 Data wystawienia / Issue date: 2024-10-30",
                "@12 Razem netto / Net total   100,00 PLN",
                "@12 VAT 23%   23,00 PLN",
                "@12 Do zapłaty / Total due   123,00 PLN");
        assertThat(read.vendor().name()).isEqualTo("Kowal Sp. z o.o.");
        assertThat(read.vendor().taxId()).isEqualTo("8567346215");
        assertThat(read.invoiceDate()).hasToString("2024-10-30");
        assertThat(read.total()).isEqualByComparingTo("123");
    }

    @Test
    void small_captions_stand_under_what_they_name() {
        InvoiceContent read = read(
                new String[0],
                "@20 Harbour Lights Ltd",
                "@16 20417   5 March 2024   240.00",
                "+14 @8 INVOICE NUMBER   INVOICE DATE   AMOUNT DUE",
                "@12 Net   200.00",
                "@12 VAT   40.00",
                "@12 Total   240.00");
        assertThat(read.invoiceNumber()).isEqualTo("20417");
        assertThat(read.invoiceDate()).hasToString("2024-03-05");
    }

    @Test
    void a_tax_within_the_total_leaves_the_net() {
        InvoiceContent read = read(
                new String[0],
                "@12 Molen Fietsen B.V.",
                "@12 Factuurnummer: 20417",
                "@12 Totaal   € 121,00",
                "@12 Waarvan btw 21%   € 21,00");
        assertThat(read.taxAmount()).isEqualByComparingTo("21");
        assertThat(read.subtotal()).isEqualByComparingTo("100");
        assertThat(read.total()).isEqualByComparingTo("121");
    }

    @Test
    void what_was_owed_before_is_due_but_no_part_of_the_total() {
        InvoiceContent read = read(
                new String[0],
                "@12 Tarn Energy Ltd",
                "@12 Invoice number: 88123",
                "@12 Previous balance   88.20",
                "@12 Payment received   -80.00",
                "@12 Net charges   100.00",
                "@12 VAT   20.00",
                "@12 Total of this invoice   120.00",
                "@12 Total amount due by 12 March 2024   128.20");
        assertThat(read.total()).isEqualByComparingTo("120");
        assertThat(read.amountDue()).isEqualByComparingTo("128.20");
        assertThat(read.dueDate()).hasToString("2024-03-12");
    }

    @Test
    void a_booking_names_a_receipt_without_a_number_but_never_surely() {
        CandidateInvoice candidate = candidate(
                new String[0],
                "@16 Payment receipt",
                "@12 Harbour Lights Ltd",
                "@12 Booking ID: QX7LM24",
                "@12 Date: 5 March 2024",
                "@12 Total   120.00");
        assertThat(candidate.content().invoiceNumber()).isEqualTo("QX7LM24");
        assertThat(candidate.readings().get(InvoiceField.INVOICE_NUMBER).confidence())
                .isLessThanOrEqualTo(0.5);
    }

    @Test
    void under_a_title_stands_the_number_though_nothing_says_so() {
        assertThat(read(new String[0], "@16 FATURA", "@12 Nº 2024/118", "@12 Moinho Lda", "@12 Total   120,00 EUR")
                        .invoiceNumber())
                .isEqualTo("2024/118");
        assertThat(read(new String[0], "@16 Invoice", "@12 RE71470/25", "@12 Harbour Lights Ltd", "@12 Total   120.00")
                        .invoiceNumber())
                .isEqualTo("RE71470/25");
    }

    @Test
    void names_accounts_and_currencies_have_alternatives() {
        CandidateInvoice candidate = candidate(
                new String[0],
                "@18 Harbour Lights Ltd",
                "@12 Tarn Energy Ltd",
                "@12 4 Mill Road",
                "@12 Invoice number: 88123",
                "@12 Price in USD   150.00",
                "@12 Total   120.00 EUR",
                "@12 IBAN: DE89370400440532013000",
                "@12 IBAN: NL91ABNA0417164300");
        assertThat(alternatives(candidate, InvoiceField.VENDOR_NAME)).contains("Tarn Energy Ltd");
        assertThat(alternatives(candidate, InvoiceField.VENDOR_IBAN)).containsExactly("NL91ABNA0417164300");
        assertThat(alternatives(candidate, InvoiceField.CURRENCY)).contains("USD");
    }

    private static List<String> alternatives(CandidateInvoice candidate, InvoiceField field) {
        return candidate.readings().get(field).alternatives().stream()
                .map(FieldReading.Alternative::value)
                .toList();
    }

    private static InvoiceContent read(String[] head, String... lines) {
        return candidate(head, lines).content();
    }

    /**
     * A page of lines; {@code @900} puts a line to that height, {@code +14} that far below the last one, and {@code @12}
     * is its size; three blanks part columns.
     */
    private static CandidateInvoice candidate(String[] head, String... lines) {
        List<String> all = new ArrayList<>(List.of(head));
        all.addAll(List.of(lines));
        List<PlacedWord> words = new ArrayList<>();
        double y = 60;
        for (String line : all) {
            String text = line;
            double gap = 34;
            if (text.startsWith("@900 ")) {
                y = 900 - gap;
                text = text.substring(5);
            } else if (text.startsWith("+")) {
                gap = Double.parseDouble(text.substring(1, text.indexOf(' ')));
                text = text.substring(text.indexOf(' ') + 1);
            }
            y += gap;
            double size = Double.parseDouble(text.substring(1, text.indexOf(' ')));
            row(text.substring(text.indexOf(' ') + 1), y, size, words);
        }
        return new WordsInvoiceReader().read(List.of(new WordPage(1, 850, 1100, words)));
    }

    private static void row(String text, double baseline, double size, List<PlacedWord> words) {
        double x = 60;
        for (String part : text.split("   ", -1)) {
            double at = x;
            for (String word : part.split(" ", -1)) {
                double width = 0.55 * size * word.length();
                words.add(new PlacedWord(word, at, baseline - size, width, size, 0.98));
                at += width + 0.5 * size;
            }
            x += 230;
        }
    }
}
