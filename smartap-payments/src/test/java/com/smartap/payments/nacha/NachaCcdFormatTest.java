package com.smartap.payments.nacha;

import static com.smartap.testkit.payment.PaymentOrders.order;
import static com.smartap.testkit.payment.PaymentOrders.originator;
import static com.smartap.testkit.payment.PaymentOrders.payment;
import static org.assertj.core.api.Assertions.assertThat;

import com.smartap.model.BankAccount;
import com.smartap.model.Money;
import com.smartap.spi.payment.BankChannel.Delivery;
import com.smartap.spi.payment.Originator;
import com.smartap.spi.payment.PaymentFormat;
import com.smartap.spi.payment.PaymentInstruction;
import com.smartap.spi.payment.PaymentInstruction.RemittanceItem;
import com.smartap.spi.payment.PaymentOrder;
import com.smartap.spi.payment.PaymentProblem;
import com.smartap.testkit.bank.SimulatedBank;
import com.smartap.testkit.payment.PaymentFormatContract;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The files are also read by the simulated bank, whose strict parser shares no code with the writer. */
class NachaCcdFormatTest extends PaymentFormatContract {
    private final PaymentFormat format = new NachaCcdFormat();

    @Override
    protected PaymentFormat format() {
        return format;
    }

    @Test
    void every_record_of_a_file_has_its_fields_at_their_positions() throws IOException {
        List<String> lines = lines(order(payment("PAY-1", "599.96")));
        assertThat(lines).hasSize(10).allSatisfy(line -> assertThat(line).hasSize(94));
        assertThat(lines.get(0))
                .isEqualTo(
                        "101 09100001911234567892611211000A094101First Bank             Northwind Books                ");
        assertThat(lines.get(1))
                .isEqualTo(
                        "5220Northwind Books                     1123456789CCDVENDOR PMT261121261124   1091000010000001");
        assertThat(lines.get(2))
                .isEqualTo(
                        "6220210000210087654321       0000059996PAY-1          Industrial Parts Co     1091000010000001");
        assertThat(lines.get(3)).isEqualTo("705" + "%-80s".formatted("RMR*IV*INV-PAY-1**599.96\\") + "00010000001");
        assertThat(lines.get(4))
                .isEqualTo("82200000020002100002000000000000000000059996" + "1123456789" + " ".repeat(25)
                        + "091000010000001");
        assertThat(lines.get(5)).isEqualTo("9000001000001000000020002100002000000000000000000059996" + " ".repeat(39));
        assertThat(lines.subList(6, 10)).containsOnly("9".repeat(94));
    }

    @ParameterizedTest
    @CsvSource({"1,10", "3,10", "4,20", "8,20", "9,30"})
    void fillers_complete_the_last_block_and_never_add_an_empty_one(int payments, int records) throws IOException {
        PaymentOrder order = order(many(payments), Map.of());
        assertThat(lines(order)).hasSize(records);
        assertThat(bankTakes(order)).isInstanceOf(Delivery.Accepted.class);
    }

    @Test
    void a_hash_of_eleven_digits_keeps_its_last_ten() throws IOException {
        PaymentOrder order = order(
                IntStream.range(0, 130)
                        .mapToObj(i -> payment("P" + i, "1.00", BankAccount.us("X", west(), "12")))
                        .toList(),
                Map.of());
        long sum = 130L * Long.parseLong(west().substring(0, 8));
        assertThat(sum).isGreaterThan(10_000_000_000L - 1);
        assertThat(control(order, '8').substring(10, 20)).isEqualTo("%010d".formatted(sum % 10_000_000_000L));
        assertThat(bankTakes(order)).isInstanceOf(Delivery.Accepted.class);
    }

    @Test
    void a_balanced_batch_ends_with_one_debit_of_its_credits() throws IOException {
        PaymentOrder order = balanced(order(many(3), Map.of()));
        List<String> lines = lines(order);
        String offset = lines.get(8);
        assertThat(lines.get(1)).startsWith("5200");
        assertThat(offset).startsWith("627091000019123456789        0000000600");
        assertThat(offset.substring(54, 76)).isEqualTo("%-22s".formatted("OFFSET"));
        assertThat(offset.charAt(78)).isEqualTo('0');
        assertThat(control(order, '9').substring(31, 55)).isEqualTo("000000000600000000000600");
        assertThat(bankTakes(order)).isInstanceOf(Delivery.Accepted.class);
    }

    @Test
    void a_balanced_order_above_one_entry_becomes_batches_whose_offsets_fit() throws IOException {
        PaymentOrder order = balanced(order(payment("A", "99999999.99"), payment("B", "0.01")));
        assertThat(lines(order).stream().filter(line -> line.startsWith("627"))).hasSize(2);
        assertThat(bankTakes(order)).isInstanceOf(Delivery.Accepted.class);
    }

