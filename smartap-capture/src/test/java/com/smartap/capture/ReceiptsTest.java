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

class ReceiptsTest {
    @Test
    void the_total_after_rounding_is_what_cash_and_change_prove() {
        InvoiceContent read = read(
                0,
                "tan mei ling",
                "BINTANG HARDWARE TRADING SDN BHD",
                "(204455-K)",
                "LOT 8, JALAN MERPATI 3",
                "81100 JOHOR BAHRU",
                "TAX INVOICE",
                "DATE: 19/02/2019   TIME: 10:22",
                "HAMMER   1   21.18   21.18",
                "TOTAL EXCL. GST   19.98",
                "TOTAL GST   1.20",
                "TOTAL INCL. GST   21.18",
                "ROUNDING ADJ   0.02",
                "TOTAL   21.20",
                "CASH   50.00",
                "CHANGE   28.80",
                "TOTAL QTY   1.00");
        assertThat(read.total()).isEqualByComparingTo("21.20");
        assertThat(read.vendor().name()).isEqualTo("BINTANG HARDWARE TRADING SDN BHD");
        assertThat(read.currency()).hasToString("MYR");
        assertThat(read.invoiceDate()).hasToString("2019-02-19");
    }

    @Test
    void a_name_over_two_lines_that_repeat_a_word_is_taken_whole_and_misread_words_are_put_right() {
        InvoiceContent read = read(
                0,
                "KESTAURANT KELAWI",
                "KELAWI HOUSE",
                "002693074-K",
                "13, JLN TASIK UTAMA 8",
                "57000 KL",
                "INVOICE",
                "Date : 11/5/2018 13:14:32",
                "Butter Chicken Rice   27.00",
                "TOTAL   RM 27.00",
                "CASH   RM 50.00",
                "CHANGE   RM 23.00");
        assertThat(read.vendor().name()).isEqualTo("RESTAURANT KELAWI KELAWI HOUSE");
        InvoiceContent form = read(
                0,
                "BINTANG MAJU SON 8HD",
                "(204455-K)",
                "13, JLN TASIK UTAMA 8",
                "Date : 11/5/2018 13:14:32",
                "TOTAL   RM 27.00",
                "CASH   RM 50.00",
                "CHANGE   RM 23.00");
        assertThat(form.vendor().name()).isEqualTo("BINTANG MAJU SDN BHD");
    }

    @Test
    void words_that_other_languages_write_so_are_not_put_right() {
        for (String name : new String[] {"LINDGREN & SON RESTAURANG", "MILLER & SON", "INDUSTRIAS SOLEDAD"}) {
            InvoiceContent read = read(
                    0,
                    name,
                    "12 High Street",
                    "Date : 11/05/2018 13:14:32",
                    "TOTAL   27.00",
                    "CASH   50.00",
                    "CHANGE   23.00",
                    "THANK YOU");
            assertThat(read.vendor().name()).isEqualTo(name);
        }
    }

    void a_till_that_prints_a_table_of_taxes_still_counts_the_total_after_rounding() {
        InvoiceContent read = read(
                0,
                "MERANTI CO. (M) BHD (300512-P)",
                "LOT 12, JALAN SERI 4",
                "50100 KUALA LUMPUR",
                "1X 000002221                  0.20SR",
                "   PLASTICS BAG",
                "1X 000003332                 18.03ZR",
                "   WHITE CUP",
                "SUB-TOTAL                     18.23",
                "TOTAL SALES INCL GST          18.23",
                "ROUNDING ADJ                   0.02",
                "TOTAL AFTER ADJ INCL GST      18.25",
                "CASH                          50.00",
                "ITEM COUNT 2   CHANGE AMT     31.75",
                "INVOICE NO: 20180312100",
                "GST SUMMARY      AMOUNT        TAX",
                "SR @ 6%            0.19       0.01",
                "ZR @ 0%           18.03       0.00",
                "TOTAL             18.22       0.01",
                "12/03/2018 13:07");
        assertThat(read.total()).isEqualByComparingTo("18.25");
        assertThat(read.vendor().name()).isEqualTo("MERANTI CO. (M) BHD");
    }

