package com.smartap.testkit.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.smartap.spi.Api;
import com.smartap.spi.ErrorCode;
import com.smartap.spi.SmartApException;
import com.smartap.spi.SpiLevel;
import com.smartap.spi.payment.StatementReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

/** What every statement reader keeps to. */
@Api(usage = Api.Usage.IMPLEMENT, since = "0.1")
public abstract class StatementReaderContract {
    /** The reader under test. */
    protected abstract StatementReader reader();

    /** A file of one statement or more, with at least two entries, answers or changes. */
    protected abstract byte[] sample() throws Exception;

    @Test
    void it_is_found_by_the_service_loader_under_its_id() {
        assertThat(ServiceLoader.load(StatementReader.class).stream()
                        .map(provider -> provider.get().id()))
                .contains(reader().id());
        assertThat(reader().spiLevel()).isEqualTo(SpiLevel.CURRENT);
    }

    @Test
    void it_recognises_its_own_files_and_no_others() throws Exception {
        byte[] sample = sample();
        assertThat(reader().recognises(Arrays.copyOf(sample, Math.min(sample.length, 4096))))
                .isTrue();
        for (String other : new String[] {"", "%PDF-1.7\n", "<html><body/></html>", "101 091000019", "\0\1\2"}) {
            assertThat(reader().recognises(other.getBytes(StandardCharsets.ISO_8859_1)))
                    .isFalse();
        }
    }

    @Test
    void entries_lie_between_begin_and_end_and_are_counted() throws Exception {
        StatementRecorder recorder = read(sample());
        assertThat(recorder.statements()).isNotEmpty();
        assertThat(recorder.statements().stream()
                        .mapToInt(StatementReaderContract::size)
                        .sum())
                .isGreaterThan(1);
        assertThat(recorder.statements())
                .allSatisfy(s -> assertThat(s.balance().entries()).isEqualTo(size(s)));
    }

    @Test
    void a_statement_that_is_read_again_has_the_same_fingerprint() throws Exception {
        var once = read(sample()).statements();
        var again = read(sample()).statements();
        for (int i = 0; i < once.size(); i++) {
            assertThat(once.get(i).balance().fingerprint())
                    .isEqualTo(again.get(i).balance().fingerprint());
        }
    }

    @Test
    void options_that_a_reader_does_not_know_are_refused() {
        assertThatThrownBy(() -> reader().read(
                                new ByteArrayInputStream(sample()),
                                new StatementRecorder(),
                                Map.of("no-such-option", "x")))
                .isInstanceOfSatisfying(
                        SmartApException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_REQUEST))
                .hasMessageContaining("no-such-option");
    }

    @Test
    protected void a_file_that_is_cut_off_anywhere_is_an_error_and_never_ends_its_statement() throws Exception {
        byte[] sample = sample();
        for (int part = 1; part < 8; part++) {
            byte[] cut = Arrays.copyOf(sample, sample.length * part / 8);
            StatementRecorder recorder = new StatementRecorder();
            assertThatThrownBy(() -> reader().read(new ByteArrayInputStream(cut), recorder))
                    .isInstanceOfSatisfying(
                            SmartApException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.STATEMENT_FORMAT));
        }
    }

    @Test
    void an_empty_file_is_an_error() {
        assertThatThrownBy(() -> read(new byte[0])).isInstanceOf(SmartApException.class);
    }

    @Test
    void the_stream_stays_open_and_its_own_failure_passes_through() throws Exception {
        boolean[] closed = {false};
        reader().read(
                        new ByteArrayInputStream(sample()) {
                            @Override
                            public void close() {
                                closed[0] = true;
                            }
                        },
                        new StatementRecorder());
        assertThat(closed[0]).isFalse();
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the disk is gone");
            }
        };
        assertThatThrownBy(() -> reader().read(broken, new StatementRecorder()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("the disk is gone");
    }

    private static int size(StatementRecorder.Recorded statement) {
        return statement.entries().size()
                + statement.answers().size()
                + statement.changes().size();
    }

    /** Reads a file into memory. */
    protected StatementRecorder read(byte[] file) throws IOException {
        StatementRecorder recorder = new StatementRecorder();
        reader().read(new ByteArrayInputStream(file), recorder);
        return recorder;
    }
}
