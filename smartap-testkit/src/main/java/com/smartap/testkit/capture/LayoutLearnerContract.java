package com.smartap.testkit.capture;

import static org.assertj.core.api.Assertions.assertThat;

import com.smartap.model.invoice.FieldReading;
import com.smartap.model.invoice.InvoiceContent;
import com.smartap.model.invoice.InvoiceField;
import com.smartap.model.invoice.InvoiceLine;
import com.smartap.model.invoice.Party;
import com.smartap.spi.Api;
import com.smartap.spi.SpiLevel;
import com.smartap.spi.capture.CandidateInvoice;
import com.smartap.spi.capture.LayoutExample;
import com.smartap.spi.capture.LayoutLearner;
import com.smartap.spi.capture.LearnedLayout;
import com.smartap.spi.capture.WordPage;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link LayoutLearner} keeps to. */
@Api(usage = Api.Usage.IMPLEMENT, since = "0.1")
public abstract class LayoutLearnerContract {
    /** For subclasses. */
    protected LayoutLearnerContract() {}

    /** The learner. */
    protected abstract LayoutLearner learner();

    @Test
    void it_is_found_by_its_id() {
        assertThat(ServiceLoader.load(LayoutLearner.class).stream()
                        .map(provider -> provider.get().id()))
                .contains(learner().id());
        assertThat(learner().id()).matches("[a-z0-9][a-z0-9-]*");
        assertThat(learner().spiLevel()).isEqualTo(SpiLevel.CURRENT);
    }

    @Test
    void a_correction_helps_on_the_next_document() {
        LearnedLayout learned = learned(1, 2);
        assertThat(learned.learner()).isEqualTo(learner().id());
        CandidateInvoice next = read(learned, 9);
        assertThat(next.content().invoiceNumber())
                .isEqualTo(LearnerPapers.right(9).invoiceNumber());
        assertThat(next.content().total()).isEqualTo(LearnerPapers.right(9).total());
        assertThat(next.readings().get(InvoiceField.INVOICE_NUMBER))
                .isNotNull()
                .extracting(FieldReading::place)
                .isNotNull();
    }

    @Test
    void what_was_learned_says_in_words_where_a_field_stands() {
        assertThat(learned(1, 2).rules())
                .anySatisfy(rule -> assertThat(rule.field()).isEqualTo(InvoiceField.INVOICE_NUMBER))
                .allSatisfy(rule -> assertThat(rule.description()).isNotBlank());
    }

    @Test
    void the_same_examples_teach_the_same() {
        assertThat(learned(1, 2, 3)).isEqualTo(learned(1, 2, 3));
    }

    @Test
    void no_examples_teach_nothing() {
        assertThat(learner().learn(List.of())).isEmpty();
    }

    @Test
    void pages_without_words_are_no_surprise() {
        WordPage blank = new WordPage(1, 595, 842, List.of());
        LayoutExample empty = new LayoutExample(List.of(blank), LearnerPapers.read(1), LearnerPapers.right(1));
        assertThat(learner().learn(List.of(empty))).isNotNull();
        assertThat(learner()
                        .read(learned(1, 2), List.of(blank), LearnerPapers.read(4))
                        .content())
                .isEqualTo(LearnerPapers.read(4).content());
        assertThat(learner()
                        .read(learned(1, 2), List.of(), LearnerPapers.read(4))
                        .content())
                .isEqualTo(LearnerPapers.read(4).content());
    }

    @Test
    void bank_details_are_never_learned() {
        LearnedLayout learned = learned(1, 2, 3);
        assertThat(learned.rules()).noneMatch(rule -> rule.field() == InvoiceField.VENDOR_IBAN);
        assertThat(learned.body() + learned.rules()).doesNotContainIgnoringCase(LearnerPapers.IBAN.substring(4));
        CandidateInvoice read = LearnerPapers.read(5);
        CandidateInvoice unknown = new CandidateInvoice(
                read.format(),
                read.content().toBuilder().vendor(Party.UNKNOWN).build(),
                read.readings(),
                read.warnings());
        CandidateInvoice next =
                learner().read(learned, List.of(LearnerPapers.page(5, LearnerPapers.total(5))), unknown);
        assertThat(next.content().vendor().iban()).isNull();
    }

    @Test
    void a_document_with_another_layout_is_left_as_it_was() {
        CandidateInvoice read = LearnerPapers.read(6);
        assertThat(learner().read(learned(1, 2), List.of(LearnerPapers.otherLayout(6)), read))
                .isEqualTo(read);
    }

    @Test
    void sums_that_add_up_are_not_given_up_for_one_that_does_not() {
        LayoutExample wrongTotal = misread(LearnerPapers.example(1));
        LearnedLayout learned = learner()
                .learn(List.of(wrongTotal, misread(LearnerPapers.example(2))))
                .orElseThrow();
        BigDecimal misprinted = LearnerPapers.total(7).add(BigDecimal.TEN);
        CandidateInvoice read = LearnerPapers.read(7);
        CandidateInvoice next = learner().read(learned, List.of(LearnerPapers.page(7, misprinted)), read);
        assertThat(next.content().total()).isEqualTo(LearnerPapers.right(7).total());
    }