    @Test
    void trace_numbers_go_on_across_batches() throws IOException {
        PaymentOrder order = order(many(5), Map.of(NachaOptions.BATCH_SIZE, "2"));
        assertThat(lines(order).stream().filter(line -> line.startsWith("6")).map(line -> line.substring(87)))
                .containsExactly("0000001", "0000002", "0000003", "0000004", "0000005");
        assertThat(control(order, '9')).startsWith("9000003");
        assertThat(bankTakes(order)).isInstanceOf(Delivery.Accepted.class);
    }

    @ParameterizedTest
    @CsvSource({"CHECKING,622", "SAVINGS,632", "GENERAL_LEDGER,642", "LOAN,652"})
    void the_transaction_code_follows_the_kind_of_account(BankAccount.Type type, String start) throws IOException {
        BankAccount account = new BankAccount("X", type, "021000021", "1", null, null, null);
        assertThat(lines(order(payment("A", "1.00", account))).get(2)).startsWith(start);
    }

    @Test
    void zeros_before_an_account_number_stay() throws IOException {
        String entry = lines(order(payment("A", "1.00", BankAccount.us("X", "021000021", "00000000000000012"))))
                .get(2);
        assertThat(entry.substring(12, 29)).isEqualTo("00000000000000012");
    }

    @ParameterizedTest
    @CsvSource({
        "Müller & Söhne GmbH,Muller & Sohne GmbH",
        "Łódź Café 🚀 Ltd,Lodz Cafe   Ltd",
        "A very long name of a vendor indeed,A very long name of a"
    })
    void a_name_outside_ascii_shifts_nothing(String payee, String written) throws IOException {
        String entry = lines(order(named(payee))).get(2);
        assertThat(entry).hasSize(94);
        assertThat(entry.substring(54, 76).stripTrailing()).isEqualTo(written);
        assertThat(entry.substring(76)).isEqualTo("  1091000010000001");
    }

    @Test
    void umlauts_become_two_letters_where_that_is_asked_for() throws IOException {
        PaymentOrder order = order(List.of(named("Müller")), Map.of(NachaOptions.ACCENTS, "german"));
        assertThat(lines(order).get(2)).contains("Mueller");
    }

    @Test
    void a_name_without_any_latin_letter_is_a_problem() {
        assertThat(problems(order(named("Газпром")))).containsExactly("A payee");
    }

    @ParameterizedTest
    @CsvSource({"0.00", "-1.00", "100000000.00"})
    void an_amount_outside_its_limits_is_a_problem(String dollars) {
        assertThat(problems(order(payment("A", dollars)))).containsExactly("A amount");
    }

    @Test
    void an_amount_at_its_limit_fits_and_a_larger_one_is_split_where_that_is_asked_for() throws IOException {
        assertThat(lines(order(payment("A", "99999999.99"))).get(2)).contains("9999999999");
        PaymentOrder split = order(List.of(payment("A", "100000000.00")), Map.of(NachaOptions.SPLIT_LARGE, "true"));
        List<String> entries =
                lines(split).stream().filter(line -> line.startsWith("6")).toList();
        assertThat(entries).hasSize(2);
        assertThat(entries.get(0)).contains("9999999999A").endsWith("10910000" + "10000001");
        assertThat(entries.get(1)).contains("0000000001A").endsWith("00910000" + "10000002");
        assertThat(bankTakes(split)).isInstanceOf(Delivery.Accepted.class);
    }

