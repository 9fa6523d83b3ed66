package com.smartap.testkit.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.smartap.model.invoice.FieldReading;
import com.smartap.spi.Api;
import com.smartap.spi.DocumentException;
import com.smartap.spi.ErrorCode;
import com.smartap.spi.SpiLevel;
import com.smartap.spi.capture.CandidateInvoice;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.capture.InvoiceReader;
import com.smartap.spi.capture.ReadLimits;
import com.smartap.testkit.samples.HostileDocuments;
import java.time.Duration;
import java.util.Arrays;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

/** What every {@link InvoiceReader} keeps to; extend it with a reader and a document of its kind. */
@Api(usage = Api.Usage.IMPLEMENT, since = "0.1")
public abstract class InvoiceReaderContract {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** For subclasses. */
    protected InvoiceReaderContract() {}

    /** The reader. */
    protected abstract InvoiceReader reader();

    /** A document that the reader reads with at least one field. */
    protected abstract DocumentSource readable();

    @Test
    void it_is_found_by_its_id() {
        assertThat(ServiceLoader.load(InvoiceReader.class).stream()
                        .map(provider -> provider.get().id()))
                .contains(reader().id());
        assertThat(reader().id()).matches("[a-z0-9][a-z0-9-]*");
        assertThat(reader().spiLevel()).isEqualTo(SpiLevel.CURRENT);
    }

    @Test
    void it_recognises_its_own_kind_by_the_first_bytes() throws Exception {
        byte[] bytes = readable().readAll();
        assertThat(reader().recognise(Arrays.copyOf(bytes, Math.min(bytes.length, 4096))))
                .isPresent();
        assertThat(reader().recognise(new byte[0])).isEmpty();
        assertThat(reader().recognise(new byte[] {0, 1, 2, 3})).isEmpty();
    }

    @Test
    void a_readable_document_passes_the_check_and_gives_fields_with_places_and_confidences() {
        reader().check(readable(), ReadLimits.DEFAULT);
        CandidateInvoice candidate = reader().read(readable(), ReadLimits.DEFAULT);
        assertThat(candidate.format()).isNotBlank();
        assertThat(candidate.readings()).isNotEmpty();
        candidate.readings().forEach((field, reading) -> {
            assertThat(reading.field()).isEqualTo(field);
            FieldReading.Place place = reading.place();
            if (place != null) {
                assertThat(place.page()).isPositive();
                assertThat(place.x()).isBetween(0.0, 1.0);
                assertThat(place.y()).isBetween(0.0, 1.0);
                assertThat(place.x() + place.width()).isBetween(0.0, 1.0001);
                assertThat(place.y() + place.height()).isBetween(0.0, 1.0001);
            }
        });
    }

    @Test
    void reading_twice_gives_the_same() {
        assertThat(reader().read(readable(), ReadLimits.DEFAULT))
                .isEqualTo(reader().read(readable(), ReadLimits.DEFAULT));
    }

    @Test
    void an_empty_document_is_refused_as_empty() {
        assertThatThrownBy(() -> reader().check(DocumentSource.of("empty", new byte[0]), ReadLimits.DEFAULT))
                .isInstanceOfSatisfying(
                        DocumentException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.DOCUMENT_EMPTY));
    }

    @Test
    void a_document_above_the_limit_is_refused_as_too_large() throws Exception {
        ReadLimits tight = new ReadLimits(readable().size() - 1, 200, 2_000_000, Duration.ofSeconds(20));
        assertThatThrownBy(() -> reader().check(readable(), tight))
                .isInstanceOfSatisfying(
                        DocumentException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.DOCUMENT_TOO_LARGE));
    }

    @Test
    void whatever_comes_the_reader_answers_in_time_and_at_worst_refuses() {
        HostileDocuments.all()
                .forEach((name, bytes) -> assertTimeoutPreemptively(
                        PATIENCE,
                        () -> {
                            try {
                                reader().read(DocumentSource.of(name, bytes), ReadLimits.DEFAULT);
                            } catch (DocumentException refusal) {
                                assertThat(refusal.code().name()).startsWith("DOCUMENT_");
                                assertThat(refusal.getMessage()).contains(name);
                            }
                        },
                        name));
    }
}