    @Test
    void a_name_in_brackets_explains_the_one_above_unless_it_is_a_company() {
        String[] rest = {"UNIT 4, MEGAMALL", "TEA   5.00", "TOTAL   5.00", "CASH   5.00", "CHANGE   0.00"};
        assertThat(named("KERANJI RIVER CITY", "(KERANJI SHOP (55874))", rest)).isEqualTo("KERANJI RIVER CITY");
        assertThat(named("RIVER CITY", "(KERANJI FOODS SDN BHD)", rest)).contains("KERANJI FOODS SDN BHD");
    }

    private static String named(String first, String second, String... rest) {
        List<String> lines = new ArrayList<>(List.of(first, second));
        lines.addAll(List.of(rest));
        return read(0, lines.toArray(new String[0])).vendor().name();
    }

    @Test
    void a_german_till_receipt_is_read_by_its_own_words() {
        InvoiceContent read = read(
                0,
                "Herzlich willkommen",
                "Bäckerei Kornblume GmbH",
                "Lindenallee 4",
                "04109 Leipzig",
                "Kassenbon",
                "Datum: 03.05.2024 11:02",
                "Roggenbrot   4,20",
                "Mohnhörnchen   2,10",
                "SUMME EUR   6,30",
                "Gegeben Bar   10,00",
                "Rückgeld   3,70",
                "MwSt 7%   0,41",
                "Vielen Dank");
        assertThat(read.total()).isEqualByComparingTo("6.30");
        assertThat(read.vendor().name()).isEqualTo("Bäckerei Kornblume GmbH");
        assertThat(read.currency()).hasToString("EUR");
    }

    @Test
    void a_name_before_its_register_number_is_taken_without_what_follows_and_signs_become_letters() {
        InvoiceContent read = read(
                0,
                "TQ FOR SHOPPING WITH kelapa.com",
                "OAK VILLAGE",
                "47301 PETALING JAYA, SELANGOR",
                "KELAPA RETA!L $B (406295-X) FKA PISANG STORES SB",
                "QTY   PRICE   AMT",
                "MARKER BLUE   1   7.70",
                "GRAND TOTAL   7.70",
                "CASH   8.00",
                "CHANGE DUE   0.30",
                "29/06/2018 8:26:57 AM");
        assertThat(read.vendor().name()).isEqualTo("KELAPA RETAIL SB");
        assertThat(read.total()).isEqualByComparingTo("7.70");
    }

    @Test
    void a_date_and_a_time_that_touch_are_two() {
        InvoiceContent read = read(
                0,
                "HARBOUR ELECTRONICS TRADING SDN BHD",
                "CARTRIDGE   1   60.00",
                "TOTAL   60.00",
                "CASH   60.00",
                "21.02.1814:08   2007",
                "THANK YOU");
        assertThat(read.invoiceDate()).hasToString("2018-02-21");
    }

    @Test
    void a_french_one_paid_by_card_as_well() {
        InvoiceContent read = read(
                0,
                "BOULANGERIE DU MOULIN SARL",
                "12 rue de la Gare",
                "69003 Lyon",
                "Ticket 4471",
                "Le 14/09/2023 08:12",
                "Baguette   2,60",
                "Croissant   3,90",
                "TOTAL TTC   6,50 EUR",
                "Carte bancaire   6,50",
                "dont TVA 5,5%   0,34",
                "Merci");
        assertThat(read.total()).isEqualByComparingTo("6.50");
        assertThat(read.vendor().name()).isEqualTo("BOULANGERIE DU MOULIN SARL");
    }

