package com.smartap.capture;

import static org.assertj.core.api.Assertions.assertThat;

import com.smartap.model.invoice.FieldReading;
import com.smartap.model.invoice.InvoiceContent;
import com.smartap.model.invoice.InvoiceField;
import com.smartap.model.invoice.Party;
import com.smartap.spi.capture.CandidateInvoice;
import com.smartap.spi.capture.LayoutExample;
import com.smartap.spi.capture.LayoutLearner;
import com.smartap.spi.capture.LearnedLayout;
import com.smartap.spi.capture.PlacedWord;
import com.smartap.spi.capture.WordPage;
import com.smartap.testkit.capture.LayoutLearnerContract;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AnchorLearnerTest extends LayoutLearnerContract {
    private final AnchorLearner learner = new AnchorLearner();
    private final WordsInvoiceReader reader = new WordsInvoiceReader();

    @Override
    protected LayoutLearner learner() {
        return learner;
    }

    /** A page of a vendor who writes dates as told, and calls the number a sign. */
    private static WordPage page(String vendor, String sign, String date, String net, String tax, String total) {
        List<PlacedWord> words = new ArrayList<>();
        put(words, vendor, 50, 50);
        put(words, "4 Ferry Road, Seahaven", 50, 64);
        put(words, "Our sign", 330, 120);
        put(words, sign, 420, 120);
        put(words, "Invoice date", 330, 136);
        put(words, date, 420, 136);
        put(words, "Customer no", 330, 152);
        put(words, "88120", 420, 152);
        put(words, "Consulting", 50, 240);
        put(words, "Net amount", 330, 300);
        put(words, net, 480, 300);
        put(words, "VAT", 330, 315);
        put(words, tax, 480, 315);
        put(words, "To settle", 330, 330);
        put(words, total, 480, 330);
        return new WordPage(1, 595, 842, words);
    }

    private static void put(List<PlacedWord> words, String text, double x, double y) {
        double at = x;
        for (String word : text.split(" ", -1)) {
            if (!word.isEmpty()) {
                words.add(new PlacedWord(word, at, y, 5.0 * word.length(), 10, 1));
            }
            at += 5 * (word.length() + 0.6);
        }
    }

    private LayoutExample example(WordPage page, InvoiceContent.Builder right) {
        return new LayoutExample(List.of(page), reader.read(List.of(page)), right.build());
    }

    private InvoiceContent.Builder seen(WordPage page) {
        return reader.read(List.of(page)).content().toBuilder();
    }

    private CandidateInvoice next(LearnedLayout learned, WordPage page) {
        return learner.read(learned, List.of(page), reader.read(List.of(page)));
    }

    private static WordPage first(String vendor) {
        return page(vendor, "AX/2041", "03/25/2026", "1,000.00", "200.00", "1,200.00");
    }

    private LearnedLayout learnedFrom(String vendor, int corrections) {
        List<LayoutExample> examples = new ArrayList<>();
        WordPage one = first(vendor);
        examples.add(example(one, seen(one).invoiceNumber("AX/2041").vendor(party(vendor))));
        WordPage two = page(vendor, "AX/2077", "04/17/2026", "10.00", "2.00", "12.00");
        examples.add(example(two, seen(two).invoiceNumber("AX/2077").vendor(party(vendor))));
        return learner.learn(examples.subList(0, corrections)).orElseThrow();
    }

    private static Party party(String vendor) {
        return new Party(vendor, null, null, "4 Ferry Road, Seahaven");
    }

    @Test
    void one_correction_is_enough_to_find_a_number_behind_a_label_that_no_dictionary_has() {
        CandidateInvoice next = next(
                learnedFrom("Gannet Works Ltd", 1),
                page("Gannet Works Ltd", "AX/2199", "05/20/2026", "50.00", "10.00", "60.00"));
        assertThat(next.content().invoiceNumber()).isEqualTo("AX/2199");
        FieldReading reading = next.readings().get(InvoiceField.INVOICE_NUMBER);
        assertThat(reading).isNotNull();
        assertThat(reading.confidence()).isGreaterThanOrEqualTo(0.97);
        assertThat(reading.text()).isEqualTo("AX/2199");
    }

    @Test
    void the_order_of_day_and_month_is_learned() {
        WordPage open = page("Gannet Works Ltd", "AX/2199", "03/04/2026", "50.00", "10.00", "60.00");
        assertThat(reader.read(List.of(open)).content().invoiceDate()).isEqualTo(LocalDate.of(2026, 4, 3));
        CandidateInvoice next = next(learnedFrom("Gannet Works Ltd", 2), open);
        assertThat(next.content().invoiceDate()).isEqualTo(LocalDate.of(2026, 3, 4));
    }

    @Test
    void another_vendor_with_the_same_form_is_left_alone() {
        WordPage other = elsewhere("Pale Moon Bakery Inc");
        CandidateInvoice read = reader.read(List.of(other));
        assertThat(learner.read(learnedFrom("Gannet Works Ltd", 2), List.of(other), read))
                .isSameAs(read);
    }

    private static WordPage elsewhere(String vendor) {
        WordPage page = page(vendor, "AX/2199", "05/20/2026", "50.00", "10.00", "60.00");
        List<PlacedWord> words = new ArrayList<>();
        for (PlacedWord word : page.words()) {
            boolean address = List.of("4", "Ferry", "Road,", "Seahaven").contains(word.text());
            words.add(address ? new PlacedWord("Elsewhere", word.x(), word.y(), 40, 10, 1) : word);
        }
        return new WordPage(1, 595, 842, words);
    }

    @Test
    void two_people_who_contradict_each_other_change_nothing_until_a_third_decides() {
        WordPage page = first("Gannet Works Ltd");
        LayoutExample sign = example(page, seen(page).invoiceNumber("AX/2041"));
        LayoutExample customer = example(page, seen(page).invoiceNumber("88120"));
        WordPage later = page("Gannet Works Ltd", "AX/2301", "06/20/2026", "5.00", "1.00", "6.00");
        String read = reader.read(List.of(later)).content().invoiceNumber();
        Optional<LearnedLayout> open = learner.learn(List.of(sign, customer));
        assertThat(number(open, later)).isEqualTo(read);
        Optional<LearnedLayout> decided = learner.learn(List.of(sign, customer, sign));
        assertThat(number(decided, later)).isEqualTo("AX/2301");
    }

    private @Nullable String number(Optional<LearnedLayout> learned, WordPage page) {
        return learned.map(layout -> next(layout, page))
                .orElseGet(() -> reader.read(List.of(page)))
                .content()
                .invoiceNumber();
    }

    @Test
    void a_vendor_whose_name_is_a_picture_is_named() {
        WordPage page = first("");
        LearnedLayout learned = learner.learn(
                        List.of(example(page, seen(page).vendor(new Party("Gannet Works Ltd", null, null, null)))))
                .orElseThrow();
        CandidateInvoice next = next(learned, page("", "AX/2500", "07/20/2026", "5.00", "1.00", "6.00"));
        assertThat(next.content().vendor().name()).isEqualTo("Gannet Works Ltd");
        assertThat(next.readings().get(InvoiceField.VENDOR_NAME)).isNotNull();
    }

    @Test
    void a_total_behind_a_strange_label_is_learned_and_proven() {
        WordPage page = first("Gannet Works Ltd");
        CandidateInvoice read = reader.read(List.of(page));
        InvoiceContent wrong =
                read.content().toBuilder().total(new BigDecimal("1000.00")).build();
        LayoutExample example = new LayoutExample(
                List.of(page),
                new CandidateInvoice(read.format(), wrong, read.readings(), read.warnings()),
                wrong.toBuilder()
                        .subtotal(new BigDecimal("1000.00"))
                        .taxAmount(new BigDecimal("200.00"))
                        .total(new BigDecimal("1200.00"))
                        .build());
        LearnedLayout learned = learner.learn(List.of(example)).orElseThrow();
        WordPage later = page("Gannet Works Ltd", "AX/2600", "08/20/2026", "500.00", "100.00", "600.00");
        CandidateInvoice bare = reader.read(List.of(later));
        CandidateInvoice misread = new CandidateInvoice(
                bare.format(),
                bare.content().toBuilder()
                        .subtotal(new BigDecimal("500.00"))
                        .taxAmount(new BigDecimal("100.00"))
                        .total(new BigDecimal("500.00"))
                        .build(),
                bare.readings(),
                List.of("SUMS: net, tax and shipping do not add up to the total"));
        CandidateInvoice next = learner.read(learned, List.of(later), misread);
        assertThat(next.content().total()).isEqualByComparingTo("600.00");
        assertThat(next.warnings()).noneMatch(warning -> warning.startsWith("SUMS"));
    }

    @Test
    void a_body_of_a_later_version_is_told_and_not_used() {
        WordPage page = first("Gannet Works Ltd");
        CandidateInvoice read = reader.read(List.of(page));
        CandidateInvoice next =
                learner.read(new LearnedLayout("anchors", "{\"format\":2}", List.of()), List.of(page), read);
        assertThat(next.content()).isEqualTo(read.content());
        assertThat(next.warnings())
                .anyMatch(warning -> warning.startsWith("LEARNED: ") && warning.contains("format 2"));
    }
}
