package com.smartap.payments.pain;

import static com.smartap.payments.pain.PainOrders.AMERICAN;
import static com.smartap.payments.pain.PainOrders.BERLIN;
import static com.smartap.payments.pain.PainOrders.GERMAN;
import static com.smartap.payments.pain.PainOrders.iban;
import static com.smartap.payments.pain.PainOrders.named;
import static com.smartap.payments.pain.PainOrders.order;
import static com.smartap.payments.pain.PainOrders.payment;
import static com.smartap.payments.pain.PainOrders.to;
import static org.assertj.core.api.Assertions.assertThat;

import com.smartap.model.Address;
import com.smartap.model.BankAccount;
import com.smartap.model.Money;
import com.smartap.spi.payment.PaymentFormat;
import com.smartap.spi.payment.PaymentInstruction;
import com.smartap.spi.payment.PaymentInstruction.RemittanceItem;
import com.smartap.spi.payment.PaymentNote;
import com.smartap.spi.payment.PaymentOrder;
import com.smartap.spi.payment.PaymentProblem;
import com.smartap.testkit.payment.PaymentFormatContract;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;

class Pain001FormatTest extends PaymentFormatContract {
    @Override
    protected PaymentFormat format() {
        return new Pain001V09Format();
    }

    @Test
    void a_sepa_payment_says_what_sepa_wants() throws IOException {
        Document file = file(PainOrders.sepa());
        assertThat(text(file, "PmtInf/PmtTpInf/SvcLvl/Cd")).isEqualTo("SEPA");
        assertThat(text(file, "PmtInf/ChrgBr")).isEqualTo("SLEV");
        assertThat(text(file, "PmtInf/BtchBookg")).isEqualTo("false");
        assertThat(text(file, "PmtInf/ReqdExctnDt/Dt")).isEqualTo("2026-11-24");
        assertThat(text(file, "PmtInf/DbtrAgt/FinInstnId/BICFI")).isEqualTo("COBADEFFXXX");
        assertThat(text(file, "PmtInf/CdtTrfTxInf/CdtrAcct/Id/IBAN")).isEqualTo("DE89370400440532013000");
        assertThat(text(file, "PmtInf/CdtTrfTxInf/RmtInf/Strd/CdtrRefInf/Ref")).isEqualTo("RF18539007547034");
        assertThat(text(file, "GrpHdr/MsgId")).isEqualTo("PB-2026-0001");
        assertThat(text(file, "GrpHdr/CreDtTm")).isEqualTo("2026-11-21T15:00:00");
    }

    @Test
    void versions_differ_in_day_and_bank() throws IOException {
        PaymentOrder order = PainOrders.sepa();
        Document old = PainFiles.valid("pain.001.001.03", PainFiles.bytes(new Pain001V03Format(), order));
        assertThat(text(old, "PmtInf/ReqdExctnDt")).isEqualTo("2026-11-24");
        assertThat(text(old, "PmtInf/DbtrAgt/FinInstnId/BIC")).isEqualTo("COBADEFFXXX");
        PainFiles.valid("pain.001.001.11", PainFiles.bytes(new Pain001V11Format(), order));
    }

    @Test
    void the_same_dollars_go_over_the_clearing_house_or_by_wire() throws IOException {
        PaymentInstruction dollars = payment("A", "10.00", "USD", AMERICAN, BERLIN, null);
        Document ach = file(order(Map.of(), dollars));
        assertThat(text(ach, "PmtInf/PmtTpInf/SvcLvl/Cd")).isEqualTo("NURG");
        assertThat(text(ach, "PmtInf/PmtTpInf/LclInstrm/Cd")).isEqualTo("CCD");
        assertThat(text(ach, "PmtInf/CdtTrfTxInf/CdtrAgt/FinInstnId/ClrSysMmbId/MmbId"))
                .isEqualTo("021000021");
        assertThat(text(ach, "PmtInf/CdtTrfTxInf/CdtrAcct/Tp/Cd")).isEqualTo("CACC");
        assertThat(text(ach, "PmtInf/CdtTrfTxInf/RmtInf/Strd/RfrdDocInf/Nb")).isEqualTo("INV-1");
        Document wire = file(order(Map.of(PainOptions.PAYMENT_TYPE, "us-wire"), dollars));
        assertThat(text(wire, "PmtInf/PmtTpInf/SvcLvl/Cd")).isEqualTo("URGP");
        assertThat(text(wire, "PmtInf/CdtTrfTxInf/CdtrAgt/FinInstnId/PstlAdr/Ctry"))
                .isEqualTo("US");
        assertThat(text(wire, "PmtInf/ChrgBr")).isEqualTo("SHAR");
    }