    @Test
    void only_dollars_can_be_paid() {
        PaymentInstruction euros = new PaymentInstruction(
                "A", Money.of("1.00", "EUR"), "X", null, BankAccount.us("X", "021000021", "1"), List.of());
        assertThat(problems(order(euros))).containsExactly("A amount");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-10-12,261013", // Columbus Day
        "2026-11-26,261127", // Thanksgiving
        "2026-12-25,261228", // a Friday
        "2027-06-19,270621", // Juneteenth on a Saturday
        "2027-07-05,270706", // Independence Day on a Sunday is kept on Monday
        "2026-09-04,260904" // an open Friday
    })
    void money_moves_on_the_next_banking_day(LocalDate asked, String written) throws IOException {
        PaymentOrder order = dated(order(payment("A", "1.00")), asked, false);
        assertThat(lines(order).get(1).substring(69, 75)).isEqualTo(written);
        assertThat(bankTakes(order)).isInstanceOf(Delivery.Accepted.class);
    }

    @Test
    void a_day_without_settlement_is_a_problem_where_that_is_asked_for() {
        PaymentOrder order = order(List.of(payment("A", "1.00")), Map.of(NachaOptions.NON_BANKING_DAY, "refuse"));
        assertThat(problems(dated(order, LocalDate.of(2026, 11, 26), false))).containsExactly("null executionDate");
    }

    @Test
    void a_day_before_the_file_was_made_is_a_problem() {
        PaymentOrder order = order(payment("A", "1.00"));
        PaymentOrder stale = new PaymentOrder(
                "B",
                Instant.parse("2026-11-25T10:00:00Z"),
                order.executionDate(),
                false,
                false,
                originator(),
                order.payments(),
                Map.of());
        assertThat(problems(stale)).containsExactly("null executionDate");
    }

    @Test
    void same_day_payments_bear_the_flag_and_stay_below_their_limit() throws IOException {
        LocalDate monday = LocalDate.of(2026, 11, 23);
        PaymentOrder order = dated(order(payment("A", "1000000.00")), monday, true);
        assertThat(lines(order).get(1).substring(63, 75)).isEqualTo("SD1800261123");
        assertThat(problems(dated(order(payment("A", "1000000.01")), monday, true)))
                .containsExactly("A amount");
        assertThat(problems(dated(order(payment("A", "1.00")), LocalDate.of(2026, 11, 21), true)))
                .containsExactly("null executionDate");
    }

    @Test
    void invoices_share_the_addendum_while_they_fit_and_give_way_to_a_summary() throws IOException {
        assertThat(addendum("INV-1", "INV-2")).isEqualTo("RMR*IV*INV-1**1.00\\RMR*IV*INV-2**1.00\\");
        assertThat(addendum("A".repeat(30), "B".repeat(30), "C".repeat(30))).isEqualTo("RMR*PO*PAY-9**3.00\\");
        assertThat(addendum("IN*V~1\\")).isEqualTo("RMR*IV*INV1**1.00\\");
        assertThat(addendum("X".repeat(90))).isEqualTo("RMR*PO*PAY-9**1.00\\");
    }

    @Test
    void a_discount_is_stated_beside_the_amount_paid() throws IOException {
        PaymentInstruction payment = new PaymentInstruction(
                "A",
                Money.of("98.00", "USD"),
                "X",
                null,
                BankAccount.us("X", "021000021", "1"),
                List.of(new RemittanceItem(
                        "I-1",
                        null,
                        Money.of("100.00", "USD"),
                        Money.of("2.00", "USD"),
                        Money.of("98.00", "USD"),
                        null)));
        assertThat(lines(order(payment)).get(3)).startsWith("705RMR*IV*I-1**98.00*100.00*2.00\\ ");
    }

    @Test
    void ten_characters_of_origin_are_kept_and_nine_digits_stand_behind_a_blank() throws IOException {
        assertThat(origin("1123456789")).isEqualTo("1123456789");
        assertThat(origin("091000019")).isEqualTo(" 091000019");
        assertThat(problems(order(List.of(payment("A", "1.00")), Map.of(NachaOptions.IMMEDIATE_ORIGIN, "12345678901"))))
                .containsExactly("null options.nacha.immediate-origin");
    }

    @Test
    void line_endings_and_the_file_modifier_are_options() throws IOException {
        PaymentOrder order = order(
                List.of(payment("A", "1.00")),
                Map.of(NachaOptions.LINE_ENDING, "LF", NachaOptions.FILE_ID_MODIFIER, "9"));
        assertThat(text(order)).doesNotContain("\r").endsWith("9\n");
        assertThat(text(order(payment("A", "1.00")))).endsWith("9\r\n");
        assertThat(lines(order).get(0).charAt(33)).isEqualTo('9');
        assertThat(bankTakes(order)).isInstanceOf(Delivery.Accepted.class);
    }

    @Test
    void wrong_options_are_problems_all_at_once() {
        assertThat(problems(order(
                        List.of(payment("A", "1.00")),
                        Map.of(
                                NachaOptions.LINE_ENDING,
                                "CR",
                                NachaOptions.FILE_ID_MODIFIER,
                                "a",
                                NachaOptions.BATCH_SIZE,
                                "0",
                                "nacha.line-endings",
                                "LF"))))
                .containsExactlyInAnyOrder(
                        "null options.nacha.line-ending",
                        "null options.nacha.file-id-modifier",
                        "null options.nacha.batch-size",
                        "null options.nacha.line-endings");
    }

    @Test
    void one_reference_for_two_payments_is_a_problem() {
        assertThat(problems(order(payment("A", "1.00"), payment("B", "1.00"), payment("A", "2.00"))))
                .containsExactly("A id");
    }

    @Test
    void a_reference_or_an_account_number_that_is_too_long_is_never_cut() {
        assertThat(problems(order(payment("1234567890123456", "1.00")))).containsExactly("1234567890123456 id");
        assertThat(problems(order(payment("A", "1.00", BankAccount.us("X", "021000021", "1".repeat(18))))))
                .containsExactly("A account.accountNumber");
        assertThat(problems(order(payment("A", "1.00", BankAccount.us("X", "021000012", "1")))))
                .containsExactly("A account.routingNumber");
    }

    @Test
    void an_originator_without_what_the_bank_assigned_is_a_problem() {
        PaymentOrder order = order(payment("A", "1.00"));
        Originator bare = new Originator(
                "",
                "",
                new BankAccount(null, BankAccount.Type.LOAN, null, null, "DE89370400440532013000", null, null),
                null,
                null);
        PaymentOrder wrong = new PaymentOrder(
                "B", order.createdAt(), order.executionDate(), false, true, bare, order.payments(), Map.of());
        assertThat(problems(wrong))
                .contains(
                        "null originator.name",
                        "null originator.id",
                        "null originator.account.routingNumber",
                        "null originator.account.type",
                        "null originator.account.accountNumber");
    }

    @Test
    void a_limit_on_records_is_kept() {
        assertThat(problems(order(many(9), Map.of(NachaOptions.MAX_RECORDS, "20"))))
                .containsExactly("null payments");
        assertThat(problems(order(many(8), Map.of(NachaOptions.MAX_RECORDS, "20"))))
                .isEmpty();
    }

    private String addendum(String... invoices) throws IOException {
        Money one = Money.of("1.00", "USD");
        PaymentInstruction payment = new PaymentInstruction(
                "PAY-9",
                Money.ofMinor(100L * invoices.length, one.currency()),
                "X",
                null,
                BankAccount.us("X", "021000021", "1"),
                List.of(invoices).stream()
                        .map(number -> new RemittanceItem(number, null, one, null, one, null))
                        .toList());
        return lines(order(payment)).get(3).substring(3, 83).stripTrailing();
    }

    private String origin(String value) throws IOException {
        return lines(order(List.of(payment("A", "1.00")), Map.of(NachaOptions.IMMEDIATE_ORIGIN, value)))
                .get(0)
                .substring(13, 23);
    }

    /** A routing number of a large value. */
    private static String west() {
        return "800000006";
    }

    private static List<PaymentInstruction> many(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> payment("P" + i, i + ".00"))
                .toList();
    }

    private static PaymentInstruction named(String payee) {
        return new PaymentInstruction(
                "A",
                Money.of("1.00", "USD"),
                payee,
                null,
                BankAccount.us("X", "021000021", "1"),
                payment("A", "1.00").remittance());
    }

    private static PaymentOrder balanced(PaymentOrder order) {
        return new PaymentOrder(
                order.id(),
                order.createdAt(),
                order.executionDate(),
                false,
                true,
                order.originator(),
                order.payments(),
                order.options());
    }

    private static PaymentOrder dated(PaymentOrder order, LocalDate day, boolean sameDay) {
        Instant created = sameDay || day.isBefore(LocalDate.of(2026, 11, 21))
                ? day.atTime(14, 0).toInstant(ZoneOffset.UTC)
                : order.createdAt();
        return new PaymentOrder(
                order.id(), created, day, sameDay, false, order.originator(), order.payments(), order.options());
    }

    private List<String> problems(PaymentOrder order) {
        return format.check(order).stream()
                .map((PaymentProblem problem) -> problem.paymentId() + " " + problem.field())
                .collect(Collectors.toList());
    }

    private String control(PaymentOrder order, char type) throws IOException {
        return lines(order).stream()
                .filter(line -> line.charAt(0) == type && !line.equals("9".repeat(94)))
                .findFirst()
                .orElseThrow();
    }

    private static Delivery bankTakes(PaymentOrder order) throws IOException {
        SimulatedBank bank = SimulatedBank.open(Clock.fixed(order.createdAt(), ZoneOffset.UTC));
        Delivery answer = bank.submit("x.ach", bytes(order));
        return answer;
    }

    private List<String> lines(PaymentOrder order) throws IOException {
        return text(order).lines().toList();
    }

    private static String text(PaymentOrder order) throws IOException {
        return new String(bytes(order), StandardCharsets.US_ASCII);
    }

    private static byte[] bytes(PaymentOrder order) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new NachaCcdFormat().write(order, out);
        return out.toByteArray();
    }
}
