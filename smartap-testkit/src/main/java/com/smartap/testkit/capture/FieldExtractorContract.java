package com.smartap.testkit.capture;

import static org.assertj.core.api.Assertions.assertThat;

import com.smartap.model.invoice.InvoiceField;
import com.smartap.spi.Api;
import com.smartap.spi.SmartApException;
import com.smartap.spi.SpiLevel;
import com.smartap.spi.capture.FieldExtractor;
import com.smartap.spi.capture.PlacedWord;
import com.smartap.spi.capture.WordPage;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link FieldExtractor} keeps to; extend it with an extractor whose model answers. */
@Api(usage = Api.Usage.IMPLEMENT, since = "0.1")
public abstract class FieldExtractorContract {
    /** For subclasses. */
    protected FieldExtractorContract() {}

    /** An extractor that can be used. */
    protected abstract FieldExtractor extractor();

    @Test
    void it_has_an_id_and_a_level() {
        assertThat(extractor().id()).matches("[a-z0-9][a-z0-9-]*");
        assertThat(extractor().spiLevel()).isEqualTo(SpiLevel.CURRENT);
        assertThat(extractor().unavailable()).isEmpty();
    }

    @Test
    void it_proposes_a_field_once_and_never_the_lines() {
        List<FieldExtractor.Proposal> proposals = extractor().propose(List.of(page()));
        assertThat(proposals).extracting(FieldExtractor.Proposal::field).doesNotHaveDuplicates();
        assertThat(proposals).extracting(FieldExtractor.Proposal::field).doesNotContain(InvoiceField.LINES);
    }

    @Test
    void a_page_without_words_is_no_surprise() {
        try {
            assertThat(extractor().propose(List.of(new WordPage(1, 595, 842, List.of()))))
                    .isNotNull();
        } catch (SmartApException refusal) {
            assertThat(refusal).hasMessageNotContaining("null");
        }
    }

    private static WordPage page() {
        return new WordPage(
                1,
                595,
                842,
                List.of(
                        new PlacedWord("Invoice", 50, 50, 60, 12, 1),
                        new PlacedWord("INV-77", 115, 50, 50, 12, 1),
                        new PlacedWord("Total", 50, 90, 40, 12, 1),
                        new PlacedWord("119.00", 115, 90, 45, 12, 1)));
    }
}