    @Test
    void lines_that_are_printed_nowhere_are_not_learned() {
        InvoiceLine ghost =
                InvoiceLine.read("Ghost", null, BigDecimal.ONE, new BigDecimal("77.77"), new BigDecimal("77.77"));
        List<LayoutExample> examples = IntStream.of(1, 2)
                .mapToObj(LearnerPapers::example)
                .map(example -> new LayoutExample(
                        example.pages(),
                        example.read(),
                        example.right().toBuilder().lines(List.of(ghost)).build()))
                .toList();
        CandidateInvoice next = read(learner().learn(examples).orElseThrow(), 9);
        assertThat(next.content().lines())
                .isEqualTo(LearnerPapers.read(9).content().lines());
    }

    /** The same example, of which the reader took the net amount for the total. */
    private static LayoutExample misread(LayoutExample example) {
        CandidateInvoice read = example.read();
        InvoiceContent content =
                read.content().toBuilder().total(read.content().subtotal()).build();
        return new LayoutExample(
                example.pages(),
                new CandidateInvoice(read.format(), content, read.readings(), read.warnings()),
                example.right());
    }

    @Test
    void it_is_never_worse_on_its_own_examples() {
        Random dice = new Random(77);
        for (int round = 0; round < 8; round++) {
            List<LayoutExample> examples = IntStream.range(0, 1 + dice.nextInt(4))
                    .mapToObj(i -> spoilt(LearnerPapers.example(dice.nextInt(20)), dice))
                    .toList();
            Optional<LearnedLayout> learned = learner().learn(examples);
            Map<String, Integer> before = new TreeMap<>();
            Map<String, Integer> now = new TreeMap<>();
            for (LayoutExample example : examples) {
                CandidateInvoice read = learned.map(layout -> learner().read(layout, example.pages(), example.read()))
                        .orElse(example.read());
                right(example.read().content(), example.right()).forEach(field -> before.merge(field, 1, Integer::sum));
                right(read.content(), example.right()).forEach(field -> now.merge(field, 1, Integer::sum));
            }
            before.forEach((field, count) ->
                    assertThat(now.getOrDefault(field, 0)).as(field).isGreaterThanOrEqualTo(count));
        }
    }

    /** Some people correct what was right: the corrections of one vendor then contradict each other. */
    private static LayoutExample spoilt(LayoutExample example, Random dice) {
        InvoiceContent.Builder right = example.right().toBuilder();
        if (dice.nextInt(3) == 0) {
            right.invoiceNumber(example.read().content().invoiceNumber());
        }
        if (dice.nextInt(3) == 0) {
            right.total(example.right().subtotal());
        }
        return new LayoutExample(example.pages(), example.read(), right.build());
    }

    private static List<String> right(InvoiceContent content, InvoiceContent right) {
        return List.of(
                        "number "
                                + (String.valueOf(content.invoiceNumber())
                                        .equals(String.valueOf(right.invoiceNumber()))),
                        "date " + String.valueOf(content.invoiceDate()).equals(String.valueOf(right.invoiceDate())),
                        "net " + String.valueOf(content.subtotal()).equals(String.valueOf(right.subtotal())),
                        "tax " + String.valueOf(content.taxAmount()).equals(String.valueOf(right.taxAmount())),
                        "total " + String.valueOf(content.total()).equals(String.valueOf(right.total())))
                .stream()
                .filter(one -> one.endsWith("true"))
                .toList();
    }

    @Test
    void a_damaged_body_changes_nothing_and_breaks_nothing() {
        LearnedLayout learned = learned(1, 2);
        CandidateInvoice read = LearnerPapers.read(8);
        List<WordPage> pages = List.of(LearnerPapers.page(8, LearnerPapers.total(8)));
        for (String body :
                List.of("", "{", "null", "[]", "7", "{\"format\":99}", "x".repeat(2_000_000), "[".repeat(100_000))) {
            LearnedLayout damaged = new LearnedLayout(learner().id(), body, List.of());
            assertThat(learner().read(damaged, pages, read).content()).isEqualTo(read.content());
        }
        Random dice = new Random(3);
        for (int i = 0; i < 200; i++) {
            int at = dice.nextInt(learned.body().length());
            String body = learned.body().substring(0, at)
                    + (char) (32 + dice.nextInt(95))
                    + learned.body().substring(at + 1);
            assertThat(learner().read(new LearnedLayout(learner().id(), body, List.of()), pages, read))
                    .isNotNull();
        }
    }

    private LearnedLayout learned(int... serials) {
        return learner()
                .learn(IntStream.of(serials).mapToObj(LearnerPapers::example).toList())
                .orElseThrow();
    }

    private CandidateInvoice read(LearnedLayout learned, int serial) {
        return learner()
                .read(
                        learned,
                        List.of(LearnerPapers.page(serial, LearnerPapers.total(serial))),
                        LearnerPapers.read(serial));
    }
}