    @Test
    void currencies_stand_in_blocks_of_their_own_and_add_up_in_the_control_sum() throws IOException {
        BankAccount abroad = new BankAccount(null, BankAccount.Type.CHECKING, null, "1234567", null, "BOTKJPJT", null);
        PaymentOrder order = order(
                Map.of(),
                payment("A", "10.00", "EUR", GERMAN, null, null),
                payment("B", "1000", "JPY", abroad, new Address(null, null, null, "Tokyo", null, "JP"), null),
                payment("C", "1.234", "KWD", abroad, new Address(null, null, null, "Kuwait", null, "KW"), null));
        Document file = file(order);
        assertThat(PainFiles.all(file, "PmtInf")).hasSize(3);
        assertThat(text(file, "GrpHdr/CtrlSum")).isEqualTo("1011.234");
        assertThat(PainFiles.all(file, "InstdAmt").stream().map(e -> e.getAttribute("Ccy") + " " + e.getTextContent()))
                .containsExactly("EUR 10.00", "JPY 1000", "KWD 1.234");
        PaymentFormat.Summary summary = format().write(order, new ByteArrayOutputStream());
        assertThat(summary.totals())
                .containsExactly(Money.of("10.00", "EUR"), Money.of("1000", "JPY"), Money.of("1.234", "KWD"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 Parts Ln#Detroit, MI 48201#USA|400 Parts Ln|Detroit|48201|US",
                "Hauptstr. 5, 10115 Berlin, Germany|Hauptstr. 5|Berlin|10115|DE",
                "1 High Street, London SW1A 1AA|1 High Street|London|SW1A 1AA|GB",
                "Acme House#12 Rue Bleue#F-75009 Paris|Acme House|Paris|75009|FR",
                "100 King St W, Toronto, ON M5X 1A9|100 King St W|Toronto|M5X 1A9|CA",
                "Keizersgracht 1#1015 CN Amsterdam#Netherlands|Keizersgracht 1|Amsterdam|1015 CN|NL"
            })
    void lines_alone_are_mended_and_the_change_is_noted(
            String lines, String street, String town, String code, String country) throws IOException {
        Address loose = new Address(lines.replace('#', '\n'), null, null, null, null, null);
        PaymentOrder order = order(Map.of(), to(payment("A", "10.00", "EUR", GERMAN, null, null), loose));
        assertThat(format().check(order)).isEmpty();
        Document file = file(order);
        String at = "PmtInf/CdtTrfTxInf/Cdtr/PstlAdr/";
        assertThat(text(file, at + "StrtNm")).isEqualTo(street);
        assertThat(text(file, at + "TwnNm")).isEqualTo(town);
        assertThat(text(file, at + "PstCd")).isEqualTo(code);
        assertThat(text(file, at + "Ctry")).isEqualTo(country);
        assertThat(format().notes(order)).extracting(PaymentNote::field).containsExactly("payeeAddress");
    }

    @Test
    void what_cannot_be_mended_is_refused_with_a_switch_for_each_bank() {
        PaymentInstruction payment = payment("A", "10.00", "EUR", GERMAN, null, null);
        Address townless = new Address("Main St 1", null, null, null, null, "DE");
        assertThat(problems(order(Map.of(), to(payment, townless)))).containsExactly("A payeeAddress.town");
        assertThat(problems(order(Map.of(), to(payment, new Address("Main St 1", null, null, "Berlin", null, null)))))
                .containsExactly("A payeeAddress.country");
        assertThat(problems(order(Map.of(PainOptions.INCOMPLETE_ADDRESS, "omit"), to(payment, townless))))
                .isEmpty();
        assertThat(problems(order(Map.of(PainOptions.ADDRESS, "none"), to(payment, townless))))
                .isEmpty();
        Address hybrid = new Address("Building 7\nFloor 3", null, null, "Berlin", null, "DE");
        assertThat(problems(order(Map.of(), to(payment, hybrid)))).isEmpty();
        Address long7 = new Address(
                IntStream.range(0, 5).mapToObj(i -> "x".repeat(60) + i).collect(Collectors.joining("\n")),
                null,
                null,
                "Berlin",
                null,
                "DE");
        assertThat(problems(order(Map.of(), to(payment, long7)))).containsExactly("A payeeAddress.street");
        Address three = new Address("x".repeat(60) + "\n" + "y".repeat(60), null, null, "Berlin", null, "DE");
        assertThat(problems(order(Map.of(PainOptions.ADDRESS, "structured"), to(payment, three))))
                .containsExactly("A payeeAddress.street");
    }

    @Test
    void letters_are_transliterated_and_a_name_without_latin_ones_is_refused() throws IOException {
        PaymentInstruction payment = payment("A", "10.00", "EUR", GERMAN, null, null);
        PaymentOrder order = order(Map.of(), named(payment, "Müller & Söhne_GmbH @ Łódź"));
        assertThat(text(file(order), "PmtInf/CdtTrfTxInf/Cdtr/Nm")).isEqualTo("Muller + Sohne-GmbH (at) Lodz");
        assertThat(format().notes(order)).extracting(PaymentNote::field).containsExactly("payee");
        assertThat(problems(order(Map.of(), named(payment, "Газпром Ltd")))).containsExactly("A payee");
        assertThat(text(file(order(Map.of(), named(payment, "x".repeat(80)))), "PmtInf/CdtTrfTxInf/Cdtr/Nm"))
                .hasSize(70);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/PAY", "PAY/", "PAY//1", "PAY_1", "1234567890123456789012345678901234567", " PAY", "PÄY"})
    void a_reference_that_would_not_reach_the_payee_is_a_problem(String id) {
        assertThat(problems(order(Map.of(), payment(id, "10.00", "EUR", GERMAN, null, null))))
                .containsExactly(id + " id");
    }

    @Test
    void each_rail_asks_for_its_own_numbers() {
        assertThat(problems(order(Map.of(), payment("A", "10.00", "EUR", iban("DE88370400440532013000"), null, null))))
                .containsExactly("A account.iban");
        assertThat(problems(order(Map.of(), payment("A", "1000000000.00", "EUR", GERMAN, null, null))))
                .containsExactly("A amount");
        assertThat(problems(order(
                        Map.of(PainOptions.PAYMENT_TYPE, "sepa"), payment("A", "10.00", "USD", GERMAN, null, null))))
                .containsExactly("A amount");
        assertThat(problems(order(Map.of(), payment("A", "10.00", "GBP", GERMAN, null, null))))
                .containsExactly("A account.bic", "A payeeAddress");
        assertThat(problems(order(Map.of(), payment("A", "10.00", "EUR", GERMAN, null, "RF19539007547034"))))
                .containsExactly("A remittance[0].creditorReference");
        BankAccount digits = new BankAccount(
                null, BankAccount.Type.CHECKING, null, null, "DE89370400440532013000", "1OBADEFF", null);
        PaymentOrder order = order(Map.of(), payment("A", "10.00", "EUR", digits, null, null));
        assertThat(problems(order)).isEmpty();
        assertThat(new Pain001V03Format().check(order))
                .extracting(PaymentProblem::field)
                .containsExactly("account.bic");
    }

    @Test
    void a_country_of_sepa_outside_its_core_is_a_reason_to_look_at_the_address() {
        assertThat(format().notes(order(
                        Map.of(), payment("A", "10.00", "EUR", iban("GB82WEST12345698765432"), null, null))))
                .extracting(PaymentNote::field)
                .containsExactly("payeeAddress");
    }

    @Test
    void a_text_of_many_invoices_never_cuts_a_number() throws IOException {
        Money one = Money.of("1.00", "EUR");
        PaymentInstruction many = new PaymentInstruction(
                "A",
                Money.of("60.00", "EUR"),
                "Acme",
                null,
                GERMAN,
                IntStream.range(0, 60)
                        .mapToObj(i -> new RemittanceItem("INV-" + i, null, one, null, one, null))
                        .toList());
        String text = text(file(order(Map.of(), many)), "PmtInf/CdtTrfTxInf/RmtInf/Ustrd");
        assertThat(text)
                .hasSizeLessThanOrEqualTo(140)
                .startsWith("INV-0, INV-1, ")
                .endsWith("MORE");
        assertThat(format().notes(order(Map.of(), many)))
                .extracting(PaymentNote::field)
                .containsExactly("remittance");
    }

    @Test
    void options_of_the_file_reach_it_and_wrong_ones_are_problems() throws IOException {
        Document file = file(order(
                Map.of(
                        PainOptions.BATCH_BOOKING, "true",
                        PainOptions.PURPOSE, "SUPP",
                        PainOptions.CATEGORY_PURPOSE, "SUPP",
                        PainOptions.INSTANT, "true",
                        PainOptions.UETR, "true",
                        PainOptions.MESSAGE_ID, "M-1"),
                payment("A", "10.00", "EUR", GERMAN, null, null)));
        assertThat(text(file, "PmtInf/BtchBookg")).isEqualTo("true");
        assertThat(text(file, "PmtInf/PmtTpInf/LclInstrm/Cd")).isEqualTo("INST");
        assertThat(text(file, "PmtInf/CdtTrfTxInf/Purp/Cd")).isEqualTo("SUPP");
        assertThat(text(file, "PmtInf/PmtInfId")).isEqualTo("M-1-1");
        assertThat(problems(order(
                        Map.of("pain.adress", "none", PainOptions.PURPOSE, "toolong"),
                        payment("A", "10.00", "EUR", GERMAN, null, null))))
                .containsExactlyInAnyOrder("null options.pain.adress", "null options.pain.purpose");
    }

    private Document file(PaymentOrder order) throws IOException {
        return PainFiles.valid(format().id(), PainFiles.bytes(format(), order));
    }

    private static String text(Document file, String path) {
        return PainFiles.text(file, "CstmrCdtTrfInitn/" + path);
    }

    private List<String> problems(PaymentOrder order) {
        return format().check(order).stream()
                .map(problem -> problem.paymentId() + " " + problem.field())
                .toList();
    }
}
