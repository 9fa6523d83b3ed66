package com.smartap.testkit.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.smartap.spi.Api;
import com.smartap.spi.DocumentException;
import com.smartap.spi.ErrorCode;
import com.smartap.spi.SpiLevel;
import com.smartap.spi.capture.OcrEngine;
import com.smartap.spi.capture.OcrHints;
import com.smartap.spi.capture.PageImage;
import com.smartap.spi.capture.PlacedWord;
import com.smartap.testkit.samples.SampleScans;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

/**
 * What every {@link OcrEngine} keeps to; extend it with an engine. Where the engine cannot be used, what it says about
 * that is tested, and the rest is skipped with its reason.
 */
@Api(usage = Api.Usage.IMPLEMENT, since = "0.1")
public abstract class OcrEngineContract {
    private static final OcrHints HINTS = new OcrHints(List.of("en"), 150, OcrHints.Shape.PAGE, Duration.ofSeconds(60));

    /** For subclasses. */
    protected OcrEngineContract() {}

    /** The engine. */
    protected abstract OcrEngine engine();

    @Test
    void it_is_found_by_its_id() {
        assertThat(ServiceLoader.load(OcrEngine.class).stream()
                        .map(provider -> provider.get().id()))
                .contains(engine().id());
        assertThat(engine().id()).matches("[a-z0-9][a-z0-9-]*");
        assertThat(engine().spiLevel()).isEqualTo(SpiLevel.CURRENT);
    }

    @Test
    void it_says_why_it_cannot_be_used_or_which_languages_it_knows() {
        if (engine().unavailable().isPresent()) {
            assertThat(engine().unavailable().get()).contains("Maybe");
            assertThat(engine().languages()).isEmpty();
            assertThatThrownBy(() -> engine().recognise(blank(), HINTS))
                    .isInstanceOfSatisfying(
                            DocumentException.class,
                            refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.DOCUMENT_UNSUPPORTED));
        } else {
            assertThat(engine().languages()).isNotEmpty().allMatch(code -> code.matches("[a-z]{2}"));
        }
    }

    @Test
    void a_clean_page_is_read_with_boxes_on_the_page() {
        assumeUsable();
        PageImage page = SampleScans.clean();
        List<PlacedWord> words = engine().recognise(page, HINTS);
        List<String> expected = SampleScans.words();
        List<String> read = words.stream().map(PlacedWord::text).toList();
        long found = expected.stream().filter(read::contains).count();
        assertThat(found).as("words of %s that were read", expected).isGreaterThan(expected.size() * 8L / 10);
        assertThat(words).allSatisfy(word -> {
            assertThat(word.x()).isBetween(0.0, (double) page.width());
            assertThat(word.y()).isBetween(0.0, (double) page.height());
            assertThat(word.x() + word.width()).isLessThanOrEqualTo(page.width());
            assertThat(word.y() + word.height()).isLessThanOrEqualTo(page.height());
        });
    }

    @Test
    void a_blank_page_has_no_words() {
        assumeUsable();
        assertThat(engine().recognise(blank(), HINTS)).isEmpty();
    }

    @Test
    void a_language_without_data_is_no_error() {
        assumeUsable();
        OcrHints strange = new OcrHints(List.of("xx", "en"), 150, OcrHints.Shape.SCATTERED, Duration.ofSeconds(60));
        assertThat(engine().recognise(blank(), strange)).isEmpty();
    }

    @Test
    void a_page_that_takes_too_long_is_given_up() {
        assumeUsable();
        OcrHints hurry = new OcrHints(List.of("en"), 150, OcrHints.Shape.PAGE, Duration.ofMillis(1));
        assertThatThrownBy(() -> engine().recognise(SampleScans.clean(), hurry))
                .isInstanceOfSatisfying(
                        DocumentException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.DOCUMENT_TOO_LARGE))
                .hasMessageContaining("Maybe");
    }

    private void assumeUsable() {
        String reason = engine().unavailable().orElse("");
        assumeTrue(reason.isEmpty(), reason);
    }

    private static PageImage blank() {
        byte[] white = new byte[600 * 400];
        Arrays.fill(white, (byte) 255);
        return new PageImage(600, 400, white);
    }
}
