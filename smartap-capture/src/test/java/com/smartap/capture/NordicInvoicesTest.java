package com.smartap.capture;

import static org.assertj.core.api.Assertions.assertThat;

import com.smartap.model.invoice.InvoiceContent;
import com.smartap.model.invoice.InvoiceField;
import com.smartap.spi.capture.CandidateInvoice;
import com.smartap.spi.capture.PlacedWord;
import com.smartap.spi.capture.WordPage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Invoices of Sweden, Denmark, Norway and Greece by their own words, and the check digits of their references. */
class NordicInvoicesTest {
    private static final String[] SWEDISH = {
        "Granskog Kontor AB",
        "Storgatan 4, 411 38 Göteborg",
        "Faktura",
        "Fakturanummer: 20417",
        "Fakturadatum: 2024-03-05",
        "Förfallodatum: 2024-04-04",
        "Kund: Nordljus Handel AB",
        "Benämning   Antal   À-pris   Belopp",
        "Kontorsstol   2   1 000,00   2 000,00",
        "Summa exkl moms   2 000,00",
        "Moms 25%   500,00",
        "Att betala   2 500,00 kr",
        "Organisationsnummer: 556036-0793",
        "Bankgiro: 991-2346",
        "OCR: 1234567897"
    };

    @Test
    void a_swedish_one() {
        CandidateInvoice candidate = candidate(SWEDISH);
        InvoiceContent read = candidate.content();
        assertThat(read.invoiceNumber()).isEqualTo("20417");
        assertThat(read.invoiceDate()).hasToString("2024-03-05");
        assertThat(read.dueDate()).hasToString("2024-04-04");
        assertThat(read.subtotal()).isEqualByComparingTo("2000");
        assertThat(read.taxAmount()).isEqualByComparingTo("500");
        assertThat(read.total()).isEqualByComparingTo("2500");
        assertThat(read.currency()).hasToString("SEK");
        assertThat(read.vendor().name()).isEqualTo("Granskog Kontor AB");
        assertThat(read.vendor().taxId()).isEqualTo("556036-0793");
        assertThat(candidate.readings().get(InvoiceField.VENDOR_TAX_ID).confidence())
                .isGreaterThan(0.7);
        assertThat(candidate.warnings()).noneMatch(warning -> warning.startsWith("PAYMENT_REFERENCE"));
    }

    @Test
    void a_misread_digit_of_a_reference_or_giro_number_is_told() {
        String[] lines = SWEDISH.clone();
        lines[13] = "Bankgiro: 991-2347";
        lines[14] = "OCR: 1234567898";
        assertThat(candidate(lines).warnings())
                .anyMatch(warning -> warning.startsWith("PAYMENT_REFERENCE: the Bankgiro (9912347)"))
                .anyMatch(warning -> warning.startsWith("PAYMENT_REFERENCE: the OCR (1234567898)"));
    }

    @Test
    void a_danish_one() {
        CandidateInvoice candidate = candidate(
                "Havnens Trælast ApS",
                "Kajen 7, 8000 Aarhus",
                "CVR-nr.: 13585628",
                "Faktura nr.: 8841",
                "Fakturadato: 05.03.2024",
                "Forfaldsdato: 20.03.2024",
                "Kunde: Solbakken ApS",
                "I alt ekskl. moms   1.000,00",
                "Moms 25%   250,00",
                "I alt DKK inkl. moms   1.250,00",
                "+71<123456789012345+12345678<");
        InvoiceContent read = candidate.content();
        assertThat(read.invoiceNumber()).isEqualTo("8841");
        assertThat(read.dueDate()).hasToString("2024-03-20");
        assertThat(read.subtotal()).isEqualByComparingTo("1000");
        assertThat(read.total()).isEqualByComparingTo("1250");
        assertThat(read.currency()).hasToString("DKK");
        assertThat(read.vendor().taxId()).isEqualTo("13585628");
        assertThat(candidate.readings().get(InvoiceField.VENDOR_TAX_ID).confidence())
                .isGreaterThanOrEqualTo(0.9);
        assertThat(candidate.warnings()).anyMatch(warning -> warning.contains("payment slip (123456789012345)"));
    }

    @Test
    void a_norwegian_one() {
        CandidateInvoice candidate = candidate(
                "Fjellvang Bygg AS",
                "Elvegata 3, 0150 Oslo",
                "Org.nr: NO 995 525 828 MVA",
                "Fakturanummer: 5120",
                "Fakturadato: 05.03.2024",
                "Forfallsdato: 19.03.2024",
                "Kunde: Solvik AS",
                "Sum eks. mva   800,00",
                "Mva 25%   200,00",
                "Å betale   1 000,00",
                "KID: 77001237");
        InvoiceContent read = candidate.content();
        assertThat(read.invoiceNumber()).isEqualTo("5120");
        assertThat(read.dueDate()).hasToString("2024-03-19");
        assertThat(read.taxAmount()).isEqualByComparingTo("200");
        assertThat(read.total()).isEqualByComparingTo("1000");
        assertThat(read.currency()).hasToString("NOK");
        assertThat(candidate.warnings()).anyMatch(warning -> warning.contains("the KID (77001237)"));
    }

    @Test
    void a_greek_one() {
        InvoiceContent read = candidate(
                        "ΕΛΑΙΩΝΑΣ Α.Ε.",
                        "Αθήνα 10564",
                        "ΑΦΜ: 094259216",
                        "Αριθμός τιμολογίου: 3312",
                        "Ημερομηνία έκδοσης: 05/03/2024",
                        "Πελάτης: ΘΑΛΑΣΣΑ Α.Ε.",
                        "Καθαρή αξία   100,00",
                        "ΦΠΑ 24%   24,00",
                        "Γενικό σύνολο   124,00 €")
                .content();
        assertThat(read.invoiceNumber()).isEqualTo("3312");
        assertThat(read.invoiceDate()).hasToString("2024-03-05");
        assertThat(read.total()).isEqualByComparingTo("124");
        assertThat(read.vendor().taxId()).isEqualTo("094259216");
    }

    private static CandidateInvoice candidate(String... lines) {
        List<PlacedWord> words = new ArrayList<>();
        for (int i = 0; i < lines.length; i++) {
            double x = 60;
            for (String part : lines[i].split("   ", -1)) {
                double at = x;
                for (String word : part.split(" ", -1)) {
                    words.add(new PlacedWord(word, at, 60 + 32 * i, 8 * word.length(), 14, 0.98));
                    at += 8 * word.length() + 7;
                }
                x = Math.max(x + 190, at + 60);
            }
        }
        return new WordsInvoiceReader().read(List.of(new WordPage(1, 850, 1100, words)));
    }
}
