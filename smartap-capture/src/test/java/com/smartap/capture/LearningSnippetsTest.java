package com.smartap.capture;

import static org.assertj.core.api.Assertions.assertThat;

import com.smartap.model.invoice.InvoiceContent;
import com.smartap.spi.capture.CandidateInvoice;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.capture.LayoutExample;
import com.smartap.spi.capture.LearnedLayout;
import com.smartap.spi.capture.ReadLimits;
import com.smartap.testkit.samples.SampleInvoice;
import com.smartap.testkit.samples.SampleInvoices;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What docs/capture/learning.md shows. */
class LearningSnippetsTest {
    @Test
    void a_correction_is_learned_and_used() {
        SampleInvoice sample = SampleInvoices.all().get(0);
        DocumentSource first = DocumentSource.of("first.pdf", sample.pdf());
        DocumentSource next = DocumentSource.of("next.pdf", sample.pdf());
        ReadLimits limits = ReadLimits.DEFAULT;
        List<String> shown = new ArrayList<>();
        // tag::learning
        PdfInvoiceReader reader = new PdfInvoiceReader();
        AnchorLearner learner = new AnchorLearner();
        CandidateInvoice read = reader.read(first, limits);
        InvoiceContent right =
                read.content().toBuilder().paymentTerms("End of next month").build();
        Optional<LearnedLayout> learned =
                learner.learn(List.of(new LayoutExample(reader.words(first, limits), read, right)));
        learned.ifPresent(layout -> layout.rules().forEach(rule -> shown.add(rule.description())));
        CandidateInvoice better = learned.map(
                        layout -> learner.read(layout, reader.words(next, limits), reader.read(next, limits)))
                .orElseGet(() -> reader.read(next, limits));
        // end::learning
        assertThat(shown).anyMatch(rule -> rule.contains("always \"End of next month\""));
        assertThat(better.content().paymentTerms()).isEqualTo("End of next month");
    }
}
