package com.smartap.capture.internal.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckDigitsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ATU13585627",
                "BE0403019261",
                "BE403019261",
                "BG175074752",
                "CHE100155212MWST",
                "CY10259033P",
                "CZ25123891",
                "CZ7103192745",
                "DE136695976",
                "DK13585628",
                "EE100931558",
                "EL094259216",
                "ESB58378431",
                "ES54362315K",
                "ESX5253868R",
                "ESJ99216582",
                "FI20774740",
                "FR40303265045",
                "FRK7399859412",
                "FR4Z123456782",
                "GB980780684",
                "HR33392005961",
                "HU12892312",
                "IE6433435F",
                "IE6433435OA",
                "IE8D79739I",
                "IT00743110157",
                "LT119511515",
                "LT100001919017",
                "LU15027442",
                "LV40003521600",
                "MT11679112",
                "NL004495445B01",
                "NO995525828MVA",
                "PL8567346215",
                "PT501964843",
                "RO18547290",
                "SE123456789701",
                "SI50223054",
                "SK2022749619",
                "XI980780684"
            })
    void vat_ids_are_told_from_those_with_another_digit(String id) {
        assertThat(VatId.problem(id)).isEmpty();
        assertThat(VatId.isValid(id)).isTrue();
        int digit = id.startsWith("NL") ? 5 : lastDigit(id);
        char other = (char) ('0' + (id.charAt(digit) - '0' + 1) % 10);
        String wrong = id.substring(0, digit) + other + id.substring(digit + 1);
        assertThat(VatId.isValid(wrong)).as(wrong).isFalse();
        assertThat(VatId.problem(wrong))
                .hasValueSatisfying(problem -> assertThat(problem).doesNotContain(wrong));
        assertThat(VatId.isValid(id + "7")).isFalse();
    }

    @Test
    void vat_ids_of_countries_without_known_check_digits_are_neither_right_nor_wrong() {
        assertThat(VatId.problem("BR12345678000195")).isEmpty();
        assertThat(VatId.isValid("BR12345678000195")).isFalse();
        assertThat(VatId.isValid("")).isFalse();
        assertThat(VatId.normalised("de 136.695-976")).isEqualTo("DE136695976");
    }

    @Test
    void ibans_have_the_length_of_their_country_and_check_digits() {
        assertThat(Iban.isValid("DE89370400440532013000")).isTrue();
        assertThat(Iban.isValid("NO9386011117947")).isTrue();
        assertThat(Iban.problem("DE88370400440532013000"))
                .hasValueSatisfying(problem -> assertThat(problem)
                        .contains("check digits")
                        .contains("••••3000")
                        .doesNotContain("37040044"));
        assertThat(Iban.problem("DE8937040044053201300"))
                .hasValueSatisfying(problem -> assertThat(problem).contains("those of DE have 22"));
        assertThat(Iban.problem("US64SVBKUS6S3300958879"))
                .hasValueSatisfying(problem -> assertThat(problem).contains("no IBANs"));
        assertThat(Iban.problem("IBAN32423940")).isPresent();
        assertThat(Iban.problem("")).isPresent();
        assertThat(Iban.normalised("de89 3704 0044 0532 0130 00")).isEqualTo("DE89370400440532013000");
    }

    @Test
    void identifiers_are_told_from_those_with_swapped_digits() {
        told(TaxId::isAbn, "51824753556", "51824735556");
        told(TaxId::isGstin, "27AAPFU0939F1ZV", "27AAPFU0993F1ZV");
        told(TaxId::isSwissUid, "CHE100155212", "CHE100155221");
        told(TaxId::isNorwegianOrganisation, "995525828", "995528528");
        told(TaxId::isSwedishOrganisation, "1234567897", "1234567987");
        told(TaxId::isDanishCvr, "13585628", "13585682");
        told(TaxId::isBelgianEnterprise, "0403019261", "0403109261");
        told(TaxId::isSiren, "552008443", "552008434");
        told(TaxId::isSiret, "73282932000074", "73289232000074");
        told(TaxId::isItalianTaxCode, "RCCMNL83S18D969H", "RCCMNL83S81D969H");
        told(Identifier::isGln, "4012345000009", "4012354000009");
        told(Identifier::isGtin, "73513537", "75313537");
        told(Identifier::isLei, "213800KUD8LAJWSQ9D15", "213800KUD8LAJWSQ9D51");
        told(Identifier::isRoutingNumber, "111000025", "111000052");
        told(Identifier::isSepaCreditor, "DE98ZZZ09999999999", "DE89ZZZ09999999999");
        told(PaymentReference::isCreditorReference, "RF18539007547034", "RF18539007547043");
        told(PaymentReference::isQrReference, "210000000003139471430009017", "210000000003139471430009071");
        told(PaymentReference::isBelgianCommunication, "090933755493", "090933754593");
        told(PaymentReference::isFinnishReference, "1232", "2132");
    }

    @Test
    void employer_numbers_have_a_prefix_that_is_in_use() {
        told(TaxId::isEin, "911144442", "071144442");
    }

    @Test
    void nothing_is_right_that_is_no_number() {
        List<Predicate<String>> all = List.of(
                TaxId::isAbn,
                TaxId::isEin,
                TaxId::isGstin,
                TaxId::isSwissUid,
                TaxId::isSiret,
                Identifier::isGln,
                Identifier::isGtin,
                Identifier::isLei,
                Identifier::isRoutingNumber,
                Identifier::isSepaCreditor,
                PaymentReference::isCreditorReference,
                PaymentReference::isQrReference,
                PaymentReference::isFinnishReference,
                VatId::isValid,
                Iban::isValid);
        for (Predicate<String> check : all) {
            for (String text : List.of("", "ABC", "１２３４５６７８９", "-12345678", "000000000", "CHE")) {
                assertThat(check.test(text)).as(text).isFalse();
            }
        }
    }

    private static void told(Predicate<String> check, String right, String wrong) {
        assertThat(check.test(right)).as(right).isTrue();
        assertThat(check.test(wrong)).as(wrong).isFalse();
    }

    private static int lastDigit(String text) {
        int at = text.length() - 1;
        while (!Character.isDigit(text.charAt(at))) {
            at--;
        }
        return at;
    }

    @Test
    void nordic_references_are_told_from_those_with_another_digit() {
        assertThat(PaymentReference.isSwedishOcr("1234567897")).isTrue();
        assertThat(PaymentReference.isSwedishOcr("1234567896")).isFalse();
        assertThat(PaymentReference.isNorwegianKid("1234567897"))
                .as("modulus 10")
                .isTrue();
        assertThat(PaymentReference.isNorwegianKid("77001239")).as("modulus 11").isTrue();
        assertThat(PaymentReference.isNorwegianKid("77001237")).isFalse();
        assertThat(PaymentReference.isNorwegianKid("")).isFalse();
        assertThat(PaymentReference.isDanishSlip("71", "123456789012347")).isTrue();
        assertThat(PaymentReference.isDanishSlip("71", "123456789012345")).isFalse();
        assertThat(PaymentReference.isDanishSlip("73", "")).isTrue();
        assertThat(PaymentReference.isDanishSlip("75", "123456789012344"))
                .as("one digit too few")
                .isFalse();
    }

    @Test
    void giro_numbers_are_told_from_those_with_another_digit() {
        assertThat(GiroNumber.isBankgiro("9912346")).isTrue();
        assertThat(GiroNumber.isBankgiro("9912345")).isFalse();
        assertThat(GiroNumber.isPlusgiro("18")).isTrue();
        assertThat(GiroNumber.isPlusgiro("19")).isFalse();
        assertThat(GiroNumber.isNorwegianAccount("86011117947")).isTrue();
        assertThat(GiroNumber.isNorwegianAccount("86011117948")).isFalse();
    }
}
