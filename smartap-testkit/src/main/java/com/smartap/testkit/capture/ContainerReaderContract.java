package com.smartap.testkit.capture;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.smartap.spi.Api;
import com.smartap.spi.DocumentException;
import com.smartap.spi.ErrorCode;
import com.smartap.spi.SpiLevel;
import com.smartap.spi.capture.ContainerReader;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.capture.ReadLimits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What every {@link ContainerReader} keeps to. */
@Api(usage = Api.Usage.IMPLEMENT, since = "0.1")
public abstract class ContainerReaderContract {
    private static final int LONG = 5000;

    /** For subclasses. */
    protected ContainerReaderContract() {}

    /** The reader. */
    protected abstract ContainerReader reader();

    /** A container named {@code box} that holds documents of these names and bytes, in the order of their names. */
    protected abstract byte[] container(Map<String, byte[]> documents);

    private DocumentSource box(byte[]... documents) {
        Map<String, byte[]> named = new TreeMap<>();
        for (int i = 0; i < documents.length; i++) {
            named.put("document-" + i + ".pdf", documents[i]);
        }
        return DocumentSource.of("box", container(named));
    }

    private static byte[] pdf(int bytes) {
        byte[] pdf = new byte[bytes];
        new Random(bytes).nextBytes(pdf);
        byte[] head = "%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(head, 0, pdf, 0, head.length);
        return pdf;
    }

    private List<ContainerReader.Entry> open(DocumentSource box, ReadLimits limits) {
        List<ContainerReader.Entry> entries = new ArrayList<>();
        assertThat(reader().each(box, limits, entries::add)).isNotNull();
        return entries;
    }

    @Test
    void it_is_found_by_its_id() {
        assertThat(ServiceLoader.load(ContainerReader.class).stream()
                        .map(provider -> provider.get().id()))
                .contains(reader().id());
        assertThat(reader().id()).matches("[a-z0-9][a-z0-9-]*");
        assertThat(reader().spiLevel()).isEqualTo(SpiLevel.CURRENT);
    }

    @Test
    void it_recognises_its_own_kind_and_no_other_one() throws IOException {
        byte[] box = box(pdf(100)).readAll();
        assertThat(reader().recognise(Arrays.copyOf(box, Math.min(4096, box.length))))
                .isPresent();
        assertThat(reader().recognise(pdf(100))).isEmpty();
        assertThat(reader().recognise(new byte[0])).isEmpty();
    }

    @Test
    void each_document_comes_out_as_it_went_in_with_its_path() throws IOException {
        List<ContainerReader.Entry> entries = open(box(pdf(100), pdf(LONG)), ReadLimits.DEFAULT);
        assertThat(entries)
                .extracting(ContainerReader.Entry::path)
                .containsExactly("box/document-0.pdf", "box/document-1.pdf");
        DocumentSource second = requireNonNull(entries.get(1).document());
        assertThat(second.readAll()).isEqualTo(pdf(LONG));
        assertThat(second.name()).isEqualTo("document-1.pdf");
    }

    @Test
    void a_document_beyond_the_limit_is_refused_and_the_others_are_taken() {
        ReadLimits small = new ReadLimits(LONG + 2000, 10, 1000, Duration.ofSeconds(5));
        byte[] larger = new byte[LONG + 3000];
        System.arraycopy(pdf(9), 0, larger, 0, 9);
        DocumentSource box = box(larger, pdf(100));
        List<ContainerReader.Entry> entries = new ArrayList<>();
        try {
            reader().each(box, small, entries::add);
        } catch (DocumentException e) {
            assertThat(e.code()).as("where the container itself is beyond it").isEqualTo(ErrorCode.DOCUMENT_TOO_LARGE);
            return;
        }
        assertThat(entries).hasSize(2);
        assertThat(requireNonNull(entries.get(0).refusal()).code()).isEqualTo(ErrorCode.DOCUMENT_TOO_LARGE);
        assertThat(entries.get(1).document()).isNotNull();
    }

    @Test
    void a_file_of_another_kind_is_refused() {
        assertThatThrownBy(() -> open(DocumentSource.of("x.pdf", pdf(100)), ReadLimits.DEFAULT))
                .isInstanceOf(DocumentException.class);
    }

    @Test
    void a_container_that_is_cut_or_changed_is_refused_or_gives_what_can_be_taken() throws IOException {
        byte[] whole = box(pdf(100), pdf(LONG)).readAll();
        Random dice = new Random(11);
        for (int i = 0; i < 60; i++) {
            byte[] bytes = i % 2 == 0 ? Arrays.copyOf(whole, dice.nextInt(whole.length)) : whole.clone();
            for (int k = 0; i % 2 == 1 && k < 8; k++) {
                bytes[dice.nextInt(bytes.length)] = (byte) dice.nextInt(256);
            }
            try {
                assertThat(open(DocumentSource.of("box", bytes), ReadLimits.DEFAULT))
                        .hasSizeLessThan(100);
            } catch (DocumentException e) {
                assertThat(e.getMessage()).isNotBlank();
            }
        }
    }
}
