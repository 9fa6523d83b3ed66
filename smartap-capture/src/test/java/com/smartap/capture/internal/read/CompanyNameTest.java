package com.smartap.capture.internal.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompanyNameTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MERANTI CO. (M) BHD (300512-P) | MERANTI CO. (M) BHD",
                "Kelapa Foods Sdn Bhd (199801012345) | Kelapa Foods Sdn Bhd",
                "Quay Road Pte Ltd (Co. Reg. No. 200312345K) | Quay Road Pte Ltd",
                "Seri Trading [55512-A] | Seri Trading",
                ": Northwind Services Ltd, | Northwind Services Ltd",
                "© 2019-2024 Northwind Services Ltd | Northwind Services Ltd",
                "Thank you for your order with Harbour Lights Ltd today | Harbour Lights Ltd",
                "Ateliers Lunaire SARL, chemin des Vignes 63, 80743 Lille | Ateliers Lunaire SARL",
            })
    void register_numbers_years_sentences_and_addresses_are_no_part_of_a_name(String printed, String name) {
        assertThat(alone(printed)).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({
        "1&1 Hosting GmbH",
        "Calder (UK) Ltd.",
        "Atelier 1907 (1999)",
        "Studio 54321",
        "MERANTI CO. (M)",
        "Sp. z o.o."
    })
    void what_belongs_to_a_name_stays(String name) {
        assertThat(alone(name)).isEqualTo(name);
    }

    private static String alone(String name) {
        return CompanyName.alone(new Candidate<>(name, 0.9, List.of())).value();
    }
}
