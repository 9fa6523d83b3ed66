package com.smartap.capture.internal.ocr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextLayerTest {
    private static final String GERMAN =
            "Rechnung Nr. 2024-118 vom 03.05.2024 Lindner Metallbau GmbH Friedrichstr. 123 10117 Berlin Kunde:"
                    + " Oakfield Ltd USt-IdNr. DE136695976 IBAN DE89370400440532013000 Gesamtbetrag 119,00 EUR";

    @Test
    void text_of_programs_is_usable_with_all_its_codes_and_numbers() {
        assertThat(of(GERMAN)).isEqualTo(TextLayer.USABLE);
        assertThat(of("Invoice KEY-MECH-0064 4x149.99 info@oakfield.example www.oakfield.example/pay?x=1 HRB 52815 A4"
                        + " SKU-77b M12x40 2nd 1st Net30 Łódź Çağrı Ñandú facture n°12 total"))
                .isEqualTo(TextLayer.USABLE);
    }

    @Test
    void a_page_with_hardly_any_letters_is_a_picture() {
        assertThat(of("Seite 1 von 2")).isEqualTo(TextLayer.ABSENT);
        assertThat(TextLayer.of(List.of())).isEqualTo(TextLayer.ABSENT);
    }

    @Test
    void words_of_two_scripts_or_with_signs_inside_are_garbage() {
        assertThat(
                        of(
                                "Re\u0441hnung z!mme\u0662 m\u0665TEL 1\u066517\u0412\u0435\u0440!!\u043f Consu!t!ng Gast den 18.11.18 Zimmer 110.00 Betrag"))
                .isEqualTo(TextLayer.GARBAGE);
        assertThat(of("\ufffd\ufffd\ufffdx \ufffdbcd \ufffdhjk total amount due invoice number date"))
                .isEqualTo(TextLayer.GARBAGE);
    }

    @Test
    void letters_that_a_font_swapped_are_words_that_no_language_knows() {
        String swapped = GERMAN.chars()
                .mapToObj(c -> Character.isLetter(c) ? String.valueOf((char) (c + 3)) : String.valueOf((char) c))
                .reduce("", String::concat);
        assertThat(of((swapped + " ").repeat(10))).isEqualTo(TextLayer.GARBAGE);
    }

    private static TextLayer of(String text) {
        return TextLayer.of(List.of(text.split(" ", -1)));
    }
}
