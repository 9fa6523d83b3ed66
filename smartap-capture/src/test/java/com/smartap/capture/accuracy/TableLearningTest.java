package com.smartap.capture.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import com.smartap.capture.AnchorLearner;
import com.smartap.model.invoice.InvoiceField;
import com.smartap.model.invoice.InvoiceLine;
import com.smartap.spi.capture.CandidateInvoice;
import com.smartap.spi.capture.LayoutExample;
import com.smartap.spi.capture.LearnedLayout;
import com.smartap.spi.capture.WordPage;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is learned of tables from one and from two corrections, over vendors whose tables nobody has seen. */
class TableLearningTest {
    private final AnchorLearner learner = new AnchorLearner();

    @Test
    void lines_of_tables_that_nobody_has_seen_are_right_after_one_or_two_corrections_and_never_worse() {
        TableFigures printed = figures(2000, false);
        assertThat(printed.share(0)).isLessThan(0.5);
        assertThat(printed.share(1)).isGreaterThanOrEqualTo(0.9);
        assertThat(printed.share(2)).isGreaterThanOrEqualTo(0.97);
        assertThat(printed.worse()).isEmpty();
        TableFigures scanned = figures(2100, true);
        assertThat(scanned.share(1)).isGreaterThanOrEqualTo(0.75);
        assertThat(scanned.share(2)).isGreaterThanOrEqualTo(0.8);
        assertThat(scanned.worse()).isEmpty();
    }

    private static TableFigures figures(long seed, boolean scanned) {
        TableFigures figures = new TableFigures();
        for (int i = 0; i < 10; i++) {
            figures.add(seed + i, scanned);
        }
        figures.cross();
        System.out.println(String.format(
                Locale.ROOT,
                "tables%s: of %d lines right cold %.3f, after one %.3f, after two %.3f",
                scanned ? ", as if scanned" : "",
                figures.lines(),
                figures.share(0),
                figures.share(1),
                figures.share(2)));
        return figures;
    }

    @Test
    void what_was_learned_of_a_table_is_said_in_words() {
        List<LayoutExample> examples = TableFigures.documents(2001, false);
        LearnedLayout learned = learner.learn(examples.subList(0, 2)).orElseThrow();
        assertThat(learned.rules())
                .filteredOn(rule -> rule.field() == InvoiceField.LINES)
                .singleElement()
                .satisfies(rule -> {
                    assertThat(rule.description())
                            .startsWith("below \"")
                            .contains("description", "quantity", "unit price", "amount", "ends before");
                    assertThat(rule.hits()).isEqualTo(2);
                });
    }

    @Test
    void a_document_without_the_heading_keeps_the_lines_that_were_read() {
        List<LayoutExample> own = TableFigures.documents(2001, false);
        LearnedLayout learned = learner.learn(own.subList(0, 2)).orElseThrow();
        LayoutExample next = own.get(3);
        List<InvoiceLine> read = next.read().content().lines();
        assertThat(learner.read(learned, next.pages(), next.read()).content().lines())
                .isNotEqualTo(read);
        List<WordPage> headless = next.pages().stream()
                .map(page -> new WordPage(
                        page.number(),
                        page.width(),
                        page.height(),
                        page.words().stream()
                                .filter(word -> word.y() < 285 || word.y() > 302)
                                .toList()))
                .toList();
        assertThat(learner.read(learned, headless, next.read()).content().lines())
                .isEqualTo(read);
    }

    @Test
    void lines_that_add_up_are_not_given_up_for_lines_that_do_not() {
        List<LayoutExample> examples = TableFigures.documents(2001, false);
        LearnedLayout learned = learner.learn(examples.subList(0, 2)).orElseThrow();
        LayoutExample next = examples.get(3);
        BigDecimal net = next.right().subtotal();
        InvoiceLine whole = InvoiceLine.read("All of it", null, BigDecimal.ONE, net, net);
        CandidateInvoice adds = new CandidateInvoice(
                next.read().format(),
                next.right().toBuilder().lines(List.of(whole)).subtotal(net).build(),
                next.read().readings(),
                List.of());
        CandidateInvoice doubtful = new CandidateInvoice(
                adds.format(),
                adds.content().toBuilder()
                        .subtotal(net == null ? null : net.add(BigDecimal.ONE))
                        .build(),
                adds.readings(),
                List.of());
        assertThat(learner.read(learned, next.pages(), adds).content().lines())
                .as("both add up, and the vendor's table has been right before")
                .hasSameSizeAs(next.right().lines());
        InvoiceLine fits = InvoiceLine.read(
                "All of it",
                null,
                BigDecimal.ONE,
                doubtful.content().subtotal(),
                doubtful.content().subtotal());
        CandidateInvoice proven = new CandidateInvoice(
                doubtful.format(),
                doubtful.content().toBuilder().lines(List.of(fits)).build(),
                doubtful.readings(),
                List.of());
        assertThat(learner.read(learned, next.pages(), proven).content().lines())
                .containsExactly(fits);
    }

    @Test
    void a_table_that_somebody_changed_for_the_worse_breaks_nothing() {
        List<LayoutExample> examples = TableFigures.documents(2001, false);
        LearnedLayout learned = learner.learn(examples.subList(0, 2)).orElseThrow();
        LayoutExample next = examples.get(2);
        int from = learned.body().indexOf("\"table\"");
        assertThat(from).isPositive();
        Random dice = new Random(5);
        for (int i = 0; i < 150; i++) {
            int at = from + dice.nextInt(learned.body().length() - from);
            String body = learned.body().substring(0, at)
                    + (char) (32 + dice.nextInt(95))
                    + learned.body().substring(at + 1);
            LearnedLayout damaged = new LearnedLayout(learner.id(), body, List.of());
            assertThat(learner.read(damaged, next.pages(), next.read())).isNotNull();
        }
    }
}
