package com.smartap.payments.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.smartap.model.BankAccount;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifierChecksTest {
    @ParameterizedTest
    @ValueSource(strings = {"021000021", "121042882", "231380104", "061000104", "110000000"})
    void routing_numbers_of_banks_are_valid(String number) {
        assertThat(RoutingNumber.isValid(number)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "000000000", "021000012", "02100002", "0210000211", "990000000", "02100002A", "٠٢١٠٠٠٠٢١"})
    void other_routing_numbers_are_not(String number) {
        assertThat(RoutingNumber.problem(number)).isPresent();
    }

    @Test
    void two_swapped_digits_of_a_routing_number_are_seen() {
        assertThat(RoutingNumber.problem("201000021")).isPresent();
        assertThat(RoutingNumber.problem(null)).contains("is missing");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DE89370400440532013000",
                "GB82WEST12345698765432",
                "NO9386011117947",
                "FR1420041010050500013M02606"
            })
    void ibans_with_length_and_check_digits_of_their_country_are_valid(String iban) {
        assertThat(Iban.isValid(iban)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DE88370400440532013000",
                "DE8937040044053201300",
                "US89370400440532013000",
                "de89370400440532013000",
                "DE89 3704 0044 0532 0130 00",
                "DE"
            })
    void other_ibans_are_not_and_are_never_shown_whole(String iban) {
        assertThat(Iban.problem(iban)).isPresent().get().asString().doesNotContain(iban + ")");
    }

    @Test
    void a_bic_has_eight_or_eleven_characters() {
        assertThat(Bic.isValid("COBADEFFXXX")).isTrue();
        assertThat(Bic.isValid("COBADEFF")).isTrue();
        assertThat(Bic.isTest("COBADEF0")).isTrue();
        assertThat(Bic.problem("COBADEFFX")).isPresent();
        assertThat(Bic.problem("COBA1EFF")).isPresent();
        assertThat(Bic.problem(null)).isPresent();
    }

    @Test
    void a_creditor_reference_is_made_and_checked() {
        assertThat(CreditorReference.of("539007547034")).isEqualTo("RF18539007547034");
        assertThat(CreditorReference.of("inv20261120")).isEqualTo("RF67INV20261120");
        assertThat(CreditorReference.isValid("RF18539007547034")).isTrue();
        assertThat(CreditorReference.problem("RF18539007547043")).isPresent();
        assertThat(CreditorReference.problem("18539007547034")).isPresent();
        assertThatThrownBy(() -> CreditorReference.of("A".repeat(22))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_bic_and_an_iban_of_two_countries_are_a_reason_to_look() {
        assertThat(Bic.agrees("COBADEFFXXX", "DE89370400440532013000")).isTrue();
        assertThat(Bic.agrees("BNPAFRPP", "MC5811222000010123456789030")).isTrue();
        assertThat(Bic.agrees("COBADEFFXXX", "GB82WEST12345698765432")).isFalse();
        assertThat(Bic.agrees(null, "GB82WEST12345698765432")).isTrue();
    }

    @Test
    void an_account_is_checked_as_a_whole_when_it_is_entered() {
        assertThat(BankAccountCheck.of(BankAccount.us("X", "021000021", "987654321")))
                .isEmpty();
        BankAccount wrong = new BankAccount(
                "X",
                BankAccount.Type.CHECKING,
                "021000012",
                "000000000000000000",
                "DE88370400440532013000",
                "COBAGBF0",
                null);
        assertThat(BankAccountCheck.of(wrong))
                .extracting(finding -> finding.severe() + " " + finding.field())
                .containsExactly(
                        "true routingNumber",
                        "true accountNumber",
                        "true accountNumber",
                        "true iban",
                        "false bic",
                        "false bic");
        assertThat(BankAccountCheck.of(wrong).toString()).doesNotContain("DE88370400440532013000");
    }
}
