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