    @Test
    void a_register_number_and_a_legal_form_on_their_own_lines_belong_to_the_name() {
        assertThat(read(
                                0,
                                "SUNNY VALLEY BOOK",
                                "CO. (M) SDN BHD",
                                "(113825-W)",
                                "NO 8, JALAN 7",
                                "CASH   5.00",
                                "TOTAL   5.00",
                                "CHANGE   0.00")
                        .vendor()
                        .name())
                .isEqualTo("SUNNY VALLEY BOOK CO. (M) SDN BHD");
        assertThat(read(0, "NORTH STAR CO. (M) BHD (126926-H)", "LOT 3", "TOTAL   5.00", "CASH   5.00", "CHANGE   0.00")
                        .vendor()
                        .name())
                .isEqualTo("NORTH STAR CO. (M) BHD");
    }

    @Test
    void lines_that_lean_are_still_lines() {
        for (double lean : new double[] {-0.05, 0.04}) {
            InvoiceContent read = read(
                    lean,
                    "HARBOUR CAFE PTE LTD",
                    "12 Quay Road, Singapore 049483",
                    "Date: 21/03/2022",
                    "Tea                                  4.00",
                    "Cake                                 6.50",
                    "Soup                                 9.90",
                    "TOTAL                               20.40",
                    "CASH                                50.00",
                    "CHANGE                              29.60");
            assertThat(read.total()).as("lean %s", lean).isEqualByComparingTo("20.40");
        }
    }

    @Test
    void a_total_that_nothing_proves_is_less_sure() {
        String[] bare = {"HARBOUR CAFE PTE LTD", "Singapore", "Thank you", "Tea   4.00", "TOTAL   20.40"};
        String[] paid = {
            "HARBOUR CAFE PTE LTD", "Singapore", "Tea   4.00", "TOTAL   20.40", "CASH   50.00", "CHANGE   29.60"
        };
        assertThat(confidence(bare)).isLessThan(0.8);
        assertThat(confidence(paid)).isGreaterThan(0.87);
    }

    @Test
    void an_invoice_with_a_customer_and_a_bank_account_is_no_receipt() {
        InvoiceContent read = read(
                0,
                "Lindner Metallbau GmbH",
                "Rechnung Nr. 2024-118",
                "Rechnungsdatum: 03.05.2024",
                "Kunde",
                "Oakfield Ltd",
                "Nettobetrag   100,00",
                "MwSt 19%   19,00",
                "Gesamtbetrag   119,00 EUR",
                "Fällig am: 02.06.2024",
                "IBAN: DE89 3704 0044 0532 0130 00",
                "Vielen Dank");
        assertThat(read.total()).isEqualByComparingTo("119.00");
        assertThat(read.taxAmount()).isEqualByComparingTo("19.00");
    }

    @Test
    void boxes_are_those_of_the_page_that_was_given() {
        CandidateInvoice read = new WordsInvoiceReader()
                .read(List.of(page(0, "HARBOUR CAFE PTE LTD", "TOTAL   20.40", "CASH   50.00", "CHANGE   29.60")));
        FieldReading.Place place = read.readings().get(InvoiceField.TOTAL).place();
        assertThat(place).isNotNull();
        assertThat(place.y() * 1100).isBetween(70.0, 105.0);
    }

    private static double confidence(String... lines) {
        return new WordsInvoiceReader()
                .read(List.of(page(0, lines)))
                .readings()
                .get(InvoiceField.TOTAL)
                .confidence();
    }

    private static InvoiceContent read(double lean, String... lines) {
        return new WordsInvoiceReader().read(List.of(page(lean, lines))).content();
    }

    /** Lines of text with letters of one width; three blanks make a gap. */
    private static WordPage page(double lean, String... lines) {
        List<PlacedWord> words = new ArrayList<>();
        for (int i = 0; i < lines.length; i++) {
            int at = 0;
            for (String word : lines[i].split(" ", -1)) {
                double x = 40 + 9.0 * at;
                if (!word.isEmpty()) {
                    words.add(new PlacedWord(word, x, 60 + 24 * i + lean * x, 9.0 * word.length() - 1, 14, 0.95));
                }
                at += word.length() + 1;
            }
        }
        return new WordPage(1, 500, 1100, words);
    }
}
